import type { Outcome } from '../contract/api/review'
import type { Site } from '../contract/site'
import type { Teller } from '../review/outcome.rules'

/** Digits of a degree that tell metres apart. */
const DEGREE_DIGITS = 5

/** What a reviewer looks at in a site: where it lies and how exactly, when it happened, and what supports it. */
export function siteOutcome(site: Site, { words, format }: Teller): Outcome {
  const [lng, lat] = site.at
  const figures: [string, string][] = [
    ['position', `${format.number(lat, DEGREE_DIGITS)}; ${format.number(lng, DEGREE_DIGITS)}`],
    ['precision', format.metres(site.precision)],
    ['date', format.edtf(site.date)],
    ['confidence', words(`labels.confidence.${site.confidence}`)],
    ['sources', format.number(site.sources.length)],
    ['visit', format.duration(site.visitMinutes * 60)],
  ]
  return { figures: figures.map(([label, value]) => ({ label: words(`outcome.${label}`), value })), remarks: [] }
}
