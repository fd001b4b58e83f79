import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { CapacityInput } from '../../../server/contract/methods/capacity'
import { EmissionsInput } from '../../../server/contract/methods/emissions'
import { PriceInput } from '../../../server/contract/methods/price'
import { ScoreInput } from '../../../server/contract/methods/score'
import { WalkInput } from '../../../server/contract/methods/walk'
import { METHOD_WORDS, isMethodWord, methodSentence } from '../../../server/contract/methods/words'
import { WORKED } from '../package/price-input'

/** Every refusal as "path: code or key", the sentence filled in to prove that it can be. */
function refusals(schema: z.ZodType, input: unknown): string[] {
  const checked = schema.safeParse(input)
  if (checked.success) return []
  return checked.error.issues.map((issue) => {
    const { message } = issue
    if (!isMethodWord(message)) return `${issue.path.join('.')}: ${issue.code}`
    const params = 'params' in issue ? issue.params : undefined
    expect(methodSentence(message, 'es', params)).not.toMatch(/[{}]/)
    return `${issue.path.join('.')}: ${message}`
  })
}

describe('the input of capacity', () => {
  const beach = { space: 45_000, spacePerVisitor: 20, openHours: 8, visitHours: 4, factors: [] }
  const factor = (...factors: object[]) => refusals(CapacityInput, { ...beach, factors })

  it('takes the three forms of a factor and refuses half of one or two at once', () => {
    expect(
      factor(
        { name: 'a', limiting: 1, total: 2 },
        { name: 'b', high: 1, medium: 0, total: 2 },
        { name: 'c', value: 1 },
      ),
    ).toEqual([])
    expect(factor({ name: 'a' })).toEqual(['factors.0: capacity.factor_form'])
    expect(factor({ name: 'a', limiting: 1 })).toEqual(['factors.0: capacity.factor_form'])
    expect(factor({ name: 'a', limiting: 1, total: 2, value: 0.5 })).toEqual(['factors.0: capacity.factor_form'])
    expect(factor({ name: 'a', limiting: 1, high: 1, medium: 1, total: 2 })).toEqual([
      'factors.0: capacity.factor_form',
    ])
    expect(factor({ name: 'a', high: 1, total: 2 })).toEqual(['factors.0: capacity.factor_form'])
  })

  it('refuses a total of nothing, shares outside 0-1 and repeated names', () => {
    expect(factor({ name: 'a', limiting: 0, total: 0 })).toEqual(['factors.0.total: capacity.total_zero'])
    expect(factor({ name: 'a', limiting: 0, total: -5 })).toEqual(['factors.0.total: capacity.total_zero'])
    expect(factor({ name: 'a', value: 1.2 })).toEqual(['factors.0.value: too_big'])
    expect(factor({ name: 'a', limiting: -1, total: 2 })).toEqual(['factors.0.limiting: too_small'])
    expect(factor({ name: 'a', value: 1 }, { name: 'a', value: 1 })).toEqual(['factors.1.name: capacity.factor_twice'])
    const group = { size: 15, gap: 50, spacePerVisitor: 1 }
    expect(refusals(CapacityInput, { ...beach, group, factors: [{ name: 'social', value: 1 }] })).toEqual([
      'factors.0.name: capacity.factor_twice',
    ])
    expect(refusals(CapacityInput, { ...beach, management: { infrastructure: 1, equipment: 1 } })).toEqual([
      'management: capacity.management_form',
    ])
  })

  it('names the key that is missing, unknown or negative, inside zones too', () => {
    expect(refusals(CapacityInput, { ...beach, colour: 1 })).toEqual([': unrecognized_keys'])
    expect(refusals(CapacityInput, { ...beach, space: -1, openHours: 25 })).toEqual([
      'space: too_small',
      'openHours: too_big',
    ])
    expect(refusals(CapacityInput, { zones: [{ ...beach }] })).toEqual(['zones.0.name: invalid_type'])
    expect(refusals(CapacityInput, { zones: [{ name: 'a', ...beach, space: 0 }] })).toEqual([
      'zones.0.space: too_small',
    ])
    expect(
      refusals(CapacityInput, {
        zones: [
          { name: 'a', ...beach },
          { name: 'a', ...beach },
        ],
      }),
    ).toEqual(['zones.1.name: capacity.zone_twice'])
    expect(refusals(CapacityInput, { zones: [] })).toEqual(['zones: too_small'])
    expect(refusals(CapacityInput, null)).toEqual([': invalid_type'])
  })
})

describe('the input of score', () => {
  it('refuses points above their maximum, of a wrong count or below nothing', () => {
    const material = { method: 'colombia', group: 'material', significance: 'national' }
    expect(refusals(ScoreInput, { ...material, points: [18, 17, 24] })).toEqual([])
    expect(refusals(ScoreInput, { ...material, points: [22, 17, 24] })).toEqual(['points.0: score.above_maximum'])
    expect(refusals(ScoreInput, { ...material, points: [18, 17] })).toEqual(['points: score.points_count'])
    expect(refusals(ScoreInput, { ...material, points: [18, -1, 24] })).toEqual(['points.1: too_small'])
    expect(refusals(ScoreInput, { ...material, points: [], group: 'other' })).toEqual(['group: invalid_value'])
    expect(refusals(ScoreInput, { method: 'peru', points: [] })).toEqual(['method: invalid_union'])
    const points = { A: 1, B: 1, C: 1, D: 1, E: 1, F: 1, G: 1, H: 1 }
    expect(refusals(ScoreInput, { method: 'ecuador', points })).toEqual(['points.I: invalid_type'])
    expect(refusals(ScoreInput, { method: 'ecuador', points: { ...points, I: 99, J: 1 } })).toEqual([
      'points: unrecognized_keys',
    ])
  })
})

describe('the input of walk', () => {
  it('refuses sizes below nothing and a profile that contradicts the walk', () => {
    const walk = { method: 'tobler', distance: 2000 }
    expect(
      refusals(WalkInput, {
        ...walk,
        profile: [
          [0, 1],
          [1000, 2],
          [2000, 3],
        ],
      }),
    ).toEqual([])
    expect(refusals(WalkInput, { ...walk, distance: -1, ascent: -2 })).toEqual([
      'distance: too_small',
      'ascent: too_small',
    ])
    expect(
      refusals(WalkInput, {
        ...walk,
        profile: [
          [0, 1],
          [0, 2],
          [2000, 3],
        ],
      }),
    ).toEqual(['profile.1.0: walk.profile_backwards'])
    expect(
      refusals(WalkInput, {
        ...walk,
        profile: [
          [0, 1],
          [2, 3],
        ],
      }),
    ).toEqual(['profile: walk.profile_length'])
    expect(refusals(WalkInput, { ...walk, descent: 100, descents: [{ metres: 200, degrees: 8 }] })).toEqual([
      'descents: walk.descents_above_descent',
    ])
    expect(refusals(WalkInput, { ...walk, distance: 0, ascent: 5 })).toEqual(['distance: walk.slope_without_distance'])
    expect(refusals(WalkInput, { ...walk, speeds: { horizontal: 0, up: 1, down: 1 } })).toEqual([
      'speeds.horizontal: too_small',
    ])
    expect(refusals(WalkInput, { ...walk, method: 'swim' })).toEqual(['method: invalid_value'])
  })
})

describe('the input of emissions', () => {
  const leg = (one: object) => refusals(EmissionsInput, { legs: [one] })

  it('takes kilometres or two ends, and occupants only where a vehicle is shared', () => {
    expect(leg({ mode: 'coach', from: [-85, 12], to: [-86, 12] })).toEqual([])
    expect(leg({ mode: 'coach' })).toEqual(['legs.0: emissions.km_or_ends'])
    expect(leg({ mode: 'coach', km: 1, from: [-85, 12], to: [-86, 12] })).toEqual(['legs.0: emissions.km_or_ends'])
    expect(leg({ mode: 'coach', from: [-85, 12] })).toEqual(['legs.0: emissions.km_or_ends'])
    expect(leg({ mode: 'coach', from: [12, -95], to: [0, 0] })).toEqual(['legs.0.from.1: too_small'])
    expect(leg({ mode: 'car', km: 1 })).toEqual(['legs.0.occupants: emissions.needs'])
    expect(leg({ mode: 'car', km: 1, occupants: 0 })).toEqual(['legs.0.occupants: too_small'])
    expect(leg({ mode: 'fuel', km: 1, occupants: 2 })).toEqual(['legs.0.litresPer100km: emissions.needs'])
    expect(leg({ mode: 'rail', km: 1, occupants: 2 })).toEqual(['legs.0.occupants: emissions.does_not_take'])
    expect(leg({ mode: 'coach', km: -1 })).toEqual(['legs.0.km: too_small'])
    expect(leg({ mode: 'rocket', km: 1 })).toEqual(['legs.0.mode: invalid_value'])
    expect(refusals(EmissionsInput, { legs: [], factors: { rocket: 1 } })).toEqual(['factors: unrecognized_keys'])
  })
})

describe('the input of price', () => {
  const refused = (changes: object) => refusals(PriceInput, { ...WORKED, ...changes })
  const guide = { name: 'Guía', payee: 'guide' }

  it('takes the worked example as it stands', () => expect(refused({})).toEqual([]))

  it('refuses brackets of nobody, repeated, or below the least amount', () => {
    expect(refused({ brackets: [] })).toEqual(['brackets: too_small'])
    expect(refused({ brackets: [{ paying: 0 }] })).toEqual(['brackets.0.paying: too_small'])
    expect(refused({ brackets: [{ paying: 2.5 }] })).toEqual(['brackets.0.paying: invalid_type'])
    expect(refused({ brackets: [{ paying: 6 }, { paying: 6, free: 0 }] })).toEqual(['brackets.1: price.bracket_twice'])
    expect(refused({ brackets: [{ paying: 6 }, { paying: 6, free: 1 }] })).toEqual([])
    expect(refused({ fixed: [{ ...guide, amounts: { '8': '1', '10': '2' } }] })).toEqual([
      'fixed.0.amounts: price.no_amount',
    ])
    expect(refused({ fixed: [{ ...guide, amounts: {} }] })).toEqual(['fixed.0.amounts: price.no_amount'])
    expect(refused({ fixed: [{ ...guide, amounts: { two: '1' } }] })).toEqual(['fixed.0.amounts.two: invalid_key'])
    expect(refused({ fixed: [guide] })).toEqual(['fixed.0: price.amount_or_amounts'])
    expect(refused({ fixed: [{ ...guide, amount: '1', amounts: { '1': '1' } }] })).toEqual([
      'fixed.0: price.amount_or_amounts',
    ])
  })

  it('refuses money that is not decimal text, and currencies without a rate', () => {
    for (const amount of [450, '-1', '1,50', '1e3', '', 'NaN', { amount: '1' }]) {
      expect(refused({ fixed: [{ ...guide, amount }] })).toEqual(['fixed.0.amount: price.amount_form'])
    }
    const foreign = { amount: '1', currency: 'NIO' }
    expect(refused({ perPerson: [{ ...guide, amount: foreign }] })).toEqual([
      'perPerson.0.amount.currency: price.rate_missing',
    ])
    expect(refused({ fixed: [{ ...guide, amounts: { '1': foreign } }] })).toEqual([
      'fixed.0.amounts.1.currency: price.rate_missing',
    ])
    const rooms = { nights: 2, single: '40', double: '44', triple: foreign }
    expect(refused({ rooms })).toEqual(['rooms.triple.currency: price.rate_missing'])
    expect(refused({ rooms, rates: { NIO: { perUnit: '0.0273', buffer: 0.03 } } })).toEqual([])
    expect(refused({ rates: { NIO: { perUnit: '0', buffer: 0 } } })).toEqual(['rates.NIO.perUnit: price.rate_zero'])
    expect(refused({ rates: { NIO: { perUnit: '0.1' } } })).toEqual(['rates.NIO.buffer: invalid_type'])
    expect(refused({ rates: { EUR: { perUnit: '2', buffer: 0 } } })).toEqual(['rates.EUR: price.rate_of_own_currency'])
    expect(refused({ rates: { EUR: { perUnit: '1.00', buffer: 0 } } })).toEqual([])
  })

  it('refuses shares that leave nothing for the cost', () => {
    const shares = ([margin, fund, rate]: [number, number, number], division = 'joint') =>
      refused({ margin: { rate: margin, of: 'price' }, fund, commission: { rate, of: 'price' }, division })
    expect(shares([0.7, 0.2, 0.1])).toEqual(['margin.rate: price.shares_whole'])
    expect(shares([0.7, 0.2, 0.0999])).toEqual([])
    expect(shares([0.7, 0.2, 0.1], 'sequential')).toEqual([])
    expect(shares([0, 1, 0], 'sequential')).toEqual(['margin.rate: price.shares_whole'])
    expect(refused({ margin: { rate: 1, of: 'cost' } })).toEqual([])
    expect(shares([-0.1, 0, 0.2])).toEqual(['margin.rate: too_small'])
    expect(shares([0, 0, 1.1])).toContain('commission.rate: too_big')
    expect(refused({ tax: { rate: 21, base: 'total' } })).toEqual(['tax.rate: too_big'])
  })

  it('refuses a step of nothing, bands that overlap, and unknown or missing keys', () => {
    expect(refused({ roundUpTo: '0' })).toEqual(['roundUpTo: price.step_zero'])
    expect(refused({ roundUpTo: '0.001' })).toEqual(['roundUpTo: invalid_format'])
    const band = (from: number, to: number) => ({ from, to, share: 0.5 })
    expect(refused({ children: [band(0, 2), band(3, 11)] })).toEqual([])
    expect(refused({ children: [band(0, 2), band(2, 11)] })).toEqual(['children.1: price.child_bands_overlap'])
    expect(refused({ children: [band(9, 2)] })).toEqual(['children.0: price.child_band_backwards'])
    const tier = { daysBefore: 7, share: 1 }
    expect(refused({ cancellation: [tier, tier] })).toEqual(['cancellation.1: price.cancellation_twice'])
    expect(refused({ discount: 0.1 })).toEqual([': unrecognized_keys'])
    expect(refused({ contingency: undefined })).toEqual(['contingency: invalid_type'])
  })
})

describe('the words of refusals', () => {
  it('are there for every key that a method or a rule uses', () => {
    const sources = [
      'server/contract/methods',
      'server/package',
      'server/catalog',
      'server/route',
      'server/tour',
    ].flatMap((room) => readdirSync(room).map((file) => readFileSync(`${room}/${file}`, 'utf8')))
    const used = sources.flatMap(
      (source) => source.match(/'(capacity|score|walk|emissions|leg|opening|time)\.[a-z_]+'/g) ?? [],
    )
    expect(used.length).toBeGreaterThan(20)
    for (const quoted of used) expect(isMethodWord(quoted.slice(1, -1)), quoted).toBe(true)
  })

  it('ask for the same values in the three languages', () => {
    const holes = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()
    for (const { es, pt, en } of Object.values(METHOD_WORDS)) {
      expect(holes(pt)).toEqual(holes(es))
      expect(holes(en)).toEqual(holes(es))
    }
  })
})
