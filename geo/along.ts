import { lineStations, pointAlong } from './measure'
import type { LngLat, Metres } from './types'

/**
 * The piece of a line between two shares of its length (0 is its start, 1 its end), travelled from the first share to the second.
 * @returns at least two points, so that a piece without length can still be drawn; reversed when the second share is smaller
 * @throws RangeError when the line has fewer than two points
 */
export function sliceByShare(line: readonly LngLat[], from: number, to: number): LngLat[] {
  if (line.length < 2) throw new RangeError('a slice needs a line of two points')
  const stations = lineStations(line)
  const total = stations.at(-1)!
  const [low, high] = [Math.min(from, to) * total, Math.max(from, to) * total]
  const inner = line.filter((_, index) => stations[index]! > low && stations[index]! < high)
  const piece = [pointAt(line, low, total), ...inner, pointAt(line, high, total)]
  return from <= to ? piece : piece.reverse()
}

/** Joins lines end to end and drops the points repeated at the joints; [] for no lines. */
export function joinLines(lines: readonly (readonly LngLat[])[]): LngLat[] {
  const joined = lines.flat()
  return joined.filter((point, index) => index === 0 || !samePlace(point, joined[index - 1]!))
}

/** Whether two places have the same coordinates. */
function samePlace(one: LngLat, other: LngLat): boolean {
  return one[0] === other[0] && one[1] === other[1]
}

// The ends are handed out as they were authored: interpolating would move them by a rounding error.
function pointAt(line: readonly LngLat[], metres: Metres, total: Metres): LngLat {
  if (metres <= 0) return line[0]!
  return metres >= total ? line.at(-1)! : pointAlong(line, metres)
}
