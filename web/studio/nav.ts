import type { Right } from '../../server/account/rights.rules'
import { may } from './session'

interface Entry {
  /** Also the key of its words. */
  readonly area: string
  readonly path: string
  /** After `g`. */
  readonly key: string
  /** One of these rights must be held for something; everybody without any. */
  readonly needs?: readonly Right[]
}

const ENTRIES: readonly Entry[] = [
  { area: 'home', path: '/studio', key: 'i' },
  { area: 'sites', path: '/studio/sitios', key: 's', needs: ['site.read'] },
  { area: 'field', path: '/studio/campo', key: 'f', needs: ['site.edit'] },
  { area: 'routes', path: '/studio/rutas', key: 'r', needs: ['route.read'] },
  { area: 'packages', path: '/studio/paquetes', key: 'p', needs: ['package.read'] },
  { area: 'tours', path: '/studio/viajes', key: 'v', needs: ['tour.read'] },
  { area: 'providers', path: '/studio/prestadores', key: 't', needs: ['provider.read'] },
  { area: 'people', path: '/studio/personas', key: 'e', needs: ['person.invite', 'person.manage'] },
  { area: 'audit', path: '/studio/registro', key: 'a', needs: ['audit.read'] },
]

export const ACCOUNT: Entry = { area: 'account', path: '/studio/cuenta', key: 'c' }

/** What the person who is signed in may go to. */
export const entries = (): readonly Entry[] =>
  ENTRIES.filter(({ needs }) => needs === undefined || needs.some((right) => may(right)))
