import type { Screen } from './router'
import { worksScreens } from './works/screens'

/** Every screen of the studio; the first that fits an address is shown. */
export const SCREENS: readonly Screen[] = [
  { path: '/studio/sitios/importar', load: () => import('./import/import'), area: 'sites' },
  { path: '/studio/cobertura', load: () => import('./coverage/coverage'), area: 'sites' },
  ...worksScreens,
  { path: '/studio/campo', load: () => import('./field/home'), area: 'field' },
  { path: '/studio/campo/:id', load: () => import('./field/walk'), area: 'field' },
  { path: '/studio/entrar', load: () => import('./screens/sign-in'), open: true },
  { path: '/studio/enlace', load: () => import('./screens/link'), open: true },
  { path: '/studio/cuenta', load: () => import('./screens/account'), area: 'account' },
  { path: '/studio/personas', load: () => import('./screens/people'), area: 'people' },
  { path: '/studio/registro', load: () => import('./screens/audit'), area: 'audit' },
]
