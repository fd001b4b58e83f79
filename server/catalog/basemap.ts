import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBasemap, type Basemap, type BasemapFiles } from '../../geo/map-base'

function readFiles(folder: string): BasemapFiles {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'map', name), 'utf8'))
  return {
    topology: read('basemap.topo.json'),
    lakes: read('lakes.geojson'),
    rivers: read('rivers.geojson'),
    towns: read('towns.json'),
    seas: read('seas.json'),
  }
}

/** Reads the drawn ground of every map from `data/map`; kept by the caller, since all maps share it. */
export const readBasemap = (folder: string): Basemap => decodeBasemap(readFiles(folder))

/** The same ground as one file for maps that are drawn elsewhere, and a name that changes with what is in it. */
export interface PackedBasemap {
  readonly print: string
  readonly body: string
}

export function packBasemap(folder: string): PackedBasemap {
  const body = JSON.stringify(readFiles(folder))
  return { body, print: createHash('sha256').update(body).digest('base64url').slice(0, 12) }
}
