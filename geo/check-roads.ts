import type { LineString, Position } from 'geojson'
import { checkCorridors, type Corridor } from './check-corridors'
import { lineMetres, metresBetween } from './measure'
import {
  featureId,
  limitsOf,
  NODE_KINDS,
  numberOf,
  ROAD_CLASSES,
  SURFACES,
  textOf,
  type RoadFeature,
} from './road-features'
import { buildRoadGraph, type RoadGraph } from './road-graph'
import { snapToRoad } from './snap'
import type { LngLat } from './types'

export type RoadRule =
  | 'duplicate_id'
  | 'duplicate_edge'
  | 'unreadable'
  | 'unknown_value'
  | 'unknown_node'
  | 'km_missing'
  | 'speed_missing'
  | 'km_below_straight'
  | 'km_above_straight'
  | 'drawn_too_long'
  | 'end_off_node'
  | 'dangling_junction'
  | 'disconnected'
  | 'corridor_unknown_node'
  | 'corridor_no_path'
  | 'corridor_sum'
  | 'site_far'

/** One thing wrong with the authored roads: the feature (or corridor, or site), the field, the rule broken and its numbers. */
export interface RoadFault {
  readonly code: RoadRule
  readonly feature: string
  readonly field: string
  readonly numbers: Readonly<Record<string, number>>
}

/** A place that must lie near a road. */
export interface RoadSite {
  readonly id: string
  readonly at: LngLat
}

/** A road is at most this many times the straight line between its ends, and its drawing at most this many times the road. */
const MOST_STRAIGHTS = 2.5
const MOST_DRAWN = 1.05
const SITE_METRES = 1_000
/** Authored km have one decimal: half of it is forgiven in every comparison. */
const ROUNDING_KM = 0.05

/**
 * Checks authored roads against the rules of the road data: lengths, drawing, joints, ids, connection (ferries count),
 * corridor sums against official lengths, and sites near a road.
 * @returns every fault, in the order of the features, then connection, corridors and sites; [] when all is well
 */
export function checkRoads(
  features: readonly RoadFeature[],
  corridors: readonly Corridor[],
  sites: readonly RoadSite[] = [],
): RoadFault[] {
  const points = features.filter((feature) => feature.geometry.type === 'Point')
  const lines = features.filter((feature) => feature.geometry.type === 'LineString')
  const places = new Map(
    points.map((node): [string, LngLat] => [featureId(node), lngLat(node.geometry.coordinates as Position)]),
  )
  const faults = [
    ...duplicates(features),
    ...points.flatMap(checkNode),
    ...lines.flatMap((line) => checkEdge(line, places)),
    ...duplicateEdges(lines),
  ]
  const graph = buildRoadGraph(readable(points, lines, places))
  return [
    ...faults,
    ...dangling(graph),
    ...disconnected(graph),
    ...checkCorridors(graph, corridors),
    ...farSites(graph, sites),
  ]
}

function checkNode(node: RoadFeature): RoadFault[] {
  const known = NODE_KINDS.some((kind) => kind === textOf(node, 'kind'))
  return [
    ...(known ? [] : [faultOf(node)('unknown_value', 'kind')]),
    ...(textOf(node, 'name') === '' ? [faultOf(node)('unreadable', 'name')] : []),
    ...(textOf(node, 'country') === '' ? [faultOf(node)('unreadable', 'country')] : []),
  ]
}

function checkEdge(edge: RoadFeature, places: ReadonlyMap<string, LngLat>): RoadFault[] {
  const [from, to] = [places.get(textOf(edge, 'from')), places.get(textOf(edge, 'to'))]
  const km = numberOf(edge, 'km')
  const faults = checkValues(edge)
  if (from === undefined) faults.push(faultOf(edge)('unknown_node', 'from'))
  if (to === undefined) faults.push(faultOf(edge)('unknown_node', 'to'))
  if (km === undefined || km <= 0) faults.push(faultOf(edge)('km_missing', 'km'))
  if (from === undefined || to === undefined || km === undefined || km <= 0) return faults
  return [...faults, ...checkLength(km, metresBetween(from, to) / 1000, edge), ...checkDrawing(edge, { from, to, km })]
}

function checkValues(edge: RoadFeature): RoadFault[] {
  const ferry = textOf(edge, 'class') === 'ferry'
  const speed = numberOf(edge, ferry ? 'minutes' : 'kmh') ?? numberOf(edge, 'kmh') ?? 0
  return [
    ...(ROAD_CLASSES.some((known) => known === textOf(edge, 'class')) ? [] : [faultOf(edge)('unknown_value', 'class')]),
    ...(SURFACES.some((known) => known === textOf(edge, 'surface')) ? [] : [faultOf(edge)('unknown_value', 'surface')]),
    ...(limitsOf(edge) ? [] : [faultOf(edge)('unreadable', 'limits')]),
    ...(speed > 0 ? [] : [faultOf(edge)('speed_missing', ferry ? 'minutes' : 'kmh')]),
  ]
}

function checkLength(km: number, straightKm: number, edge: RoadFeature): RoadFault[] {
  if (km + ROUNDING_KM < straightKm) return [faultOf(edge)('km_below_straight', 'km', { km, straightKm })]
  if (km - ROUNDING_KM <= MOST_STRAIGHTS * straightKm) return []
  return [faultOf(edge)('km_above_straight', 'km', { km, straightKm, ratio: km / straightKm, limit: MOST_STRAIGHTS })]
}

function checkDrawing(edge: RoadFeature, { from, to, km }: { from: LngLat; to: LngLat; km: number }): RoadFault[] {
  const line = (edge.geometry as LineString).coordinates.map(lngLat)
  const [first, last] = [line[0], line.at(-1)]
  if (first === undefined || last === undefined || line.length < 2) return [faultOf(edge)('unreadable', 'geometry')]
  const drawnKm = lineMetres(line) / 1000
  const gaps = { from: metresBetween(first, from), to: metresBetween(last, to) }
  return [
    ...(drawnKm <= (km + ROUNDING_KM) * MOST_DRAWN
      ? []
      : [faultOf(edge)('drawn_too_long', 'geometry', { km, drawnKm, limit: MOST_DRAWN })]),
    ...(['from', 'to'] as const)
      .filter((end) => gaps[end] > 0)
      .map((end) => faultOf(edge)('end_off_node', end, { metres: gaps[end] })),
  ]
}

function duplicates(features: readonly RoadFeature[]): RoadFault[] {
  const seen = new Set<string>()
  return features.flatMap((feature) => {
    const id = featureId(feature)
    if (id === '') return [faultOf(feature)('unreadable', 'id')]
    const again = seen.has(id)
    seen.add(id)
    return again ? [faultOf(feature)('duplicate_id', 'id')] : []
  })
}

// Two roads between the same towns are fine when they have different numbers or lengths.
function duplicateEdges(lines: readonly RoadFeature[]): RoadFault[] {
  const seen = new Set<string>()
  return lines.flatMap((line) => {
    const ends = [textOf(line, 'from'), textOf(line, 'to')].sort()
    const road = [...ends, textOf(line, 'class'), textOf(line, 'ref'), numberOf(line, 'km')].join('|')
    const again = seen.has(road)
    seen.add(road)
    return again ? [faultOf(line)('duplicate_edge', 'from')] : []
  })
}

function readable(points: RoadFeature[], lines: RoadFeature[], places: ReadonlyMap<string, LngLat>): RoadFeature[] {
  const first = new Map(points.map((node) => [featureId(node), node]))
  first.delete('')
  const whole = lines.filter((line) => {
    const joined = places.has(textOf(line, 'from')) && places.has(textOf(line, 'to'))
    return joined && (numberOf(line, 'km') ?? 0) > 0
  })
  return [...first.values(), ...whole]
}

function dangling(graph: RoadGraph): RoadFault[] {
  return graph.nodes.flatMap((node, index) => {
    const roads = graph.exits[index]!.length
    if (node.kind !== 'junction' || roads >= 2) return []
    return [{ code: 'dangling_junction', feature: node.id, field: 'kind', numbers: { roads } }]
  })
}

/** One fault for every part of a country that is cut off from its largest part, named by the first node of the part. */
function disconnected(graph: RoadGraph): RoadFault[] {
  const countries = new Map<string, Map<number, number[]>>()
  graph.nodes.forEach(({ country }, node) => {
    const parts = countries.get(country) ?? new Map<number, number[]>()
    const mark = graph.component[node]!
    countries.set(country, parts.set(mark, [...(parts.get(mark) ?? []), node]))
  })
  return [...countries.values()].flatMap((found) => {
    const parts = [...found.values()].sort((one, other) => other.length - one.length)
    return parts.slice(1).map((part): RoadFault => {
      const numbers = { nodes: part.length, parts: parts.length }
      return { code: 'disconnected', feature: graph.nodes[part[0]!]!.id, field: 'country', numbers }
    })
  })
}

function farSites(graph: RoadGraph, sites: readonly RoadSite[]): RoadFault[] {
  return sites.flatMap((site): RoadFault[] => {
    const metres = snapToRoad(graph, site.at)?.metres ?? Infinity
    return metres <= SITE_METRES
      ? []
      : [{ code: 'site_far', feature: site.id, field: 'geometry', numbers: { metres, limit: SITE_METRES } }]
  })
}

function faultOf(feature: RoadFeature) {
  return (code: RoadRule, field: string, numbers: Record<string, number> = {}): RoadFault => {
    return { code, feature: featureId(feature), field, numbers }
  }
}

function lngLat([lng, lat]: Position): LngLat {
  return [lng!, lat!]
}
