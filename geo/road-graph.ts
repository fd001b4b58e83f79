import { EARTH_RADIUS_METRES } from './measure'
import { readEdge, readNode, type RoadFeature } from './road-features'
import type { LngLat, Metres, Seconds } from './types'

export type RoadClass = 'motorway' | 'trunk' | 'primary' | 'secondary' | 'tertiary' | 'track' | 'street' | 'ferry'
export type Surface = 'paved' | 'unpaved' | 'water'
export type RoadNodeKind = 'city' | 'town' | 'village' | 'junction' | 'border' | 'airport' | 'port' | 'site'

/** A place where roads meet or end. */
export interface RoadNode {
  readonly id: string
  readonly name: string
  readonly kind: RoadNodeKind
  readonly country: string
  readonly at: LngLat
  readonly site?: string
  readonly iata?: string
}

/** A road or ferry between two nodes, travelled both ways; `from` and `to` are positions in `RoadGraph.nodes`. */
export interface RoadEdge {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly metres: Metres
  /** Moving time, without any wait. */
  readonly driveSeconds: Seconds
  /** Loading of a ferry, or papers at a border; counted where a journey passes the middle of the edge. */
  readonly waitSeconds: Seconds
  readonly event: 'ferry' | 'border' | null
  readonly ref: string
  readonly name: string
  readonly class: RoadClass
  readonly surface: Surface
  readonly kmh: number
  /** Spanish note on when the road can be used; '' when always. */
  readonly season: string
  readonly limits: readonly SeasonLimit[]
  /** Great-circle distance between its two nodes. */
  readonly straight: Metres
  readonly line: readonly LngLat[]
}

/** Months of the year (1 to 12) in which a road is closed, or slow. */
export interface SeasonLimit {
  readonly months: readonly number[]
  readonly closed: boolean
}

/** The straight pieces of all roads and the landings of ferries, flat for snapping: four numbers a segment, lng lat lng lat. */
export interface RoadSegments {
  readonly corners: Float64Array
  readonly edges: Int32Array
  readonly places: Int32Array
}

export interface RoadGraph {
  readonly nodes: readonly RoadNode[]
  readonly edges: readonly RoadEdge[]
  readonly indexOf: ReadonlyMap<string, number>
  /** For each node, the edges that touch it. */
  readonly exits: readonly (readonly number[])[]
  /** For each node, the number of the connected part it belongs to. */
  readonly component: Int32Array
  /** The nodes on a sphere of the Earth's size, three metres a node: chords between them are never longer than any way. */
  readonly chords: Float64Array
  readonly segments: RoadSegments
}

/**
 * Builds the routable graph of one or several countries from authored features: Points are nodes, LineStrings edges.
 * Lengths are the authored km, never those of the drawing.
 * @returns an empty graph for no features
 * @throws RangeError naming the feature when an edge joins a node that is missing, or when an id, km or shape cannot be read
 */
export function buildRoadGraph(features: Iterable<RoadFeature>): RoadGraph {
  const nodes: RoadNode[] = []
  const lines: RoadFeature[] = []
  const indexOf = new Map<string, number>()
  for (const feature of features) {
    if (feature.geometry.type === 'LineString') lines.push(feature)
    else {
      const node = readNode(feature)
      if (indexOf.has(node.id)) throw new RangeError(`road node ${node.id} is given twice`)
      indexOf.set(node.id, nodes.push(node) - 1)
    }
  }
  const edges = lines.map((feature) => readEdge(feature, nodes, indexOf))
  const exits: number[][] = nodes.map(() => [])
  edges.forEach((edge, index) => {
    exits[edge.from]!.push(index)
    exits[edge.to]!.push(index)
  })
  const [component, chords, segments] = [componentsOf(edges, exits), chordsOf(nodes), segmentsOf(edges)]
  return { nodes, edges, indexOf, exits, component, chords, segments }
}

/** The node at the other end of an edge, as positions in `RoadGraph.nodes`. */
export function otherEnd(edge: RoadEdge, node: number): number {
  return edge.from === node ? edge.to : edge.from
}

function chordsOf(nodes: readonly RoadNode[]): Float64Array {
  const radians = Math.PI / 180
  return Float64Array.from(
    nodes.flatMap(({ at: [lng, lat] }) => {
      const [x, y] = [Math.cos(lng * radians), Math.sin(lng * radians)]
      const ring = Math.cos(lat * radians)
      return [ring * x, ring * y, Math.sin(lat * radians)].map((part) => part * EARTH_RADIUS_METRES)
    }),
  )
}

function componentsOf(edges: readonly RoadEdge[], exits: readonly (readonly number[])[]): Int32Array {
  const component = new Int32Array(exits.length).fill(-1)
  const fill = (start: number, mark: number) => {
    const open = [start]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (component[node] === mark) continue
      component[node] = mark
      open.push(...exits[node]!.map((edge) => otherEnd(edges[edge]!, node!)))
    }
  }
  for (let start = 0, mark = 0; start < exits.length; start += 1) {
    if (component[start] === -1) fill(start, mark++)
  }
  return component
}

// Nobody boards a ferry in the middle of the lake: of a ferry only the landings can be snapped to.
function segmentsOf(edges: readonly RoadEdge[]): RoadSegments {
  const corners: number[] = []
  const owners: number[] = []
  const places: number[] = []
  const add = (index: number, place: number, [start, end]: readonly [LngLat, LngLat]) => {
    corners.push(...start, ...end)
    owners.push(index)
    places.push(place)
  }
  edges.forEach(({ line, event }, index) => {
    const last = line.length - 1
    if (event === 'ferry') for (const end of [0, last]) add(index, end, [line[end]!, line[end]!])
    else for (let place = 0; place < last; place += 1) add(index, place, [line[place]!, line[place + 1]!])
  })
  return { corners: Float64Array.from(corners), edges: Int32Array.from(owners), places: Int32Array.from(places) }
}
