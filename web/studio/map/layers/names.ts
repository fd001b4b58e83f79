import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { paletteOf, type Look } from '../look'

/** Quoted: a family whose name ends in a figure is no name to a canvas otherwise. */
export const SANS = ['"Source Sans 3"']

interface Lettering {
  readonly id: string
  readonly color: string
  readonly size: number
  readonly from: number
  readonly to?: number
  readonly rank?: number
  readonly capitals?: boolean
  readonly dotted?: boolean
}

function lettered(look: Look, kind: string, lettering: Lettering): LayerSpecification {
  const { id, color, size, from, to = 24, rank, capitals = false, dotted = false } = lettering
  const isKind: ExpressionSpecification = ['==', ['get', 'kind'], kind]
  return {
    id: `name-${id}`,
    type: 'symbol',
    source: 'places',
    minzoom: from,
    maxzoom: to,
    filter: rank === undefined ? isKind : ['all', isKind, ['==', ['get', 'rank'], rank]],
    layout: {
      'text-field': ['get', look.language],
      'text-font': SANS,
      'text-size': size,
      'text-max-width': 7,
      'text-letter-spacing': capitals ? 0.22 : 0.01,
      'text-transform': capitals ? 'uppercase' : 'none',
      'text-padding': 4,
      ...(dotted && { 'icon-image': 'town', 'text-anchor': 'left', 'text-offset': [0.5, 0] }),
    },
    paint: { 'text-color': color, 'text-halo-color': paletteOf(look).paper, 'text-halo-width': capitals ? 1 : 1.4 },
  }
}

/** Names of waters, countries, provinces and towns; what matters most is placed first and so stands last. */
export function nameLayers(look: Look): LayerSpecification[] {
  const { muted, faint, waterText, ink } = paletteOf(look)
  const town = (rank: number, from: number, size: number) =>
    lettered(look, 'town', { id: `town-${rank}`, color: rank === 1 ? ink : muted, rank, from, size, dotted: true })
  return [
    lettered(look, 'province', { id: 'province', color: faint, size: 10.5, from: 6, to: 9, capitals: true }),
    town(4, 8.5, 12),
    town(3, 7, 12),
    lettered(look, 'water', { id: 'water', color: waterText, size: 12, from: 6 }),
    lettered(look, 'sea', { id: 'gulf', color: waterText, size: 12, from: 4.5, rank: 2 }),
    lettered(look, 'sea', { id: 'ocean', color: waterText, size: 13, from: 2, rank: 1 }),
    town(2, 5.5, 12.5),
    lettered(look, 'country', { id: 'country', color: faint, size: 11, from: 2.5, to: 6, capitals: true }),
    town(1, 4, 13),
  ]
}
