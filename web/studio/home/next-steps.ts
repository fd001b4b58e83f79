import type { Role } from '../../../server/contract/account'

interface Step {
  readonly href: string
  readonly words: string
}
const sites: Step = { href: '/studio/sitios', words: 'home.open.sites' }
const routes: Step = { href: '/studio/rutas', words: 'home.open.routes' }
const packages: Step = { href: '/studio/paquetes', words: 'home.open.packages' }

/** Where somebody with nothing on their desk would go first. */
export const NEXT_STEPS: Readonly<Record<Role | 'nobody', readonly Step[]>> = {
  coordination: [{ href: '/studio/personas', words: 'home.open.people' }, routes],
  designer: [sites, routes],
  cooperative: [{ href: '/studio/prestadores', words: 'home.open.providers' }, packages],
  reviewer: [routes, packages],
  promoter: [routes, packages],
  nobody: [],
}
