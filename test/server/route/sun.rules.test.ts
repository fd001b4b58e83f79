import { describe, expect, it } from 'vitest'
import { sunsetSeconds } from '../../../server/route/sun.rules'

const havana: [number, number] = [-82.36, 23.13]

describe('the sun', () => {
  it('sets on the clock of the place', () => {
    expect(Math.round(sunsetSeconds('2027-01-15', havana, 'America/Havana') / 60)).toBeCloseTo(18 * 60 + 5, -1)
    // summer time moves the clock, not the sun
    expect(Math.round(sunsetSeconds('2027-06-21', havana, 'America/Havana') / 60)).toBeCloseTo(20 * 60 + 18, -1)
  })

  it('does not set in the polar summer nor rise in its winter', () => {
    expect(sunsetSeconds('2027-06-21', [18.95, 69.65], 'Europe/Oslo')).toBe(Infinity)
    expect(sunsetSeconds('2027-12-21', [18.95, 69.65], 'Europe/Oslo')).toBe(-Infinity)
  })
})
