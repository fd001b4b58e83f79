import type { Metres, Seconds } from './types'

/** A place on the line of travel, in visiting order; a town merely passed has no visit and may have beds. */
export interface SplitPoint {
  readonly id: string
  readonly driveSecondsFromPrevious: Seconds
  readonly driveMetresFromPrevious: Metres
  readonly visitSeconds: Seconds
  readonly canSleep: boolean
  /** Whether the visit counts against the strong visits of a day; by default one of 45 minutes or more does. */
  readonly strong?: boolean
}

export interface SplitLimits {
  /** Driving a day should not pass; an extra day is taken to spare two hours above it. */
  readonly dayDriveSeconds: Seconds
  /** Driving a day must not pass. */
  readonly maxDriveSeconds: Seconds
  /** A day from start to end, lunch included; never passed. */
  readonly daySeconds: Seconds
  readonly lunchSeconds: Seconds
  /** Default 4. */
  readonly maxStrongVisits?: number
  /** Wanted number of days; the nearest possible is taken, the lower of two equally near. */
  readonly days?: number
}

/** One day: from where one slept to where one sleeps. */
export interface DayStage {
  readonly from: string
  readonly to: string
  /** Places driven to this day, in order. */
  readonly reaches: readonly string[]
  /** Places visited this day, in order; the first may be where one woke up. */
  readonly visits: readonly string[]
  /** True when one arrives at `to` in the evening and visits it the next morning. */
  readonly visitsNextMorning: boolean
  readonly driveSeconds: Seconds
  readonly driveMetres: Metres
  readonly visitSeconds: Seconds
  readonly strongVisits: number
  /** Driving, visits and lunch. */
  readonly totalSeconds: Seconds
  /** Driving above the soft limit. */
  readonly overSeconds: Seconds
}

/** The first stretch without a bed that no day can hold, and the limit it breaks. */
export type ImpossibleStretch =
  | {
      readonly from: string
      readonly to: string
      readonly rule: 'drive' | 'day'
      readonly seconds: Seconds
      readonly limit: Seconds
    }
  | {
      readonly from: string
      readonly to: string
      readonly rule: 'visits'
      readonly visits: number
      readonly limit: number
    }

export type StageSplit = { readonly days: readonly DayStage[] } | { readonly impossible: ImpossibleStretch }

/** A moment when a night may fall: at a point, before or after its visit; sums run from the departure. */
interface Cut {
  readonly point: number
  readonly visited: boolean
  readonly drive: Seconds
  readonly metres: Metres
  readonly visit: Seconds
  readonly strong: number
}

/** Sums to be made small, the first before the second. */
interface Cost {
  readonly over: number
  readonly spread: number
}

const STRONG_SECONDS = 2_700
const MOST_STRONG = 4
/** Two hours above the soft limit weigh as much as one more day. */
const DAY_WORTH_SECONDS = 7_200
/** A night in a town without a visit weighs as much as two days differing from the mean by about an hour and a half each. */
const TRANSIT_SPREAD = 7_200 ** 2

/**
 * Splits a line of travel into days that end where one can sleep; the last day ends at the last point, bed or not.
 * Exact: first the wanted number of days (or the fewest, see `dayDriveSeconds`), then the least driving above the soft limit,
 * then the evenest days (least sum of squared driving and visiting times) with nights in visited places rather than transit towns.
 * A night falls before or after the visit of a place with beds; every day has something in it. Costs count in whole seconds.
 * @returns `{days: []}` for no points; `{impossible}` naming the first stretch between two beds that breaks a hard limit
 * @throws RangeError when a time, distance or limit is negative or not a number
 * @see Bellman 1957, "Dynamic Programming" (shortest path over the possible nights, one layer a day)
 */
export function splitStages(points: readonly SplitPoint[], limits: SplitLimits): StageSplit {
  refuseNegatives(points, limits)
  if (points.length === 0) return { days: [] }
  const cuts = cutsOf(points)
  const impossible = findImpossible(points, cuts, limits)
  if (impossible !== null) return { impossible }
  const nights = bestNights(points, cuts, limits)
  const spans = nights
    .slice(1)
    .map((end, day): Span => ({ start: cuts[nights[day]!]!, end: cuts[end]!, departing: day === 0 }))
  return { days: spans.map((span) => stageOf(points, span, limits)) }
}

interface Span {
  readonly start: Cut
  readonly end: Cut
  readonly departing: boolean
}

function cutsOf(points: readonly SplitPoint[]): Cut[] {
  const cuts: Cut[] = [{ point: 0, visited: false, drive: 0, metres: 0, visit: 0, strong: 0 }]
  let [drive, metres, visit, strong] = [0, 0, 0, 0]
  points.forEach((point, index) => {
    drive += point.driveSecondsFromPrevious
    metres += point.driveMetresFromPrevious
    if (point.canSleep && point.visitSeconds > 0)
      cuts.push({ point: index, visited: false, drive, metres, visit, strong })
    visit += point.visitSeconds
    strong += isStrong(point) ? 1 : 0
    const last = index === points.length - 1
    if (point.canSleep || last) cuts.push({ point: index, visited: true, drive, metres, visit, strong })
  })
  return cuts
}

function isStrong(point: SplitPoint): boolean {
  return point.strong ?? point.visitSeconds >= STRONG_SECONDS
}

type Breach =
  { rule: 'drive' | 'day'; seconds: Seconds; limit: Seconds } | { rule: 'visits'; visits: number; limit: number }

/** The first hard limit a day between two cuts breaks; null when it holds them all. */
function breachOf(start: Cut, end: Cut, limits: SplitLimits): Breach | null {
  const drive = end.drive - start.drive
  const total = drive + end.visit - start.visit + limits.lunchSeconds
  const visits = end.strong - start.strong
  const most = limits.maxStrongVisits ?? MOST_STRONG
  if (exceeds(drive, limits.maxDriveSeconds)) return { rule: 'drive', seconds: drive, limit: limits.maxDriveSeconds }
  if (exceeds(total, limits.daySeconds)) return { rule: 'day', seconds: total, limit: limits.daySeconds }
  return visits > most ? { rule: 'visits', visits, limit: most } : null
}

// Differences of running sums carry rounding errors; a microsecond is forgiven.
function exceeds(seconds: Seconds, limit: Seconds): boolean {
  return seconds > limit + 1e-6
}

/** Any day holds whole stretches between neighbouring cuts, so a route can be split exactly when each of these fits in a day. */
function findImpossible(
  points: readonly SplitPoint[],
  cuts: readonly Cut[],
  limits: SplitLimits,
): ImpossibleStretch | null {
  for (let index = 1; index < cuts.length; index += 1) {
    const [start, end] = [cuts[index - 1]!, cuts[index]!]
    const breach = breachOf(start, end, limits)
    if (breach !== null) return { from: points[start.point]!.id, to: points[end.point]!.id, ...breach }
  }
  return null
}

interface Layer {
  readonly costs: readonly (Cost | null)[]
  /** The cut where the last day began, to walk back by. */
  readonly begins: readonly number[]
}

/** The cuts of the best split, from the departure to the end. */
function bestNights(points: readonly SplitPoint[], cuts: readonly Cut[], limits: SplitLimits): number[] {
  const end = cuts.length - 1
  const layers: Layer[] = [{ costs: cuts.map((_, cut) => (cut === 0 ? { over: 0, spread: 0 } : null)), begins: [] }]
  let best = { days: 0, rank: Infinity }
  for (let days = 1; days <= end && leastRank(days, limits) < best.rank; days += 1) {
    const layer = nextLayer(layers[days - 1]!, { points, cuts, limits })
    layers.push(layer)
    const cost = layer.costs[end]
    if (cost && rankOf(days, cost, limits) < best.rank) best = { days, rank: rankOf(days, cost, limits) }
  }
  const nights = [end]
  for (let days = best.days; days > 0; days -= 1) nights.unshift(layers[days]!.begins[nights[0]!]!)
  return nights
}

function rankOf(days: number, cost: Cost, { days: wanted }: SplitLimits): number {
  return wanted === undefined ? days * DAY_WORTH_SECONDS + cost.over : Math.abs(days - wanted)
}

/** No split into so many days or more ranks better than this. */
function leastRank(days: number, { days: wanted }: SplitLimits): number {
  return wanted === undefined ? days * DAY_WORTH_SECONDS : Math.max(0, days - wanted)
}

function nextLayer(
  before: Layer,
  { points, cuts, limits }: { points: readonly SplitPoint[]; cuts: readonly Cut[]; limits: SplitLimits },
): Layer {
  const costs: (Cost | null)[] = cuts.map(() => null)
  const begins = cuts.map(() => -1)
  const last = cuts.length - 1
  for (let end = 1; end < cuts.length; end += 1) {
    for (let start = end - 1; start >= 0 && breachOf(cuts[start]!, cuts[end]!, limits) === null; start -= 1) {
      const sofar = before.costs[start]
      const isWhole = start === 0 && end === last
      if (!sofar || (!isWhole && isStill(cuts[start]!, cuts[end]!))) continue
      const transit = end < last && points[cuts[end]!.point]!.visitSeconds === 0
      const cost = addDay(sofar, { start: cuts[start]!, end: cuts[end]!, transit, soft: limits.dayDriveSeconds })
      if (isLess(cost, costs[end]!)) {
        costs[end] = cost
        begins[end] = start
      }
    }
  }
  return { costs, begins }
}

function isStill(start: Cut, end: Cut): boolean {
  return end.drive + end.visit === start.drive + start.visit
}

function addDay(
  sofar: Cost,
  { start, end, transit, soft }: { start: Cut; end: Cut; transit: boolean; soft: Seconds },
): Cost {
  const drive = Math.round(end.drive - start.drive)
  const load = Math.round(end.drive - start.drive + end.visit - start.visit)
  const over = sofar.over + Math.max(0, drive - Math.round(soft))
  return { over, spread: sofar.spread + load * load + (transit ? TRANSIT_SPREAD : 0) }
}

function isLess(one: Cost, other: Cost | null): boolean {
  if (other === null) return true
  return one.over === other.over ? one.spread < other.spread : one.over < other.over
}

function stageOf(points: readonly SplitPoint[], { start, end, departing }: Span, limits: SplitLimits): DayStage {
  const reached = points.slice(departing ? 0 : start.point + 1, end.point + 1)
  const firstVisit = start.visited ? start.point + 1 : start.point
  const visited = points
    .slice(firstVisit, end.visited ? end.point + 1 : end.point)
    .filter((point) => point.visitSeconds > 0)
  const driveSeconds = end.drive - start.drive
  const visitSeconds = end.visit - start.visit
  return {
    from: points[start.point]!.id,
    to: points[end.point]!.id,
    reaches: reached.map((point) => point.id),
    visits: visited.map((point) => point.id),
    visitsNextMorning: !end.visited,
    driveSeconds,
    driveMetres: end.metres - start.metres,
    visitSeconds,
    strongVisits: end.strong - start.strong,
    totalSeconds: driveSeconds + visitSeconds + limits.lunchSeconds,
    overSeconds: Math.max(0, driveSeconds - limits.dayDriveSeconds),
  }
}

function refuseNegatives(points: readonly SplitPoint[], limits: SplitLimits): void {
  const given = [
    ...points.flatMap((point) => [point.driveSecondsFromPrevious, point.driveMetresFromPrevious, point.visitSeconds]),
    ...[limits.dayDriveSeconds, limits.maxDriveSeconds, limits.daySeconds, limits.lunchSeconds],
    ...[limits.maxStrongVisits ?? MOST_STRONG, limits.days ?? 1],
  ]
  const wrong = given.find((value) => !(value >= 0))
  if (wrong !== undefined) throw new RangeError(`times, distances and limits of a split cannot be ${wrong}`)
}
