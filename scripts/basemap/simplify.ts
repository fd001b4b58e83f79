import { planarRingArea, presimplify } from 'topojson-simplify'
import type { GeoJsonProperties } from 'geojson'
import type { GeometryObject, Topology } from 'topojson-specification'

/** One area of a topology. */
export type Unit = GeometryObject<GeoJsonProperties>

/** How much detail a coast or border keeps: the smallest triangle and the smallest island, both in square degrees. */
export interface Detail {
  triangle: number
  island: number
}

type Rings = number[][]

/**
 * Thins every arc to the finest detail asked for by the units on its sides, and drops islands under their unit's limit.
 * @param detailOf the detail of one geometry of `units`
 */
export function simplifyUnits(topology: Topology, detailOf: (geometry: Unit) => Detail): Topology {
  const weighted = presimplify(topology)
  const units = geometriesOf(weighted)
  const limit = new Map<number, number>()
  for (const unit of units) {
    dropIslands(weighted, unit, detailOf(unit).island)
    for (const arc of arcsOf(unit)) limit.set(arc, Math.min(limit.get(arc) ?? Infinity, detailOf(unit).triangle))
  }
  const arcs = weighted.arcs.map((arc, index) => thin(arc as number[][], limit.get(index) ?? Infinity))
  return { ...weighted, arcs: arcs as never }
}

function thin(arc: number[][], smallest: number): number[][] {
  const kept = arc.filter((point) => (point[2] ?? 0) >= smallest).map((point) => point.slice(0, 2))
  if (kept.length > 3 || arc.length <= 4) return kept
  const closed = arc[0]?.[0] === arc.at(-1)?.[0] && arc[0]?.[1] === arc.at(-1)?.[1]
  return closed ? heaviest(arc, 5) : kept
}

/** A closed arc needs four corners, or a small island would fall flat. */
function heaviest(arc: number[][], count: number): number[][] {
  const order = arc.map((point, index) => ({ index, weight: point[2] ?? 0 })).sort((a, b) => b.weight - a.weight)
  const keep = new Set(order.slice(0, count).map(({ index }) => index))
  return arc.filter((_, index) => keep.has(index)).map((point) => point.slice(0, 2))
}

function dropIslands(topology: Topology, unit: Unit, smallest: number): void {
  if (unit.type !== 'MultiPolygon') return
  const area = (polygon: Rings) => Math.abs(planarRingArea(ringPoints(topology, polygon[0] ?? []) as never))
  const sizes = unit.arcs.map(area)
  const largest = Math.max(...sizes)
  unit.arcs = unit.arcs.filter((_, index) => (sizes[index] ?? 0) >= Math.min(smallest, largest))
}

function ringPoints(topology: Topology, ring: number[]): number[][] {
  return ring.flatMap((index) => {
    const arc = (topology.arcs[index < 0 ? ~index : index] ?? []) as number[][]
    return index < 0 ? [...arc].reverse() : arc
  })
}

export function geometriesOf(topology: Topology): Unit[] {
  const units = topology.objects['units']
  return units?.type === 'GeometryCollection' ? units.geometries : []
}

function arcsOf(geometry: Unit): number[] {
  const rings =
    geometry.type === 'MultiPolygon' ? geometry.arcs.flat() : geometry.type === 'Polygon' ? geometry.arcs : []
  return rings.flat().map((index) => (index < 0 ? ~index : index))
}

/** The same objects without the arcs nothing refers to any more. */
export function withoutUnusedArcs(topology: Topology): Topology {
  const used = new Map<number, number>()
  const arcs: Topology['arcs'] = []
  const renumber = (index: number): number => {
    const arc = index < 0 ? ~index : index
    if (!used.has(arc)) used.set(arc, arcs.push(topology.arcs[arc]!) - 1)
    return index < 0 ? ~used.get(arc)! : used.get(arc)!
  }
  for (const object of Object.values(topology.objects))
    for (const geometry of object.type === 'GeometryCollection' ? object.geometries : [])
      if (geometry.type === 'MultiPolygon')
        geometry.arcs = geometry.arcs.map((p) => p.map((ring) => ring.map(renumber)))
  return { ...topology, arcs }
}
