import type { Seconds, TravelMatrix } from './types'

/** One day: from where, from when, to where and until when at the latest. */
export interface Outing {
  readonly from: number
  readonly to: number
  readonly leaves: Seconds
  readonly returns: Seconds
}

/** When places may be visited, one figure a place: a visit begins at `opens` at the earliest and at `closes` at the latest. */
export interface Doors {
  readonly opens: readonly Seconds[]
  readonly closes: readonly Seconds[]
}

/** Which places to visit, on which day and in which order, so that the sum of their scores is the greatest: TOPTW. */
export interface Orienteering {
  readonly travel: TravelMatrix
  readonly visit: readonly Seconds[]
  /** Places without a score are never chosen. */
  readonly score: readonly number[]
  readonly days: readonly Outing[]
  /** One for each day, or one for all of them. */
  readonly doors: readonly Doors[]
}

/** The places of each day, in order, without its ends. */
export type Outings = readonly (readonly number[])[]
