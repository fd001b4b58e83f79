import type { RoadFault } from './check-roads'
import type { RoadGraph } from './road-graph'
import { costsByLength } from './road-mode'
import { searchRoads } from './road-search'

/** A stretch of road with a published length, through the given nodes. */
export interface Corridor {
  readonly name: string
  readonly via: readonly string[]
  readonly km: number
}

/** A corridor may differ from its published length by this share. */
const CORRIDOR_SHARE = 0.05

/**
 * Length in km of the shortest path through the nodes of a corridor.
 * @returns Infinity when two of them are not joined, NaN when one is no node
 */
export function corridorKm(graph: RoadGraph, corridor: Corridor): number {
  const nodes = corridor.via.map((id) => graph.indexOf.get(id) ?? -1)
  if (nodes.includes(-1)) return NaN
  const costs = costsByLength(graph)
  return nodes.slice(1).reduce((sum, node, leg) => {
    const reach = searchRoads(graph, [{ node: nodes[leg]!, seconds: 0, metres: 0, cost: 0 }], { costs })
    return sum + reach.metres[node]! / 1000
  }, 0)
}

/** Faults of the corridors whose sums are off by more than 5 %, or which cannot be followed. */
export function checkCorridors(graph: RoadGraph, corridors: readonly Corridor[]): RoadFault[] {
  return corridors.flatMap((corridor): RoadFault[] => {
    const sumKm = corridorKm(graph, corridor)
    const { name: feature, km } = corridor
    if (Number.isNaN(sumKm)) {
      const position = corridor.via.findIndex((id) => !graph.indexOf.has(id))
      return [{ code: 'corridor_unknown_node', feature, field: 'via', numbers: { position } }]
    }
    if (sumKm === Infinity) return [{ code: 'corridor_no_path', feature, field: 'via', numbers: { km } }]
    const share = sumKm / km - 1
    return Math.abs(share) <= CORRIDOR_SHARE
      ? []
      : [{ code: 'corridor_sum', feature, field: 'km', numbers: { km, sumKm, share, limit: CORRIDOR_SHARE } }]
  })
}
