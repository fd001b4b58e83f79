import type { Outcome } from '../contract/api/review'
import type { Tour } from '../contract/tour'
import { blockerWords } from '../package/blockers.rules'
import type { Teller } from '../review/outcome.rules'

/**
 * What a reviewer looks at in a tour: its days and dates, its packages with the versions they are pinned to, the price a
 * person pays in each size of group, and what keeps the price from being final.
 */
export function tourOutcome(tour: Omit<Tour, 'version'>, { language, words, format }: Teller): Outcome {
  const packages = tour.parts.map(({ name, package: { version } }) => `${name[language]} (${version})`)
  const figures = [
    { label: words('outcome.days'), value: format.number(tour.days) },
    { label: words('outcome.nights'), value: format.number(tour.nights) },
    { label: words('outcome.starts'), value: format.date(tour.startsOn) },
    { label: words('outcome.ends'), value: format.date(tour.endsOn) },
    { label: words('outcome.packages'), value: format.list(packages) },
    ...tour.brackets.map(({ paying, free, sold }) => ({
      label: words('outcome.price', { group: free > 0 ? `${paying} + ${free}` : paying }),
      value: format.money(sold, tour.currency),
    })),
    { label: words('outcome.emissions'), value: format.co2(tour.kgCo2) },
    { label: words('outcome.blockers'), value: format.number(tour.blockers.length) },
  ]
  return { figures, remarks: blockerWords(tour.blockers, { language, words, format }) }
}
