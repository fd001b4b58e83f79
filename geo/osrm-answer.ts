import { joinLines } from './along'
import { osrmSteps, type OsrmStep } from './osrm-steps'
import type { LegSource, LngLat, Metres, Seconds } from './types'
import type { Way } from './way'

export interface OsrmLeg {
  readonly distance: Metres
  readonly duration: Seconds
  readonly weight: number
  readonly summary: string
  readonly steps: readonly OsrmStep[]
  /** Beside OSRM's own keys: where its figures come from, and whether they are a guess. */
  readonly source: LegSource
  readonly estimated: boolean
}

export interface OsrmRoute {
  readonly distance: Metres
  readonly duration: Seconds
  readonly weight: number
  readonly weight_name: 'duration'
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
  readonly legs: readonly OsrmLeg[]
  readonly source: LegSource
  readonly estimated: boolean
}

/** @see https://project-osrm.org/docs/v5.24.0/api/#waypoint-object */
export interface OsrmWaypoint {
  readonly name: string
  /** Where it meets the road. */
  readonly location: LngLat
  /** Metres between the point asked for and that place. */
  readonly distance: Metres
}

/** The answer of OSRM's route service. */
export interface OsrmAnswer {
  readonly code: 'Ok'
  readonly routes: readonly OsrmRoute[]
  readonly waypoints: readonly OsrmWaypoint[]
}

function legOf(way: Way): OsrmLeg {
  const { metres, seconds, source, estimated, via, refs } = way
  const summary = (refs.length > 0 ? refs : via).slice(0, 2).join(', ')
  return { distance: metres, duration: seconds, weight: seconds, summary, steps: osrmSteps(way), source, estimated }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function routeOf(ways: readonly Way[]): OsrmRoute {
  const legs = ways.map(legOf)
  const duration = sum(legs.map((leg) => leg.duration))
  return {
    distance: sum(legs.map((leg) => leg.distance)),
    duration,
    weight: duration,
    weight_name: 'duration',
    geometry: { type: 'LineString', coordinates: joinLines(ways.map(({ line }) => line)) },
    legs,
    source: ways.find(({ source }) => source === 'straight')?.source ?? ways[0]!.source,
    estimated: ways.some(({ estimated }) => estimated),
  }
}

/** Where the two ends of a way meet the road, and how the places there are called. */
function endsOf({ pieces, nodes, snapped, line }: Way): [OsrmWaypoint, OsrmWaypoint] {
  const [first, last] = [pieces[0], pieces.at(-1)]
  return [
    {
      name: nodes[0]?.name ?? '',
      location: first?.class === 'access' ? first.line.at(-1)! : line[0]!,
      distance: snapped[0],
    },
    {
      name: nodes.at(-1)?.name ?? '',
      location: last?.class === 'access' ? last.line[0]! : line.at(-1)!,
      distance: snapped[1],
    },
  ]
}

/**
 * Ways in the shape of OSRM's route service: the first route and any alternatives to it, each one or several legs long.
 * @param routes for each route its legs in order; a route whose legs are not all measured says so in `source` and `estimated`
 * @throws RangeError when there is no route, or one without legs
 * @see https://project-osrm.org/docs/v5.24.0/api/#route-service
 */
export function osrmAnswer(routes: readonly (readonly Way[])[]): OsrmAnswer {
  const [first] = routes
  if (first === undefined || routes.some((ways) => ways.length === 0))
    throw new RangeError('an answer needs a route, and a route legs')
  const ends = first.map(endsOf)
  return { code: 'Ok', routes: routes.map(routeOf), waypoints: [ends[0]![0], ...ends.map(([, end]) => end)] }
}
