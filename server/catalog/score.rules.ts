import { AppError } from '../contract/errors'
import {
  COLOMBIA_CRITERIA,
  type ColombiaInput,
  type EcuadorInput,
  type ScoreInput,
  type ScoreOutput,
} from '../contract/methods/score'

export type Road = 'good' | 'fair' | 'bad'
type EcuadorCriterion = keyof EcuadorInput['points']

/** Points of the reach of a site in the Colombian form; some editions print 8 for local. */
const COLOMBIA_SIGNIFICANCE = { local: 6, regional: 12, national: 18, international: 30 } as const

/** Maximum of each criterion of the Ecuadorian form, 100 together. */
export const ECUADOR_MAXIMA: Readonly<Record<EcuadorCriterion, number>> = {
  A: 18,
  B: 18,
  C: 14,
  D: 14,
  E: 10,
  F: 9,
  G: 7,
  H: 5,
  I: 5,
}

/** Hierarchies of Ecuador with the highest total of each. */
const ECUADOR_HIERARCHIES = [
  { upTo: 10, hierarchy: 'Recurso' },
  { upTo: 35, hierarchy: 'I' },
  { upTo: 60, hierarchy: 'II' },
  { upTo: 85, hierarchy: 'III' },
  { upTo: 100, hierarchy: 'IV' },
] as const

const ROAD_POINTS: Readonly<Record<Road, number>> = { good: 3, fair: 2, bad: 1 }
const TRANSPORT_MAXIMUM = 9

/**
 * Scores a heritage site by the method of Colombia or of Ecuador.
 * @param input checked by the contract
 * @throws AppError input.invalid as the method asked for
 */
export function scoreSite(input: ScoreInput): ScoreOutput {
  return input.method === 'colombia' ? scoreColombia(input) : scoreEcuador(input)
}

/**
 * Colombia: quality, the sum of the group's criteria (70 at most), and the points of its significance (30 at most).
 * @param tables maxima per criterion and points of significance; other editions of the form may be passed
 * @throws AppError input.invalid when points are missing, left over, or above their maximum: they are not cut
 * @see MinCIT Colombia, inventory method; domain guide 1.2
 */
export function scoreColombia(
  { group, points, significance }: ColombiaInput,
  tables: {
    readonly criteria: Readonly<Record<ColombiaInput['group'], readonly number[]>>
    readonly significance: Readonly<Record<ColombiaInput['significance'], number>>
  } = { criteria: COLOMBIA_CRITERIA, significance: COLOMBIA_SIGNIFICANCE },
): ScoreOutput {
  const criteria = tables.criteria[group]
  if (points.length !== criteria.length) {
    const details = { group, expected: criteria.length, given: points.length }
    throw new AppError('input.invalid', { key: 'points', problem: 'score.points_count', ...details })
  }
  points.forEach((given, index) => {
    const maximum = criteria[index]!
    if (given >= 0 && given <= maximum) return
    throw new AppError('input.invalid', { key: `points[${index}]`, problem: 'score.above_maximum', given, maximum })
  })
  const quality = tidy(points.reduce((sum, given) => sum + given, 0))
  const reach = tables.significance[significance]
  return { quality, significance: reach, total: tidy(quality + reach) }
}

/**
 * Ecuador: nine criteria, each cut at its maximum, added to a total of two decimals that falls into a hierarchy.
 * @returns total 0 to 100; hierarchy by the rounded total, upper bounds included
 * @see MINTUR Ecuador, manual of attractions; domain guide 1.3
 */
export function scoreEcuador({ points }: EcuadorInput, maxima = ECUADOR_MAXIMA): ScoreOutput {
  const criteria = Object.keys(maxima) as EcuadorCriterion[]
  const sum = criteria.reduce((total, key) => total + Math.min(points[key], maxima[key]), 0)
  // Added in binary, 10.005 may stand just below its half; nine decimals bring it back first.
  const total = Math.round(tidy(sum) * 100 + 1e-9) / 100
  const band = ECUADOR_HIERARCHIES.find(({ upTo }) => total <= upTo)
  return { total, hierarchy: band?.hierarchy ?? 'IV' }
}

/**
 * Ecuador, criterion A: points of transport (9 at most), the mean over the modes that reach the site. Land: the state of
 * each route, Σpoints·9/(3·routes); water: each route is the mean of its two piers, in the same way; air: 9.
 * @returns 0 when no mode reaches the site
 * @see MINTUR Ecuador; domain guide 1.3
 */
export function ecuadorTransport(access: {
  readonly land?: readonly Road[]
  readonly water?: readonly { readonly departure: Road; readonly arrival: Road }[]
  readonly air?: boolean
}): number {
  const land = (access.land ?? []).map((road) => ROAD_POINTS[road])
  const water = (access.water ?? []).map((way) => (ROAD_POINTS[way.departure] + ROAD_POINTS[way.arrival]) / 2)
  const modes = [land, water].filter((routes) => routes.length > 0).map(modePoints)
  if (access.air) modes.push(TRANSPORT_MAXIMUM)
  const mean = modes.length === 0 ? 0 : modes.reduce((sum, points) => sum + points, 0) / modes.length
  return Math.round(mean * 100) / 100
}

function modePoints(routes: readonly number[]): number {
  const sum = routes.reduce((total, points) => total + points, 0)
  return (sum * TRANSPORT_MAXIMUM) / (3 * routes.length)
}

function tidy(sum: number): number {
  return Math.round(sum * 1e9) / 1e9
}
