import { DateTime } from 'luxon'
import { getTimes } from 'suncalc'
import type { LngLat, Seconds } from '../../geo/types'

/**
 * Sunset on the clock of a place.
 * @param date local date, "2027-01-15"   @param zone IANA zone of the place
 * @returns seconds after local midnight; Infinity where the sun does not set that day, -Infinity where it does not rise
 * @see https://github.com/mourner/suncalc (accurate to about a minute on the flat horizon)
 */
export function sunsetSeconds(date: string, [lng, lat]: LngLat, zone: string): Seconds {
  const noon = DateTime.fromISO(date, { zone }).set({ hour: 12 })
  const { sunset, alwaysUp } = getTimes(noon.toJSDate(), lat, lng)
  if (sunset === null) return alwaysUp ? Infinity : -Infinity
  const local = DateTime.fromJSDate(sunset, { zone })
  const dayAfter = local.toISODate() === noon.toISODate() ? 0 : 24 * 3600
  return dayAfter + local.hour * 3600 + local.minute * 60 + local.second
}
