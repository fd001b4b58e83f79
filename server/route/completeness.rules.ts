import type { Gap } from '../contract/draft'
import { AppError } from '../contract/errors'
import { RoutePlan, type Finding, type Route } from '../contract/route'
import { advises, blocks, gapOfError, isComplete, shapeGaps, tidied, type Drafted } from '../review/lack.rules'
import { durationWords } from '../templates/format.rules'
import { designRoute, type Design } from './rules'

type Draft = Readonly<Record<string, unknown>> & {
  readonly start?: string
  readonly end?: string
  readonly stops?: readonly { readonly site: string }[]
}
type Ground = Omit<Design, 'plan'>

/** The plan a draft of a route makes, as far as it is written: texts that are missing altogether are `{}`. */
export const routePlan = ({ id, networks, value }: Drafted): Draft => ({
  name: {},
  theme: {},
  intro: {},
  stops: [],
  ...(tidied(value) as Draft),
  id,
  network: networks[0],
})

/**
 * The name of a day check's finding and its numbers as they are told: minutes as hours and minutes, clocks as they are.
 * @returns `rule` as a key of `pages.route.finding`
 */
function findingValues({ rule, numbers }: Finding): Record<string, string> {
  const show = (value: string | number) => (typeof value === 'number' ? durationWords(value * 60) : value)
  const values = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, show(value)]))
  return { ...values, rule: rule === 'driver' ? String(numbers.driverRule) : rule }
}

/** What the day checks found in a route, day by day, as advice. */
export const findingGaps = ({ stages }: Pick<Route, 'stages'>): Gap[] =>
  stages.flatMap(({ day, findings }) =>
    findings.map((finding) => advises('day.finding', '', { ...findingValues(finding), day })),
  )

const endGaps = ({ start, end }: Draft, { graph }: Ground): Gap[] =>
  Object.entries({ start, end }).flatMap(([field, place]) =>
    place === undefined || graph.indexOf.has(place) ? [] : [blocks('place.unknown', field, { place })],
  )

function stopGaps({ stops = [] }: Draft, { sites, network }: Ground): Gap[] {
  return stops.flatMap(({ site }, index) => {
    const field = `stops.${index}.site`
    const known = sites.get(site)
    if (!known) return [blocks('stop.unknown', field, { site })]
    if (known.network !== network.id) return [blocks('stop.other_network', field, { site: known.name.es })]
    const isRepeated = stops.findIndex((stop) => stop.site === site) < index
    return isRepeated ? [advises('stop.repeated', field, { site: known.name.es })] : []
  })
}

function designGaps(plan: RoutePlan, ground: Ground): Gap[] {
  try {
    return findingGaps(designRoute({ plan, ...ground }))
  } catch (error) {
    if (error instanceof AppError) return [gapOfError(error, 'stops')]
    throw error
  }
}

/**
 * What a draft of a route still lacks: its words in three languages, its ends and stops as known places and published
 * sites of its network, and days that can be driven. Once nothing blocks it, what the day checks find is advised.
 * @param draft as `routePlan` makes it   @param ground what the routes of its network are designed on
 * @returns in the order of the form; [] when all is well
 */
export function routeGaps(draft: Draft, ground: Ground): Gap[] {
  const gaps = [
    ...shapeGaps(RoutePlan, draft, { stops: 'stop.few' }),
    ...endGaps(draft, ground),
    ...stopGaps(draft, ground),
  ]
  return isComplete(gaps) ? [...gaps, ...designGaps(RoutePlan.parse(draft), ground)] : gaps
}
