import type { Outcome } from '../contract/api/review'
import type { Package } from '../contract/package'
import type { Teller } from '../review/outcome.rules'
import { blockerWords } from './blockers.rules'
import { providerShare, shownBracket } from './share.rules'

/**
 * What a reviewer looks at in a package: its days and nights, the price a person pays in each size of group, how much of
 * it reaches the providers, and what keeps the price from being final.
 */
export function packageOutcome(pack: Omit<Package, 'version'>, teller: Teller): Outcome {
  const { words, format } = teller
  const share = providerShare(shownBracket(pack.brackets).distribution)
  const figures = [
    { label: words('outcome.days'), value: format.number(pack.days) },
    { label: words('outcome.nights'), value: format.number(pack.nights) },
    ...pack.brackets.map(({ paying, free, sold }) => ({
      label: words('outcome.price', { group: free > 0 ? `${paying} + ${free}` : paying }),
      value: format.money(sold, pack.currency),
    })),
    { label: words('outcome.share'), value: share ? format.percent(share.toNumber()) : '—' },
    { label: words('outcome.blockers'), value: format.number(pack.blockers.length) },
  ]
  return { figures, remarks: blockerWords(pack.blockers, teller) }
}
