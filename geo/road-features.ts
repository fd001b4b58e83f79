import type { Feature, LineString, Point } from 'geojson'
import { metresBetween } from './measure'
import type { RoadClass, RoadEdge, RoadNode, RoadNodeKind, SeasonLimit, Surface } from './road-graph'
import type { LngLat, Seconds } from './types'

/** One feature of a road file: a Point (node) or a LineString (edge). */
export type RoadFeature = Feature<Point | LineString, Readonly<Record<string, unknown>> | null>

export const ROAD_CLASSES: readonly RoadClass[] = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'track',
  'street',
  'ferry',
]
export const SURFACES: readonly Surface[] = ['paved', 'unpaved', 'water']
export const NODE_KINDS: readonly RoadNodeKind[] = [
  'city',
  'town',
  'village',
  'junction',
  'border',
  'airport',
  'port',
  'site',
]

/** Wait before a ferry sails and at a land border, where the edge gives no minutes of its own. @see domain guide, minimum connection times */
const WAIT_SECONDS = { ferry: 3_600, border: 3_600 } as const

/** The id of a feature, from its top level or its properties; '' when it has none. */
export function featureId(feature: RoadFeature): string {
  const id = feature.id ?? feature.properties?.id
  return typeof id === 'string' || typeof id === 'number' ? String(id) : ''
}

/** A text property; '' when missing. */
export function textOf(feature: RoadFeature, key: string): string {
  const value = feature.properties?.[key]
  return typeof value === 'string' ? value : ''
}

/** A number property; undefined when missing or not a finite number. */
export function numberOf(feature: RoadFeature, key: string): number | undefined {
  const value = feature.properties?.[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const isMonth = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 12

/**
 * Months in which a road is closed or slow, as `limits: [{"months": [6, 7], "closed": true}]` gives them.
 * @returns [] when it has none; undefined when they cannot be read
 */
export function limitsOf(feature: RoadFeature): SeasonLimit[] | undefined {
  const given = feature.properties?.limits
  if (given === undefined) return []
  if (!Array.isArray(given)) return undefined
  const read = given.map((limit: { months?: unknown; closed?: unknown } | null): SeasonLimit | undefined => {
    const months: unknown = limit?.months
    if (!Array.isArray(months) || months.length === 0 || !months.every(isMonth)) return undefined
    return typeof (limit?.closed ?? false) === 'boolean' ? { months, closed: limit?.closed === true } : undefined
  })
  return read.every((limit) => limit !== undefined) ? read : undefined
}

/**
 * Reads a road node.
 * @throws RangeError when it has no id or is not a point
 */
export function readNode(feature: RoadFeature): RoadNode {
  const id = featureId(feature)
  if (id === '' || feature.geometry.type !== 'Point')
    throw new RangeError(`road node ${id || '(no id)'} is not a point`)
  const [lng, lat] = feature.geometry.coordinates
  const kind = NODE_KINDS.find((known) => known === textOf(feature, 'kind')) ?? 'junction'
  const site = textOf(feature, 'site')
  const iata = textOf(feature, 'iata')
  return {
    id,
    name: textOf(feature, 'name'),
    kind,
    country: textOf(feature, 'country'),
    at: [lng!, lat!],
    ...(site && { site }),
    ...(iata && { iata }),
  }
}

/**
 * Reads a road edge between nodes already read; its drawing is turned to run from `from` to `to`.
 * @throws RangeError naming the edge when a node is missing or km is not a length
 */
export function readEdge(
  feature: RoadFeature,
  nodes: readonly RoadNode[],
  indexOf: ReadonlyMap<string, number>,
): RoadEdge {
  const id = featureId(feature) || `${textOf(feature, 'from')}--${textOf(feature, 'to')}`
  const [from, to] = (['from', 'to'] as const).map((key) => {
    const node = indexOf.get(textOf(feature, key))
    if (node === undefined)
      throw new RangeError(`road edge ${id} joins ${textOf(feature, key) || 'nothing'}, which is no node`)
    return node
  })
  const km = numberOf(feature, 'km')
  if (km === undefined || km <= 0) throw new RangeError(`road edge ${id} has no length in km`)
  const roadClass = ROAD_CLASSES.find((known) => known === textOf(feature, 'class')) ?? 'tertiary'
  const surface =
    SURFACES.find((known) => known === textOf(feature, 'surface')) ?? (roadClass === 'ferry' ? 'water' : 'paved')
  const kmh = numberOf(feature, 'kmh') ?? defaultKmh(roadClass, surface)
  return {
    id,
    from: from!,
    to: to!,
    metres: km * 1000,
    ...timesOf(feature, { kmh, km, ferry: roadClass === 'ferry', crosses: crossesBorder(nodes[from!]!, nodes[to!]!) }),
    ref: textOf(feature, 'ref'),
    name: textOf(feature, 'name'),
    class: roadClass,
    surface,
    kmh,
    season: textOf(feature, 'season'),
    limits: limitsOf(feature) ?? [],
    straight: metresBetween(nodes[from!]!.at, nodes[to!]!.at),
    line: lineBetween(feature, nodes[from!]!.at, nodes[to!]!.at),
  }
}

/** Mean speed in km/h of a road that gives none. @see domain guide §3.3 */
function defaultKmh(roadClass: RoadClass, surface: Surface): number {
  if (roadClass === 'ferry') return 15
  if (roadClass === 'street' || roadClass === 'track' || surface === 'unpaved') return 25
  return roadClass === 'motorway' ? 70 : 55
}

interface Times {
  readonly kmh: number
  readonly km: number
  readonly ferry: boolean
  readonly crosses: boolean
}

/** Minutes are the crossing of a ferry, the wait at a border, and on any other road the whole travel time. */
function timesOf(
  feature: RoadFeature,
  { kmh, km, ferry, crosses }: Times,
): Pick<RoadEdge, 'driveSeconds' | 'waitSeconds' | 'event'> {
  const minutes = numberOf(feature, 'minutes')
  const authored: Seconds | undefined = minutes === undefined ? undefined : minutes * 60
  const driving = (km / kmh) * 3600
  const wait = numberOf(feature, 'waitMinutes')
  const waiting = wait === undefined ? undefined : wait * 60
  if (ferry) return { driveSeconds: authored ?? driving, waitSeconds: waiting ?? WAIT_SECONDS.ferry, event: 'ferry' }
  if (crosses)
    return { driveSeconds: driving, waitSeconds: waiting ?? authored ?? WAIT_SECONDS.border, event: 'border' }
  return { driveSeconds: authored ?? driving, waitSeconds: 0, event: null }
}

function crossesBorder(from: RoadNode, to: RoadNode): boolean {
  return from.country !== '' && to.country !== '' && from.country !== to.country
}

/** The ends are those of the nodes; a line drawn from `to` to `from` is turned round. */
function lineBetween(feature: RoadFeature, start: LngLat, end: LngLat): LngLat[] {
  const drawn = (feature.geometry.coordinates as number[][]).map(([lng, lat]): LngLat => [lng!, lat!])
  const [first] = drawn
  const backwards = first !== undefined && flatDistance(first, end) < flatDistance(first, start)
  const inner = drawn.slice(1, -1)
  return [start, ...(backwards ? inner.reverse() : inner), end]
}

function flatDistance(one: LngLat, other: LngLat): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1])
}
