import type { Rect } from './label-placement'
import type { BaseArea } from './map-base'
import { isHome, surfaceOf } from './map-ground'
import { costed, grown, largestOf, setBlockAt, settingsBeside, settingsInside, splitName } from './map-label-block'
import { LAKE, MapMask, SEA } from './map-mask'
import { townsIn } from './map-place-labels'
import { ringArea } from './map-shape'
import { areaRings, type Sheet } from './map-sheet'
import type { StopMark } from './map-stops'
import type { Pixel } from './map-view'
import { inPicture, type Lettered, type Setting } from './map-words'

const LEAST = { country: 1400, homeCountry: 60, province: 900, disputed: 6000, island: 40, noted: 420 } as const
const WEIGHTS = { country: 34, homeCountry: 90, province: 13, disputed: 26 } as const

/** Names of the countries in view in spaced capitals, wholly on their land or, for a small one, on the sea beside it. */
export function countryLabels(sheet: Sheet): Lettered[] {
  const { basemap, detail } = sheet.input
  return basemap.countries
    .filter((country) => detail === 'continent' || !isHome(sheet, country.code))
    .filter((country) => !basemap.disputed.some((area) => isWhole(area, country)))
    .flatMap((country) => countryLabel(sheet, country))
}

function countryLabel(sheet: Sheet, country: BaseArea): Lettered[] {
  const { input, sizes } = sheet
  const home = isHome(sheet, country.code) && (input.highlight?.length ?? 0) > 0
  const kind = home ? 'homeCountry' : 'country'
  const ring = largestOf(areaRings(sheet, country))
  if (!ring || ringArea(ring) < LEAST[kind]) return []
  const surface = surfaceOf(sheet, country.code)
  const shareOn = (box: Rect, ...surfaces: number[]) => sheet.mask.shareOn(box, (value) => surfaces.includes(value))
  const accepts = (box: Rect) => shareOn(grown(box, 3), surface, LAKE) > 0.97
  const lines = [country.name[input.language].toUpperCase()]
  const style = {
    className: home ? 'm-home-name' : 'm-country',
    face: 'sans',
    size: sizes.country,
    spacing: 0.28,
  } as const
  const inside = settingsInside(sheet, ring, { ...style, lines, at: country.at, accepts })
  const small = !home && input.width < 560
  const beside =
    inside.length > 0 || small
      ? []
      : settingsBeside(sheet, ring, { ...style, lines, shareFree: (box) => shareOn(box, SEA) })
  return [{ weight: WEIGHTS[kind], candidates: [...inside, ...beside] }]
}

/** A disputed area that is the whole of what the basemap lists as a country: its name is set once. */
function isWhole(area: BaseArea, country: BaseArea): boolean {
  return area.country === country.code && area.polygons.length === country.polygons.length
}

/** Names of disputed areas, told without taking a side. */
export function disputedLabels(sheet: Sheet): Lettered[] {
  const { input, sizes } = sheet
  const style = { className: 'm-unit', face: 'sans', size: sizes.country - 1.5, spacing: 0.14 } as const
  return input.basemap.disputed.flatMap((area) => {
    const [x, y] = sheet.view.project(area.at)
    const whole = input.basemap.countries.some((country) => isWhole(area, country))
    if (visibleArea(sheet, area) < (whole ? LEAST.island : LEAST.disputed)) return []
    const candidates = splitName(area.name[input.language]).flatMap((lines, extra) =>
      [0, 9, -9, 18, -18, 30].flatMap((dy) =>
        [0, -26, 26].map((dx) => {
          const setting = setBlockAt({ ...style, lines }, [x + dx, y + dy])
          return costed(sheet, setting, Math.abs(dx + dy) * 0.1 + extra)
        }),
      ),
    )
    return [{ weight: WEIGHTS.disputed, candidates: candidates.filter(({ box }) => inPicture(sheet, box)) }]
  })
}

/** What the small print must say of disputed areas in view, in the map's language. */
export function disputedNotes(sheet: Sheet): string[] {
  const { basemap, language, width, detail, words } = sheet.input
  if (width < 480 || (words ?? 'all') !== 'all' || (detail !== 'country' && detail !== 'stage')) return []
  const seen = basemap.disputed.filter((area) => visibleArea(sheet, area) >= LEAST.noted)
  return seen.flatMap(({ note }) => (note ? [note[language]] : []))
}

function visibleArea(sheet: Sheet, area: BaseArea): number {
  return areaRings(sheet, area).reduce((sum, ring) => sum + ringArea(ring), 0)
}

/** Names of the provinces of the countries the map is about, where they fit inside; not those a stop or town already tells. */
export function provinceLabels(sheet: Sheet, marks: readonly StopMark[]): Lettered[] {
  const { input } = sheet
  if ((input.detail !== 'country' && input.detail !== 'stage') || input.width < 520) return []
  const told = new Set([
    ...townsIn(sheet, marks).map(({ name }) => name[input.language]),
    ...marks.flatMap(({ stops }) => stops.map(({ name }) => name)),
  ])
  const provinces = input.basemap.provinces.filter(({ country }) => isHome(sheet, country))
  const shapes = provinces.map((province) => areaRings(sheet, province))
  const mask = new MapMask(input.width, input.height)
  shapes.forEach((rings, index) => mask.fill(rings, index + 1))
  return provinces.flatMap((province, index) => {
    const ring = largestOf(shapes[index]!)
    if (!ring || ringArea(ring) < LEAST.province || told.has(province.name[input.language])) return []
    const accepts = (box: Rect) =>
      mask.shareOn(box, (value) => value === index + 1) > 0.98 && sheet.mask.shareOn(box, (value) => value > SEA) > 0.98
    return [{ weight: WEIGHTS.province, candidates: provinceSettings(sheet, province, { ring, accepts }) }]
  })
}

interface Room {
  ring: readonly Pixel[]
  accepts: (box: Rect) => boolean
}

function provinceSettings(sheet: Sheet, province: BaseArea, { ring, accepts }: Room): Setting[] {
  const { input, sizes } = sheet
  const style = {
    className: 'm-unit',
    face: 'sans',
    size: sizes.country - 1.5,
    spacing: 0.14,
    at: province.at,
  } as const
  return splitName(province.name[input.language]).flatMap((lines, extra) =>
    settingsInside(sheet, ring, { ...style, lines, accepts }).map((setting) => ({
      ...setting,
      cost: setting.cost + extra * 2,
    })),
  )
}
