import type { LngLat, Seconds } from '../../geo/types'
import type { Finding } from '../contract/route'
import { brokenDriverRules, type DriverDay, type DriverLimits, EU_DRIVER_LIMITS } from './driver.rules'
import { type Doors, openingState } from './opening.rules'
import { sunsetSeconds } from './sun.rules'

export interface VisitToCheck extends Doors {
  readonly site: string
  readonly startSeconds: Seconds
  readonly endSeconds: Seconds
  /** Guests of this group, and those already booked that day. */
  readonly guests?: number
  readonly booked?: number
  /** Visitors a day that the effective capacity (CCE) allows, and the largest group let in together. */
  readonly dailyLimit?: number
  readonly largestGroup?: number
}

/** One day as planned. Clock times are seconds after local midnight. */
export interface DayToCheck {
  readonly date: string
  readonly zone: string
  readonly startSeconds: Seconds
  readonly endSeconds: Seconds
  readonly visits: readonly VisitToCheck[]
  readonly lunch?: { readonly startSeconds: Seconds; readonly endSeconds: Seconds }
  /** The days of the driver up to this one, this one last; what earlier days broke is not this day's. */
  readonly driverDays?: readonly DriverDay[]
  readonly walks?: readonly { readonly site?: string; readonly at: LngLat; readonly endSeconds: Seconds }[]
}

export interface DayLimits {
  /** Lunch begins between these hours and lasts at least this long. */
  readonly lunch: { readonly fromSeconds: Seconds; readonly toSeconds: Seconds; readonly lastsSeconds: Seconds }
  readonly dayEndsSeconds: Seconds
  /** Daylight that must be left when a walk ends. */
  readonly daylightSeconds: Seconds
  readonly driver: DriverLimits
}

/** Lunch of 75 min begun between 11:30 and 14:30, day ended by 20:00, walks ended 1 h before sunset; editable by network. */
export const DAY_LIMITS: DayLimits = {
  lunch: { fromSeconds: 11.5 * 3600, toSeconds: 14.5 * 3600, lastsSeconds: 75 * 60 },
  dayEndsSeconds: 20 * 3600,
  daylightSeconds: 3600,
  driver: EU_DRIVER_LIMITS,
}

export interface DayVerdict {
  /** The first rule that the day breaks; none when it holds. */
  readonly broken?: Finding
  /** What could not be checked because nobody knows: hours of a site, by name. */
  readonly unknown: readonly Finding[]
}

/**
 * Checks a day in the order of the trade: open, slot, lunch, driver, daylight, dayEnd. The first failing rule is reported
 * by name with its numbers: clock times as "HH:mm", durations in whole minutes.
 * @throws AppError input.invalid when opening hours do not follow their syntax
 * @see domain guide 3.4
 */
export function checkDay(day: DayToCheck, limits: DayLimits = DAY_LIMITS): DayVerdict {
  const states = day.visits.map((visit) => ({ visit, state: openingState(visit, { ...visit, date: day.date }) }))
  const seen = (wanted: 'closed' | 'unknown') =>
    states.filter(({ state }) => state === wanted).map(({ visit }) => openFinding(day, visit, wanted))
  const broken =
    seen('closed')[0] ??
    first(day.visits, slotFinding) ??
    lunchFinding(day, limits) ??
    driverFinding(day, limits) ??
    first(day.walks ?? [], (walk) => daylightFinding(day, walk, limits)) ??
    dayEndFinding(day, limits)
  return { ...(broken === undefined ? {} : { broken }), unknown: seen('unknown') }
}

function first<T>(items: readonly T[], check: (item: T) => Finding | undefined): Finding | undefined {
  return items.map(check).find((finding) => finding !== undefined)
}

function openFinding({ date }: DayToCheck, visit: VisitToCheck, state: string): Finding {
  const { site, openingHours = '', startSeconds, endSeconds } = visit
  const numbers = { date, arrives: clock(startSeconds), leaves: clock(endSeconds), openingHours, state }
  return { rule: 'open', site, numbers }
}

function slotFinding(visit: VisitToCheck): Finding | undefined {
  const { site, guests = 0, booked = 0, dailyLimit = Infinity, largestGroup = Infinity } = visit
  if (guests > largestGroup) return { rule: 'slot', site, numbers: { guests, largestGroup } }
  if (guests + booked <= dailyLimit) return undefined
  return { rule: 'slot', site, numbers: { guests, booked, dailyLimit } }
}

/** A day that begins before the last hour of lunch and lasts past it must hold one. */
function lunchFinding({ startSeconds, endSeconds, lunch }: DayToCheck, limits: DayLimits): Finding | undefined {
  const { fromSeconds, toSeconds, lastsSeconds } = limits.lunch
  const window = { from: clock(fromSeconds), to: clock(toSeconds), limit: minutes(lastsSeconds) }
  if (lunch === undefined) {
    return startSeconds > fromSeconds || endSeconds < toSeconds
      ? undefined
      : { rule: 'lunch', numbers: { ...window, minutes: 0 } }
  }
  const lasts = lunch.endSeconds - lunch.startSeconds
  const inWindow = lunch.startSeconds >= fromSeconds && lunch.startSeconds <= toSeconds
  if (inWindow && lasts >= lastsSeconds) return undefined
  return { rule: 'lunch', numbers: { ...window, starts: clock(lunch.startSeconds), minutes: minutes(lasts) } }
}

function driverFinding({ date, driverDays = [] }: DayToCheck, limits: DayLimits): Finding | undefined {
  const broken = brokenDriverRules(driverDays, limits.driver).find((rule) => rule.date === date)
  if (broken === undefined) return undefined
  const { rule, seconds, limitSeconds } = broken
  return { rule: 'driver', numbers: { driverRule: rule, minutes: minutes(seconds), limit: minutes(limitSeconds) } }
}

function daylightFinding(
  { date, zone }: DayToCheck,
  walk: NonNullable<DayToCheck['walks']>[number],
  { daylightSeconds }: DayLimits,
): Finding | undefined {
  const sunset = sunsetSeconds(date, walk.at, zone)
  if (walk.endSeconds <= sunset - daylightSeconds) return undefined
  const sets = Number.isFinite(sunset) ? clock(sunset) : '—'
  const numbers = { ends: clock(walk.endSeconds), sunset: sets, limit: minutes(daylightSeconds) }
  return { rule: 'daylight', ...(walk.site === undefined ? {} : { site: walk.site }), numbers }
}

function dayEndFinding({ endSeconds }: DayToCheck, { dayEndsSeconds }: DayLimits): Finding | undefined {
  if (endSeconds <= dayEndsSeconds) return undefined
  return { rule: 'dayEnd', numbers: { ends: clock(endSeconds), limit: clock(dayEndsSeconds) } }
}

function minutes(seconds: Seconds): number {
  return Math.round(seconds / 60)
}

/** Past midnight the hours go on: 25:10. */
function clock(seconds: Seconds): string {
  const whole = minutes(seconds)
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}
