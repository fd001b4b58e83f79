import { metresBetween } from '../../geo/measure'
import type { Language } from '../contract/common'
import type { Fault } from '../contract/faults'
import type { LinkRow } from '../contract/rates'
import { reportOn } from './check.rules'

export const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/** Written great circles may be rounded, and computed on a slightly different sphere. */
const TOLERANCE = 0.01

/**
 * What does not agree within the links of the table: unknown zones, dates that end before they begin, a great circle
 * that is not the one between its gateways, and ways shorter than it.
 * @param links each well formed
 * @returns in the order of the table; [] when all is well
 */
export function checkLinks(links: readonly LinkRow[], language: Language): Fault[] {
  const report = reportOn('rates/links.json', language)
  for (const { id, from, to, km, greatCircleKm, validFrom, validTo } of links) {
    for (const [end, { zone }] of Object.entries({ from, to }))
      if (!isZone(zone)) report.say([id, `${end}.zone`], 'zone', { value: zone })
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      report.say([id, 'validTo'], 'reversedDates', { from: validFrom, to: validTo })
    const straight = Math.round(metresBetween(from.lngLat, to.lngLat) / 100) / 10
    const values = { km: straight }
    if (Math.abs(greatCircleKm / straight - 1) > TOLERANCE) report.say([id, 'greatCircleKm'], 'straight', values)
    if (km < straight * (1 - TOLERANCE)) report.say([id, 'km'], 'straight', values)
  }
  return report.faults
}
