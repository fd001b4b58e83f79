import type { LngLat } from '../../../geo/types'
import { answered, type Visit } from './visit'
import { at, type Value } from '../works/value'

/** A point as the telephone measured it. */
export interface Fix {
  readonly at: LngLat
  /** Radius in metres within which the place lies in two of three cases. */
  readonly metres: number
}

/** Digits of a degree that tell decimetres apart: more would say more than a telephone knows. */
const DIGITS = 6
const round = (degrees: number): number => Number(degrees.toFixed(DIGITS))

export const fixOf = ({ longitude, latitude, accuracy }: GeolocationCoordinates): Fix => ({
  at: [round(longitude), round(latitude)],
  metres: Math.max(1, Math.ceil(accuracy)),
})

/** The more exact of two; the newer one where they are alike. */
export const better = (best: Fix | null, next: Fix): Fix => (best && best.metres < next.metres ? best : next)

/** The point taken as the place of the site, with its exactness and how it was measured. */
export function proposed(visit: Visit, fix: Fix, measured: string): Visit {
  const before = (at(visit.base, 'coordinateSources') as readonly string[] | undefined) ?? []
  return [
    ['at', fix.at],
    ['precision', fix.metres],
    ['coordinateSources', [...before, measured]],
  ].reduce<Visit>((so, [path, value]) => answered(so, `site.${path as string}`, value), visit)
}

/** The point of before, as if nothing had been measured. */
export const unproposed = (visit: Visit): Visit =>
  ['at', 'precision', 'coordinateSources'].reduce<Visit>(
    (so, path) => answered(so, `site.${path}`, at(visit.base, path)),
    visit,
  )

export const pointIn = (value: Value): LngLat | undefined => {
  const point = at(value, 'at')
  return Array.isArray(point) && point.length === 2 ? (point as unknown as LngLat) : undefined
}
