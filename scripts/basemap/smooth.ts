import type { Position } from 'geojson'

const STEPS = 3

/** A curve through the points of a hand-drawn line (centripetal spacing is not needed: the points are about even). @see Catmull and Rom 1974 */
export function smoothLine(points: readonly Position[]): Position[] {
  const last = points.length - 1
  const at = (index: number) => points[Math.max(0, Math.min(last, index))]!
  const curve = points.slice(0, -1).flatMap((_, index) => arc([at(index - 1), at(index), at(index + 1), at(index + 2)]))
  return [...curve, points[last]!]
}

/** A curve through the points of a hand-drawn ring, given open and returned open. */
export function smoothRing(points: readonly Position[]): Position[] {
  const at = (index: number) => points[(index + points.length) % points.length]!
  return points.flatMap((_, index) => arc([at(index - 1), at(index), at(index + 1), at(index + 2)]))
}

function arc([before, from, to, after]: [Position, Position, Position, Position]): Position[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const t = step / STEPS
    return [0, 1].map((axis) => {
      const [a, b, c, d] = [before, from, to, after].map((place) => place[axis] ?? 0) as [
        number,
        number,
        number,
        number,
      ]
      const value = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3
      return Math.round((value / 2) * 1e4) / 1e4
    })
  })
}
