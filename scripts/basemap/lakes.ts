import type { FeatureCollection, Polygon, Position } from 'geojson'
import { smoothRing } from './smooth'
import type { Names } from './units'

export interface LakeSource {
  name: [string, string, string]
  rank: number
  at: [number, number]
  shore: Position[]
  islands?: Position[][]
}

interface LakeProperties {
  name: Names
  rank: number
  at: [number, number]
}

/** Lakes as polygons whose holes are their islands, rings closed and wound as GeoJSON asks. */
export function buildLakes(sources: readonly LakeSource[]): FeatureCollection<Polygon, LakeProperties> {
  const features = sources.map(({ name: [es, pt, en], rank, at, shore, islands = [] }) => ({
    type: 'Feature' as const,
    properties: { name: { es, pt, en }, rank, at },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [closed(shore, true), ...islands.map((island) => closed(island, false))],
    },
  }))
  return { type: 'FeatureCollection', features }
}

function closed(ring: Position[], counterclockwise: boolean): Position[] {
  const smooth = smoothRing(ring)
  const turned = signedArea(smooth) > 0 === counterclockwise ? smooth : smooth.reverse()
  return [...turned, turned[0]!]
}

function signedArea(ring: Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? []
    return sum + x * nextY - nextX * y
  }, 0)
}
