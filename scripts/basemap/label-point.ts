import { feature } from 'topojson-client'
import type { Position } from 'geojson'
import type { Unit } from './simplify'
import type { Topology } from 'topojson-specification'

const STEPS = 24

/** The place of a coarse grid that lies deepest inside the largest polygon of a unit, in degrees. */
export function labelPoint(topology: Topology, unit: Unit): [number, number] {
  const shape = feature(topology, unit as never) as unknown as { geometry: { coordinates: Position[][][] } }
  const rings = shape.geometry.coordinates.map((polygon) => polygon[0] ?? [])
  const ring = rings.reduce((a, b) => (area(b) > area(a) ? b : a), rings[0] ?? [])
  const [west, south, east, north] = boundsOf(ring)
  let best: [number, number] = [(west + east) / 2, (south + north) / 2]
  let depth = -1
  for (let row = 1; row < STEPS; row++)
    for (let column = 1; column < STEPS; column++) {
      const place: [number, number] = [west + ((east - west) * column) / STEPS, south + ((north - south) * row) / STEPS]
      const clear = inside(ring, place) ? clearance(ring, place) : -1
      if (clear > depth) [best, depth] = [place, clear]
    }
  return [Math.round(best[0] * 100) / 100, Math.round(best[1] * 100) / 100]
}

function boundsOf(ring: Position[]): [number, number, number, number] {
  const lngs = ring.map(([lng = 0]) => lng)
  const lats = ring.map(([, lat = 0]) => lat)
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

function area(ring: Position[]): number {
  const edges = ring.map(([x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? []
    return x * nextY - nextX * y
  })
  return Math.abs(edges.reduce((sum, edge) => sum + edge, 0))
}

function inside(ring: Position[], [lng, lat]: [number, number]): boolean {
  return ring.reduce((within, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? []
    const crosses = y > lat !== nextY > lat && lng < ((nextX - x) * (lat - y)) / (nextY - y) + x
    return crosses ? !within : within
  }, false)
}

function clearance(ring: Position[], [lng, lat]: [number, number]): number {
  return Math.min(...ring.map(([x = 0, y = 0]) => Math.hypot(x - lng, y - lat)))
}
