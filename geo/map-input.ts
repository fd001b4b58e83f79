import type { Basemap } from './map-base'
import type { MapNetwork, Palette } from './map-palette'
import type { Padding } from './map-view'
import type { Box, LngLat } from './types'

export type MapLanguage = 'es' | 'pt' | 'en'

/** How much is told: the continent, a country with its roads and towns, one day, or a small picture without words. */
export type MapDetail = 'continent' | 'country' | 'stage' | 'locator'

export interface MapRoad {
  /** As in data/roads: motorway, trunk, primary, secondary, tertiary, track, street, ferry. */
  class: string
  line: readonly LngLat[]
}

export interface MapRoute {
  id: string
  network: MapNetwork
  lines: readonly (readonly LngLat[])[]
  /** Not measured on a road: drawn thin and dashed; a line of two places (a flight) is drawn as an arc. */
  dashed?: boolean
}

export interface MapStop {
  number: number
  at: LngLat
  name: string
  note?: string
}

export interface MapInput {
  basemap: Basemap
  roads?: readonly MapRoad[]
  /** The box of degrees or the places that must be seen; by default all stops and route lines. */
  fit?: Box | readonly LngLat[]
  /** Size of the picture in pixels. */
  width: number
  height: number
  /** Room between the fitted places and the edges in pixels; by default 8 % of the shorter side. */
  padding?: number | Padding
  language: MapLanguage
  palette: Palette
  detail: MapDetail
  routes?: readonly MapRoute[]
  stops?: readonly MapStop[]
  /** ISO codes of the countries the map is about; they are lighter than their neighbours. None: all land alike. */
  highlight?: readonly string[]
  /** Which words are set: all, only the stops', or none (covers). By default all, and none on a locator. */
  words?: 'all' | 'stops' | 'none'
  /**
   * What keeps words readable on lines: a `stroke` around each letter (by default), or a `plate` of paper behind each word. A PDF
   * repeats stroked text and turns it into drawn glyphs; words on plates stay words.
   */
  halo?: 'stroke' | 'plate'
  /** A frame around a part of the map, for a locator. */
  mark?: Box
  /** Told to screen readers and shown as a tip. */
  title: string
  /** One or two sentences: what the map shows. */
  description: string
  /** Small print at the foot, such as "Trazado esquemático". */
  note?: string
  /** Scale bar and north arrow; by default on every map but a locator. */
  furniture?: boolean
  /** Prefix of the ids inside the SVG; maps on the same page need different ones. */
  idPrefix: string
}
