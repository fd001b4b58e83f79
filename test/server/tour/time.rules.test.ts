import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkConnection, firstDayAfter, linkTimes, momentOf, nightsOf } from '../../../server/tour/time.rules'

const HOUR = 3600
const HAVANA = 'America/Havana'
const CARACAS = 'America/Caracas'
const BUENOS_AIRES = 'America/Argentina/Buenos_Aires'
const MANAGUA = 'America/Managua'

describe('a link between two countries', () => {
  it('leaves Havana on 15 January at 14:30 and lands in Caracas three hours later at 18:30', () => {
    expect(
      linkTimes({ departsLocal: '2027-01-15T14:30', fromZone: HAVANA, toZone: CARACAS, seconds: 3 * HOUR }),
    ).toEqual({
      departs: { utc: '2027-01-15T19:30:00Z', local: '2027-01-15T14:30', zone: HAVANA },
      arrives: { utc: '2027-01-15T22:30:00Z', local: '2027-01-15T18:30', zone: CARACAS },
      zoneShiftMinutes: 60,
      overnight: false,
    })
    // in summer Havana is on the time of Caracas
    const july = linkTimes({ departsLocal: '2027-07-15T14:30', fromZone: HAVANA, toZone: CARACAS, seconds: 3 * HOUR })
    expect([july.arrives.local, july.zoneShiftMinutes]).toEqual(['2027-07-15T17:30', 0])
  })

  it('arrives when it left, on another clock, if it took no time', () => {
    const zones = fc.constantFrom(HAVANA, CARACAS, BUENOS_AIRES, MANAGUA)
    const minutes = fc.integer({ min: 0, max: 365 * 24 * 60 })
    fc.assert(
      fc.property(zones, zones, minutes, (fromZone, toZone, minute) => {
        const departsLocal = new Date(Date.UTC(2027, 0, 1) + minute * 60_000).toISOString().slice(0, 16)
        const { departs, arrives } = linkTimes({ departsLocal, fromZone, toZone, seconds: 0 })
        expect(arrives.utc).toBe(departs.utc)
        expect(momentOf(departs.local, fromZone).utc).toBe(departs.utc)
      }),
    )
  })

  it('refuses clocks and zones that do not exist', () => {
    expect(() => momentOf('2027-02-30T10:00', HAVANA)).toThrowError('input.invalid')
    expect(() => momentOf('2027-01-15T10:00', 'America/Atlantis')).toThrowError('input.invalid')
    expect(() => momentOf('2027-01-15T10:00Z', HAVANA)).toThrowError('input.invalid')
    expect(() => momentOf('2027-01-15T10:00-05:00', HAVANA)).toThrowError('input.invalid')
    const link = { departsLocal: '2027-01-15T10:00', fromZone: HAVANA, toZone: 'x', seconds: 1 }
    expect(() => linkTimes(link)).toThrowError('input.invalid')
    expect(() => linkTimes({ ...link, toZone: HAVANA, seconds: -1 })).toThrowError('input.invalid')
  })

  it('moves on an hour that summer time skips, and takes the first of one that happens twice', () => {
    // Cuba 2025: on 9 March 00:00 becomes 01:00; on 2 November 01:00 becomes 00:00 again
    expect(momentOf('2025-03-09T00:30', HAVANA)).toEqual({
      utc: '2025-03-09T05:30:00Z',
      local: '2025-03-09T01:30',
      zone: HAVANA,
    })
    expect(momentOf('2025-11-02T00:30', HAVANA).utc).toBe('2025-11-02T04:30:00Z')
    expect(momentOf('2025-11-02T01:30', HAVANA).utc).toBe('2025-11-02T06:30:00Z')
  })
})

describe('nights', () => {
  it('are one less than the days, and those in vehicles need no hotel', () => {
    expect(nightsOf(8)).toEqual({ nights: 7, hotelNights: 7 })
    expect(nightsOf(8, 2)).toEqual({ nights: 7, hotelNights: 5 })
    expect(nightsOf(1)).toEqual({ nights: 0, hotelNights: 0 })
    expect(nightsOf(0, 1)).toEqual({ nights: 0, hotelNights: 0 })
  })
})

describe('a connection', () => {
  const rows = [
    { kind: 'dom-int' as const, minutes: 120, airport: null, from: null, to: null },
    { kind: 'dom-int' as const, minutes: 150, airport: 'EZE', from: '2027-01-01', to: null },
    { kind: 'ferry' as const, minutes: 60, airport: null, from: null, to: '2026-12-31' },
  ]
  const at = (minutes: number) =>
    momentOf(new Date(Date.UTC(2027, 0, 15, 10, minutes)).toISOString().slice(0, 16), MANAGUA)
  const check = (minutes: number, kind: 'dom-int' | 'ferry' = 'dom-int', airport?: string) =>
    checkConnection({ arrives: at(0), departs: at(minutes), kind, airport }, rows)

  it('is illegal below the minimum of its kind, or of its airport', () => {
    expect(check(120)).toEqual({ verdict: 'legal', minutes: 120, minimum: 120 })
    expect(check(119)).toEqual({ verdict: 'illegal', minutes: 119, minimum: 120 })
    expect(check(149, 'dom-int', 'EZE')).toMatchObject({ verdict: 'illegal', minimum: 150 })
    expect(check(149, 'dom-int', 'MGA')).toMatchObject({ verdict: 'legal', minimum: 120 })
    expect(check(-30)).toMatchObject({ verdict: 'illegal', minutes: -30 })
  })

  it('is unknown where no minimum holds that day', () => {
    expect(check(300, 'ferry')).toEqual({ verdict: 'unknown', minutes: 300 })
  })

  it('counts the minutes between two clocks of different zones', () => {
    const arrives = momentOf('2027-01-15T18:30', CARACAS)
    const departs = momentOf('2027-01-15T18:30', HAVANA)
    expect(checkConnection({ arrives, departs, kind: 'dom-int' }, rows).minutes).toBe(60)
  })
})

describe('the first day after a link', () => {
  const after = (departsLocal: string, hours: number, [fromZone, toZone]: [string, string] = [HAVANA, CARACAS]) =>
    firstDayAfter(linkTimes({ departsLocal, fromZone, toZone, seconds: hours * HOUR }))

  it('is light after a night on the way or a shift of three hours', () => {
    expect(after('2027-01-15T09:00', 3)).toMatchObject({ light: false, earlyCheckIn: false })
    expect(after('2027-01-15T22:00', 3)).toMatchObject({ light: true, earlyCheckIn: true })
    // Managua to Buenos Aires: three hours more on the clock; Havana in winter: two
    expect(after('2027-01-15T08:00', 9, [MANAGUA, BUENOS_AIRES]).light).toBe(true)
    expect(after('2027-01-15T08:00', 9, [HAVANA, BUENOS_AIRES]).light).toBe(false)
    expect(after('2027-01-15T08:00', 9, [BUENOS_AIRES, MANAGUA]).light).toBe(true)
  })

  it('needs the room early after an arrival at dawn, and waits for it until 15:00', () => {
    expect(after('2027-01-15T23:00', 7)).toEqual({ light: true, earlyCheckIn: true, waitSeconds: 8 * HOUR })
    expect(after('2027-01-15T09:00', 3)).toMatchObject({ earlyCheckIn: false, waitSeconds: 2 * HOUR })
    expect(after('2027-01-15T13:00', 3).waitSeconds).toBe(0)
  })
})
