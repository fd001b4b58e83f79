import { implausible, wayFromEngine, type EngineLeg, type EngineRequest } from '../../geo/engine-way'
import type { OsrmStep } from '../../geo/osrm-steps'
import type { RoadGraph } from '../../geo/road-graph'
import type { RoadMode, Travel } from '../../geo/road-mode'
import type { Way } from '../../geo/way'
import { EngineAnswer } from '../contract/osrm'

/** The routing engines this program speaks to; all of them answer in the shape of OSRM. */
export type EngineKind = 'osrm' | 'valhalla'

/**
 * Why an engine did not answer: it does not know such journeys (`terms`), it finds no way, it cannot be reached, it is too
 * slow, or what it says cannot be read or cannot be true.
 */
export const ENGINE_TROUBLES = ['terms', 'no_way', 'unreachable', 'slow', 'unreadable', 'untrue'] as const
export type EngineTrouble = (typeof ENGINE_TROUBLES)[number]

export class EngineError extends Error {
  constructor(
    readonly trouble: EngineTrouble,
    detail: string,
  ) {
    super(`${trouble}: ${detail}`)
  }
}

/** An OSRM server is built for one vehicle: only cars and coaches are asked of it. */
const OSRM_MODES: readonly RoadMode[] = ['car', 'coach']
const COSTING: Partial<Record<RoadMode, string>> = {
  car: 'auto',
  coach: 'bus',
  bicycle: 'bicycle',
  walk: 'pedestrian',
}
/** A coach takes a tenth longer than the car an OSRM server is built for. Planning assumption. */
const COACH_ON_CAR = 1.1

const avoidsOf = ({ avoid }: Travel): string[] =>
  Object.entries(avoid ?? {}).flatMap(([kind, is]) =>
    is === true || (Array.isArray(is) && is.length > 0) ? [kind] : [],
  )

/**
 * Whether an engine can be asked for a journey on these terms. Neither knows our seasons; an OSRM server knows one vehicle
 * and nothing to avoid, Valhalla no riders, no boats, and not the ids of our edges.
 */
export function canAsk(kind: EngineKind, travel: Travel): boolean {
  if (travel.month !== undefined) return false
  const avoids = avoidsOf(travel)
  if (kind === 'osrm') return OSRM_MODES.includes(travel.mode) && avoids.length === 0
  return (
    COSTING[travel.mode] !== undefined &&
    avoids.every((each) => ['ferries', 'motorways', 'unpaved', 'borders'].includes(each))
  )
}

const place = (at: readonly [number, number]): string => at.map((degrees) => degrees.toFixed(6)).join(',')

/** The path and query of a question to an OSRM server, below its address. @see https://project-osrm.org/docs/v5.24.0/api/#route-service */
export const osrmQuestion = ({ from, to }: EngineRequest): string =>
  `route/v1/driving/${place(from)};${place(to)}?overview=false&steps=true&geometries=geojson`

/** The body of a question to Valhalla's route action. @see https://valhalla.github.io/valhalla/api/turn-by-turn/api-reference/ */
export function valhallaQuestion({ from, to, ...travel }: EngineRequest & Travel): Record<string, unknown> {
  const costing = COSTING[travel.mode]!
  const { ferries, motorways, unpaved, borders } = travel.avoid ?? {}
  const options = {
    ...(ferries && { use_ferry: 0 }),
    ...(motorways && { use_highways: 0 }),
    ...(unpaved && { use_tracks: 0, exclude_unpaved: true }),
    ...(borders && { country_crossing_penalty: 100_000 }),
  }
  return {
    locations: [from, to].map(([lon, lat]) => ({ lon, lat })),
    costing,
    ...(Object.keys(options).length > 0 && { costing_options: { [costing]: options } }),
    format: 'osrm',
    shape_format: 'geojson',
  }
}

/**
 * Reads an engine's answer as a way of ours.
 * @throws EngineError `unreadable` when it is not in the shape of OSRM, `no_way` when it knows none, `untrue` when it cannot be
 */
export function readAnswer(
  graph: RoadGraph,
  answer: unknown,
  { kind, ...request }: EngineRequest & { readonly kind: EngineKind },
): Way {
  const parsed = EngineAnswer.safeParse(answer)
  if (!parsed.success) throw new EngineError('unreadable', parsed.error.issues[0]?.path.join('.') ?? '')
  const { code, message = '', routes } = parsed.data
  if (/^(NoRoute|NoSegment)$/.test(code)) throw new EngineError('no_way', message)
  const leg = routes[0]?.legs[0]
  if (code !== 'Ok' || !leg) throw new EngineError('unreadable', `${code} ${message}`)
  const told = leg as unknown as EngineLeg
  const wrong = implausible(told, request)
  if (wrong !== null) throw new EngineError('untrue', wrong)
  return wayFromEngine(graph, kind === 'osrm' && request.mode === 'coach' ? slowed(told) : told, {
    ...request,
    source: kind,
  })
}

const slowed = ({ steps, duration, ...leg }: EngineLeg): EngineLeg => ({
  ...leg,
  duration: duration * COACH_ON_CAR,
  steps: steps.map((step): OsrmStep => ({
    ...step,
    duration: step.duration * (step.mode === 'ferry' ? 1 : COACH_ON_CAR),
  })),
})
