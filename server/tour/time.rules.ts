import { DateTime } from 'luxon'
import type { Seconds } from '../../geo/types'
import { AppError } from '../contract/errors'
import type { ConnectionRow } from '../contract/rates'

/** An instant as travellers and machines read it. */
export interface Moment {
  /** UTC, "2027-01-15T19:30:00Z". */
  readonly utc: string
  /** Wall clock of the zone, "2027-01-15T14:30". */
  readonly local: string
  readonly zone: string
}

export interface LinkTimes {
  readonly departs: Moment
  readonly arrives: Moment
  /** Minutes that travellers put their watches forward; negative when back. */
  readonly zoneShiftMinutes: number
  /** The calendar of the place of arrival is later than that of departure: the night is spent in the vehicle. */
  readonly overnight: boolean
}

export interface RestRules {
  readonly zoneShiftMinutes: number
  /** Seconds after midnight before which an arrival is at dawn. */
  readonly dawnUntilSeconds: Seconds
  readonly checkInSeconds: Seconds
}

/** General practice: a shift of 3 h tires; rooms are ready at 15:00; before 08:00 is dawn. */
export const REST_RULES: RestRules = {
  zoneShiftMinutes: 180,
  dawnUntilSeconds: 8 * 3600,
  checkInSeconds: 15 * 3600,
}

export type ConnectionKind = ConnectionRow['kind']

export interface ConnectionVerdict {
  readonly verdict: 'legal' | 'illegal' | 'unknown'
  readonly minutes: number
  readonly minimum?: number
}

/**
 * The instant of a wall clock in a zone. A time that happens twice, when clocks go back, is the first of the two; a time
 * that never happens, when they go forward, is moved on by the hour that is missing, as clocks do.
 * @param local "2027-01-15T14:30"   @param zone IANA name
 * @throws AppError input.invalid on an unknown zone or an impossible time
 */
export function momentOf(local: string, zone: string): Moment {
  const read = DateTime.fromISO(local, { zone })
  const named = /[zZ]|[+-]\d\d(:?\d\d)?$/.test(local.slice(10))
  if (!read.isValid || named) throw new AppError('input.invalid', { key: 'local', problem: 'time.local', local, zone })
  const earliest = read
    .getPossibleOffsets()
    .reduce((early, late) => (late.toMillis() < early.toMillis() ? late : early))
  return asMoment(earliest)
}

/**
 * Times of a link between two zones, computed in UTC: Havana 15 January 14:30 and 3 h give Caracas 18:30.
 * @param seconds of travel, 0 or more
 * @throws AppError input.invalid as `momentOf`, or on a duration below nothing
 * @see domain guide 5
 */
export function linkTimes(link: {
  readonly departsLocal: string
  readonly fromZone: string
  readonly toZone: string
  readonly seconds: Seconds
}): LinkTimes {
  if (!(link.seconds >= 0)) throw new AppError('input.invalid', { key: 'seconds', problem: 'time.duration' })
  const departs = momentOf(link.departsLocal, link.fromZone)
  const instant = instantOf(departs).plus({ seconds: link.seconds })
  const arrived = instant.setZone(link.toZone)
  if (!arrived.isValid) throw new AppError('input.invalid', { key: 'toZone', problem: 'time.zone', zone: link.toZone })
  const arrives = asMoment(arrived)
  return {
    departs,
    arrives,
    zoneShiftMinutes: arrived.offset - instant.setZone(link.fromZone).offset,
    overnight: arrives.local.slice(0, 10) > departs.local.slice(0, 10),
  }
}

/**
 * Nights of a journey: one less than its days, and those of them that need a bed in a house.
 * @param days calendar days, first and last included   @param inVehicles nights spent travelling
 * @returns hotel nights never below 0; no days have no nights
 * @see domain guide 5
 */
export function nightsOf(days: number, inVehicles = 0): { nights: number; hotelNights: number } {
  const nights = Math.max(0, days - 1)
  return { nights, hotelNights: Math.max(0, nights - inVehicles) }
}

/**
 * Checks a connection against the minimum of its kind; the row of the airport wins over the general one.
 * @param rows dated minimums in minutes   @returns illegal below the minimum; unknown when no row holds that day
 * @see domain guide 5
 */
export function checkConnection(
  connection: {
    readonly arrives: Moment
    readonly departs: Moment
    readonly kind: ConnectionKind
    /** Null where no aircraft leaves. */
    readonly airport?: string | null
  },
  rows: readonly Pick<ConnectionRow, 'kind' | 'minutes' | 'airport' | 'from' | 'to'>[],
): ConnectionVerdict {
  const { arrives, departs, kind, airport } = connection
  const minutes = instantOf(departs).diff(instantOf(arrives), 'minutes').minutes
  const date = departs.local.slice(0, 10)
  const holding = rows.filter(
    (row) => row.kind === kind && (row.from === null || row.from <= date) && (row.to === null || date <= row.to),
  )
  const row =
    holding.find((held) => held.airport !== null && held.airport === airport) ??
    holding.find((held) => held.airport === null)
  if (row === undefined) return { verdict: 'unknown', minutes }
  return { verdict: minutes < row.minutes ? 'illegal' : 'legal', minutes, minimum: row.minutes }
}

/**
 * Tells how the first day after a link must be: light after a night on the way or a large shift of zone, and with the
 * room ready early after an arrival at dawn.
 * @returns both false for a link that arrives rested; an early check-in is also told of arrivals just after midnight
 * @see domain guide 5
 */
export function firstDayAfter(
  link: LinkTimes,
  rules: RestRules = REST_RULES,
): { light: boolean; earlyCheckIn: boolean; waitSeconds: Seconds } {
  const [hours, minutes] = link.arrives.local.slice(11, 16).split(':').map(Number) as [number, number]
  const arrival = hours * 3600 + minutes * 60
  return {
    light: link.overnight || Math.abs(link.zoneShiftMinutes) >= rules.zoneShiftMinutes,
    earlyCheckIn: arrival < rules.dawnUntilSeconds,
    waitSeconds: Math.max(0, rules.checkInSeconds - arrival),
  }
}

function asMoment(at: DateTime): Moment {
  return {
    utc: at.toUTC().toISO({ suppressMilliseconds: true }) ?? '',
    local: at.toFormat("yyyy-MM-dd'T'HH:mm"),
    zone: at.zoneName ?? '',
  }
}

function instantOf({ utc }: Moment): DateTime {
  return DateTime.fromISO(utc, { zone: 'utc' })
}
