import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryingCapacity, correctionFactor, occupancyBand, socialFactor } from '../../../server/catalog/capacity.rules'
import { CapacityInput, type CapacityPlace } from '../../../server/contract/methods/capacity'

const BEACH: CapacityPlace = {
  space: 45_000,
  spacePerVisitor: 20,
  openHours: 8,
  visitHours: 4,
  factors: [
    { name: 'tide', limiting: 5000, total: 45_000 },
    { name: 'access', limiting: 4500, total: 45_000 },
    { name: 'rain', limiting: 1100, total: 2920 },
  ],
  management: 0.7532,
  present: 87,
}

describe('the beach of the guide', () => {
  it('holds 4500 visits physically, 2243.8 really and 1690.1 effectively', () => {
    const beach = carryingCapacity(CapacityInput.parse(BEACH))
    expect([beach.visitsPerDay, beach.physical]).toEqual([2, 4500])
    expect(beach.factors.tide).toBeCloseTo(0.8889, 4)
    expect(beach.factors.access).toBeCloseTo(0.9, 9)
    expect(beach.factors.rain).toBeCloseTo(0.6233, 4)
    expect(beach.real).toBeCloseTo(2243.8, 1)
    expect(beach.effective).toBeCloseTo(1690.1, 1)
    expect(beach.occupancy).toBeCloseTo(0.0388, 4)
    // 1690.06 / 2 = 845.03 visitors a day; the year counts the unrounded day
    expect(beach.visitorsPerDay).toBeCloseTo(845.0, 0)
    expect(beach.dailyLimit).toBe(845)
    expect(beach.visitorsPerYear).toBeCloseTo(beach.visitorsPerDay * 365, 6)
    expect(carryingCapacity({ ...BEACH, daysOpen: 0 }).visitorsPerYear).toBe(0)
  })
})

describe('correction factors', () => {
  it('weigh a high degree one and a half times', () => {
    // trail of 1000 m: 200 m of high and 300 m of medium erosion: 1 - (300 + 300)/1000
    expect(correctionFactor({ name: 'erosion', high: 200, medium: 300, total: 1000 })).toBeCloseTo(0.4, 12)
  })

  it('stay between 0 and 1 and never come from a total of nothing', () => {
    expect(correctionFactor({ name: 'erosion', high: 900, medium: 100, total: 1000 })).toBe(0)
    expect(correctionFactor({ name: 'rain', limiting: 12, total: 8 })).toBe(0)
    expect(correctionFactor({ name: 'rain', limiting: 0, total: 8 })).toBe(1)
    expect(() => correctionFactor({ name: 'rain', limiting: 0, total: 0 })).toThrowError('input.invalid')
    expect(() => correctionFactor({ name: 'rain', limiting: 1 })).toThrowError('input.invalid')
  })

  it('give groups of 15 with 50 m between them 15 of every 65 metres of trail', () => {
    // trail of 1300 m: 20 groups, 300 people, ml = 1300 - 300 = 1000 m, FC = 1 - 1000/1300
    expect(socialFactor({ size: 15, gap: 50, spacePerVisitor: 1 })).toBeCloseTo(1 - 1000 / 1300, 12)
    expect(socialFactor({ size: 15, gap: 0, spacePerVisitor: 1 })).toBe(1)
    const { factors } = carryingCapacity({ ...BEACH, group: { size: 15, gap: 50, spacePerVisitor: 1 } })
    expect(Object.keys(factors)).toEqual(['social', 'tide', 'access', 'rain'])
  })
})

describe('a site', () => {
  it('is ruled by its zone of lowest real capacity', () => {
    const house = { ...BEACH, name: 'house', space: 200, spacePerVisitor: 4, visitHours: 1, factors: [] }
    const zones = carryingCapacity({ zones: [{ ...BEACH, name: 'garden' }, house, { ...house, name: 'yard' }] })
    expect([zones.limitingZone, zones.physical]).toEqual(['house', 400])
  })

  it('is limited to whole visitors, counted without binary dust', () => {
    // 30 · (1 - 0.9) is 2.9999999999999996 in binary and 3 in the world
    const place = {
      ...BEACH,
      space: 30,
      spacePerVisitor: 1,
      openHours: 1,
      visitHours: 1,
      management: 1,
      present: undefined,
    }
    expect(carryingCapacity({ ...place, factors: [{ name: 'a', limiting: 0.9, total: 1 }] }).dailyLimit).toBe(3)
    expect(carryingCapacity({ ...place, factors: [{ name: 'a', limiting: 0.91, total: 1 }] }).dailyLimit).toBe(2)
    expect(carryingCapacity(place)).not.toHaveProperty('occupancy')
  })

  it('that may receive nobody is critical with anybody in it', () => {
    const closed = { ...BEACH, factors: [{ name: 'closed', value: 0 }] }
    expect(carryingCapacity(closed).occupancy).toBeNull()
    expect(carryingCapacity({ ...closed, present: 0 }).occupancy).toBe(0)
    expect(occupancyBand(null)).toBe('critical')
  })

  it.each([
    [0, 'normal'],
    [0.6999, 'normal'],
    [0.7, 'warning'],
    [0.9, 'warning'],
    [0.9001, 'critical'],
    [1.4, 'critical'],
  ])('used at %f of its capacity is %s', (occupancy, band) => expect(occupancyBand(occupancy)).toBe(band))

  it('never holds more effectively than really, nor really than physically', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const size = fc.double({ min: 0.1, max: 1e5, noNaN: true })
    fc.assert(
      fc.property(size, size, fc.tuple(share, share, share), (space, limiting, [value, management, open]) => {
        const factors = [
          { name: 'a', value },
          { name: 'b', limiting, total: 1000 },
        ]
        const site = carryingCapacity({ ...BEACH, space, factors, management, openHours: 1 + open })
        expect(site.physical).toBeGreaterThanOrEqual(site.real)
        expect(site.real).toBeGreaterThanOrEqual(site.effective)
        expect(site.dailyLimit).toBeLessThanOrEqual(site.visitorsPerDay * (1 + 1e-9))
      }),
    )
  })
})
