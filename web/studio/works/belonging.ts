import type { Grant } from '../../../server/contract/account'
import { NETWORK_IDS } from '../../../server/contract/common'
import type { DraftKind } from '../../../server/contract/draft'
import { may } from '../../../server/account/rights.rules'

interface Belonging {
  /** Networks to choose from; [] where the question is not asked. */
  readonly networks: readonly string[]
  /** Providers on whose behalf one may write; [] where the question is not asked. */
  readonly providers: readonly string[]
  /** Whether one of the providers must be named. */
  readonly mustName: boolean
}

/** What has to be asked of somebody who begins a work, from the roles they hold: only what is not already known. */
export function belongingOf(kind: DraftKind, grants: readonly Grant[], all: readonly string[]): Belonging {
  const everywhere = grants.some(({ role }) => role === 'coordination')
  const owned = kind === 'package' || kind === 'tour'
  const mine = grants.flatMap((grant) => (grant.role === 'cooperative' ? [grant.provider] : []))
  const networks = NETWORK_IDS.filter((network) => may(grants, `${kind}.edit`, { networks: [network] }))
  return {
    networks: kind === 'tour' || (owned && !everywhere) ? [] : networks,
    providers: owned ? (everywhere ? all : mine) : [],
    mustName: owned && !everywhere,
  }
}
