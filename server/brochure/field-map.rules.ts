import type { Basemap } from '../../geo/map-base'
import type { MapRoad } from '../../geo/map-input'
import { PALETTES, type Palette } from '../../geo/map-palette'
import { drawMap } from '../../geo/map-svg'
import type { LngLat } from '../../geo/types'
import type { Language } from '../contract/common'

/** Half the side of the map, in degrees: about 30 km, as far as one asks the way. */
const AROUND_DEGREES = 0.28
const SIZE = { width: 330, height: 250 } as const

/** Lines in black on white: it is copied on any machine, and takes little ink. */
const INK: Palette = {
  ...PALETTES.paper,
  ...{ sea: '#ffffff', home: '#ffffff', neighbour: '#ffffff', disputed: '#ffffff', paper: '#ffffff', lake: '#ffffff' },
  halo: ['#ffffff', '#ffffff', '#f4f4f4', '#e6e6e6'],
  ...{ coast: '#000000', border: '#000000', province: '#999999', road: '#9a9a9a', roadMajor: '#555555' },
  ...{ river: '#b5b5b5', shore: '#777777', waterText: '#444444', ink: '#000000', muted: '#333333', faint: '#777777' },
  ...{ stop: '#000000', stopText: '#ffffff' },
}

interface Around {
  readonly at: LngLat
  readonly name: string
  readonly country: string
  readonly language: Language
  readonly title: string
  readonly basemap: Basemap
  readonly roads: readonly MapRoad[]
}

/** The country around a place, drawn for a form on paper. */
export function fieldMap({ at, name, country, ...around }: Around): string {
  const [lng, lat] = at
  return drawMap({
    ...around,
    ...SIZE,
    fit: [lng - AROUND_DEGREES, lat - AROUND_DEGREES, lng + AROUND_DEGREES, lat + AROUND_DEGREES],
    palette: INK,
    halo: 'plate',
    detail: 'stage',
    highlight: [country],
    stops: [{ number: 1, at, name }],
    description: around.title,
    idPrefix: 'field',
  })
}
