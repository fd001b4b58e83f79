import type { Metres, Seconds } from './types'

/** Kilometres per hour on the flat; metres of ascent and of descent per hour. */
export interface WalkingSpeeds {
  readonly horizontal: number
  readonly up: number
  readonly down: number
}

export type Surface = 'track' | 'path' | 'rough'

/** Points [metres from the start, metres above the sea], from the first step to the last. */
export type Profile = readonly (readonly [along: Metres, altitude: Metres])[]

/** A walk in metres. Ascent and descent that are not given are summed over the profile; without one they are 0. */
export interface Walk {
  readonly distance: Metres
  readonly ascent?: Metres
  readonly descent?: Metres
  readonly profile?: Profile
}

/** Seconds without rests; for the rules that add a vertical part, both parts before they are combined. */
export interface WalkingTime {
  readonly seconds: Seconds
  readonly horizontalSeconds: Seconds
  readonly verticalSeconds: Seconds
}

export interface Descent {
  readonly metres: Metres
  readonly degrees: number
}

export const MIDE_KM_PER_HOUR: Readonly<Record<Surface, number>> = { track: 5, path: 4, rough: 3 }
export const MIDE_SPEEDS: WalkingSpeeds = { horizontal: MIDE_KM_PER_HOUR.path, up: 400, down: 600 }
export const DIN_33466_SPEEDS: WalkingSpeeds = { horizontal: 4, up: 300, down: 500 }
const NAISMITH_SPEEDS = { horizontal: 5, up: 600 } as const

const HOUR = 3600

/**
 * Time by the rule of the larger part and half the smaller, that MIDE, DIN 33466 and the CAI share; speeds tell them apart.
 * @param speeds all above 0; MIDE_SPEEDS with the km/h of the surface, DIN_33466_SPEEDS, or a network's own
 * @returns horizontal and vertical part, and max + min / 2 of them
 * @throws RangeError on negative or non-finite lengths, speeds not above 0, or a profile that does not advance
 * @see https://misendafedme.es/mide (MIDE), DIN 33466
 */
export function largerAndHalfTime(walk: Walk, speeds: WalkingSpeeds): WalkingTime {
  const { distance, ascent, descent } = measured(walk)
  const [horizontal, up, down] = [speeds.horizontal, speeds.up, speeds.down].map(positive) as [number, number, number]
  const horizontalSeconds = (distance / 1000 / horizontal) * HOUR
  const verticalSeconds = (ascent / up + descent / down) * HOUR
  const seconds = Math.max(horizontalSeconds, verticalSeconds) + Math.min(horizontalSeconds, verticalSeconds) / 2
  return { seconds, horizontalSeconds, verticalSeconds }
}

/**
 * Naismith's rule: an hour for every 5 km and one more for every 600 m of ascent; descent is free.
 * @throws RangeError as `largerAndHalfTime`
 * @see Naismith 1892, Scottish Mountaineering Club Journal 2: 136
 */
export function naismithTime(walk: Walk, speeds: Omit<WalkingSpeeds, 'down'> = NAISMITH_SPEEDS): WalkingTime {
  const { distance, ascent } = measured(walk)
  const horizontalSeconds = (distance / 1000 / positive(speeds.horizontal)) * HOUR
  const verticalSeconds = (ascent / positive(speeds.up)) * HOUR
  return { seconds: horizontalSeconds + verticalSeconds, horizontalSeconds, verticalSeconds }
}

/**
 * Langmuir's correction of Naismith: 10 minutes less per 300 m of descent on 5 to 12 degrees, 10 more above 12.
 * @param descents by slope; where missing they are the falling segments of the profile, and without a profile there is
 *   no correction, because the slope of the descent is unknown
 * @returns the correction is part of the vertical seconds, which may be negative; the whole is never below 0
 * @throws RangeError as `largerAndHalfTime`, or on slopes outside 0-90 degrees
 * @see Langmuir 1984, Mountaincraft and Leadership
 */
export function langmuirTime(
  walk: Walk,
  descents: readonly Descent[] = fallsOf(walk.profile ?? []),
  speeds: Omit<WalkingSpeeds, 'down'> = NAISMITH_SPEEDS,
): WalkingTime {
  const { horizontalSeconds, verticalSeconds: climbing } = naismithTime(walk, speeds)
  const correction = descents.reduce((sum, descent) => sum + langmuirSeconds(descent), 0)
  const verticalSeconds = climbing + correction
  return { seconds: Math.max(0, horizontalSeconds + verticalSeconds), horizontalSeconds, verticalSeconds }
}

/**
 * Tobler's hiking function, segment by segment: 6·exp(-3.5·|S + 0.05|) km/h for a slope S; off path 0.6 of that speed.
 * Without a profile the walk is one climb and one descent of equal steepness, (ascent + descent) / distance; flat where
 * neither is given.
 * @returns seconds; 0 for no distance
 * @throws RangeError as `largerAndHalfTime`, or where metres are climbed over no distance
 * @see Tobler 1993, NCGIA technical report 93-1
 */
export function toblerSeconds(walk: Walk, offPath = false): Seconds {
  const seconds = segmentsOf(walk).reduce((sum, { run, rise }) => {
    const metresPerSecond = (6 * Math.exp(-3.5 * Math.abs(rise / run + 0.05))) / 3.6
    return sum + run / metresPerSecond
  }, 0)
  return offPath ? seconds / 0.6 : seconds
}

/**
 * MIDE effort from 1 to 5 by the hours of the walk: up to 1 h, 3 h, 6 h, 10 h (each included) and more.
 * @throws RangeError on negative time
 */
export function mideEffort(seconds: Seconds): number {
  // A millionth of a second: 3 h made of thirds must not become "more than 3 h".
  const hours = (size(seconds, 'time') - 1e-6) / HOUR
  return 1 + [1, 3, 6, 10].filter((upTo) => hours > upTo).length
}

/**
 * MIDE severity of the environment from 1 to 5 by the count of risk factors: 0-1, 2-3, 4-6, 7-10, 11 or more.
 * @throws RangeError on a negative count
 */
export function mideEnvironment(risks: number): number {
  return 1 + [1, 3, 6, 10].filter((upTo) => size(risks, 'count of risks') > upTo).length
}

/**
 * Metres climbed and descended over a profile, every rise and fall counted.
 * @returns zeros for fewer than two points   @throws RangeError when the profile does not advance
 */
export function climbOf(profile: Profile): { ascent: Metres; descent: Metres } {
  const rises = stepsOf(profile).map(({ rise }) => rise)
  const total = (sign: 1 | -1) => rises.reduce((sum, rise) => sum + Math.max(0, sign * rise), 0)
  return { ascent: total(1), descent: total(-1) }
}

function measured(walk: Walk): { distance: Metres; ascent: Metres; descent: Metres } {
  const climb = climbOf(walk.profile ?? [])
  return {
    distance: size(walk.distance, 'distance'),
    ascent: size(walk.ascent ?? climb.ascent, 'ascent'),
    descent: size(walk.descent ?? climb.descent, 'descent'),
  }
}

function segmentsOf(walk: Walk): { run: Metres; rise: Metres }[] {
  if (walk.profile !== undefined && walk.profile.length > 1) return stepsOf(walk.profile)
  const { distance, ascent, descent } = measured(walk)
  const climbed = ascent + descent
  if (climbed > 0 && distance === 0) throw new RangeError('metres cannot be climbed over no distance')
  if (distance === 0) return []
  if (climbed === 0) return [{ run: distance, rise: 0 }]
  return [ascent, -descent]
    .filter((rise) => rise !== 0)
    .map((rise) => ({ run: (distance * Math.abs(rise)) / climbed, rise }))
}

function stepsOf(profile: Profile): { run: Metres; rise: Metres }[] {
  return profile.slice(1).map(([along, altitude], index) => {
    const [before, from] = profile[index]!
    const step = { run: along - before, rise: altitude - from }
    if (!(step.run > 0) || !Number.isFinite(step.run + step.rise)) {
      throw new RangeError(`the profile must advance at every point; it does not at ${along} m`)
    }
    return step
  })
}

function fallsOf(profile: Profile): Descent[] {
  return stepsOf(profile)
    .filter(({ rise }) => rise < 0)
    .map(({ run, rise }) => ({ metres: -rise, degrees: (Math.atan2(-rise, run) * 180) / Math.PI }))
}

function langmuirSeconds({ metres, degrees }: Descent): Seconds {
  if (!(degrees >= 0 && degrees <= 90))
    throw new RangeError(`a slope goes from 0 to 90 degrees; this one is ${degrees}`)
  const tenMinutesPer300m = (size(metres, 'descent') / 300) * 600
  if (degrees < 5) return 0
  return degrees > 12 ? tenMinutesPer300m : -tenMinutesPer300m
}

function size(value: number, what: string): number {
  if (!(value >= 0) || !Number.isFinite(value)) throw new RangeError(`${what} must be 0 or more; it is ${value}`)
  return value
}

function positive(speed: number): number {
  if (!(speed > 0) || !Number.isFinite(speed)) throw new RangeError(`a speed must be above 0; it is ${speed}`)
  return speed
}
