import type { Orienteering, Outings } from './orienteering'
import type { Seconds } from './types'

/** The first thing that is wrong with some days, by its name. */
export type OutingFault =
  | { readonly fault: 'days'; readonly found: number; readonly wanted: number }
  | { readonly fault: 'unknown' | 'twice'; readonly place: number; readonly day: number }
  | { readonly fault: 'closed'; readonly place: number; readonly day: number; readonly arrives: Seconds }
  | { readonly fault: 'late'; readonly day: number; readonly arrives: Seconds }

/** Sums of decimals carry rounding errors. */
const FORGIVEN: Seconds = 1e-6

/**
 * Goes through some days from the beginning, apart from whatever planned them: every place once at most, reached before its
 * doors close, and every day back in time.
 * @returns the sum of the scores, or the first fault in the order of the days
 */
export function checkOutings(
  { travel, visit, score, days, doors }: Orienteering,
  outings: Outings,
): { readonly score: number } | OutingFault {
  if (outings.length !== days.length) return { fault: 'days', found: outings.length, wanted: days.length }
  const seen = new Set<number>()
  let sum = 0
  for (const [day, places] of outings.entries()) {
    const { from, to, leaves, returns } = days[day]!
    const { opens, closes } = doors[day] ?? doors[0]!
    let [here, clock] = [from, leaves]
    for (const place of places) {
      if (score[place] === undefined) return { fault: 'unknown', place, day }
      if (seen.has(place)) return { fault: 'twice', place, day }
      const arrives = clock + travel[here]![place]!
      if (!(arrives <= closes[place]! + FORGIVEN)) return { fault: 'closed', place, day, arrives }
      seen.add(place)
      clock = Math.max(arrives, opens[place]!) + visit[place]!
      sum += score[place]
      here = place
    }
    const arrives = clock + travel[here]![to]!
    if (!(arrives <= returns + FORGIVEN)) return { fault: 'late', day, arrives }
  }
  return { score: sum }
}
