import { readFileSync } from 'node:fs'
import { decodeBasemap } from '../../geo/map-base'
import type { MapInput, MapStop } from '../../geo/map-input'
import { PALETTES } from '../../geo/map-palette'

const read = (name: string): unknown => JSON.parse(readFileSync(`data/map/${name}`, 'utf8'))

/** The basemap the program ships with. */
export const basemap = decodeBasemap({
  topology: read('basemap.topo.json'),
  lakes: read('lakes.geojson'),
  rivers: read('rivers.geojson'),
  towns: read('towns.json'),
  seas: read('seas.json'),
})

export const BOXES = {
  NI: [-87.75, 10.65, -82.9, 15.1],
  CU: [-85.1, 19.7, -74.0, 23.4],
  VE: [-73.5, 0.6, -59.7, 12.3],
  AR: [-73.7, -55.2, -53.5, -21.7],
} as const

export const SEGOVIAS: MapStop[] = [
  { number: 1, name: 'Niquinohomo', note: 'Casa paterna', at: [-86.0944, 11.9053] },
  { number: 2, name: 'Managua', note: 'Loma de Tiscapa', at: [-86.2681, 12.1427] },
  { number: 3, name: 'San Rafael del Norte', at: [-86.1109, 13.2125] },
  { number: 4, name: 'Quilalí', at: [-86.0277, 13.5683] },
]

export function mapInput(changes: Partial<MapInput> = {}): MapInput {
  return {
    basemap,
    fit: BOXES.NI,
    width: 960,
    height: 700,
    language: 'es',
    palette: PALETTES.paper,
    detail: 'country',
    highlight: ['NI'],
    stops: SEGOVIAS,
    routes: [{ id: 'segovias', network: 'sandino', lines: [SEGOVIAS.map(({ at }) => at)] }],
    title: 'Ruta Sandino',
    description: 'Cuatro paradas de Niquinohomo a Quilalí.',
    idPrefix: 'm',
    ...changes,
  }
}
