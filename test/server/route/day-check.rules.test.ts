import { describe, expect, it } from 'vitest'
import { checkDay, type DayToCheck, type VisitToCheck } from '../../../server/route/day-check.rules'

const HOUR = 3600
const havana: [number, number] = [-82.36, 23.13]
const museum: VisitToCheck = {
  site: 'museo',
  at: havana,
  country: 'CU',
  openingHours: 'Tu-Su 09:00-17:00',
  startSeconds: 10 * HOUR,
  endSeconds: 11 * HOUR,
}
/** Friday 15 January 2027 in Havana. */
const day: DayToCheck = {
  date: '2027-01-15',
  zone: 'America/Havana',
  startSeconds: 8 * HOUR,
  endSeconds: 18 * HOUR,
  visits: [museum],
  lunch: { startSeconds: 12.5 * HOUR, endSeconds: 13.75 * HOUR },
}
const broken = (changes: Partial<DayToCheck>) => checkDay({ ...day, ...changes }).broken

describe('a day', () => {
  it('that holds breaks nothing', () => expect(checkDay(day)).toEqual({ unknown: [] }))

  it('needs each site open from arrival to the end of the visit', () => {
    const late = { ...museum, startSeconds: 16.5 * HOUR, endSeconds: 17.25 * HOUR }
    expect(broken({ visits: [museum, late] })).toEqual({
      rule: 'open',
      site: 'museo',
      numbers: {
        date: '2027-01-15',
        arrives: '16:30',
        leaves: '17:15',
        openingHours: 'Tu-Su 09:00-17:00',
        state: 'closed',
      },
    })
    expect(broken({ date: '2027-01-18' })).toMatchObject({ rule: 'open' }) // a Monday
    expect(broken({ visits: [{ ...museum, startSeconds: 16 * HOUR, endSeconds: 17 * HOUR }] })).toBeUndefined()
  })

  it('reports hours that nobody knows without failing for them', () => {
    const { unknown, ...rest } = checkDay({ ...day, visits: [{ ...museum, openingHours: undefined }] })
    expect(rest).toEqual({})
    expect(unknown).toMatchObject([{ rule: 'open', site: 'museo', numbers: { state: 'unknown' } }])
  })

  it('fits all the bookings of the day under the capacity of the site', () => {
    const full = { ...museum, guests: 12, booked: 89, dailyLimit: 100 }
    expect(broken({ visits: [full] })).toEqual({
      rule: 'slot',
      site: 'museo',
      numbers: { guests: 12, booked: 89, dailyLimit: 100 },
    })
    expect(broken({ visits: [{ ...full, booked: 88 }] })).toBeUndefined()
    expect(broken({ visits: [{ ...full, booked: 0, largestGroup: 10 }] })).toMatchObject({
      rule: 'slot',
      numbers: { guests: 12, largestGroup: 10 },
    })
  })

  it('has lunch within the hours of lunch, and long enough', () => {
    const lunch = (start: number, end: number) =>
      broken({ lunch: { startSeconds: start * HOUR, endSeconds: end * HOUR } })
    expect(lunch(15, 16.25)).toEqual({
      rule: 'lunch',
      numbers: { from: '11:30', to: '14:30', limit: 75, starts: '15:00', minutes: 75 },
    })
    expect(lunch(12, 12.5)).toMatchObject({ rule: 'lunch', numbers: { minutes: 30 } })
    expect(lunch(14.5, 15.75)).toBeUndefined()
    expect(broken({ lunch: undefined })).toMatchObject({ rule: 'lunch', numbers: { minutes: 0 } })
    expect(broken({ lunch: undefined, endSeconds: 12 * HOUR })).toBeUndefined()
  })

  it('obeys the rules of the driver, of this day only', () => {
    const shift = (date: string, startSeconds: number) => ({
      date,
      startSeconds,
      endSeconds: startSeconds + 5 * HOUR,
      pieces: [{ kind: 'drive' as const, startSeconds, endSeconds: startSeconds + 5 * HOUR }],
    })
    expect(broken({ driverDays: [shift('2027-01-15', 0)] })).toEqual({
      rule: 'driver',
      numbers: { driverRule: 'continuousDriving', minutes: 300, limit: 270 },
    })
    const today = { date: '2027-01-15', startSeconds: 48 * HOUR, endSeconds: 50 * HOUR, pieces: [] }
    expect(broken({ driverDays: [shift('2027-01-14', 0), today] })).toBeUndefined()
  })

  it('ends its walks an hour before sunset', () => {
    // sunset in Havana on 15 January is at about 18:05
    const walk = (hours: number) => broken({ walks: [{ site: 'loma', at: havana, endSeconds: hours * HOUR }] })
    expect(walk(17)).toBeUndefined()
    expect(walk(17.25)).toMatchObject({ rule: 'daylight', site: 'loma', numbers: { ends: '17:15', limit: 60 } })
    expect(walk(17.25)?.numbers.sunset).toMatch(/^18:0\d$/)
  })

  it('ends by its end, past midnight too', () => {
    expect(broken({ endSeconds: 25.5 * HOUR })).toEqual({ rule: 'dayEnd', numbers: { ends: '25:30', limit: '20:00' } })
    expect(broken({ endSeconds: 20 * HOUR })).toBeUndefined()
  })

  it('reports the first rule of the order when it breaks several', () => {
    const worst = { endSeconds: 23 * HOUR, lunch: undefined, walks: [{ at: havana, endSeconds: 22 * HOUR }] }
    const closed = { ...museum, openingHours: 'off', guests: 9, dailyLimit: 1 }
    expect(broken({ ...worst, visits: [closed] })?.rule).toBe('open')
    expect(broken({ ...worst, visits: [{ ...closed, openingHours: '24/7' }] })?.rule).toBe('slot')
    expect(broken(worst)?.rule).toBe('lunch')
    expect(broken({ ...worst, lunch: day.lunch })?.rule).toBe('daylight')
    expect(broken({ ...worst, lunch: day.lunch, walks: [] })?.rule).toBe('dayEnd')
  })
})
