import type { Rect } from './label-placement'
import { ringArea } from './map-shape'
import type { Sheet } from './map-sheet'
import type { Pixel } from './map-view'
import { inPicture, type Setting, type Word } from './map-words'
import { textWidth, type Face } from './text-width'
import type { LngLat } from './types'

/** How the name of an area is set: lines centred on each other, letters spaced by a share of the size. */
export interface BlockStyle {
  className: string
  face: Face
  size: number
  spacing: number
  lines: readonly string[]
}

const GRID = 11
const INK_COST = 0.1
const DISTANCE_COST = 0.03
const EDGE = 9

interface InsideRequest extends BlockStyle {
  /** The place one would wish for. */
  at: LngLat
  accepts: (box: Rect) => boolean
}

/** Settings at the wished place and on a grid over a ring, those that the test accepts; dearer the farther from the wish. */
export function settingsInside(
  sheet: Sheet,
  ring: readonly Pixel[],
  { at, accepts, ...style }: InsideRequest,
): Setting[] {
  const { width, height } = sheet.input
  const bounds = boundsOf(ring, { width, height })
  const own = sheet.view.project(at)
  const seen = own[0] > 0 && own[1] > 0 && own[0] < width && own[1] < height
  const block = setBlockAt(style, [0, 0])
  const wish: Pixel = seen ? own : [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2]
  return [wish, ...gridOver(bounds)]
    .map((place) => ({ place, setting: movedTo(block, place) }))
    .filter(({ setting: { box } }) => inPicture(sheet, box, EDGE) && accepts(box))
    .map(({ place, setting }) => costed(sheet, setting, pixelsBetween(place, wish) * DISTANCE_COST))
}

interface BesideRequest extends BlockStyle {
  /** Share of a rectangle (0-1) where the words may stand; what lies between them and the ring must be such, too. */
  shareFree: (box: Rect) => number
}

/** Settings outside a ring, against its edge on the left, right, above and below. */
export function settingsBeside(
  sheet: Sheet,
  ring: readonly Pixel[],
  { shareFree, ...style }: BesideRequest,
): Setting[] {
  const { width, height } = sheet.input
  const bounds = boundsOf(ring, { width, height })
  const middle: Pixel = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2]
  const block = setBlockAt(style, [0, 0])
  const { box: size } = block
  return edgesOf(ring, bounds)
    .filter(
      ({ at: [x, y], way: [dx, dy] }) => shareFree({ x: x + dx * 7 - 4, y: y + dy * 7 - 4, width: 8, height: 8 }) > 0.5,
    )
    .map(({ at: [x, y], way: [dx, dy] }): Pixel => [x + dx * (size.width / 2 + 8), y + dy * (size.height / 2 + 6)])
    .map((place) => costed(sheet, movedTo(block, place), 6 + pixelsBetween(place, middle) * DISTANCE_COST))
    .filter(({ box }) => inPicture(sheet, box, EDGE) && shareFree(grown(box, 2)) > 0.95)
}

interface Edge {
  at: Pixel
  /** Outward, one step. */
  way: Pixel
}

function edgesOf(ring: readonly Pixel[], bounds: Rect): Edge[] {
  return [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((share): Edge[] => {
    const [x, y] = [bounds.x + bounds.width * share, bounds.y + bounds.height * share]
    const [row, column] = [crossingsOf(ring, 1, y), crossingsOf(ring, 0, x)]
    if (row.length === 0 || column.length === 0) return []
    return [
      { at: [Math.max(...row), y], way: [1, 0] },
      { at: [Math.min(...row), y], way: [-1, 0] },
      { at: [x, Math.min(...column)], way: [0, -1] },
      { at: [x, Math.max(...column)], way: [0, 1] },
    ]
  })
}

/** Where the edges of a ring cross a row (axis 1) or a column (axis 0). */
function crossingsOf(ring: readonly Pixel[], axis: 0 | 1, value: number): number[] {
  const other = axis === 0 ? 1 : 0
  return ring.flatMap((a, index) => {
    const b = ring[(index + 1) % ring.length]!
    if (a[axis] > value === b[axis] > value) return []
    return [a[other] + ((value - a[axis]) / (b[axis] - a[axis])) * (b[other] - a[other])]
  })
}

/** A setting with its cost: a given part, and the ink it hides. */
export function costed({ mask }: Sheet, setting: Setting, cost: number): Setting {
  return { ...setting, cost: cost + mask.inkUnder(setting.box) * INK_COST }
}

/** A block of centred lines around a middle. */
export function setBlockAt({ className, face, size, spacing, lines }: BlockStyle, [x, y]: Pixel): Setting {
  const widths = lines.map((text) => textWidth(text, { face, size, spacing: size * spacing }))
  const [width, height] = [Math.max(...widths), lines.length * size * 1.2]
  const top = y - height / 2
  const own = face === 'serif-italic' ? { size } : {}
  const words = lines.map((text, index): Word => {
    const baseline = top + size * (0.92 + index * 1.2)
    return { className, text, x: x + (size * spacing) / 2, y: baseline, ...own }
  })
  return { box: { x: x - width / 2, y: top, width, height }, cost: 0, words }
}

/** A block set around [0, 0], moved to a middle: its words are measured once. */
export function movedTo({ box, words, cost }: Setting, [x, y]: Pixel): Setting {
  const moved = words.map((word) => ({ ...word, x: word.x + x, y: word.y + y }))
  return { box: { ...box, x: box.x + x, y: box.y + y }, cost, words: moved }
}

/** A name on one line, then on two lines of about equal length. */
export function splitName(name: string): string[][] {
  const words = name.split(' ')
  if (words.length < 2) return [[name]]
  const cuts = words.slice(1).map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')])
  const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length))
  return [[name], cuts.reduce((best, cut) => (longest(cut) < longest(best) ? cut : best))]
}

/** The middles of a grid of cells over a rectangle. */
export function gridOver({ x, y, width, height }: Rect): Pixel[] {
  return Array.from({ length: GRID * GRID }, (_, index): Pixel => {
    const [column, row] = [index % GRID, Math.floor(index / GRID)]
    return [x + (width * (column + 0.5)) / GRID, y + (height * (row + 0.5)) / GRID]
  })
}

/** The largest of some rings; undefined for none. */
export function largestOf(rings: readonly (readonly Pixel[])[]): readonly Pixel[] | undefined {
  const areas = rings.map(ringArea)
  return rings[areas.indexOf(Math.max(...areas))]
}

/** A rectangle with more room on every side. */
export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Distance between two places of the picture, in pixels. */
export function pixelsBetween(a: Pixel, b: Pixel): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

function boundsOf(ring: readonly Pixel[], { width, height }: { width: number; height: number }): Rect {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const [left, top] = [Math.max(0, Math.min(...xs)), Math.max(0, Math.min(...ys))]
  const [right, bottom] = [Math.min(width, Math.max(...xs)), Math.min(height, Math.max(...ys))]
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}
