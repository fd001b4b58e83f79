import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../../../geo/map-palette'

const of = (...kinds: string[]): FilterSpecification => ['in', ['get', 'kind'], ['literal', kinds]]
const ROUND = { 'line-join': 'round', 'line-cap': 'round' } as const

/** Wider rings of soft sea lie under narrower ones, all of them under the land. */
const HALO_WIDTHS = [30, 22, 14, 7] as const

const halo = (palette: Palette): LayerSpecification[] =>
  HALO_WIDTHS.map((width, index) => ({
    id: `coast-halo-${index}`,
    type: 'line',
    source: 'land',
    filter: of('coast'),
    layout: ROUND,
    paint: {
      'line-color': palette.halo[index]!,
      'line-width': ['interpolate', ['linear'], ['zoom'], 3, width * 0.4, 7, width],
    },
  }))

const fill = (kind: string, color: string): LayerSpecification => ({
  id: `fill-${kind}`,
  type: 'fill',
  source: 'land',
  filter: of(kind),
  paint: { 'fill-color': color },
})

interface Stroke {
  readonly kind: string
  readonly color: string
  readonly width: number
  readonly dash?: number[]
  readonly from?: number
}

const stroke = ({ kind, color, width, dash, from = 0 }: Stroke): LayerSpecification => ({
  id: `line-${kind}`,
  type: 'line',
  source: 'land',
  filter: of(kind),
  minzoom: from,
  layout: dash ? {} : ROUND,
  paint: { 'line-color': color, 'line-width': width, ...(dash && { 'line-dasharray': dash }) },
})

/** Sea, land, water and borders, in drawing order. */
export const groundLayers = (palette: Palette): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
  ...halo(palette),
  fill('land', palette.neighbour),
  fill('home', palette.home),
  fill('claimed', palette.disputed),
  stroke({ kind: 'province', color: palette.province, width: 0.8, dash: [3, 3], from: 4.5 }),
  stroke({ kind: 'river', color: palette.river, width: 1 }),
  fill('lake', palette.lake),
  { ...stroke({ kind: 'lake', color: palette.shore, width: 0.8 }), id: 'shore' },
  stroke({ kind: 'country', color: palette.border, width: 1, dash: [5, 2, 1, 2] }),
  stroke({ kind: 'disputed', color: palette.border, width: 1, dash: [1, 3] }),
  stroke({ kind: 'coast', color: palette.coast, width: 0.8 }),
]
