import type { CapacityFactor, CapacityInput, CapacityOutput, CapacityPlace } from '../contract/methods/capacity'
import { AppError } from '../contract/errors'

export type OccupancyBand = 'normal' | 'warning' | 'critical'

/** Shares of the capacity from which a place is watched, and above which it is too full. */
const OCCUPANCY_BANDS = { warning: 0.7, critical: 0.9 } as const

/**
 * Carrying capacity of a site by Cifuentes: physical, real and effective, CCF >= CCR >= CCE. With several zones, those of
 * the zone of lowest real capacity (the first of equals), which rules the site. Metres with metres, square metres with
 * square metres; without `management` the site is taken as fully managed, without `daysOpen` as open 365 days.
 * @param input checked by the contract
 * @returns unrounded visits and visitors; only `dailyLimit` is a whole number, rounded down
 * @throws AppError input.invalid when a factor has no total, or a total of nothing
 * @see Cifuentes Arias 1992 and 1999; domain guide 2
 */
export function carryingCapacity(input: CapacityInput): CapacityOutput {
  if (!('zones' in input)) return placeCapacity(input)
  const zones = input.zones.map((zone) => ({ name: zone.name, capacity: placeCapacity(zone) }))
  const lowest = zones.reduce((ruling, zone) => (zone.capacity.real < ruling.capacity.real ? zone : ruling))
  return { ...lowest.capacity, limitingZone: lowest.name }
}

function placeCapacity(place: CapacityPlace): CapacityOutput {
  const visitsPerDay = place.openHours / place.visitHours
  const physical = (place.space / place.spacePerVisitor) * visitsPerDay
  const factors = correctionFactors(place)
  const real = Object.values(factors).reduce((capacity, factor) => capacity * factor, physical)
  const effective = real * managementShare(place.management)
  const visitorsPerDay = effective / visitsPerDay
  return {
    visitsPerDay,
    physical,
    factors,
    real,
    effective,
    visitorsPerDay,
    visitorsPerYear: visitorsPerDay * (place.daysOpen ?? 365),
    // 89.99999999999999 visitors, the binary way to say 90, must not become 89.
    dailyLimit: Math.floor(visitorsPerDay * (1 + 1e-12)),
    ...(place.present === undefined ? {} : { occupancy: occupancyOf(place.present, real) }),
  }
}

function correctionFactors({ group, factors }: CapacityPlace): Record<string, number> {
  const entries = factors.map((factor): [string, number] => [factor.name, correctionFactor(factor)])
  return Object.fromEntries(group === undefined ? entries : [['social', socialFactor(group)], ...entries])
}

/**
 * One correction factor: 1 - limiting/total, or by degree 1 - (1.5·high + medium)/total, or the value given.
 * @returns kept between 0 and 1: more limiting hours or metres than there are leave no capacity at all
 * @throws AppError input.invalid on a total of nothing or an incomplete form
 */
export function correctionFactor({ name, limiting, high, medium, total, value }: CapacityFactor): number {
  if (value !== undefined) return clamp(value)
  const lost = limiting ?? (high === undefined || medium === undefined ? undefined : 1.5 * high + medium)
  if (lost === undefined || total === undefined) {
    throw new AppError('input.invalid', { key: 'factors', problem: 'capacity.factor_form', name })
  }
  if (!(total > 0)) throw new AppError('input.invalid', { key: 'factors', problem: 'capacity.total_zero', name })
  return clamp(1 - lost / total)
}

/**
 * Social factor of visitors walking in groups with a gap between groups: the share of the trail that people stand on,
 * g·sp / (g·sp + gap). It is 1 - ml/mt with P = g · mt/(g·sp + gap) and ml = mt - P·sp, for a trail of any length.
 * @param group people per group, metres each takes up, metres between groups   @returns above 0, up to 1
 */
export function socialFactor(group: NonNullable<CapacityPlace['group']>): number {
  const length = group.size * group.spacePerVisitor
  return length / (length + group.gap)
}

/**
 * The band of use of a place: below 70 % of its capacity normal, from 70 to 90 % warning, above 90 % critical.
 * @param occupancy people over capacity, a ratio; null (people where there is no capacity) is critical
 */
export function occupancyBand(occupancy: number | null): OccupancyBand {
  // 81 of 90 is exactly the bound, however its binary quotient falls.
  const share = occupancy === null ? Infinity : Math.round(occupancy * 1e9) / 1e9
  if (share > OCCUPANCY_BANDS.critical) return 'critical'
  return share >= OCCUPANCY_BANDS.warning ? 'warning' : 'normal'
}

function managementShare(management: CapacityPlace['management']): number {
  if (management === undefined) return 1
  if (typeof management === 'number') return management
  return (management.infrastructure + management.equipment + management.staff) / 3
}

function occupancyOf(present: number, real: number): number | null {
  if (real > 0) return present / real
  return present === 0 ? 0 : null
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}
