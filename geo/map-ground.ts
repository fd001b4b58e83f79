import type { BaseWater } from './map-base'
import type { MapRoad } from './map-input'
import { LAKE } from './map-mask'
import { pathData, thinLine } from './map-shape'
import { arcLines, areaRings, closedRings, look, screenLine, type Sheet } from './map-sheet'
import type { Pixel } from './map-view'

/** Ink a label would cost to cover, by line. */
const INK = { coast: 3, border: 3, province: 1, river: 1, road: 1, roadMajor: 2 } as const

/** Sea, its soft edge, land, borders, rivers and lakes, as SVG; marks on the mask what lies where. */
export function drawGround(sheet: Sheet): string {
  return [drawLand(sheet), drawBorders(sheet), drawWaters(sheet)].join('')
}

/** Surface number of a country on the mask: its place in the basemap's list, from 1. */
export function surfaceOf({ input }: Sheet, code: string): number {
  return input.basemap.countries.findIndex((country) => country.code === code) + 1
}

/** Whether the map is about this country. */
export function isHome({ input }: Sheet, code: string): boolean {
  return !input.highlight?.length || input.highlight.includes(code)
}

function drawLand(sheet: Sheet): string {
  const { input } = sheet
  const [home, other]: [Pixel[][], Pixel[][]] = [[], []]
  input.basemap.countries.forEach((country, index) => {
    const rings = areaRings(sheet, country)
    sheet.mask.fill(rings, index + 1)
    ;(isHome(sheet, country.code) ? home : other).push(...rings)
  })
  const id = `${input.idPrefix}-land`
  const shapes = [
    `<path id="${id}-n" d="${pathData(other, true)}"/>`,
    `<path id="${id}-h" d="${pathData(home, true)}"/>`,
  ]
  const both = `<use href="#${id}-n"/><use href="#${id}-h"/>`
  const under = ['m-halo-1', 'm-halo-2', 'm-halo-3', 'm-halo-4', 'm-coast'].map(
    (name) => `<g ${look(sheet, name)}>${both}</g>`,
  )
  return [
    `<defs>${shapes.join('')}</defs>`,
    `<rect ${look(sheet, 'm-sea')} width="${input.width}" height="${input.height}"/>`,
    ...under,
    `<use href="#${id}-n" ${look(sheet, 'm-neighbour')}/><use href="#${id}-h" ${look(sheet, 'm-home')}/>`,
    path(
      sheet,
      'm-disputed',
      pathData(
        input.basemap.disputed.flatMap((area) => areaRings(sheet, area)),
        true,
      ),
    ),
  ].join('')
}

function drawBorders(sheet: Sheet): string {
  const { borders } = sheet.input.basemap
  const provinces = sheet.input.detail === 'country' || sheet.input.detail === 'stage' ? borders.province : []
  const layers = [
    ['m-province', provinces, INK.province],
    ['m-border', borders.country, INK.border],
    ['m-claim', borders.disputed, INK.border],
  ] as const
  for (const line of arcLines(sheet, borders.coast)) sheet.mask.draw(line, INK.coast)
  return layers.map(([name, arcs, ink]) => drawLines(sheet, name, { lines: arcLines(sheet, arcs), ink })).join('')
}

function drawWaters(sheet: Sheet): string {
  const { basemap } = sheet.input
  const limit = riverRank(sheet)
  const rivers = basemap.rivers.filter(({ rank }) => rank <= limit).flatMap(({ lines }) => lines)
  const lakes = basemap.lakes.flatMap((lake) => lakeRings(sheet, lake))
  sheet.mask.fill(lakes, LAKE)
  return [
    drawLines(sheet, 'm-river', { lines: rivers.flatMap((line) => screenLine(sheet, line)), ink: INK.river }),
    path(sheet, 'm-lake', pathData(lakes, true)),
  ].join('')
}

function lakeRings(sheet: Sheet, lake: BaseWater): Pixel[][] {
  const [shore, ...islands] = lake.lines.map((ring) => thinLine(ring.map(sheet.view.project), 0.35))
  const rings = closedRings(sheet, [shore!, ...islands])
  return rings.length > 0 && closedRings(sheet, [shore!]).length > 0 ? rings : []
}

/** Rivers of this rank and greater are drawn: all of them only when the map is near. */
export function riverRank({ view, input }: Sheet): number {
  if (input.detail === 'locator') return 0
  if (view.metresPerPixel > 3500) return 1
  return view.metresPerPixel > 1100 ? 2 : 3
}

const MAJOR = new Set(['motorway', 'trunk', 'primary'])
const MINOR = new Set(['secondary', 'tertiary'])

/** Roads as schematic hairlines and ferries as dotted ones; the continent shows none. */
export function drawRoads(sheet: Sheet): string {
  const { detail, roads = [] } = sheet.input
  if (detail === 'continent' || detail === 'locator') return ''
  const near = detail === 'stage'
  const lines = (wanted: (road: MapRoad) => boolean) =>
    roads.filter(wanted).flatMap(({ line }) => screenLine(sheet, line))
  const minor = (road: MapRoad) =>
    MINOR.has(road.class) || (near && (road.class === 'track' || road.class === 'street'))
  return [
    drawLines(sheet, 'm-ferry', { lines: lines((road) => road.class === 'ferry'), ink: INK.road }),
    drawLines(sheet, 'm-road', { lines: lines(minor), ink: INK.road }),
    drawLines(sheet, 'm-road-major', { lines: lines((road) => MAJOR.has(road.class)), ink: INK.roadMajor }),
  ].join('')
}

function drawLines(sheet: Sheet, name: string, { lines, ink }: { lines: Pixel[][]; ink: number }): string {
  for (const line of lines) sheet.mask.draw(line, ink)
  return path(sheet, name, pathData(lines))
}

function path(sheet: Sheet, name: string, data: string): string {
  return data === '' ? '' : `<path ${look(sheet, name)} d="${data}"/>`
}
