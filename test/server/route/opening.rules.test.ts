import { describe, expect, it } from 'vitest'
import { openingState } from '../../../server/route/opening.rules'

const HOUR = 3600
const havana: [number, number] = [-82.36, 23.13]

describe('opening hours', () => {
  const at = (openingHours: string, [from, to]: [number, number], more: object = {}) =>
    openingState(
      { at: havana, country: 'CU', openingHours, ...more },
      { date: '2027-01-15', startSeconds: from * HOUR, endSeconds: to * HOUR },
    )

  it('say open, closed, or that one must ask', () => {
    expect(at('24/7', [9, 10])).toBe('open')
    expect(at('Mo-Fr 09:00-12:00,14:00-17:00', [11, 14.5])).toBe('closed')
    expect(at('09:00-17:00 unknown "con cita"', [9, 10])).toBe('unknown')
    expect(at('22:00-02:00', [23, 25])).toBe('open')
    expect(at('09:00-17:00', [17, 17])).toBe('closed')
    expect(at('Jul-Aug 09:00-17:00', [9, 10])).toBe('closed')
    expect(() => at('nine to five!!', [9, 10])).toThrowError('input.invalid')
  })

  it('follow the public holidays they are given, and doubt where they are given none', () => {
    const hours = 'Mo-Fr,PH 09:00-17:00; PH off'
    const holiday = { holidays: new Set(['2027-01-15']) }
    expect(at('Mo-Fr 09:00-17:00; PH off', [9, 10], holiday)).toBe('closed')
    expect(at('Mo-Th 09:00-17:00; PH 10:00-12:00', [10, 11], holiday)).toBe('open')
    expect(at('Mo-Th 09:00-17:00; PH 10:00-12:00', [10, 11], { holidays: new Set() })).toBe('closed')
    expect(at(hours, [9, 10], { holidays: new Set(['2027-01-01']) })).toBe('open')
    expect(at(hours, [9, 10])).toBe('unknown')
    expect(at('Mo-Fr 09:00-17:00; PH 09:00-12:00', [9, 10])).toBe('open')
    expect(at('Mo-Fr 09:00-17:00; SH off', [9, 10], holiday)).toBe('unknown')
    expect(at('PH off', [9, 10], { holidays: new Set() })).toBe('unknown')
    expect(at('09:00-17:00; PH off "feriado"', [9, 10], holiday)).toBe('closed')
    expect(at('09:00-17:00; PH off "feriado"', [9, 10], { holidays: new Set() })).toBe('open')
    expect(at('09:00-17:00 open "cerrado PH; preguntar"', [9, 10], { holidays: new Set() })).toBe('open')
  })
})
