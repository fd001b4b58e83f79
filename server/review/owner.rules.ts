import type { Grant } from '../contract/account'
import { NETWORK_IDS } from '../contract/common'
import type { DraftKind } from '../contract/draft'

/** What a person asks for when they begin something new. */
export interface Beginning {
  readonly kind: DraftKind
  readonly network?: string | undefined
  readonly onBehalfOf?: string | undefined
}

/** What is wrong with what was asked: one of these is expected, there is no such thing, or it is not asked here. */
export interface Misplaced {
  readonly field: 'network' | 'onBehalfOf'
  readonly why: 'options' | 'unknown' | 'unasked'
  readonly choices: readonly string[]
}

/** Where something new belongs, what is wrong with the answer, or that it is not theirs to begin. */
export type Belonging =
  { readonly networks: readonly string[]; readonly provider: string } | Misplaced | 'right.missing'

type Cooperative = Extract<Grant, { role: 'cooperative' }>

const unasked = (field: Misplaced['field']): Misplaced => ({ field, why: 'unasked', choices: [] })
const oneOf = (field: Misplaced['field'], choices: readonly string[]): Misplaced => ({ field, why: 'options', choices })

const isCooperative = (grant: Grant): grant is Cooperative => grant.role === 'cooperative'

/** A package belongs to one network; a tour to those of its packages, and it has none yet. */
const owned = ({ kind, network }: Beginning, owner: { provider: string; network: string | undefined }): Belonging => {
  if (kind === 'tour') return { networks: [], provider: owner.provider }
  const own = owner.network ?? network
  if (own === undefined || (network !== undefined && network !== own))
    return oneOf('network', owner.network === undefined ? NETWORK_IDS : [owner.network])
  return { networks: [own], provider: owner.provider }
}

function ofMember(beginning: Beginning, memberships: readonly Cooperative[]): Belonging {
  const { onBehalfOf } = beginning
  if (memberships.length === 0) return 'right.missing'
  if (onBehalfOf === undefined && memberships.length > 1)
    return oneOf(
      'onBehalfOf',
      memberships.map(({ provider }) => provider),
    )
  const grant = onBehalfOf === undefined ? memberships[0] : memberships.find(({ provider }) => provider === onBehalfOf)
  return grant === undefined ? 'right.missing' : owned(beginning, grant)
}

/**
 * Where something new belongs: sites and routes to the network that was named, packages and tours to the provider of
 * the member who begins them; the coordination names a provider or leaves it out.
 * @param grants what the person holds
 * @param networkOf the network of the provider named in `onBehalfOf`; undefined when there is no such provider
 */
export function belongingOf(beginning: Beginning, grants: readonly Grant[], networkOf: string | undefined): Belonging {
  const { kind, network, onBehalfOf } = beginning
  if (kind === 'tour' && network !== undefined) return unasked('network')
  if (kind === 'site' || kind === 'route') {
    if (onBehalfOf !== undefined) return unasked('onBehalfOf')
    return network === undefined ? oneOf('network', NETWORK_IDS) : { networks: [network], provider: '' }
  }
  if (!grants.some(({ role }) => role === 'coordination')) return ofMember(beginning, grants.filter(isCooperative))
  if (onBehalfOf !== undefined && networkOf === undefined) return { field: 'onBehalfOf', why: 'unknown', choices: [] }
  return owned(beginning, { provider: onBehalfOf ?? '', network: networkOf })
}
