import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ECUADOR_MAXIMA,
  ecuadorTransport,
  scoreColombia,
  scoreEcuador,
  scoreSite,
} from '../../../server/catalog/score.rules'
import { COLOMBIA_CRITERIA, type EcuadorInput } from '../../../server/contract/methods/score'

const points = { A: 14.5, B: 10.2, C: 12, D: 8.1, E: 5, F: 9, G: 5, H: 3, I: 4 }

describe('the Colombian score', () => {
  it('gives 77 to material heritage of 18, 17 and 24 that matters to the nation', () => {
    expect(
      scoreSite({ method: 'colombia', group: 'material', points: [18, 17, 24], significance: 'national' }),
    ).toEqual({ quality: 59, significance: 18, total: 77 })
  })

  it('reaches 70 of quality in every group and 100 with international significance', () => {
    for (const group of ['material', 'immaterial', 'events', 'special', 'natural'] as const) {
      const points: number[] = [...COLOMBIA_CRITERIA[group]]
      const best = { method: 'colombia', group, points, significance: 'international' } as const
      expect(scoreColombia(best)).toEqual({ quality: 70, significance: 30, total: 100 })
    }
  })

  it('refuses points above their maximum instead of cutting them', () => {
    const site = { method: 'colombia', group: 'events', significance: 'local' } as const
    expect(() => scoreColombia({ ...site, points: [31, 20, 20] })).toThrowError('input.invalid')
    expect(() => scoreColombia({ ...site, points: [30, 20] })).toThrowError('input.invalid')
    expect(scoreColombia({ ...site, points: [0.1, 0.2, 0] }).quality).toBe(0.3)
  })
})

describe('the Ecuadorian score', () => {
  it('gives 70.8 and hierarchy III to the site of the guide', () => {
    expect(scoreSite({ method: 'ecuador', points })).toEqual({ total: 70.8, hierarchy: 'III' })
  })

  it.each([
    [0, 'Recurso'],
    [10, 'Recurso'],
    [10.004, 'Recurso'],
    [10.005, 'I'],
    [10.01, 'I'],
  ])('puts a total of %f in hierarchy %s', (given, hierarchy) => {
    const none = { A: 0, B: 0, C: 0, D: 0, E: 0, F: 0, G: 0, H: 0, I: 0 }
    expect(scoreEcuador({ method: 'ecuador', points: { ...none, A: given } }).hierarchy).toBe(hierarchy)
  })

  it('cuts each criterion at its maximum, 100 together', () => {
    const all = Object.fromEntries(Object.keys(ECUADOR_MAXIMA).map((key) => [key, 99])) as EcuadorInput['points']
    expect(scoreEcuador({ method: 'ecuador', points: all })).toEqual({ total: 100, hierarchy: 'IV' })
    expect(scoreEcuador({ method: 'ecuador', points: { ...points, F: 18 } }).total).toBe(70.8)
  })

  it('never falls when a criterion rises', () => {
    const key = fc.constantFrom(...(Object.keys(ECUADOR_MAXIMA) as (keyof typeof ECUADOR_MAXIMA)[]))
    fc.assert(
      fc.property(key, fc.double({ min: 0, max: 20, noNaN: true }), (criterion, more) => {
        const higher = { ...points, [criterion]: points[criterion] + more }
        expect(scoreEcuador({ method: 'ecuador', points: higher }).total).toBeGreaterThanOrEqual(70.8)
      }),
    )
  })
})

describe('transport to an Ecuadorian attraction', () => {
  it('is the mean of the modes that reach it', () => {
    // land (3 + 1)·9/6 = 6; water one route of (3 + 2)/2 = 2.5 -> 7.5; air 9: mean 7.5
    expect(ecuadorTransport({ land: ['good', 'bad'] })).toBe(6)
    expect(ecuadorTransport({ water: [{ departure: 'good', arrival: 'fair' }] })).toBe(7.5)
    expect(
      ecuadorTransport({ land: ['good', 'bad'], water: [{ departure: 'good', arrival: 'fair' }], air: true }),
    ).toBe(7.5)
    expect(ecuadorTransport({ air: true })).toBe(9)
    // land (3·3 + 2·2 + 2·1)·9/21 = 6.428…; with air the mean is 7.714…, told with two decimals
    expect(ecuadorTransport({ land: ['good', 'good', 'good', 'fair', 'fair', 'bad', 'bad'], air: true })).toBe(7.71)
    expect(ecuadorTransport({ land: [] })).toBe(0)
  })
})
