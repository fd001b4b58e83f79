import type { HolidayRow } from '../contract/rates'
import { dayAfter, isWithin, type Span } from './sale.rules'

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/**
 * Easter Sunday of a year of the Gregorian calendar.
 * @returns ISO date   @see the anonymous computus printed in Nature, 20 April 1876
 */
export function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`
}

/** The day a row is kept on in a year: moved to a neighbouring weekday where its law says so. */
function keptOn({ date, shift = {} }: HolidayRow, year: number): string {
  const day = date.startsWith('easter') ? dayAfter(easterOf(year), Number(date.slice(6))) : `${year}-${date}`
  return dayAfter(day, shift[WEEKDAYS[new Date(day).getUTCDay()]!] ?? 0)
}

/**
 * Public holidays of a country between two days; those of one place only are left out.
 * @returns ISO dates; none for a country that the table does not have
 */
export function holidaysOf(rows: readonly HolidayRow[], country: string, { from, to }: Span): Set<string> {
  const own = rows.filter((row) => row.country === country && row.place === undefined)
  const first = Number(from.slice(0, 4)) - 1
  const years = Array.from({ length: Math.max(0, Number(to.slice(0, 4)) + 2 - first) }, (_, index) => first + index)
  const days = years.flatMap((year) =>
    own
      .map((row) => ({ row, day: keptOn(row, year) }))
      .filter(({ row, day }) => (row.from === null || row.from <= day) && (row.to === null || day <= row.to)),
  )
  return new Set(days.map(({ day }) => day).filter((day) => isWithin(day, { from, to })))
}
