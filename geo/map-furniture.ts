import { overlaps, type Rect } from './label-placement'
import { SEA } from './map-mask'
import { attributesText } from './map-style'
import type { MapInput } from './map-input'
import { escapeText, short } from './map-routes'
import { look, type Sheet } from './map-sheet'
import type { StopMark } from './map-stops'
import { textWidth } from './text-width'

/** Scale bar, note and north arrow, and the room they take from labels. */
export interface Furniture {
  svg: string
  boxes: Rect[]
}

const INSET = 16
const ARROW = { width: 18, height: 40 } as const
const LINE = 13.5
/** From this width on the small print stands beside the scale bar, not under it. */
const WIDE = 560
/** Names reach this far from a mark. */
const REACH = 60

/**
 * Puts the scale bar with the small print at the foot and the north arrow at the head, in the corners where they hide least; the arrow is
 * left out on a map of the continent, where north is not one direction.
 */
export function drawFurniture(sheet: Sheet, marks: readonly StopMark[], warnings: readonly string[]): Furniture {
  const { input } = sheet
  const notes = [...(input.note ? [input.note] : []), ...warnings]
  if (!(input.furniture ?? input.detail !== 'locator')) return notesOnly(sheet, notes)
  const bar = scaleBar(sheet)
  const places: readonly Corner[] = ['bottom left', 'bottom right', 'top left']
  const foot = quietest(sheet, marks, corners(input, footSize(sheet, bar.pixels, notes), places))
  const svg = drawFoot(sheet, foot, { ...bar, notes })
  if (input.detail === 'continent') return { svg, boxes: [foot] }
  const free = corners(input, ARROW, ['top right', 'top left', 'bottom right']).filter((box) => !overlaps(box, foot))
  const arrow = quietest(sheet, marks, free)
  return { svg: svg + drawArrow(sheet, arrow), boxes: [foot, arrow] }
}

/** A round length of the ground (1, 2 or 5 times a power of ten) that takes at most a fifth of the picture. */
export function scaleBar({ view, input }: Pick<Sheet, 'view' | 'input'>): { kilometres: number; pixels: number } {
  const most = (Math.min(120, input.width * 0.2) * view.metresPerPixel) / 1000
  const power = 10 ** Math.floor(Math.log10(most))
  const kilometres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power
  return { kilometres, pixels: (kilometres * 1000) / view.metresPerPixel }
}

function footSize(
  { sizes, input }: Sheet,
  pixels: number,
  notes: readonly string[],
): { width: number; height: number } {
  const note = Math.max(0, ...notes.map((text) => textWidth(text, { face: 'sans', size: sizes.note })))
  if (input.width < WIDE) return { width: Math.max(pixels + 8, note), height: 24 + notes.length * LINE }
  return { width: pixels + (note > 0 ? note + 28 : 8), height: 24 + Math.max(0, notes.length - 2) * LINE }
}

type Corner = `${'top' | 'bottom'} ${'left' | 'right'}`

function corners(
  { width, height }: Sheet['input'],
  size: { width: number; height: number },
  wanted: readonly Corner[],
): Rect[] {
  const inset = width < 480 ? INSET * 0.7 : INSET
  return wanted.map((corner) => ({
    ...size,
    x: corner.endsWith('left') ? inset : width - inset - size.width,
    y: corner.startsWith('top') ? inset : height - inset - size.height,
  }))
}

/** The first of the boxes that hides the fewest marks, the least ink and the least room for the names of marks. */
function quietest({ mask }: Sheet, marks: readonly StopMark[], boxes: readonly Rect[]): Rect {
  const around = ({ at: [x, y] }: StopMark, half: number) => ({
    x: x - half,
    y: y - half,
    width: 2 * half,
    height: 2 * half,
  })
  const touched = (box: Rect, half: number) => marks.filter((mark) => overlaps(box, around(mark, half))).length
  const noise = (box: Rect) => mask.inkUnder(box) + touched(box, 12) * 1000 + touched(box, REACH) * 90
  return boxes.reduce((best, box) => (noise(box) + 80 < noise(best) ? box : best))
}

interface Foot {
  kilometres: number
  pixels: number
  notes: readonly string[]
}

function drawFoot(sheet: Sheet, box: Rect, { kilometres, pixels, notes }: Foot): string {
  const { sizes, input } = sheet
  const [x, y] = [box.x + 4, box.y + 6]
  const bracket = `<path ${look(sheet, 'm-scale')} d="M${short(x)} ${short(y - 4)}v5h${short(pixels)}v-5"/>`
  const length = `${numberText(kilometres, input.language)} km`
  const label = `<text x="${short(x + pixels / 2)}" y="${short(y + sizes.note + 3)}" text-anchor="middle">${length}</text>`
  const [left, top] = input.width >= WIDE ? [x + pixels + 20, y + 3] : [x, y + sizes.note + 17]
  return bracket + furnitureText(sheet, box, label + noteLines(notes, left, top))
}

function noteLines(notes: readonly string[], left: number, top: number): string {
  return notes
    .map((text, index) => `<text x="${short(left)}" y="${short(top + index * LINE)}">${escapeText(text)}</text>`)
    .join('')
}

/** The halo of the small print takes the colour of what it stands on. */
function furnitureText(sheet: Sheet, box: Rect, texts: string): string {
  const { input } = sheet
  const { palette } = input
  const wet = sheet.mask.shareOn(box, (surface) => surface === SEA) > 0.5
  const style = sheet.styles['m-furniture']
  const attributes = input.halo === 'plate' ? style : { ...style, stroke: wet ? palette.sea : palette.home }
  return `<g ${attributesText(wet ? 'm-furniture' : 'm-furniture m-on-land', attributes)}>${texts}</g>`
}

function notesOnly(sheet: Sheet, notes: readonly string[]): Furniture {
  const { input, sizes } = sheet
  if (notes.length === 0) return { svg: '', boxes: [] }
  const width = Math.max(...notes.map((text) => textWidth(text, { face: 'sans', size: sizes.note })))
  const height = notes.length * LINE
  const box = { x: INSET, y: input.height - INSET * 0.6 - height, width, height }
  return { svg: furnitureText(sheet, box, noteLines(notes, box.x, box.y + sizes.note)), boxes: [box] }
}

function drawArrow(sheet: Sheet, box: Rect): string {
  const { x, y, width } = box
  const middle = x + width / 2
  const letter = `<text x="${short(middle)}" y="${short(y + 9)}" text-anchor="middle" font-weight="600">N</text>`
  const needle = `M${short(middle)} ${short(y + 13)}l6 24-6-5.5-6 5.5z`
  return `${furnitureText(sheet, box, letter)}<path ${look(sheet, 'm-north')} d="${needle}"/>`
}

function numberText(value: number, language: MapInput['language']): string {
  const [thousands, decimal] = language === 'en' ? [',', '.'] : ['.', ',']
  return String(value)
    .replace('.', decimal!)
    .replace(/^(\d)(\d{3})$/, `$1${thousands}$2`)
}
