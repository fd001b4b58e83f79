import opening_hours from 'opening_hours'
import type { LngLat, Seconds } from '../../geo/types'
import { AppError } from '../contract/errors'

export type OpeningState = 'open' | 'closed' | 'unknown'

type Holiday = 'PH' | 'SH'

export interface Visiting {
  /** Local date: "2027-01-15". */
  readonly date: string
  /** Seconds after local midnight, on the clock of the place. */
  readonly startSeconds: Seconds
  readonly endSeconds: Seconds
}

export interface Doors {
  readonly at: LngLat
  /** ISO alpha-2. */
  readonly country: string
  /** In OpenStreetMap's syntax; none means nobody knows. */
  readonly openingHours?: string
  /** Public holidays of the country, as local dates. */
  readonly holidays?: ReadonlySet<string>
}

const DAY_NAMES = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] as const

/**
 * Tells whether a place is open from arrival to the end of a visit, on the clock of the place. Hours that depend on
 * holidays nobody gave (public ones, or those of schools) are read both ways, and count only where both agree.
 * @returns unknown without hours, where the hours say so themselves ("on appointment"), or where holidays decide
 * @throws AppError input.invalid when the hours do not follow the syntax
 * @see https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function openingState(doors: Doors, visiting: Visiting): OpeningState {
  const { openingHours: hours, holidays } = doors
  if (hours === undefined) return 'unknown'
  const named = (token: Holiday) => new RegExp(`\\b${token}\\b`).test(unquoted(hours))
  const known = holidays === undefined ? [true, false] : [holidays.has(visiting.date)]
  const publicDays = named('PH') ? known : [false]
  const schoolDays = named('SH') ? [true, false] : [false]
  const states = publicDays.flatMap((isPublic) =>
    schoolDays.map((isSchool) => {
      const plain = withHoliday(hours, 'PH', isPublic ? weekdayOf(visiting.date) : undefined)
      return plainState(withHoliday(plain, 'SH', isSchool ? weekdayOf(visiting.date) : undefined), doors, visiting)
    }),
  )
  return states.every((state) => state === states[0]) ? states[0]! : 'unknown'
}

function plainState(hours: string, doors: Doors, { date, startSeconds, endSeconds }: Visiting): OpeningState {
  if (hours === '') return 'unknown'
  const from = clockDate(date, startSeconds)
  const to = clockDate(date, Math.max(endSeconds, startSeconds + 1))
  const [open, maybe] = parseHours(hours, doors).getOpenDuration(from, to)
  const length = to.getTime() - from.getTime()
  if (open >= length) return 'open'
  return open + maybe >= length ? 'unknown' : 'closed'
}

function parseHours(hours: string, { at: [lon, lat], country }: Doors): opening_hours {
  try {
    return new opening_hours(hours, { lat, lon, address: { country_code: country.toLowerCase(), state: '' } })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('input.invalid', { key: 'openingHours', problem: 'opening.syntax', hours, reason })
  }
}

/** The library reads the clock of the machine, so the local hour of the place is written on that clock. */
function clockDate(date: string, seconds: Seconds): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, day, 0, 0, seconds)
}

/**
 * Writes holidays out of the hours of one date: on a holiday PH becomes the name of its weekday, so that its rule rules
 * that day; on any other day the rules for PH alone are dropped.
 */
function withHoliday(hours: string, token: Holiday, weekday: string | undefined): string {
  const rules = hours.match(/(?:"[^"]*"|[^;"|])+|;|\|\||\|/g) ?? []
  const written = rules.map((rule) => {
    if (!new RegExp(`\\b${token}\\b`).test(unquoted(rule))) return rule
    const [pattern, instead] =
      weekday === undefined ? [`,\\s*${token}\\b|\\b${token}\\s*,`, ''] : [`\\b${token}\\b`, weekday]
    const without = outsideQuotes(rule, (part) => part.replace(new RegExp(pattern, 'g'), instead))
    return new RegExp(`\\b${token}\\b`).test(unquoted(without)) ? '' : without
  })
  return written
    .join('')
    .replace(/^[\s;|]+|[\s;|]+$/g, '')
    .replace(/;(\s*;)+/g, ';')
}

/** Comments in quotes may say anything, PH too. */
function outsideQuotes(hours: string, change: (part: string) => string): string {
  return hours
    .split(/("[^"]*")/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('')
}

function unquoted(hours: string): string {
  return hours.replace(/"[^"]*"/g, '')
}

function weekdayOf(date: string): string {
  return DAY_NAMES[new Date(`${date}T00:00:00Z`).getUTCDay()]!
}
