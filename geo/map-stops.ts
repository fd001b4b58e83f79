import type { MapStop } from './map-input'
import { textWidth } from './text-width'
import type { Pixel } from './map-view'

/** One numbered mark: a stop, or several at the same place as "2–4". */
export interface StopMark {
  stops: readonly MapStop[]
  text: string
  /** Where the place is. */
  place: Pixel
  /** Middle of the mark; away from the place when its neighbours leave no room. */
  at: Pixel
  halfWidth: number
  radius: number
}

interface MarkRequest {
  stops: readonly MapStop[]
  project: (at: MapStop['at']) => Pixel
  radius: number
  width: number
  height: number
}

const GAP = 2
const ROUNDS = 120

/**
 * Marks for numbered stops so that every number can be read: stops at one place share a mark, stops too near push each other away.
 * Sizes in pixels; stops outside the picture get no mark.
 */
export function markStops({ stops, project, radius, width, height }: MarkRequest): StopMark[] {
  const seen = stops
    .map((stop) => ({ stop, place: project(stop.at) }))
    .filter(({ place: [x, y] }) => x >= 0 && y >= 0 && x <= width && y <= height)
  const groups: { stops: MapStop[]; place: Pixel }[] = []
  for (const { stop, place } of seen) {
    const near = groups.find((group) => gap(group.place, place) < radius * 0.6)
    if (near) near.stops.push(stop)
    else groups.push({ stops: [stop], place })
  }
  const marks = groups.map(({ stops: together, place }): StopMark => {
    const text = numbersText(together.map(({ number }) => number))
    const wide = textWidth(text, { face: 'sans-bold', size: radius * 1.16 }) / 2 + radius * 0.45
    return { stops: together, text, place, at: place, radius, halfWidth: Math.max(radius, wide) }
  })
  return spreadMarks(marks, { width, height })
}

/** Numbers as ranges: [2, 3, 4, 7] is "2–4, 7". */
export function numbersText(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const number of sorted) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ')
}

function spreadMarks(marks: readonly StopMark[], { width, height }: { width: number; height: number }): StopMark[] {
  const places = marks.map(({ at }): [number, number] => [at[0], at[1]])
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (let i = 0; i < marks.length; i++)
      for (let j = i + 1; j < marks.length; j++) moved = pushApart(marks, places, [i, j]) || moved
    if (!moved) break
    places.forEach((place, index) => keepInside(place, marks[index]!, [width, height]))
  }
  return marks.map((mark, index) => ({ ...mark, at: places[index]! }))
}

/** Marks are treated as upright boxes with round ends: they push along the line between their middles. */
function pushApart(marks: readonly StopMark[], places: [number, number][], [i, j]: [number, number]): boolean {
  const [one, other, a, b] = [marks[i]!, marks[j]!, places[i]!, places[j]!]
  let [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  if (dx === 0 && dy === 0) [dx, dy] = [Math.cos(i + 2 * j), Math.sin(i + 2 * j)]
  const stretch = (one.halfWidth + other.halfWidth) / (one.radius + other.radius)
  const apart = Math.hypot(dx / stretch, dy)
  const short = one.radius + other.radius + GAP - apart
  if (short <= 0.05) return false
  const push = short / 2 / Math.max(apart, 0.01)
  a[0] -= dx * push
  a[1] -= dy * push
  b[0] += dx * push
  b[1] += dy * push
  return true
}

function keepInside(place: [number, number], mark: StopMark, [width, height]: [number, number]): void {
  place[0] = Math.max(mark.halfWidth + 3, Math.min(width - mark.halfWidth - 3, place[0]))
  place[1] = Math.max(mark.radius + 3, Math.min(height - mark.radius - 3, place[1]))
}

function gap(a: Pixel, b: Pixel): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
