import type { Rect } from './label-placement'
import type { BaseSea } from './map-base'
import { riverRank } from './map-ground'
import {
  costed,
  gridOver,
  grown,
  movedTo,
  pixelsBetween,
  setBlockAt,
  settingsInside,
  splitName,
} from './map-label-block'
import { LAKE, SEA } from './map-mask'
import { ringArea } from './map-shape'
import { closedRings, type Sheet } from './map-sheet'
import type { Pixel } from './map-view'
import { inPicture, type Lettered, type Setting, type Word } from './map-words'
import { textWidth } from './text-width'

const ITALIC = { className: 'm-water', face: 'serif-italic', spacing: 0.06 } as const
const LEAST_LAKE = 500
const EDGE = 12

/** Names of lakes that have room for them, on one line or two. */
export function lakeLabels(sheet: Sheet): Lettered[] {
  const { input, sizes } = sheet
  return input.basemap.lakes.flatMap(({ lines: [ring], name, at }) => {
    const [shore] = closedRings(sheet, [ring!.map(sheet.view.project)])
    if (!shore || ringArea(shore) < LEAST_LAKE) return []
    const accepts = (box: Rect) => sheet.mask.shareOn(box, (value) => value === LAKE) > 0.93
    const candidates = [1.06, 0.91].flatMap((scale, smaller) =>
      splitName(name[input.language]).flatMap((lines, extra) => {
        const style = { ...ITALIC, size: rounded(sizes.town * scale), lines, at: at ?? ring![0]!, accepts }
        return settingsInside(sheet, shore, style).map((setting) => addCost(setting, extra + smaller * 3))
      }),
    )
    return [{ weight: 40, candidates }]
  })
}

const SEA_SCALE: Readonly<Record<number, number>> = { 1: 1.5, 2: 1.22, 3: 0.98 }

/** Names of seas, each once and wholly on water: at their own points, or an ocean's wherever the open water is nearest to those. */
export function seaLabels(sheet: Sheet): Lettered[] {
  const { metresPerPixel } = sheet.view
  const smallest = metresPerPixel > 3500 ? 1 : metresPerPixel > 1800 ? 2 : 3
  return sheet.input.basemap.seas.filter(({ size }) => size <= smallest).map((sea) => seaLabel(sheet, sea))
}

function seaLabel(sheet: Sheet, sea: BaseSea): Lettered {
  const { input, sizes, view } = sheet
  const size = rounded(sizes.town * (SEA_SCALE[sea.size] ?? 1))
  const own = sea.points.map((point, index) => ({ at: view.project(point), cost: index * 0.3 }))
  const open = sea.size === 1 ? openWater(sheet, sea).map((at) => ({ at, cost: 6 })) : []
  const candidates = splitName(sea.name[input.language]).flatMap((lines, extra) => {
    const block = setBlockAt({ ...ITALIC, size, lines }, [0, 0])
    return [...own, ...open]
      .map(({ at, cost }) => ({ setting: movedTo(block, at), cost: cost + extra * 2 }))
      .filter(({ setting: { box } }) => inPicture(sheet, box, EDGE) && onSea(sheet, box))
      .map(({ setting, cost }) => costed(sheet, setting, cost))
  })
  return { weight: sea.size === 1 ? 60 : 22, candidates }
}

function onSea({ mask }: Sheet, box: Rect): boolean {
  return mask.shareOn(grown(box, 6), (value) => value === SEA) > 0.985
}

/** Places all over the picture to which no other ocean or large gulf is nearer. */
function openWater({ input, view }: Sheet, sea: BaseSea): Pixel[] {
  const places = input.basemap.seas
    .filter(({ size }) => size < 3)
    .flatMap((other) => other.points.map((point) => ({ other, at: view.project(point) })))
  return gridOver({ x: 0, y: 0, width: input.width, height: input.height }).filter((spot) => {
    const distances = places.map(({ at }) => pixelsBetween(at, spot))
    return places[distances.indexOf(Math.min(...distances))]?.other === sea
  })
}

const LEAST_STRAIGHT = 0.83
const LEAST_FLAT = 0.35

/** River names along their straightest reach, turned to its slope. */
export function riverLabels(sheet: Sheet): Lettered[] {
  const { input, sizes, view } = sheet
  const limit = Math.min(riverRank(sheet), 2)
  if (input.detail === 'continent') return []
  const size = rounded(sizes.town * 0.92)
  const rivers = input.basemap.rivers.filter(({ rank }) => rank <= limit)
  return [...new Set(rivers.map(({ name }) => name[input.language]))].map((name) => {
    const width = textWidth(name, { face: ITALIC.face, size, spacing: size * ITALIC.spacing })
    const lines = rivers.filter((river) => river.name[input.language] === name).flatMap((river) => river.lines)
    const candidates = lines
      .flatMap((line) => reaches(line.map(view.project), width))
      .map((reach) => alongReach(sheet, reach, { name, size, width }))
    return { weight: 16, candidates: candidates.filter(({ box }) => inPicture(sheet, box, EDGE)) }
  })
}

interface Reach {
  from: Pixel
  to: Pixel
  bend: number
}

/** Stretches of a line about as long as a word, straightest first. */
function reaches(line: readonly Pixel[], width: number): Reach[] {
  const found: Reach[] = []
  for (let start = 0; start < line.length; start += 2) {
    let [length, end] = [0, start]
    while (end + 1 < line.length && length < width) length += pixelsBetween(line[end]!, line[++end]!)
    if (length < width) break
    const [from, to] = [line[start]!, line[end]!]
    const chord = pixelsBetween(from, to)
    const flat = Math.abs(to[0] - from[0]) / Math.max(chord, 1)
    if (chord / length > LEAST_STRAIGHT && flat > LEAST_FLAT) found.push({ from, to, bend: length - chord })
  }
  return found.sort((a, b) => a.bend - b.bend).slice(0, 12)
}

function alongReach(
  sheet: Sheet,
  { from, to, bend }: Reach,
  text: { name: string; size: number; width: number },
): Setting {
  const { name, size, width } = text
  const [a, b] = from[0] <= to[0] ? [from, to] : [to, from]
  const slope = Math.atan2(b[1] - a[1], b[0] - a[0])
  const [sin, cos] = [Math.sin(slope), Math.cos(slope)]
  const lift = 4 + bend * 0.25
  const [x, y] = [(a[0] + b[0]) / 2 + sin * lift, (a[1] + b[1]) / 2 - cos * lift]
  const [wide, high] = [width * Math.abs(cos) + size * Math.abs(sin), width * Math.abs(sin) + size * Math.abs(cos)]
  const [middleX, middleY] = [x + (sin * size) / 3, y - (cos * size) / 3]
  const box = { x: middleX - wide / 2, y: middleY - high / 2, width: wide, height: high }
  const word: Word = { className: ITALIC.className, text: name, x, y, size, turn: (slope * 180) / Math.PI }
  return costed(sheet, { box, cost: 0, words: [word] }, bend * 0.3 + 2)
}

function addCost(setting: Setting, cost: number): Setting {
  return { ...setting, cost: setting.cost + cost }
}

function rounded(size: number): number {
  return Math.round(size * 10) / 10
}
