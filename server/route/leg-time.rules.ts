import type { Metres, Seconds } from '../../geo/types'
import { AppError } from '../contract/errors'

export type RoadKind = 'motorway' | 'paved' | 'mountain' | 'unpaved'

/** How a network plans its legs. Every value can be the network's own. */
export interface LegRules {
  /** Mean speed of a group vehicle in km/h, stops left out. */
  readonly kmPerHour: Readonly<Record<RoadKind, number>>
  /** Driving after which the group stops. */
  readonly stopEverySeconds: Seconds
  readonly stopSeconds: Seconds
  /** Getting everybody and everything on board, once per leg. */
  readonly boardingSeconds: Seconds
}

/** General practice: motorway 70, paved 55, mountain 42, unpaved 25 km/h; a stop of 15 min each 2 h; boarding not counted. */
export const LEG_RULES: LegRules = {
  kmPerHour: { motorway: 70, paved: 55, mountain: 42, unpaved: 25 },
  stopEverySeconds: 2 * 3600,
  stopSeconds: 15 * 60,
  boardingSeconds: 0,
}

export interface LegTime {
  readonly drivingSeconds: Seconds
  readonly stops: number
  /** Boarding, driving and stops together. */
  readonly seconds: Seconds
}

/**
 * Time of a leg by road from its length and kind of road: driving, and a stop for every full two hours of it.
 * @param metres 0 or more; a leg of no length takes no time, not even boarding
 * @returns unrounded seconds; 150 km of paved road are 164 + 15 = 179 minutes
 * @throws AppError input.invalid on a negative or unknown length
 * @see domain guide 3.3
 */
export function legTime(metres: Metres, road: RoadKind, rules: LegRules = LEG_RULES): LegTime {
  if (!(metres >= 0) || !Number.isFinite(metres)) {
    throw new AppError('input.invalid', { key: 'metres', problem: 'leg.length', metres: String(metres) })
  }
  const drivingSeconds = (metres / 1000 / rules.kmPerHour[road]) * 3600
  const stops = restStops(drivingSeconds, rules)
  const boarding = metres === 0 ? 0 : rules.boardingSeconds
  return { drivingSeconds, stops, seconds: boarding + drivingSeconds + stops * rules.stopSeconds }
}

/**
 * Rest that a drive of known duration needs: a stop for every full two hours.
 * @returns seconds of rest, to be added to the drive; 0 below two hours
 * @see domain guide 3.3
 */
export function restSeconds(drivingSeconds: Seconds, rules: LegRules = LEG_RULES): Seconds {
  return restStops(drivingSeconds, rules) * rules.stopSeconds
}

function restStops(drivingSeconds: Seconds, { stopEverySeconds }: LegRules): number {
  // A millionth of a second: two hours made of fractions are two hours.
  return Math.floor((drivingSeconds + 1e-6) / stopEverySeconds)
}
