import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emissionClass, type EmissionFactor, emissionsOf } from '../../../server/route/emissions.rules'

const table = JSON.parse(readFileSync('data/rates/emissions.json', 'utf8')) as EmissionFactor[]
const havana: [number, number] = [-82.4091, 22.9892]
const caracas: [number, number] = [-66.9906, 10.6031]

describe('kilograms per person', () => {
  it('are 3.33 for 120 km of coach with the factor of 2019', () => {
    expect(emissionsOf([{ mode: 'coach', km: 120 }], table, { year: 2019 }).kg).toBeCloseTo(3.33, 2)
  })

  it('use the latest factor when no year is asked for', () => {
    expect(emissionsOf([{ mode: 'coach', km: 120 }], [...table].reverse()).kg).toBeCloseTo(3.24, 9)
  })

  it('share a car and its fuel among the occupants', () => {
    // 100 km · 0.16725 / 4; 30 l · 2.68 / 20
    const legs = [
      { mode: 'car', km: 100, occupants: 4 },
      { mode: 'fuel', km: 100, litresPer100km: 30, occupants: 20 },
    ] as const
    const journey = emissionsOf([...legs], table)
    expect(journey.legs.map(({ kg }) => kg)).toEqual([expect.closeTo(4.18125, 9), expect.closeTo(4.02, 9)])
    expect(journey.share.car).toBeCloseTo(4.18125 / 8.20125, 9)
  })

  it('measure a leg between two places along the great circle', () => {
    // Havana to Caracas is about 2140 km: short haul
    const { legs, kg } = emissionsOf([{ mode: 'flight', from: havana, to: caracas }], table)
    expect(legs[0]!.km).toBeGreaterThan(2100)
    expect(legs[0]!.km).toBeLessThan(2200)
    expect(kg).toBeCloseTo(legs[0]!.km * 0.18592, 9)
  })

  it('fly short up to 3700 km and long beyond; a domestic flight says so', () => {
    expect(emissionClass('flight', 3700)).toBe('flight-short')
    expect(emissionClass('air', 3700.01)).toBe('flight-long')
    expect(emissionClass('flight-domestic', 9000)).toBe('flight-domestic')
    const kg = (mode: 'flight' | 'air' | 'flight-domestic', km: number) => emissionsOf([{ mode, km }], table).kg
    expect([kg('flight', 1000), kg('air', 5000), kg('flight-domestic', 1000)]).toEqual([
      expect.closeTo(185.92, 9),
      expect.closeTo(1306.4, 9),
      expect.closeTo(272.57, 9),
    ])
  })

  it('prefer own factors to the table', () => {
    const factors = { coach: 0.05, 'flight-short': 1, air: 2 }
    const legs = [
      { mode: 'coach', km: 10 },
      { mode: 'flight', km: 10 },
      { mode: 'air', km: 10 },
    ] as const
    const journey = emissionsOf([...legs], [], { factors })
    expect(journey.legs.map(({ kg }) => kg)).toEqual([0.5, 10, 20])
  })

  it('are refused, by mode and year, where nobody gave a factor', () => {
    try {
      emissionsOf(
        [
          { mode: 'coach', km: 1 },
          { mode: 'bus', km: 1 },
        ],
        table,
        { year: 2019 },
      )
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        code: 'input.invalid',
        details: { key: 'legs[1].mode', problem: 'emissions.factor_missing', mode: 'bus', year: 2019 },
      })
    }
  })

  it('are none for a journey that goes nowhere', () => {
    expect(emissionsOf([], table)).toEqual({ legs: [], kg: 0, share: {} })
    expect(emissionsOf([{ mode: 'rail', km: 0 }], table)).toMatchObject({ kg: 0, share: { rail: 0 } })
  })

  it('add up, and their shares make one', () => {
    const leg = fc.record({ mode: fc.constantFrom('coach', 'rail', 'flight'), km: fc.integer({ min: 1, max: 9000 }) })
    fc.assert(
      fc.property(fc.array(leg, { minLength: 1 }), (legs) => {
        const { kg, share, ...journey } = emissionsOf(legs, table)
        expect(journey.legs.reduce((sum, one) => sum + one.kg, 0)).toBeCloseTo(kg, 6)
        expect(Object.values(share).reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
      }),
    )
  })
})
