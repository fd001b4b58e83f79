import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Ground } from './ground'
import { groundLayers } from './layers/ground'
import { nameLayers } from './layers/names'
import { areaLayers, pinLayers } from './layers/pins'
import { paletteOf, type Look } from './look'

const empty: GeoJSONSourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }

/** From this zoom on every pin stands for itself. */
const CLUSTER_MAX_ZOOM = 9

/** The studio's map: the house's ground below, then areas, names, and pins above all. */
export function styleOf(look: Look, { land, places }: Ground): StyleSpecification {
  const palette = paletteOf(look)
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land, tolerance: 0.25, buffer: 64 },
      places: { type: 'geojson', data: places },
      box: empty,
      precision: empty,
      pins: { ...empty, cluster: true, clusterRadius: 38, clusterMaxZoom: CLUSTER_MAX_ZOOM },
    },
    layers: [...groundLayers(palette), ...areaLayers(palette), ...nameLayers(look), ...pinLayers(palette)],
  }
}
