import { ringOf, type BaseArea, type Basemap } from './map-base'
import type { MapInput } from './map-input'
import { MapMask } from './map-mask'
import { clipLine, clipRing, ringArea, thinLine, type Frame } from './map-shape'
import { attributesText, sizesFor, stylesOf, withoutHalo, type Attributes, type MapSizes } from './map-style'
import { viewOf, type Pixel, type View } from './map-view'
import type { Box, LngLat } from './types'

/** How far the drawing goes on beyond the picture, in pixels, for a frame that is taller or wider. */
const MARGIN = 40
const METRES_PER_DEGREE = 111_195

/** Everything the layers of one map share: where things fall, how they look, and what already lies on the paper. */
export interface Sheet {
  readonly input: MapInput
  readonly view: View
  readonly frame: Frame
  readonly sizes: MapSizes
  readonly styles: Readonly<Record<string, Attributes>>
  /** Colours of the plates behind words, by class; none where letters have a stroke around them. */
  readonly plates: Readonly<Record<string, string>>
  readonly mask: MapMask
  readonly arcs: readonly (readonly Pixel[])[]
  /** Islands and lakes smaller than this, in square pixels, are left out. */
  readonly leastArea: number
}

/** Prepares a map: projection, sizes, styles, and the basemap's lines thinned to what the picture can show. */
export function sheetOf(input: MapInput): Sheet {
  const padding = input.padding ?? Math.round(Math.min(input.width, input.height) * 0.08)
  const view = viewOf({ fit: input.fit ?? placesOf(input), width: input.width, height: input.height, padding })
  const sizes = sizesFor(input.width, input.height)
  const styles = stylesOf(input.palette, sizes)
  const coarse = input.detail === 'continent' || input.detail === 'locator'
  return {
    input,
    view,
    frame: { left: -MARGIN, top: -MARGIN, right: input.width + MARGIN, bottom: input.height + MARGIN },
    sizes,
    styles: input.halo === 'plate' ? withoutHalo(styles) : styles,
    plates: input.halo === 'plate' ? haloColours(styles) : {},
    mask: new MapMask(input.width, input.height),
    arcs: screenArcs(input.basemap, view, coarse ? 1.1 : 0.5),
    leastArea: coarse ? 2 : 1.2,
  }
}

const haloColours = (styles: Readonly<Record<string, Attributes>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(styles).flatMap(([name, style]) => (style['paint-order'] ? [[name, String(style.stroke)]] : [])),
  )

function placesOf({ stops = [], routes = [] }: MapInput): LngLat[] {
  return [...stops.map(({ at }) => at), ...routes.flatMap(({ lines }) => lines.flat())]
}

/** Attributes of a class of this map, as they stand in a tag. */
export function look(sheet: Sheet, name: string): string {
  return attributesText(name, sheet.styles[name])
}

/** Closed rings of an area, clipped to the picture; islands under the least area are left out. */
export function areaRings(sheet: Sheet, area: BaseArea): Pixel[][] {
  const rings = area.polygons.flat().map((ring) => ringOf(sheet.arcs, ring))
  return closedRings(sheet, rings)
}

/** Projected rings clipped to the picture, without those too small to see. */
export function closedRings({ frame, leastArea }: Sheet, rings: readonly (readonly Pixel[])[]): Pixel[][] {
  return rings
    .filter((ring) => ring.length > 3 && ringArea(ring) >= leastArea)
    .map((ring) => clipRing(ring, frame))
    .filter((ring) => ring.length > 2)
}

/** A line of degrees as pieces of the picture, thinned to half a pixel. */
export function screenLine({ view, frame }: Sheet, line: readonly LngLat[]): Pixel[][] {
  if (!line.some(([lng, lat]) => within(view.box, lng, lat)) && !crosses(view.box, line)) return []
  return clipLine(thinLine(line.map(view.project), 0.4), frame)
}

/** Pieces of the picture for arcs of the basemap. */
export function arcLines({ arcs, frame }: Sheet, indexes: readonly number[]): Pixel[][] {
  return indexes.flatMap((index) => clipLine(arcs[index]!, frame))
}

function within([west, south, east, north]: Box, lng: number, lat: number): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north
}

function crosses(box: Box, line: readonly LngLat[]): boolean {
  return line.length > 0 && meets(box, boxOf(line))
}

function meets(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

function boxOf(line: readonly LngLat[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of line) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

interface ThinArc {
  readonly line: readonly LngLat[]
  readonly box: Box
}

// Thinning depends on the scale alone: maps of one basemap at similar scales share it.
const thinned = new WeakMap<Basemap, Map<number, readonly ThinArc[]>>()

function screenArcs(basemap: Basemap, view: View, pixels: number): Pixel[][] {
  const degrees = (pixels * view.metresPerPixel) / METRES_PER_DEGREE
  return thinArcs(basemap, degrees).map(({ line, box }) => {
    if (meets(view.box, box)) return line.map(view.project)
    // Out of sight, an arc only has to keep its ring closed; its ends lie inside its own box.
    return [line[0]!, line[line.length - 1]!].map(view.project)
  })
}

function thinArcs(basemap: Basemap, degrees: number): readonly ThinArc[] {
  const step = Math.floor(Math.log2(degrees) * 2)
  const levels = thinned.get(basemap) ?? new Map<number, readonly ThinArc[]>()
  thinned.set(basemap, levels)
  const known = levels.get(step)
  if (known) return known
  const level = basemap.arcs.map((arc) => ({ line: thinLine(arc, 2 ** (step / 2)), box: boxOf(arc) }))
  levels.set(step, level)
  return level
}
