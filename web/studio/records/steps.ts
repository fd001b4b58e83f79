import { correctionFactor, socialFactor } from '../../../server/catalog/capacity.rules'
import type { CapacityFactor, CapacityPlace } from '../../../server/contract/methods/capacity'

/** One step of the calculation: its name, its numbers, what comes of them. */
export interface Step {
  readonly key: 'visits' | 'physical' | 'social' | 'factor' | 'real' | 'management' | 'effective' | 'daily' | 'limit'
  /** The name of a factor, as it was written. */
  readonly name?: string
  readonly sum: string
  readonly value: number
}

type Show = (value: number) => string

function factorSum({ limiting, high, medium, total, value }: CapacityFactor, show: Show): string {
  if (value !== undefined) return show(value)
  const lost = limiting === undefined ? `(${show(1.5)} × ${show(high ?? 0)} + ${show(medium ?? 0)})` : show(limiting)
  return `1 − ${lost} ÷ ${show(total ?? 0)}`
}

function managementStep(management: CapacityPlace['management'], show: Show): Step[] {
  if (management === undefined) return []
  if (typeof management === 'number') return [{ key: 'management', sum: show(management), value: management }]
  const parts = [management.infrastructure, management.equipment, management.staff]
  const value = parts.reduce((sum, part) => sum + part, 0) / parts.length
  return [{ key: 'management', sum: `(${parts.map(show).join(' + ')}) ÷ 3`, value }]
}

/**
 * Every step of a carrying capacity by Cifuentes with the numbers it is made of, from the visits a day allows to the
 * people of a day.
 * @param show writes a number as its reader does
 * @see server/catalog/capacity.rules.ts, which computes the result that is kept
 */
export function capacitySteps(place: CapacityPlace, show: Show): Step[] {
  const { space, spacePerVisitor, openHours, visitHours, group, factors } = place
  const visits = openHours / visitHours
  const physical = (space / spacePerVisitor) * visits
  const social = group && {
    key: 'social' as const,
    sum: `${show(group.size)} × ${show(group.spacePerVisitor)} ÷ (${show(group.size)} × ${show(group.spacePerVisitor)} + ${show(group.gap)})`,
    value: socialFactor(group),
  }
  const corrections: Step[] = [
    ...(social ? [social] : []),
    ...factors.map((factor) => ({
      key: 'factor' as const,
      name: factor.name,
      sum: factorSum(factor, show),
      value: correctionFactor(factor),
    })),
  ]
  const real = corrections.reduce((capacity, { value }) => capacity * value, physical)
  const management = managementStep(place.management, show)
  const effective = real * (management[0]?.value ?? 1)
  const daily = effective / visits
  return [
    { key: 'visits', sum: `${show(openHours)} ÷ ${show(visitHours)}`, value: visits },
    { key: 'physical', sum: `${show(space)} ÷ ${show(spacePerVisitor)} × ${show(visits)}`, value: physical },
    ...corrections,
    { key: 'real', sum: [physical, ...corrections.map(({ value }) => value)].map(show).join(' × '), value: real },
    ...management,
    { key: 'effective', sum: `${show(real)} × ${show(management[0]?.value ?? 1)}`, value: effective },
    { key: 'daily', sum: `${show(effective)} ÷ ${show(visits)}`, value: daily },
    { key: 'limit', sum: `⌊${show(daily)}⌋`, value: Math.floor(daily * (1 + 1e-12)) },
  ]
}
