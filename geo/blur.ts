import { destination } from '@turf/turf'
import type { LngLat, Metres } from './types'

/** Kept from both edges of the ring, as shares of the radius: what rounding moves stays inside. */
const RING = { from: 0.51, to: 0.99 } as const
/** Digits of a degree: about a metre. */
const DEGREE_DIGITS = 5

const wrapped = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180

/**
 * A point near another, so that the other cannot be found again: at most `metres` away and never nearer than half of it,
 * every part of that ring as likely as any other.
 * @param at degrees   @param metres radius of the ring, 100 or more
 * @param chance two numbers from 0 to 1 that nobody can guess: the direction, and how far out in the ring
 * @returns degrees, rounded to about a metre; the same for the same chance
 */
export function blurPoint(at: LngLat, metres: Metres, chance: readonly [turn: number, reach: number]): LngLat {
  const [turn, reach] = chance
  const [near, far] = [RING.from ** 2, RING.to ** 2]
  const away = metres * Math.sqrt(near + (far - near) * reach)
  const { coordinates } = destination([at[0], at[1]], away, turn * 360, { units: 'meters' }).geometry
  const round = (degrees: number) => Number(degrees.toFixed(DEGREE_DIGITS))
  return [round(wrapped(coordinates[0]!)), round(coordinates[1]!)]
}
