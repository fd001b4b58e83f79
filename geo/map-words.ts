import type { Candidate, Rect } from './label-placement'
import { escapeText, short } from './map-routes'
import { pathData } from './map-shape'
import { look, type Sheet } from './map-sheet'
import type { Pixel } from './map-view'
import { textWidth } from './text-width'

/** One line of lettering as it will stand. */
export interface Word {
  className: string
  text: string
  x: number
  y: number
  anchor?: 'start' | 'middle' | 'end'
  size?: number
  /** Degrees, clockwise. */
  turn?: number
}

/** One way to set a label, with the words and the dot that go with it. */
export interface Setting extends Candidate {
  words: readonly Word[]
  dot?: { at: Pixel; radius: number }
  /** A fine line from the thing to a name that stands apart from it. */
  leader?: readonly [Pixel, Pixel]
}

/** A label with its settings, for the placement. */
export interface Lettered {
  weight: number
  candidates: readonly Setting[]
}

/** SVG of the chosen settings, grouped by class so that each group says its style once. */
export function drawWords(sheet: Sheet, settings: readonly Setting[]): string {
  const dots = settings.flatMap(({ dot }) => (dot ? [dot] : []))
  const circles = dots.map(({ at: [x, y], radius }) => `<circle cx="${short(x)}" cy="${short(y)}" r="${radius}"/>`)
  const byClass = new Map<string, Word[]>()
  for (const word of settings.flatMap(({ words }) => words))
    byClass.set(word.className, [...(byClass.get(word.className) ?? []), word])
  const groups = [...byClass].map(
    ([name, words]) => `${platesUnder(sheet, name, words)}<g ${look(sheet, name)}>${words.map(wordText).join('')}</g>`,
  )
  const leaders = settings.flatMap(({ leader }) => (leader ? [leader] : []))
  const pointers = leaders.length > 0 ? `<path ${look(sheet, 'm-pointer')} d="${pathData(leaders)}"/>` : ''
  return `${pointers}${circles.length > 0 ? `<g ${look(sheet, 'm-dot')}>${circles.join('')}</g>` : ''}${groups.join('')}`
}

const PLATE = { ascent: 0.74, descent: 0.24, side: 1.5 } as const

/** A plate of paper behind each word, where the map is drawn so. */
function platesUnder(sheet: Sheet, name: string, words: readonly Word[]): string {
  const colour = sheet.plates[name]
  if (colour === undefined) return ''
  const style = sheet.styles[name]!
  const face = style['font-weight'] === 600 ? 'sans-bold' : 'sans'
  const plates = words.map(({ text, x, y, anchor, size = Number(style['font-size']) }) => {
    const width = textWidth(text, { face, size }) + 2 * PLATE.side
    const left = anchor === 'end' ? x - width + PLATE.side : anchor === 'middle' ? x - width / 2 : x - PLATE.side
    const height = (PLATE.ascent + PLATE.descent) * size
    return `<rect x="${short(left)}" y="${short(y - PLATE.ascent * size)}" width="${short(width)}" height="${short(height)}" rx="2"/>`
  })
  return `<g fill="${colour}" fill-opacity="0.82">${plates.join('')}</g>`
}

function wordText({ text, x, y, anchor, size, turn }: Word): string {
  const attributes = [
    `x="${short(x)}" y="${short(y)}"`,
    anchor ? ` text-anchor="${anchor}"` : '',
    size ? ` font-size="${size}"` : '',
    turn ? ` transform="rotate(${Math.round(turn)} ${short(x)} ${short(y)})"` : '',
  ]
  return `<text ${attributes.join('')}>${escapeText(text)}</text>`
}

/** Whether a rectangle keeps clear of the edges of the picture by a margin in pixels. */
export function inPicture({ input: { width, height } }: Sheet, box: Rect, margin = 3): boolean {
  const { x, y } = box
  return x >= margin && y >= margin && x + box.width <= width - margin && y + box.height <= height - margin
}

/** Where a block of text may stand around a point, best first: right, left, above, below and between, as map-makers prefer. */
export const AROUND: readonly { dx: -1 | 0 | 1; dy: -1 | 0 | 1; cost: number }[] = [
  { dx: 1, dy: 0, cost: 0 },
  { dx: -1, dy: 0, cost: 1 },
  { dx: 1, dy: -1, cost: 2 },
  { dx: 1, dy: 1, cost: 2.5 },
  { dx: -1, dy: -1, cost: 3 },
  { dx: -1, dy: 1, cost: 3.5 },
  { dx: 0, dy: -1, cost: 4 },
  { dx: 0, dy: 1, cost: 4.5 },
]

interface Block {
  around: Pixel
  halfWidth: number
  halfHeight: number
  gap: number
  width: number
  height: number
}

/** The box of a block of text on one side of something, and how its lines are anchored there. */
export function blockBox(
  { around: [x, y], halfWidth, halfHeight, gap, width, height }: Block,
  { dx, dy }: { dx: -1 | 0 | 1; dy: -1 | 0 | 1 },
): { box: Rect; anchor: 'start' | 'middle' | 'end'; anchorX: number } {
  const slant = dx !== 0 && dy !== 0 ? 0.72 : 1
  const reachX = halfWidth * slant + gap * slant
  const left = dx === 1 ? x + reachX : dx === -1 ? x - reachX - width : x - width / 2
  const top =
    dy === 0
      ? y - height / 2
      : dy === 1
        ? y + halfHeight * slant + gap * 0.4
        : y - halfHeight * slant - gap * 0.4 - height
  const anchor = dx === 1 ? 'start' : dx === -1 ? 'end' : 'middle'
  const anchorX = dx === 1 ? left : dx === -1 ? left + width : x
  return { box: { x: left, y: top, width, height }, anchor, anchorX }
}
