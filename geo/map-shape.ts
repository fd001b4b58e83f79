import type { Pixel } from './map-view'
import type { LngLat } from './types'

/** Edges of the picture, grown by the margin where clipped geometry may end unseen. */
export interface Frame {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * Thins a line: drops the points nearer than the tolerance to the line through their neighbours; ends stay, and a closed line keeps its
 * farthest point, so that it never falls flat. Tolerance in the unit of the coordinates.
 * @see Douglas and Peucker 1973, "Algorithms for the reduction of the number of points required to represent a digitized line"
 */
export function thinLine<P extends Pixel | LngLat>(line: readonly P[], tolerance: number): P[] {
  if (line.length < 3) return [...line]
  const keep = new Uint8Array(line.length)
  keep[0] = keep[line.length - 1] = 1
  const spans: [number, number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [far, offset] = farthest(line, span)
    if (offset <= tolerance && !(span[1] - span[0] === line.length - 1 && samePoint(line))) continue
    if (far <= span[0]) continue
    keep[far] = 1
    spans.push([span[0], far], [far, span[1]])
  }
  return line.filter((_, index) => keep[index] === 1)
}

function samePoint(line: readonly (Pixel | LngLat)[]): boolean {
  const [first, last] = [line[0]!, line[line.length - 1]!]
  return first[0] === last[0] && first[1] === last[1]
}

function farthest(line: readonly (Pixel | LngLat)[], [from, to]: [number, number]): [number, number] {
  const [ax, ay] = line[from]!
  const [bx, by] = line[to]!
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  let [best, most] = [from, -1]
  for (let index = from + 1; index < to; index++) {
    const [px, py] = line[index]!
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / square))
    const [ox, oy] = [px - ax - share * dx, py - ay - share * dy]
    const offset = ox * ox + oy * oy
    if (offset > most) [best, most] = [index, offset]
  }
  return [best, Math.sqrt(most)]
}

/** Area of a ring in square units of its coordinates, without sign. */
export function ringArea(ring: readonly Pixel[]): number {
  let sum = 0
  for (let index = 0; index < ring.length; index++) {
    const [x, y] = ring[index]!
    const [nextX, nextY] = ring[(index + 1) % ring.length]!
    sum += x * nextY - nextX * y
  }
  return Math.abs(sum) / 2
}

/**
 * The part of a filled ring inside the frame; [] when it is all outside.
 * @see Sutherland and Hodgman 1974, "Reentrant polygon clipping", CACM 17(1)
 */
export function clipRing(ring: readonly Pixel[], frame: Frame): Pixel[] {
  if (ring.every(([x, y]) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom))
    return [...ring]
  const sides: Side[] = [
    { axis: 0, limit: frame.left, sign: 1 },
    { axis: 0, limit: frame.right, sign: -1 },
    { axis: 1, limit: frame.top, sign: 1 },
    { axis: 1, limit: frame.bottom, sign: -1 },
  ]
  return sides.reduce(cutAt, [...ring])
}

interface Side {
  axis: 0 | 1
  limit: number
  /** 1 when the inside is beyond the limit, -1 when it is before. */
  sign: 1 | -1
}

function cutAt(points: Pixel[], { axis, limit, sign }: Side): Pixel[] {
  const kept: Pixel[] = []
  for (let index = 0; index < points.length; index++) {
    const here = points[index]!
    const before = points[(index + points.length - 1) % points.length]!
    const [inside, wasInside] = [(here[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0]
    if (inside !== wasInside)
      kept.push(pointBetween(before, here, (limit - before[axis]) / (here[axis] - before[axis])))
    if (inside) kept.push(here)
  }
  return kept
}

/**
 * The pieces of a line inside the frame, in order.
 * @see Liang and Barsky 1984, "A new concept and method for line clipping", ACM TOG 3(1)
 */
export function clipLine(line: readonly Pixel[], frame: Frame): Pixel[][] {
  const pieces: Pixel[][] = []
  let piece: Pixel[] = []
  const close = () => {
    if (piece.length > 1) pieces.push(piece)
    piece = []
  }
  for (let index = 1; index < line.length; index++) {
    const span = visibleSpan(line[index - 1]!, line[index]!, frame)
    if (!span) {
      close()
      continue
    }
    const [from, to] = span.map((share) => pointBetween(line[index - 1]!, line[index]!, share)) as [Pixel, Pixel]
    if (span[0] > 0) close()
    if (piece.length === 0) piece.push(from)
    piece.push(to)
    if (span[1] < 1) close()
  }
  close()
  return pieces
}

function visibleSpan(a: Pixel, b: Pixel, { left, top, right, bottom }: Frame): [number, number] | undefined {
  let [enter, leave] = [0, 1]
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const sides = [
    [-dx, a[0] - left],
    [dx, right - a[0]],
    [-dy, a[1] - top],
    [dy, bottom - a[1]],
  ] as const
  for (const [slope, room] of sides) {
    if (slope === 0 && room < 0) return undefined
    if (slope < 0) enter = Math.max(enter, room / slope)
    if (slope > 0) leave = Math.min(leave, room / slope)
  }
  return enter <= leave ? [enter, leave] : undefined
}

function pointBetween(a: Pixel, b: Pixel, share: number): Pixel {
  if (share === 0) return a
  return share === 1 ? b : [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/**
 * SVG path data for lines or closed rings, in relative steps rounded to a tenth of a pixel; '' for nothing. It begins with an absolute
 * move, so that pieces of path data can be joined.
 */
export function pathData(lines: readonly (readonly Pixel[])[], closed = false): string {
  let pen: Pixel | undefined
  let data = ''
  for (const line of lines) {
    const points = inTenths(line)
    if (points.length < (closed ? 3 : 2)) continue
    const [first] = points
    const steps = points.slice(1).map(([x, y], index) => pair(x - points[index]![0], y - points[index]![1]))
    const drawn = steps.reduce((all, step) => (step.startsWith('-') ? all + step : `${all} ${step}`))
    data += pen ? `m${pair(first![0] - pen[0], first![1] - pen[1])}` : `M${pair(first![0], first![1])}`
    data += `l${drawn}${closed ? 'z' : ''}`
    pen = closed ? first : points.at(-1)!
  }
  return data
}

function inTenths(line: readonly Pixel[]): Pixel[] {
  const points = line.map(([x, y]): Pixel => [Math.round(x * 10), Math.round(y * 10)])
  return points.filter(([x, y], index) => index === 0 || x !== points[index - 1]![0] || y !== points[index - 1]![1])
}

function pair(x: number, y: number): string {
  const second = tenths(y)
  return second.startsWith('-') ? tenths(x) + second : `${tenths(x)} ${second}`
}

/** A number of tenths as short decimal text: 5 is '.5', -12 is '-1.2'. */
function tenths(value: number): string {
  return String(value / 10).replace(/^(-?)0\./, '$1.')
}
