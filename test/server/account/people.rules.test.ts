import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Grant } from '../../../server/contract/account'
import { mayGive, sameGrants, wouldLoseLastCoordination, type Person } from '../../../server/account/people.rules'
import { countAttempts } from '../../../server/account/attempts'
import { DOS, UNO } from './open-room'

const COORDINATION: Grant = { role: 'coordination' }
const grant = fc.oneof(
  fc.constant(COORDINATION),
  fc.record({
    role: fc.constantFrom('designer' as const, 'reviewer' as const, 'promoter' as const),
    network: fc.constantFrom('sandino' as const, 'che' as const),
  }),
  fc.constantFrom(UNO, DOS),
)

describe('who may give which role', () => {
  it('lets the coordination give anything, and nobody nothing', () => {
    fc.assert(fc.property(fc.array(grant, { minLength: 1 }), (given) => mayGive([COORDINATION], given)))
    fc.assert(fc.property(fc.array(grant), (given) => !mayGive([], given)))
    expect(mayGive([COORDINATION], [])).toBe(false)
  })
  it('lets a member of a cooperative invite to that cooperative alone', () => {
    expect(mayGive([UNO], [UNO])).toBe(true)
    expect(mayGive([UNO], [UNO, DOS])).toBe(false)
    expect(mayGive([UNO], [COORDINATION])).toBe(false)
    expect(mayGive([UNO], [{ role: 'designer', network: 'sandino' }])).toBe(false)
  })
  it('lets designers, reviewers and promoters invite nobody', () => {
    const other = grant.filter(({ role }) => role !== 'coordination' && role !== 'cooperative')
    fc.assert(fc.property(fc.array(other), fc.array(grant, { minLength: 1 }), (held, given) => !mayGive(held, given)))
  })
  it('takes the same roles in another order for the same', () => {
    fc.assert(fc.property(fc.array(grant), (given) => sameGrants(given, [...given, ...given].reverse())))
  })
})

describe('the last of the coordination', () => {
  const person = (id: string, change: Partial<Person> = {}): Person =>
    ({ id, grants: [COORDINATION], disabled: false, password: 'hash', ...change }) as Person
  it('stays', () => {
    expect(wouldLoseLastCoordination([person('a')], person('a', { disabled: true }))).toBe(true)
    expect(wouldLoseLastCoordination([person('a')], person('a', { grants: [UNO] }))).toBe(true)
  })
  it('may go when another can sign in, and not for one who never chose a password or was shut out', () => {
    const gone = person('a', { disabled: true })
    expect(wouldLoseLastCoordination([person('a'), person('b')], gone)).toBe(false)
    expect(wouldLoseLastCoordination([person('a'), person('b', { password: '' })], gone)).toBe(true)
    expect(wouldLoseLastCoordination([person('a'), person('b', { disabled: true })], gone)).toBe(true)
  })
  it('hinders no change to anybody else', () => {
    expect(wouldLoseLastCoordination([person('a'), person('c', { grants: [UNO] })], person('c', { grants: [] }))).toBe(
      false,
    )
  })
})

describe('counting tries', () => {
  let at = 0
  const tries = () => countAttempts({ most: 3, minutes: 15, now: () => new Date(at), names: 2 })
  it('sends away after the last, says for how long, and begins anew after that', () => {
    const count = tries()
    for (let n = 0; n < 3; n += 1) count.begin('ana')
    at += 60_000
    expect(() => count.begin('ana')).toThrow(
      expect.objectContaining({ code: 'limit.reached', details: { seconds: 840 } }),
    )
    count.begin('otra')
    at += 14 * 60_000
    count.begin('ana')
  })
  it('forgets what went well, and the oldest names when there are too many', () => {
    const count = tries()
    for (let n = 0; n < 9; n += 1) {
      count.begin('ana')
      count.forget('ana')
    }
    for (let n = 0; n < 3; n += 1) count.begin('b')
    count.begin('c')
    count.begin('d')
    count.begin('b')
  })
})
