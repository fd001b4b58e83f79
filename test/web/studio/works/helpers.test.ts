import { describe, expect, it } from 'vitest'
import { areHours } from '../../../../server/catalog/check.rules'
import { datingOf, edtfMeaning, edtfOf, NO_TIME } from '../../../../web/studio/works/edtf'
import { DAYS, hoursOf, NO_HOURS, readHours, type Hours } from '../../../../web/studio/works/hours'

const WEEK = DAYS.slice(0, 5)
const at = (days: readonly (typeof DAYS)[number][], from: string, to: string) => ({ days, from, to })

describe('opening hours put together from the usual cases', () => {
  const cases: [string, Hours, string][] = [
    ['every day', { ...NO_HOURS, spans: [at(DAYS, '08:00', '17:00')] }, 'Mo-Su 08:00-17:00'],
    ['always', { ...NO_HOURS, always: true }, '24/7'],
    [
      'morning and afternoon, a shorter Saturday',
      { ...NO_HOURS, spans: [at(WEEK, '14:00', '17:00'), at(WEEK, '09:00', '12:00'), at(['Sa'], '09:00', '12:00')] },
      'Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00',
    ],
    [
      'closed on Mondays, on holidays and at Christmas',
      { always: false, spans: [at(DAYS.slice(1), '09:00', '16:00')], holidays: 'off', closed: ['Dec 25', 'Jan 1'] },
      'Tu-Su 09:00-16:00; PH off; Dec 25,Jan 1 off',
    ],
    [
      'days apart that open alike',
      { ...NO_HOURS, spans: [at(['Mo', 'We', 'Fr', 'Sa'], '10:00', '12:00')] },
      'Mo,We,Fr,Sa 10:00-12:00',
    ],
    [
      'open on holidays too',
      { ...NO_HOURS, holidays: 'open', spans: [at(WEEK, '10:00', '12:00')] },
      'Mo-Fr 10:00-12:00; PH 10:00-12:00',
    ],
  ]
  it.each(cases)('%s', (_what, hours, text) => {
    expect(hoursOf(hours)).toBe(text)
    expect(areHours(text, { at: [-86, 12], country: 'NI', admin1: '' })).toBe(true)
    expect(hoursOf(readHours(text)!)).toBe(text)
  })
  it('leave alone what says more than they can', () => {
    for (const text of ['Mo-Fr 09:00-17:00 || "con cita"', 'sunrise-sunset', 'week 1-10 Mo off', 'Mo', 'nada'])
      expect(readHours(text)).toBeUndefined()
    expect(readHours('')).toEqual(NO_HOURS)
    expect(hoursOf(NO_HOURS)).toBe('')
  })
})

describe('the date of a story', () => {
  it.each(['1927', '1927-07', '1927-07-16', '1928-01~', '1927/1933', '1816-07-09%/1817?'])('%s comes apart and together again', (text) =>
    expect(edtfOf(datingOf(text)!)).toBe(text),
  ) // prettier-ignore
  it('is told in words, and not at all while it cannot be read', () => {
    expect(edtfMeaning('1928-01~', 'es')).toBe('hacia enero de 1928')
    expect(edtfMeaning('por 1928', 'es')).toBeUndefined()
    expect(datingOf('16/07/1927')).toBeUndefined()
  })
  it('needs a year of four digits, and a month before a day', () => {
    expect(edtfOf({ from: { ...NO_TIME, year: '27' } })).toBe('')
    expect(edtfOf({ from: { ...NO_TIME, year: '1927', day: '3' } })).toBe('1927')
  })
})
