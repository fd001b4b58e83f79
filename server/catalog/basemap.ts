import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBasemap, type Basemap } from '../../geo/map-base'

/** Reads the drawn ground of every map from `data/map`; kept by the caller, since all maps share it. */
export function readBasemap(folder: string): Basemap {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'map', name), 'utf8'))
  return decodeBasemap({
    topology: read('basemap.topo.json'),
    lakes: read('lakes.geojson'),
    rivers: read('rivers.geojson'),
    towns: read('towns.json'),
    seas: read('seas.json'),
  })
}
