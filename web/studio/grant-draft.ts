import type { Grant, Role } from '../../server/contract/account'
import type { NetworkId } from '../../server/contract/common'

/** A role being chosen: complete once everything it needs is there. */
export interface GrantDraft {
  readonly role: Role
  readonly network: NetworkId | ''
  readonly provider: string
}

export const draftOf = (grant: Grant): GrantDraft => ({
  role: grant.role,
  network: 'network' in grant ? grant.network : '',
  provider: 'provider' in grant ? grant.provider : '',
})

/** The role that was chosen; undefined while its network or its provider is missing. */
export function grantOf({ role, network, provider }: GrantDraft): Grant | undefined {
  if (role === 'coordination') return { role }
  if (network === '') return undefined
  if (role !== 'cooperative') return { role, network }
  return provider === '' ? undefined : { role, network, provider }
}

/** The roles that were chosen, each once; undefined while one of them is not complete. */
export function grantsOf(drafts: readonly GrantDraft[]): Grant[] | undefined {
  const grants = drafts.flatMap((draft) => grantOf(draft) ?? [])
  if (grants.length < drafts.length) return undefined
  return [...new Map(grants.map((grant) => [JSON.stringify(grant), grant])).values()]
}

/** What a new line of roles begins with. */
export const FRESH_GRANT: GrantDraft = { role: 'cooperative', network: '', provider: '' }
