import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../../../geo/map-palette'
import { SANS } from './names'

/** Layers whose features answer to the hand. */
export const PIN_LAYER = 'pins'
export const CLUSTER_LAYER = 'clusters'

/** The area that was searched and the circle within which the chosen place lies. */
export const areaLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'box-line',
    type: 'line',
    source: 'box',
    paint: { 'line-color': palette.ink, 'line-width': 1.2, 'line-dasharray': [4, 3] },
  },
  {
    id: 'precision-fill',
    type: 'fill',
    source: 'precision',
    paint: { 'fill-color': palette.ink, 'fill-opacity': 0.09 },
  },
  {
    id: 'precision-line',
    type: 'line',
    source: 'precision',
    paint: { 'line-color': palette.ink, 'line-width': 1.2 },
  },
]

const clusters = ({ paper, ink }: Palette): LayerSpecification[] => [
  {
    id: CLUSTER_LAYER,
    type: 'circle',
    source: 'pins',
    filter: ['has', 'point_count'],
    paint: {
      'circle-color': paper,
      'circle-stroke-color': ink,
      'circle-stroke-width': 1.4,
      'circle-radius': ['step', ['get', 'point_count'], 13, 10, 16, 100, 20, 1000, 25],
    },
  },
  {
    id: 'cluster-count',
    type: 'symbol',
    source: 'pins',
    filter: ['has', 'point_count'],
    layout: {
      'text-field': ['get', 'point_count'],
      'text-font': SANS,
      'text-size': 13,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': ink },
  },
]

/** Pins near to each other as one circle with their number; the others drawn, and named where there is room. */
export const pinLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: PIN_LAYER,
    type: 'symbol',
    source: 'pins',
    filter: ['!', ['has', 'point_count']],
    layout: {
      'icon-image': ['get', 'picture'],
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 8, ['get', 'label']],
      'text-font': SANS,
      'text-size': 12.5,
      'text-anchor': 'top',
      'text-offset': [0, 1],
      'text-max-width': 11,
      'text-optional': true,
    },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.paper, 'text-halo-width': 1.6 },
  },
  ...clusters(palette),
]
