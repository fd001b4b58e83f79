import type { Grant, Role } from '../contract/account'

/**
 * How far a role's right reaches: everything; what belongs wholly to its network; what touches its network (a tour
 * through several); what its own provider owns.
 */
type Reach = 'all' | 'network' | 'touching' | 'provider'

type Row = Readonly<Partial<Record<Role, Reach>>>

/**
 * The one table of rights: who may do what, and how far. Every command asks it, `/ayuda/permisos` shows it, and the
 * tests attempt it against every path of the API. What is not here is refused.
 */
export const RIGHTS = {
  'site.read': { coordination: 'all', designer: 'network', reviewer: 'network', promoter: 'network' },
  'site.edit': { coordination: 'all', designer: 'network' },
  'site.review': { coordination: 'all', reviewer: 'network' },
  'site.evaluate': { coordination: 'all', designer: 'network', reviewer: 'network' },
  'route.read': { coordination: 'all', designer: 'network', reviewer: 'network', promoter: 'network' },
  'route.edit': { coordination: 'all', designer: 'network' },
  'route.review': { coordination: 'all', reviewer: 'network' },
  'package.read': {
    coordination: 'all',
    designer: 'network',
    cooperative: 'provider',
    reviewer: 'network',
    promoter: 'network',
  },
  'package.edit': { coordination: 'all', cooperative: 'provider' },
  'package.review': { coordination: 'all', reviewer: 'network' },
  'tour.read': {
    coordination: 'all',
    designer: 'touching',
    cooperative: 'provider',
    reviewer: 'touching',
    promoter: 'touching',
  },
  'tour.edit': { coordination: 'all', cooperative: 'provider' },
  'tour.review': { coordination: 'all', reviewer: 'network' },
  'provider.read': { coordination: 'all', designer: 'network', cooperative: 'provider', reviewer: 'network' },
  'provider.create': { coordination: 'all' },
  'provider.edit': { coordination: 'all', cooperative: 'provider' },
  'service.read': { coordination: 'all', designer: 'network', cooperative: 'provider', reviewer: 'network' },
  'service.edit': { coordination: 'all', cooperative: 'provider' },
  'brochure.preview': {
    coordination: 'all',
    designer: 'touching',
    cooperative: 'provider',
    reviewer: 'touching',
    promoter: 'touching',
  },
  'person.invite': { coordination: 'all', cooperative: 'provider' },
  'person.manage': { coordination: 'all' },
  'audit.read': { coordination: 'all', reviewer: 'touching' },
} as const satisfies Record<string, Row>

export type Right = keyof typeof RIGHTS

/** What an object belongs to: its networks (a tour has several) and the provider that owns it, if one does. */
export interface Scope {
  readonly networks: readonly string[]
  readonly provider?: string
}

function reaches(reach: Reach, grant: Grant, scope: Scope): boolean {
  if (reach === 'all') return true
  if (grant.role === 'coordination') return false
  if (reach === 'provider') return grant.role === 'cooperative' && scope.provider === grant.provider
  return scope.networks.includes(grant.network)
}

/**
 * Whether somebody with these grants may do this to that. Rights that reach a `network` must cover every network of the
 * object, by one grant or by several: a tour through two networks is published by somebody who reviews both.
 * @param grants the roles a person holds; [] for nobody
 * @param right a row of the table
 * @param scope what the object belongs to; without it the question is whether they may do it to anything at all
 */
export function may(grants: readonly Grant[], right: Right, scope?: Scope): boolean {
  const row: Row = RIGHTS[right]
  const held = grants.filter((grant) => row[grant.role] !== undefined)
  if (scope === undefined) return held.length > 0
  if (held.some((grant) => row[grant.role] !== 'network' && reaches(row[grant.role]!, grant, scope))) return true
  const covered = (network: string) =>
    held.some((grant) => row[grant.role] === 'network' && reaches('network', grant, { networks: [network] }))
  return scope.networks.length > 0 && scope.networks.every(covered)
}
