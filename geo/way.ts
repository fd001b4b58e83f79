import { joinLines, sliceByShare } from './along'
import type { RoadClass, RoadEdge, RoadGraph, RoadNode, RoadNodeKind, Surface } from './road-graph'
import { isAvoided, type Avoid, type EdgeCosts, type RoadMode, type Travel } from './road-mode'
import { measurePart, waitOn, type EdgePart } from './road-search'
import type { Snap } from './snap'
import type { OsrmStep } from './osrm-steps'
import type { LegSource, LngLat, Metres, Seconds } from './types'

/** A stretch of a way along one edge; `access` leads from a place off the road to it, `straight` is a guess without a road. */
export interface WayPiece {
  readonly ref: string
  readonly name: string
  readonly class: RoadClass | 'access' | 'straight'
  readonly surface: Surface
  readonly metres: Metres
  /** Waits included. */
  readonly seconds: Seconds
  readonly event: PieceEvent | null
  /** Names of the nodes at its ends; '' in the middle of a road. */
  readonly from: string
  readonly to: string
  /** Roads that meet where it begins; 0 in the middle of a road. */
  readonly choices: number
  /** Spanish note on when the road can be used; '' when always. */
  readonly season: string
  readonly line: readonly LngLat[]
}

/** A ferry taken, or a border crossed at one of the ends of a piece. */
export interface PieceEvent {
  readonly kind: 'ferry' | 'border'
  readonly name: string
  readonly waitSeconds: Seconds
  readonly atEnd: boolean
}

/** A node on the way, with the distance and time from its beginning. */
export interface PassedNode {
  readonly id: string
  readonly name: string
  readonly kind: RoadNodeKind
  readonly country: string
  readonly at: LngLat
  readonly metres: Metres
  readonly seconds: Seconds
}

export interface WayEvent {
  readonly kind: 'ferry' | 'border'
  readonly name: string
  /** Whole time at the border, or wait and crossing of the ferry. */
  readonly seconds: Seconds
}

/** How one gets from a place to another by road. `metres` and `seconds` are the sums of the pieces. */
export interface Way {
  readonly mode: RoadMode
  readonly metres: Metres
  readonly seconds: Seconds
  readonly source: Exclude<LegSource, 'air'>
  readonly estimated: boolean
  readonly reason?: 'off_network' | 'no_path'
  /** Straight distance from each end to the road. */
  readonly snapped: readonly [from: Metres, to: Metres]
  /** Main towns passed, in order. */
  readonly via: readonly string[]
  readonly refs: readonly string[]
  readonly events: readonly WayEvent[]
  /** What was to be avoided and had to be used all the same. */
  readonly despite: readonly (keyof Avoid)[]
  readonly pieces: readonly WayPiece[]
  readonly nodes: readonly PassedNode[]
  readonly line: readonly LngLat[]
  /** What a routing engine said of each turn; without them the turns are those of the pieces. */
  readonly steps?: readonly OsrmStep[]
}

/** Ground without a known road counts as straight line x 1.25. */
export const DETOUR = 1.25
/** Speed between a place and the road it is joined to, in km/h. Planning assumptions. */
export const ACCESS_KMH = { car: 15, coach: 15, bicycle: 8, walk: 4, horse: 5, boat: 10 } as const
/** Speed where no road is known at all, in km/h. Planning assumptions. */
export const STRAIGHT_KMH = { car: 40, coach: 40, bicycle: 10, walk: 4, horse: 5, boat: 15 } as const

/** Towns nearer than this to the ends of a way are its ends, not passed. */
const END_METRES = 500
const MOST_TOWNS = 8

export interface WayPlan {
  readonly from: LngLat
  readonly to: LngLat
  readonly snaps: readonly [from: Snap, to: Snap]
  readonly parts: readonly EdgePart[]
  readonly travel: Travel
  readonly costs: EdgeCosts
}

/** Writes out a way along the given parts of edges, with the access at both ends; parts without length are left out. */
export function writeWay(graph: RoadGraph, { from, to, snaps, parts, travel, costs }: WayPlan): Way {
  const { mode } = travel
  const used = parts.filter((part) => part.from !== part.to)
  const roads = used.map((part) => roadPiece(graph, part, costs))
  const pieces = [
    ...accessPieces([from, snaps[0].at], snaps[0].metres, mode),
    ...roads,
    ...accessPieces([snaps[1].at, to], snaps[1].metres, mode),
  ]
  const nodes = passedNodes(graph, used, { pieces, before: snaps[0].metres > 0 ? 1 : 0 })
  const { metres, seconds } = sumPieces(pieces)
  return {
    mode,
    metres,
    seconds,
    source: 'network',
    estimated: false,
    snapped: [snaps[0].metres, snaps[1].metres],
    via: mainTowns(nodes, metres),
    refs: [...new Set(pieces.map((piece) => piece.ref).filter((ref) => ref !== ''))],
    events: roads.flatMap((piece) => eventOf(piece)),
    despite: usedDespite(graph, used, travel.avoid),
    pieces,
    nodes,
    line: pieces.length === 0 ? [from, to] : joinLines(pieces.map((piece) => piece.line)),
  }
}

export interface StraightPlan {
  readonly mode: RoadMode
  readonly from: LngLat
  readonly to: LngLat
  readonly straight: Metres
  readonly kmh: number
  readonly reason: 'off_network' | 'no_path'
  readonly snapped: readonly [from: Metres, to: Metres]
}

/** Writes out the guess made where no road is known: great circle x 1.25 at a given speed, always `estimated`. */
export function writeStraightWay({ mode, from, to, straight, kmh, reason, snapped }: StraightPlan): Way {
  const piece = offRoadPiece({ class: 'straight', line: [from, to], straight, kmh })
  return {
    mode,
    metres: piece.metres,
    seconds: piece.seconds,
    source: 'straight',
    estimated: true,
    reason,
    snapped,
    via: [],
    refs: [],
    events: [],
    despite: [],
    pieces: [piece],
    nodes: [],
    line: [from, to],
  }
}

function usedDespite(graph: RoadGraph, parts: readonly EdgePart[], avoid: Avoid = {}): (keyof Avoid)[] {
  const kinds = (Object.keys(avoid) as (keyof Avoid)[]).filter((kind) => avoid[kind])
  return kinds.filter((kind) => parts.some(({ edge }) => isAvoided(graph.edges[edge]!, { [kind]: avoid[kind] })))
}

function roadPiece(graph: RoadGraph, part: EdgePart, costs: EdgeCosts): WayPiece {
  const edge = graph.edges[part.edge]!
  const [start, end] = [part.from, part.to].map((share) => graph.nodes[nodeAt(edge, share)])
  const { metres, seconds } = measurePart(graph, part, costs)
  return {
    ref: edge.ref,
    name: edge.name,
    class: edge.class,
    surface: edge.surface,
    metres,
    seconds,
    event: eventOn(edge, { start, end, waitSeconds: waitOn(edge, part) }),
    from: start?.name ?? '',
    to: end?.name ?? '',
    choices: start === undefined ? 0 : graph.exits[nodeAt(edge, part.from)]!.length,
    season: edge.season,
    line: sliceByShare(edge.line, part.from, part.to),
  }
}

interface EventFacts {
  readonly start: RoadNode | undefined
  readonly end: RoadNode | undefined
  readonly waitSeconds: Seconds
}

function eventOn(edge: RoadEdge, { start, end, waitSeconds }: EventFacts): PieceEvent | null {
  if (edge.event === null || waitSeconds === 0) return null
  const ends = [start?.name, end?.name].filter(Boolean).join(' – ')
  if (edge.event === 'ferry') return { kind: 'ferry', name: edge.name || ends, waitSeconds, atEnd: false }
  const post = [start, end].find((node) => node?.kind === 'border')
  return { kind: 'border', name: post?.name ?? ends, waitSeconds, atEnd: post !== undefined && post === end }
}

function accessPieces(line: readonly [LngLat, LngLat], straight: Metres, mode: RoadMode): WayPiece[] {
  return straight === 0 ? [] : [offRoadPiece({ class: 'access', line, straight, kmh: ACCESS_KMH[mode] })]
}

function offRoadPiece(piece: Pick<WayPiece, 'class' | 'line'> & { straight: Metres; kmh: number }): WayPiece {
  const metres = piece.straight * DETOUR
  return {
    ref: '',
    name: '',
    class: piece.class,
    surface: 'unpaved',
    metres,
    seconds: (metres / 1000 / piece.kmh) * 3600,
    event: null,
    from: '',
    to: '',
    choices: 0,
    season: '',
    line: piece.line,
  }
}

function passedNodes(
  graph: RoadGraph,
  parts: readonly EdgePart[],
  { pieces, before }: { pieces: readonly WayPiece[]; before: number },
): PassedNode[] {
  const passed: PassedNode[] = []
  let { metres, seconds } = sumPieces(pieces.slice(0, before))
  const pass = (index: number) => {
    if (index === -1) return
    const { id, name, kind, country, at } = graph.nodes[index]!
    if (passed.at(-1)?.id !== id) passed.push({ id, name, kind, country, at, metres, seconds })
  }
  parts.forEach((part, index) => {
    const edge = graph.edges[part.edge]!
    pass(nodeAt(edge, part.from))
    metres += pieces[before + index]!.metres
    seconds += pieces[before + index]!.seconds
    pass(nodeAt(edge, part.to))
  })
  return passed
}

function nodeAt(edge: RoadEdge, share: number): number {
  if (share === 0) return edge.from
  return share === 1 ? edge.to : -1
}

function eventOf({ event, seconds }: WayPiece): WayEvent[] {
  if (event === null) return []
  return [{ kind: event.kind, name: event.name, seconds: event.kind === 'ferry' ? seconds : event.waitSeconds }]
}

/** The towns worth naming on a way of so many metres: cities alone where there are many, never its ends. */
export function mainTowns(nodes: readonly PassedNode[], total: Metres): string[] {
  const inside = nodes.filter((node) => node.metres > END_METRES && node.metres < total - END_METRES)
  const towns = inside.filter((node) => node.kind === 'city' || node.kind === 'town')
  const cities = inside.filter((node) => node.kind === 'city')
  return [...new Set((towns.length > MOST_TOWNS ? cities : towns).map((node) => node.name))]
}

function sumPieces(pieces: readonly WayPiece[]): { metres: Metres; seconds: Seconds } {
  return {
    metres: pieces.reduce((sum, piece) => sum + piece.metres, 0),
    seconds: pieces.reduce((sum, piece) => sum + piece.seconds, 0),
  }
}
