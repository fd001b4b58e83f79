import type { Rect } from './label-placement'
import type { BaseTown } from './map-base'
import { isHome } from './map-ground'
import { ROUTE_INK } from './map-routes'
import type { Sheet } from './map-sheet'
import type { StopMark } from './map-stops'
import type { Pixel } from './map-view'
import { AROUND, blockBox, inPicture, type Lettered, type Setting, type Word } from './map-words'
import { textWidth, type Face } from './text-width'

interface Line {
  className: string
  text: string
  face: Face
  size: number
}

const STOP_WEIGHT = 220
const INK_COST = 0.12
/** A leader that runs over another mark misleads. */
const CROSSED_COST = 150
/** Names of stops that share a mark stand together up to this share of the picture's width. */
const LONGEST = 0.36
const LINE_HEIGHT = 1.16
const BASELINE = 0.86
/** How far a name may stand from its mark; beyond the first a fine line joins them. */
const GAPS = [4, 15, 28] as const

/** Names beside the numbered marks: first with their note, then without, near before far. */
export function stopLabels(sheet: Sheet, marks: readonly StopMark[]): Lettered[] {
  return marks.map((mark) => {
    const others = marks.filter((other) => other !== mark)
    const candidates = stopSettings(sheet, mark).map((setting) => {
      const crossed = others.filter(({ at, radius }) => setting.leader && awayFrom(setting.leader, at) < radius + 2)
      return { ...setting, cost: setting.cost + crossed.length * CROSSED_COST }
    })
    return { weight: STOP_WEIGHT, candidates }
  })
}

function stopSettings(sheet: Sheet, mark: StopMark): Setting[] {
  const lines = stopLines(sheet, mark)
  const versions = lines.length > 1 ? [lines, lines.slice(0, 1)] : [lines]
  return versions.flatMap((version, shorter) =>
    GAPS.flatMap((gap, step) =>
      AROUND.map(({ dx, dy, cost }) => {
        const size = { ...blockSize(version), halfWidth: mark.halfWidth, halfHeight: mark.radius, gap, around: mark.at }
        const setting = setBlock(version, blockBox(size, { dx, dy }))
        const ink = sheet.mask.inkUnder(setting.box) * INK_COST
        const leader = step > 0 ? { leader: leaderTo(setting.box, mark) } : {}
        return { ...setting, ...leader, cost: cost + shorter * 9 + step * 9 + ink }
      }).filter(({ box }) => inPicture(sheet, box)),
    ),
  )
}

/** From the rim of a mark to the nearest place of a box. */
function leaderTo({ x, y, width, height }: Rect, { at: [markX, markY], radius }: StopMark): [Pixel, Pixel] {
  const beside = markX < x || markX > x + width
  const endX = Math.max(x, Math.min(x + width, markX))
  const endY = beside ? y + height / 2 : Math.max(y, Math.min(y + height, markY))
  const share = radius / Math.max(radius, Math.hypot(endX - markX, endY - markY))
  return [
    [markX + (endX - markX) * share, markY + (endY - markY) * share],
    [endX, endY],
  ]
}

/** Distance from a point to a segment. */
function awayFrom([[ax, ay], [bx, by]]: readonly [Pixel, Pixel], [x, y]: Pixel): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
  return Math.hypot(ax + (bx - ax) * share - x, ay + (by - ay) * share - y)
}

function stopLines({ sizes, input }: Sheet, { stops }: StopMark): Line[] {
  const names = [...new Set(stops.map(({ name }) => name))]
  const both = { className: 'm-name', text: names.join(' · '), face: 'sans-bold', size: sizes.name } as const
  const fits = names.length < 3 && textWidth(both.text, both) < input.width * LONGEST
  const first = fits || names.length === 1 ? both : { ...both, text: `${names[0]} …` }
  const notes = [...new Set(stops.flatMap(({ note, name }) => (note && note !== name ? [note] : [])))]
  if (notes.length !== 1 || input.width < 480) return [first]
  return [first, { className: 'm-note', text: notes[0]!, face: 'sans', size: sizes.note }]
}

function blockSize(lines: readonly Line[]): { width: number; height: number } {
  const width = Math.max(...lines.map(({ text, face, size }) => textWidth(text, { face, size }))) + 2
  return { width, height: lines.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0) }
}

function setBlock(lines: readonly Line[], { box, anchor, anchorX }: ReturnType<typeof blockBox>): Setting {
  let top = box.y
  const words = lines.map(({ className, text, size }): Word => {
    const y = top + size * BASELINE
    top += size * LINE_HEIGHT
    return { className, text, x: anchorX, y, ...(anchor === 'start' ? {} : { anchor }) }
  })
  return { box, cost: 0, words }
}

const TOWN_WEIGHTS = [70, 60, 42, 28, 18] as const
const DOT_RADII = [2.6, 2.2, 2, 1.7, 1.4] as const

/** Dots and names of the towns the scale has room for, apart from those that are stops already. */
export function townLabels(sheet: Sheet, marks: readonly StopMark[]): Lettered[] {
  return townsIn(sheet, marks).map((town) => {
    const rank = town.capital ? 0 : Math.min(4, town.rank)
    return { weight: TOWN_WEIGHTS[rank]!, candidates: townSettings(sheet, town, DOT_RADII[rank]!) }
  })
}

/** The towns a map has room for, apart from its stops. */
export function townsIn(sheet: Sheet, marks: readonly StopMark[]): BaseTown[] {
  const { input, view } = sheet
  const limit = townRank(sheet)
  const taken = new Set(marks.flatMap(({ stops }) => stops.map(({ name }) => name)))
  return input.basemap.towns.filter((town) => {
    const [x, y] = view.project(town.lngLat)
    if (x < 0 || y < 0 || x > input.width || y > input.height) return false
    if (!town.capital && town.rank > (isHome(sheet, town.country) ? limit : Math.min(limit - 1, 2))) return false
    if (taken.has(town.name[input.language])) return false
    return !marks.some(({ at, place, radius }) =>
      [at, place].some((point) => Math.hypot(point[0] - x, point[1] - y) < radius + 5),
    )
  })
}

function townRank({ view, input }: Sheet): number {
  if (input.detail === 'continent' || view.metresPerPixel > 4500) return 1
  if (view.metresPerPixel > 1600) return 2
  return view.metresPerPixel > 420 ? 3 : 4
}

function townSettings(sheet: Sheet, town: BaseTown, radius: number): Setting[] {
  const at = sheet.view.project(town.lngLat)
  const text = town.name[sheet.input.language]
  const line: Line = { className: 'm-town', text, face: 'sans', size: sheet.sizes.town }
  const size = { ...blockSize([line]), halfWidth: radius, halfHeight: radius, gap: 3, around: at }
  return AROUND.map(({ dx, dy, cost }) => ({ setting: setBlock([line], blockBox(size, { dx, dy })), cost }))
    .filter(({ setting: { box } }) => inPicture(sheet, box) && sheet.mask.heaviestUnder(box) < ROUTE_INK)
    .map(({ setting, cost }): Setting => {
      const ink = sheet.mask.inkUnder(setting.box) * INK_COST
      return { ...setting, box: boxWith(setting.box, at, radius + 1), cost: cost + ink, dot: { at, radius } }
    })
}

/** The smallest box around a box and a dot. */
function boxWith({ x, y, width, height }: Rect, [dotX, dotY]: Pixel, radius: number): Rect {
  const [left, top] = [Math.min(x, dotX - radius), Math.min(y, dotY - radius)]
  const [right, bottom] = [Math.max(x + width, dotX + radius), Math.max(y + height, dotY + radius)]
  return { x: left, y: top, width: right - left, height: bottom - top }
}
