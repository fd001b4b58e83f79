import type { RoadEdge, RoadGraph } from './road-graph'
import type { Seconds } from './types'

/** How one travels the network: in a vehicle the roads were timed for, on foot, in the saddle, or by boat alone. */
export const ROAD_MODES = ['car', 'coach', 'bicycle', 'walk', 'horse', 'boat'] as const
export type RoadMode = (typeof ROAD_MODES)[number]

/** What a traveller would rather not use; it is used all the same where nothing else leads there. */
export interface Avoid {
  readonly ferries?: boolean
  readonly borders?: boolean
  readonly unpaved?: boolean
  readonly motorways?: boolean
  /** Ids of edges. */
  readonly edges?: readonly string[]
}

/** On what terms the network is travelled. */
export interface Travel {
  readonly mode: RoadMode
  /** 1 January to 12 December; without it the roads are those of a year's average, and none is closed. */
  readonly month?: number
  readonly avoid?: Avoid
}

/** What every edge of a graph costs on these terms; positions are those of `RoadGraph.edges`. */
export interface EdgeCosts {
  readonly mode: RoadMode
  /** Moving seconds along the whole edge, without waits; Infinity where it is closed or of no use. */
  readonly drive: Float64Array
  /** How many times its seconds an edge counts when ways are compared: 1, or more where one would rather not. */
  readonly weight: Float64Array
  /** The greatest speed of any edge in metres of straight line a second: what no way can beat. */
  readonly fastest: number
}

/**
 * Time factors of a coach against the authored average: none on motorways and trunk roads, 5 % on other paved roads,
 * 15 % where the authored average is 45 km/h or less (mountain), 25 % on gravel and tracks. Planning assumptions, not measurements.
 */
const COACH = { paved: 1.05, mountain: 1.15, unpaved: 1.25 } as const
const MOUNTAIN_KMH = 45
/** A track as slow as this is walked: no vehicle makes it slower, and no rider faster. */
const WALKED_KMH = 6

/**
 * Means over a day in km/h. Walking: 5 on a road, 4 on a track (MIDE's speeds for pista and senda). Riding and cycling are
 * planning assumptions that give the day's lengths of the domain guide §3.3 in five to seven hours.
 */
const OWN_KMH = {
  walk: { paved: 5, mountain: 4.5, unpaved: 4.5, track: 4 },
  horse: { paved: 6, mountain: 5, unpaved: 6, track: 5 },
  bicycle: { paved: 15, mountain: 11, unpaved: 10, track: 8 },
} as const

/** Wet ground takes a quarter more time from wheels on unpaved roads, a tenth more from feet. Planning assumptions. */
const WET = { wheels: 1.25, feet: 1.1 } as const
/** Where a road is known to suffer in a season, everything on it takes a third more. Planning assumption. */
const SLOW = 4 / 3

/**
 * Months of rain by country, for unpaved roads: Nicaragua, Cuba and Venezuela May to October or November, the highlands of
 * Bolivia, Peru and Ecuador December to April, Colombia its two rainy seasons. Elsewhere no season is common to the country.
 * @see the yearly summaries of INETER, INSMET, INAMEH, SENAMHI, IDEAM and INAMHI
 */
const RAINS: Readonly<Record<string, readonly number[]>> = {
  NI: [5, 6, 7, 8, 9, 10],
  HN: [5, 6, 7, 8, 9, 10, 11],
  SV: [5, 6, 7, 8, 9, 10],
  GT: [5, 6, 7, 8, 9, 10],
  CR: [5, 6, 7, 8, 9, 10, 11],
  PA: [5, 6, 7, 8, 9, 10, 11],
  CU: [5, 6, 7, 8, 9, 10],
  VE: [5, 6, 7, 8, 9, 10, 11],
  CO: [4, 5, 10, 11],
  EC: [1, 2, 3, 4],
  PE: [12, 1, 2, 3],
  BO: [12, 1, 2, 3],
}

/** Feet, hooves and pedals stay off the fast roads where they can. */
const OFF_MOTORWAYS = 4
/** What is avoided counts this many times: only a detour longer than that takes it all the same. */
const AVOIDED = 60

const OWN_POWER: readonly RoadMode[] = ['walk', 'horse', 'bicycle']

/** The kind of ground an edge is, for whoever is not in a vehicle. */
function groundOf({ class: kind, surface, kmh }: RoadEdge): 'paved' | 'mountain' | 'unpaved' | 'track' {
  if (kind === 'track') return 'track'
  if (surface === 'unpaved') return 'unpaved'
  return kmh <= MOUNTAIN_KMH && kind !== 'street' ? 'mountain' : 'paved'
}

function coachFactor(edge: RoadEdge): number {
  if (edge.class === 'street') return 1
  if (edge.surface === 'unpaved' || edge.class === 'track') return COACH.unpaved
  if (edge.kmh <= MOUNTAIN_KMH) return COACH.mountain
  return edge.class === 'motorway' || edge.class === 'trunk' ? 1 : COACH.paved
}

/** Moving seconds along an edge in a year's average. */
function drySeconds(edge: RoadEdge, mode: RoadMode): Seconds {
  if (edge.event === 'ferry') return edge.driveSeconds
  if (mode === 'boat') return Infinity
  if (edge.kmh <= WALKED_KMH || mode === 'car') return edge.driveSeconds
  if (mode === 'coach') return edge.driveSeconds * coachFactor(edge)
  return (edge.metres / 1000 / OWN_KMH[mode][groundOf(edge)]) * 3600
}

/** How much longer an edge takes in a month; Infinity where it is closed. */
function seasonFactor(edge: RoadEdge, country: string, { mode, month }: Travel): number {
  if (month === undefined) return 1
  const limit = edge.limits.find(({ months }) => months.includes(month))
  if (limit) return limit.closed ? Infinity : SLOW
  const wet = edge.surface === 'unpaved' && (RAINS[country]?.includes(month) ?? false)
  if (!wet) return 1
  return mode === 'walk' || mode === 'horse' ? WET.feet : WET.wheels
}

function weightOf(edge: RoadEdge, mode: RoadMode, avoid: Avoid): number {
  const avoided =
    (avoid.ferries && edge.event === 'ferry') ||
    (avoid.borders && edge.event === 'border') ||
    (avoid.unpaved && edge.surface === 'unpaved') ||
    (avoid.motorways && edge.class === 'motorway') ||
    avoid.edges?.includes(edge.id)
  const slow = OWN_POWER.includes(mode) && edge.class === 'motorway'
  return (avoided ? AVOIDED : 1) * (slow ? OFF_MOTORWAYS : 1)
}

/** Whether an edge is among what the traveller would rather not use. */
export const isAvoided = (edge: RoadEdge, avoid: Avoid = {}): boolean => weightOf(edge, 'car', avoid) > 1

function computeCosts(graph: RoadGraph, travel: Travel): EdgeCosts {
  const { edges, nodes } = graph
  const drive = new Float64Array(edges.length)
  const weight = new Float64Array(edges.length)
  let fastest = 0
  edges.forEach((edge, index) => {
    const country = nodes[edge.from]!.country
    drive[index] = drySeconds(edge, travel.mode) * seasonFactor(edge, country, travel)
    weight[index] = weightOf(edge, travel.mode, travel.avoid ?? {})
    fastest = Math.max(fastest, edge.straight / drive[index]!)
  })
  return { mode: travel.mode, drive, weight, fastest }
}

/** Costs on plain terms are asked for again and again: kept for as long as their graph lives. */
const kept = new WeakMap<RoadGraph, Map<string, EdgeCosts>>()

/**
 * What each edge costs on the given terms: seconds by mode, ground and season, and how gladly it is taken. Closed edges take
 * Infinity. Seasons: `limits` of the edge itself, else the months of rain of its country on unpaved ground.
 * @throws RangeError for a month outside 1-12
 */
export function costsOf(graph: RoadGraph, travel: Travel): EdgeCosts {
  const { mode, month, avoid } = travel
  if (month !== undefined && !(Number.isInteger(month) && month >= 1 && month <= 12))
    throw new RangeError(`${month} is not a month: 1 to 12`)
  if (avoid !== undefined && Object.values(avoid).some(Boolean)) return computeCosts(graph, travel)
  const all = kept.get(graph) ?? new Map<string, EdgeCosts>()
  kept.set(graph, all)
  const key = `${mode} ${month ?? ''}`
  const known = all.get(key) ?? computeCosts(graph, { mode, month })
  all.set(key, known)
  return known
}

/** Costs by which the shortest way wins, whatever time it takes. */
export function costsByLength({ edges }: RoadGraph): EdgeCosts {
  const drive = Float64Array.from(edges, (edge) => edge.driveSeconds)
  const weight = Float64Array.from(edges, (edge) => edge.metres / (edge.driveSeconds + edge.waitSeconds))
  return { mode: 'car', drive, weight, fastest: 0 }
}
