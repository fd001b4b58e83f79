import { lineStations, metresBetween } from './measure'
import type { OsrmStep } from './osrm-steps'
import type { RoadGraph, RoadNode } from './road-graph'
import type { RoadMode } from './road-mode'
import type { LngLat, Metres, Seconds } from './types'
import { mainTowns, type PassedNode, type Way, type WayEvent, type WayPiece } from './way'

/** One leg of a route as a routing engine answers it. */
export interface EngineLeg {
  readonly distance: Metres
  readonly duration: Seconds
  readonly steps: readonly OsrmStep[]
}

export interface EngineRequest {
  readonly from: LngLat
  readonly to: LngLat
  readonly mode: RoadMode
}

/** Places of our own network this near the line an engine drew are on it. */
const ON_LINE_METRES = 2_000
/** An engine may start this far from the place asked for. */
const SNAP_METRES = 5_000
/** Nothing on the ground is faster, and no engine that answers slower than a walk has understood the question. */
const MOST_KMH = 160
const LEAST_KMH = 1
/** Rounding of coordinates may make a road a little shorter than the straight line. */
const STRAIGHT_SHARE = 0.98

const lineOf = ({ steps }: EngineLeg): LngLat[] =>
  steps.flatMap(({ geometry }) => geometry.coordinates).filter((at, index, all) => !same(at, all[index - 1]))

const same = (one: LngLat, other: LngLat | undefined): boolean => other?.[0] === one[0] && other[1] === one[1]

/**
 * What is wrong with an answer that cannot be true of this request: figures that are none, shorter than the straight line,
 * faster than any vehicle, or a line that begins or ends elsewhere.
 * @returns null when it may be true
 */
export function implausible(leg: EngineLeg, { from, to }: EngineRequest): string | null {
  const { distance, duration } = leg
  const line = lineOf(leg)
  if (!(Number.isFinite(distance) && Number.isFinite(duration) && distance >= 0 && duration >= 0)) return 'figures'
  if (line.length < 2 || !line.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return 'line'
  const [start, end] = [line[0]!, line.at(-1)!]
  if (metresBetween(start, from) > SNAP_METRES || metresBetween(end, to) > SNAP_METRES) return 'elsewhere'
  if (distance < metresBetween(start, end) * STRAIGHT_SHARE - 50) return 'shorter than straight'
  const kmh = duration === 0 ? 0 : distance / 1000 / (duration / 3600)
  return distance > 1_000 && (kmh > MOST_KMH || kmh < LEAST_KMH) ? 'speed' : null
}

/** A place of the network on the line, and its position in `RoadGraph.nodes`. */
interface Passed {
  readonly place: PassedNode
  readonly node: number
}

/** The places of the network that a line passes, with how far along it they lie; flat geometry within a kilometre or two. */
function passedOn(graph: RoadGraph, line: readonly LngLat[], leg: EngineLeg): Passed[] {
  const stations = lineStations(line)
  const share = 1 / (stations.at(-1)! || 1)
  const box = boxAround(line)
  const passed = graph.nodes.flatMap((node, index): Passed[] => {
    if (!inside(box, node.at) || !TOLD.has(node.kind)) return []
    const { gap, metres } = nearestOn(line, stations, node.at)
    if (gap > ON_LINE_METRES) return []
    const { id, name, kind, country, at } = node
    const reached = { metres: metres * share * leg.distance, seconds: metres * share * leg.duration }
    return [{ place: { id, name, kind, country, at, ...reached }, node: index }]
  })
  return passed.toSorted((a, b) => a.place.metres - b.place.metres)
}

const TOLD = new Set<RoadNode['kind']>(['city', 'town', 'village', 'border'])

const inside = ([west, south, east, north]: readonly number[], [lng, lat]: LngLat): boolean =>
  lng >= west! && lng <= east! && lat >= south! && lat <= north!

function boxAround(line: readonly LngLat[]): readonly number[] {
  const [lngs, lats] = [line.map(([lng]) => lng), line.map(([, lat]) => lat)]
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity) - 0.03
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity) + 0.03
  return [least(lngs), least(lats), most(lngs), most(lats)]
}

function nearestOn(
  line: readonly LngLat[],
  stations: readonly Metres[],
  place: LngLat,
): { gap: Metres; metres: Metres } {
  const squeeze = Math.cos((place[1] * Math.PI) / 180)
  let best = { gap: Infinity, metres: 0 }
  for (let index = 1; index < line.length; index += 1) {
    const [a, b] = [line[index - 1]!, line[index]!]
    const [x, y] = [(a[0] - place[0]) * squeeze, a[1] - place[1]]
    const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]]
    const square = dx * dx + dy * dy
    const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / square))
    const gap = Math.hypot(x + along * dx, y + along * dy) * METRES_A_DEGREE
    if (gap < best.gap) best = { gap, metres: stations[index - 1]! + along * (stations[index]! - stations[index - 1]!) }
  }
  return best
}

const METRES_A_DEGREE = 111_195

/**
 * Engines know the road but not the counter: the papers of every border post of ours on the line are added, unless the way
 * ends there.
 */
function bordersOn(graph: RoadGraph, passed: readonly Passed[], { distance }: EngineLeg): WayEvent[] {
  return passed.flatMap(({ place: { kind, name, metres }, node }): WayEvent[] => {
    if (kind !== 'border' || metres < ON_LINE_METRES || metres > distance - ON_LINE_METRES) return []
    const post = graph.exits[node]!.map((edge) => graph.edges[edge]!).find(({ event }) => event === 'border')
    return post ? [{ kind: 'border', name, seconds: post.waitSeconds }] : []
  })
}

const ferriesOf = ({ steps }: EngineLeg): WayEvent[] =>
  steps.flatMap(({ mode, name, duration }): WayEvent[] =>
    mode === 'ferry' ? [{ kind: 'ferry', name, seconds: duration }] : [],
  )

const pieceOf = (step: OsrmStep): WayPiece => ({
  ref: step.ref,
  name: step.name,
  class: step.mode === 'ferry' ? 'ferry' : 'secondary',
  surface: step.mode === 'ferry' ? 'water' : 'paved',
  metres: step.distance,
  seconds: step.duration,
  event: null,
  from: '',
  to: '',
  choices: 3,
  season: '',
  line: step.geometry.coordinates,
})

/**
 * A routing engine's leg as a way of ours: its figures and its line, the towns of our network that it passes, and the waits
 * at the border posts on it, which no engine knows. Its own steps are kept for the directions.
 * @param leg plausible, see `implausible`
 */
export function wayFromEngine(
  graph: RoadGraph,
  leg: EngineLeg,
  request: EngineRequest & { source: 'osrm' | 'valhalla' },
): Way {
  const line = lineOf(leg)
  const passed = passedOn(graph, line, leg)
  const borders = bordersOn(graph, passed, leg)
  const nodes = passed.map(({ place }) => place)
  return {
    mode: request.mode,
    metres: leg.distance,
    seconds: leg.duration + borders.reduce((sum, { seconds }) => sum + seconds, 0),
    source: request.source,
    estimated: false,
    snapped: [metresBetween(request.from, line[0]!), metresBetween(request.to, line.at(-1)!)],
    via: mainTowns(nodes, leg.distance),
    refs: [...new Set(leg.steps.map(({ ref }) => ref).filter((ref) => ref !== ''))],
    events: [...ferriesOf(leg), ...borders],
    despite: [],
    pieces: leg.steps.map(pieceOf),
    nodes,
    line,
    // All the countries of the routes and between them drive on the right; tiles built without borders say left.
    steps: leg.steps.map((step) => ({ ...step, driving_side: 'right' as const })),
  }
}
