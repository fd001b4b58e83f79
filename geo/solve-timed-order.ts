import { chanceOf, type Chance } from './chance'
import type { Search } from './search'
import { TimedOrder, type TimedPlaces } from './timed-order'

const LONGEST_CARRIED = 3
const MOST_SHIFTS = 8
/** Rounds without anything better after which the search begins again from the best. */
const PATIENCE = 40

/** Writes into the trial what comes of carrying so many places from a position to behind another. */
function writeCarried(
  order: TimedOrder,
  [from, count, to]: readonly [number, number, number],
  turned: boolean,
): readonly [number, number] {
  const { at, trial } = order
  const isAhead = to > from
  const [low, high] = isAhead ? [from, to] : [to + 1, from + count - 1]
  let position = low
  if (isAhead) for (let next = from + count; next <= to; next += 1) trial[position++] = at[next]!
  for (let step = 0; step < count; step += 1) trial[position++] = at[turned ? from + count - 1 - step : from + step]!
  if (!isAhead) for (let next = to + 1; next < from; next += 1) trial[position++] = at[next]!
  return [low, high]
}

/** Carries so many places from a position to wherever that is better, first as they stand, then turned around. */
function carryFrom(order: TimedOrder, from: number, count: number): boolean {
  for (let to = 0; to < order.size; to += 1) {
    if (to >= from - 1 && to < from + count) continue
    for (const turned of count > 1 ? [false, true] : [false]) {
      const [low, high] = writeCarried(order, [from, count, to], turned)
      if (!order.isBetter(low, high)) continue
      order.take(low, high)
      return true
    }
  }
  return false
}

function carryOne(order: TimedOrder): boolean {
  for (let count = 1; count <= LONGEST_CARRIED; count += 1)
    for (let from = 1; from + count <= order.size; from += 1) if (carryFrom(order, from, count)) return true
  return false
}

function turnOne(order: TimedOrder): boolean {
  const last = order.size - 1
  for (let from = 1; from < last; from += 1)
    for (let to = from + 1; to <= last; to += 1) {
      for (let position = from; position <= to; position += 1) order.trial[position] = order.at[from + to - position]!
      if (!order.isBetter(from, to)) continue
      order.take(from, to)
      return true
    }
  return false
}

function mend(order: TimedOrder): void {
  while (carryOne(order) || turnOne(order));
}

/** Carries some places anywhere, whatever comes of it. */
function shake(order: TimedOrder, chance: Chance, shifts: number): void {
  const last = order.size - 1
  for (let shift = 0; shift < shifts; shift += 1) {
    const from = 1 + chance.below(last)
    const to = chance.below(last + 1)
    if (to === from || to === from - 1) continue
    const [low, high] = writeCarried(order, [from, 1, to], false)
    order.take(low, high)
  }
}

/** What was found: the places in order without the first, how late they are reached in all, and what it costs without waiting. */
export interface TimedAnswer {
  readonly order: readonly number[]
  readonly late: number
  readonly spent: number
}

/**
 * From place 0 through every other and back: on time if that can be found, else the least late, then the cheapest.
 * @see da Silva & Urrutia 2010, "A General VNS heuristic for the TSP with time windows"
 */
export function solveTimedOrder(places: TimedPlaces, { seed, progress }: Search): TimedAnswer {
  const chance = chanceOf(seed)
  const { closes, opens } = places
  const begun = [...closes.keys()].slice(1).sort((a, b) => closes[a]! - closes[b]! || opens[a]! - opens[b]!)
  const order = new TimedOrder(places, begun)
  mend(order)
  let best = { order: Int32Array.from(order.at), late: order.late, spent: order.spent }
  let stale = 0
  for (let round = 0; order.size > 2 && progress(round) < 1; round += 1) {
    const stood = { order: Int32Array.from(order.at), late: order.late, spent: order.spent }
    shake(order, chance, 1 + chance.below(MOST_SHIFTS))
    mend(order)
    if (isLess(order, best)) {
      best = { order: Int32Array.from(order.at), late: order.late, spent: order.spent }
      stale = 0
    } else if (isLess(stood, order) && chance.next() > 0.02) order.copy(stood.order)
    stale += 1
    if (stale > PATIENCE) {
      order.copy(best.order)
      stale = 0
    }
  }
  return { ...best, order: [...best.order.subarray(1, order.size)] }
}

const isLess = (one: { late: number; spent: number }, other: { late: number; spent: number }): boolean =>
  one.late < other.late - 1e-9 || (one.late <= other.late + 1e-9 && one.spent < other.spent - 1e-9)
