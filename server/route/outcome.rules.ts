import type { Outcome } from '../contract/api/review'
import type { Route } from '../contract/route'
import { gapSentence, type Teller } from '../review/outcome.rules'
import { findingGaps } from './completeness.rules'

/**
 * What a reviewer looks at in a route: its days, its length, the time at the wheel, its sites and its emissions; and what
 * the day checks found.
 */
export function routeOutcome(route: Omit<Route, 'version'>, teller: Teller): Outcome {
  const { words, format } = teller
  const kgCo2 = route.stages.reduce((sum, stage) => sum + stage.kgCo2, 0)
  const figures: [string, string][] = [
    ['days', format.number(route.stages.length)],
    ['distance', format.km(route.metres)],
    ['driving', format.duration(route.driveSeconds)],
    ['sites', format.number(route.sites.length)],
    ['emissions', format.co2(kgCo2)],
  ]
  return {
    figures: figures.map(([label, value]) => ({ label: words(`outcome.${label}`), value })),
    remarks: findingGaps(route).map((gap) => gapSentence(gap, teller)),
  }
}
