import { placeLabels, type Rect } from './label-placement'
import { countryLabels, disputedLabels, disputedNotes, provinceLabels } from './map-area-labels'
import { lakeLabels, riverLabels, seaLabels } from './map-water-labels'
import { drawFurniture } from './map-furniture'
import { drawGround, drawRoads } from './map-ground'
import type { MapInput } from './map-input'
import { stopLabels, townLabels } from './map-place-labels'
import { drawRoutes, drawStops, escapeText, short } from './map-routes'
import { look, sheetOf, type Sheet } from './map-sheet'
import { markStops, type StopMark } from './map-stops'
import type { View } from './map-view'
import { drawWords } from './map-words'

/**
 * Draws a map as one self-contained, accessible SVG: land, water, borders, roads, route lines, numbered stops and labels that never
 * collide. Pure; the picture is `width` by `height` pixels and everything outside it is cut away. Classes let a page re-colour it
 * (see paletteCss); presentation attributes make it whole without a style sheet. Text names the families 'Source Sans 3' and Fraunces.
 * @throws RangeError when there is nothing to show (no fit, stops or routes) or the picture has no room
 */
export function drawMap(input: MapInput): string {
  const sheet = sheetOf(input)
  const ground = drawGround(sheet) + drawRoads(sheet)
  const routes = drawRoutes(sheet)
  const marks = markStops({ ...input, stops: input.stops ?? [], project: sheet.view.project, radius: sheet.sizes.stop })
  const furniture = drawFurniture(sheet, marks, disputedNotes(sheet))
  const words = drawLabels(sheet, marks, furniture.boxes)
  const body = [ground, routes, words.ground, drawMark(sheet), drawStops(sheet, marks), words.stops, furniture.svg]
  return wrap(input, body.join(''))
}

/** Where places fall in the map of an input, for what a page lays over it. */
export function projectMap(input: MapInput): View['project'] {
  return sheetOf(input).view.project
}

function drawLabels(
  sheet: Sheet,
  marks: readonly StopMark[],
  taken: readonly Rect[],
): { ground: string; stops: string } {
  const { words = sheet.input.detail === 'locator' ? 'none' : 'all' } = sheet.input
  if (words === 'none') return { ground: '', stops: '' }
  const stops = stopLabels(sheet, marks)
  const rest = words === 'stops' ? [] : groundLabels(sheet, marks)
  const circles = marks.map(({ at: [x, y], halfWidth, radius }) => ({
    ...{ x: x - halfWidth - 1, y: y - radius - 1, width: 2 * halfWidth + 2, height: 2 * radius + 2 },
  }))
  const labels = [...stops, ...rest]
  const settings = placeLabels(labels, [...taken, ...circles]).map((choice, index) =>
    choice === undefined ? undefined : labels[index]!.candidates[choice],
  )
  const placed = (from: number, to: number) => settings.slice(from, to).filter((setting) => setting !== undefined)
  return {
    ground: drawWords(sheet, placed(stops.length, labels.length)),
    stops: drawWords(sheet, placed(0, stops.length)),
  }
}

function groundLabels(sheet: Sheet, marks: readonly StopMark[]) {
  return [
    ...seaLabels(sheet),
    ...countryLabels(sheet),
    ...disputedLabels(sheet),
    ...lakeLabels(sheet),
    ...townLabels(sheet, marks),
    ...riverLabels(sheet),
    ...provinceLabels(sheet, marks),
  ]
}

function drawMark(sheet: Sheet): string {
  if (!sheet.input.mark) return ''
  const [west, south, east, north] = sheet.input.mark
  const corners = (
    [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ] as const
  ).map(sheet.view.project)
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [x, y, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  return `<rect ${look(sheet, 'm-mark')} x="${short(x)}" y="${short(y)}" width="${short(right - x)}" height="${short(bottom - y)}"/>`
}

function wrap({ width, height, idPrefix, title, description, language }: MapInput, body: string): string {
  const head = `<title id="${idPrefix}-title">${escapeText(title)}</title><desc id="${idPrefix}-desc">${escapeText(description)}</desc>`
  const labelled = `role="img" aria-labelledby="${idPrefix}-title ${idPrefix}-desc"`
  return `<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" lang="${language}" ${labelled}>${head}${body}</svg>`
}
