import type { MapRoute } from './map-input'
import { clipLine, pathData, thinLine } from './map-shape'
import { look, type Sheet } from './map-sheet'
import type { StopMark } from './map-stops'
import type { Pixel } from './map-view'

/** Ink of route lines on the mask: more than any other line. */
export const ROUTE_INK = 50
const ARC_STEPS = 24
const ARC_BULGE = 0.16

/** Route lines over a paper-coloured casing; dashed ones are thin, and those of two places are arcs. */
export function drawRoutes(sheet: Sheet): string {
  const drawn = (sheet.input.routes ?? []).map((route) => ({ route, data: pathData(routeLines(sheet, route)) }))
  const shown = drawn.filter(({ data }) => data !== '')
  const casing = shown.filter(({ route }) => !route.dashed).map(({ data }) => data)
  return [
    casing.length > 0 ? `<path ${look(sheet, 'm-casing')} d="${casing.join('')}"/>` : '',
    ...shown.map(({ route, data }) => drawRoute(sheet, route, data)),
  ].join('')
}

function drawRoute(sheet: Sheet, { id, network, dashed }: MapRoute, data: string): string {
  const name = dashed ? `m-link-${network}` : `m-route-${network}`
  const line = `<path ${look(sheet, name)} data-route="${escapeText(id)}" d="${data}"/>`
  const core = `m-core-${network}`
  return dashed || !sheet.styles[core] ? line : `${line}<path ${look(sheet, core)} d="${data}"/>`
}

function routeLines(sheet: Sheet, { lines, dashed }: MapRoute): Pixel[][] {
  return lines.flatMap((line) => {
    const points = line.map(sheet.view.project)
    const shape = dashed && points.length === 2 ? arcBetween(points[0]!, points[1]!) : thinLine(points, 0.35)
    const pieces = clipLine(shape, sheet.frame)
    for (const piece of pieces) sheet.mask.draw(piece, ROUTE_INK)
    return pieces
  })
}

/** A flight: a curve that leans to the left of its way. */
function arcBetween(from: Pixel, to: Pixel): Pixel[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const middle = [(from[0] + to[0]) / 2 + dy * ARC_BULGE * 2, (from[1] + to[1]) / 2 - dx * ARC_BULGE * 2] as const
  return Array.from({ length: ARC_STEPS + 1 }, (_, step): Pixel => {
    const t = step / ARC_STEPS
    const blend = (axis: 0 | 1) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * to[axis]
    return [blend(0), blend(1)]
  })
}

/** Numbered marks, with a leader to the place when a mark had to give way. */
export function drawStops(sheet: Sheet, marks: readonly StopMark[]): string {
  if (marks.length === 0) return ''
  const moved = marks.filter(({ place, at }) => Math.hypot(place[0] - at[0], place[1] - at[1]) > 3)
  const leaders = moved.map(({ place, at }) => pathData([[place, at]])).join('')
  const dots = moved.map(({ place }) => `<circle cx="${short(place[0])}" cy="${short(place[1])}" r="2.2"/>`).join('')
  const shapes = marks.map(({ at: [x, y], halfWidth, radius }) =>
    halfWidth - radius < 0.5
      ? `<circle cx="${short(x)}" cy="${short(y)}" r="${radius}"/>`
      : `<rect x="${short(x - halfWidth)}" y="${short(y - radius)}" width="${short(halfWidth * 2)}" height="${radius * 2}" rx="${radius}"/>`,
  )
  const drop = sheet.sizes.stop * 0.4
  const numbers = marks.map(({ at: [x, y], text }) => `<text x="${short(x)}" y="${short(y + drop)}">${text}</text>`)
  return [
    moved.length > 0 ? `<path ${look(sheet, 'm-leader')} d="${leaders}"/><g ${look(sheet, 'm-place')}>${dots}</g>` : '',
    `<g ${look(sheet, 'm-stop')}>${shapes.join('')}</g><g ${look(sheet, 'm-number')}>${numbers.join('')}</g>`,
  ].join('')
}

/** A number of pixels with one decimal at most. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Text as it may stand in SVG, inside a tag or between tags. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
