import { DateTime } from 'luxon'
import type { Seconds } from '../../geo/types'

/** Driving or a declared break; anything else of the day is other work, which breaks nothing and rests nobody. */
export interface DriverPiece {
  readonly kind: 'drive' | 'break'
  readonly startSeconds: Seconds
  readonly endSeconds: Seconds
}

/** A driver's working day. All seconds count from one origin shared by the days, such as the epoch. */
export interface DriverDay {
  /** Date on which the day begins, for the weeks: "2027-01-15". */
  readonly date: string
  readonly startSeconds: Seconds
  readonly endSeconds: Seconds
  /** In order, without overlap. */
  readonly pieces: readonly DriverPiece[]
}

export interface DriverLimits {
  readonly dailySeconds: Seconds
  readonly longDailySeconds: Seconds
  readonly longDaysPerWeek: number
  readonly weeklySeconds: Seconds
  readonly fortnightSeconds: Seconds
  readonly continuousSeconds: Seconds
  readonly breakSeconds: Seconds
  /** `parts`: any parts of at least `leastBreakSeconds` that add up; `fifteen-thirty`: one part, then one of 30 min. */
  readonly breakSplit: 'parts' | 'fifteen-thirty'
  readonly leastBreakSeconds: Seconds
  readonly secondBreakSeconds: Seconds
  readonly dailyRestSeconds: Seconds
  readonly shortDailyRestSeconds: Seconds
  readonly shortDailyRests: number
  readonly spreadSeconds: Seconds
  readonly spreadWithoutPauseSeconds: Seconds
  readonly pauseSeconds: Seconds
  readonly weeklyRestSeconds: Seconds
  readonly weeklyRestAfterSeconds: Seconds
}

export type DriverRule =
  'dailyDriving' | 'weeklyDriving' | 'fortnightDriving' | 'continuousDriving' | 'dailyRest' | 'daySpread' | 'weeklyRest'

/** A rule broken, on which day and by how much. A daily rest is shorter than its limit, everything else is longer; the
 * seconds of `weeklyRest` are those since the last one. */
export interface BrokenDriverRule {
  readonly rule: DriverRule
  readonly date: string
  readonly seconds: Seconds
  readonly limitSeconds: Seconds
}

const HOUR = 3600

/**
 * European limits as a planning ceiling; national rules take their place as data.
 * @see Regulation (EC) 561/2006 arts. 6-8; Regulation (EU) 2024/1258 for the split break of tour services
 */
export const EU_DRIVER_LIMITS: DriverLimits = {
  dailySeconds: 9 * HOUR,
  longDailySeconds: 10 * HOUR,
  longDaysPerWeek: 2,
  weeklySeconds: 56 * HOUR,
  fortnightSeconds: 90 * HOUR,
  continuousSeconds: 4.5 * HOUR,
  breakSeconds: 0.75 * HOUR,
  breakSplit: 'parts',
  leastBreakSeconds: 0.25 * HOUR,
  secondBreakSeconds: 0.5 * HOUR,
  dailyRestSeconds: 11 * HOUR,
  shortDailyRestSeconds: 9 * HOUR,
  shortDailyRests: 3,
  spreadSeconds: 15 * HOUR,
  spreadWithoutPauseSeconds: 13 * HOUR,
  pauseSeconds: 3 * HOUR,
  weeklyRestSeconds: 45 * HOUR,
  weeklyRestAfterSeconds: 144 * HOUR,
}

/**
 * The driver rules that a plan breaks, day by day; the answer to each is a second driver or another night.
 * Weeks are those of the calendar, Monday to Sunday; the driver is taken as rested before the first day.
 * @param days in order, of one driver   @param limits of the country, European by default
 * @returns [] when nothing is broken or there is nothing to drive
 * @see domain guide 3.2
 */
export function brokenDriverRules(
  days: readonly DriverDay[],
  limits: DriverLimits = EU_DRIVER_LIMITS,
): BrokenDriverRule[] {
  const broken = [
    ...days.flatMap((day) => [...continuousDriving(day, limits), ...daySpread(day, limits)]),
    ...dailyDriving(days, limits),
    ...weeklyDriving(days, limits),
    ...rests(days, limits),
  ]
  return broken.sort((a, b) => a.date.localeCompare(b.date))
}

/** Seconds at the wheel on a day. */
function drivenSeconds({ pieces }: DriverDay): Seconds {
  return pieces.filter(({ kind }) => kind === 'drive').reduce((sum, piece) => sum + lengthOf(piece), 0)
}

function lengthOf({ startSeconds, endSeconds }: { startSeconds: Seconds; endSeconds: Seconds }): Seconds {
  return endSeconds - startSeconds
}

function continuousDriving({ date, pieces }: DriverDay, limits: DriverLimits): BrokenDriverRule[] {
  let driven = 0
  let longest = 0
  let rested: Seconds[] = []
  for (const piece of pieces) {
    const length = lengthOf(piece)
    if (piece.kind === 'drive') driven += length
    else if (length >= limits.leastBreakSeconds) rested.push(length)
    longest = Math.max(longest, driven)
    if (!isFullBreak(rested, limits)) continue
    driven = 0
    rested = []
  }
  if (longest <= limits.continuousSeconds) return []
  return [{ rule: 'continuousDriving', date, seconds: longest, limitSeconds: limits.continuousSeconds }]
}

function isFullBreak(rested: readonly Seconds[], limits: DriverLimits): boolean {
  const last = rested.at(-1) ?? 0
  if (last >= limits.breakSeconds) return true
  if (limits.breakSplit === 'parts') return rested.reduce((sum, part) => sum + part, 0) >= limits.breakSeconds
  return rested.length > 1 && last >= limits.secondBreakSeconds
}

function daySpread(day: DriverDay, limits: DriverLimits): BrokenDriverRule[] {
  const paused = day.pieces.some((piece) => piece.kind === 'break' && lengthOf(piece) >= limits.pauseSeconds)
  const limitSeconds = paused ? limits.spreadSeconds : limits.spreadWithoutPauseSeconds
  const seconds = lengthOf(day)
  return seconds <= limitSeconds ? [] : [{ rule: 'daySpread', date: day.date, seconds, limitSeconds }]
}

function dailyDriving(days: readonly DriverDay[], limits: DriverLimits): BrokenDriverRule[] {
  const longDays = new Map<string, number>()
  return days.flatMap((day) => {
    const seconds = drivenSeconds(day)
    if (seconds <= limits.dailySeconds) return []
    const week = mondayOf(day.date)
    const used = longDays.get(week) ?? 0
    const allowed = seconds <= limits.longDailySeconds && used < limits.longDaysPerWeek
    if (allowed) {
      longDays.set(week, used + 1)
      return []
    }
    const limitSeconds = used < limits.longDaysPerWeek ? limits.longDailySeconds : limits.dailySeconds
    return [{ rule: 'dailyDriving' as const, date: day.date, seconds, limitSeconds }]
  })
}

function weeklyDriving(days: readonly DriverDay[], limits: DriverLimits): BrokenDriverRule[] {
  const weeks = new Map<string, { seconds: Seconds; lastDate: string }>()
  for (const day of days) {
    const week = mondayOf(day.date)
    weeks.set(week, { seconds: (weeks.get(week)?.seconds ?? 0) + drivenSeconds(day), lastDate: day.date })
  }
  return [...weeks].flatMap(([week, { seconds, lastDate: date }]) => {
    const both = seconds + (weeks.get(mondayOf(week, -1))?.seconds ?? 0)
    const { weeklySeconds, fortnightSeconds } = limits
    const broken: BrokenDriverRule[] = []
    if (seconds > weeklySeconds) broken.push({ rule: 'weeklyDriving', date, seconds, limitSeconds: weeklySeconds })
    if (both > fortnightSeconds) {
      broken.push({ rule: 'fortnightDriving', date, seconds: both, limitSeconds: fortnightSeconds })
    }
    return broken
  })
}

function rests(days: readonly DriverDay[], limits: DriverLimits): BrokenDriverRule[] {
  let shortRests = 0
  let rested = days[0]?.startSeconds ?? 0
  return days.flatMap((day, index) => {
    const broken: BrokenDriverRule[] = []
    const rest = index === 0 ? Infinity : day.startSeconds - days[index - 1]!.endSeconds
    if (rest >= limits.weeklyRestSeconds) {
      shortRests = 0
      rested = day.startSeconds
    } else if (rest < limits.dailyRestSeconds) {
      const allowed = rest >= limits.shortDailyRestSeconds && shortRests < limits.shortDailyRests
      if (allowed) shortRests += 1
      const least = shortRests < limits.shortDailyRests ? limits.shortDailyRestSeconds : limits.dailyRestSeconds
      if (!allowed) broken.push({ rule: 'dailyRest', date: day.date, seconds: rest, limitSeconds: least })
    }
    const since = day.endSeconds - rested
    if (since > limits.weeklyRestAfterSeconds) {
      const limitSeconds = limits.weeklyRestAfterSeconds
      broken.push({ rule: 'weeklyRest', date: day.date, seconds: since, limitSeconds })
    }
    return broken
  })
}

function mondayOf(date: string, weeks = 0): string {
  return DateTime.fromISO(date, { zone: 'utc' }).startOf('week').plus({ weeks }).toISODate() ?? date
}
