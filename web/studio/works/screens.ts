import type { Screen } from '../router'
import type { DraftKind } from '../../../server/contract/draft'

const KINDS = [
  ['sitios', 'site', 'sites'],
  ['rutas', 'route', 'routes'],
  ['paquetes', 'package', 'packages'],
  ['viajes', 'tour', 'tours'],
] as const satisfies readonly (readonly [string, DraftKind, string])[]

/** The desk of whoever writes, reviews or serves: home, the four kinds of works, providers and their services. */
export const worksScreens: readonly Screen[] = [
  { path: '/studio', load: () => import('../home/home'), area: 'home' },
  ...KINDS.flatMap(([folder, kind, area]): Screen[] => [
    {
      path: `/studio/${folder}`,
      load: kind === 'site' ? () => import('../catalog/catalog') : () => import('./list'),
      given: { kind },
      area,
    },
    { path: `/studio/${folder}/:id`, load: () => import('./work'), given: { kind }, area },
  ]),
  { path: '/studio/prestadores', load: () => import('../providers/list'), area: 'providers' },
  { path: '/studio/prestadores/:id', load: () => import('../providers/provider'), area: 'providers' },
]
