import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isUnsaved,
  maySend,
  next,
  opened,
  statusOf,
  waitBefore,
  type Autosave,
  type AutosaveEvent,
} from '../../../../web/studio/works/autosave'
import { same, type Value } from '../../../../web/studio/works/value'

const start = opened({ value: { legal: 'a' }, tag: '1.0' })
const after = (...events: AutosaveEvent[]): Autosave => events.reduce(next, start)
const typed = (legal: string): AutosaveEvent => ({ type: 'typed', value: { legal } })
const saved = (tag: string): AutosaveEvent => ({ type: 'saved', tag, at: 5 })

describe('an edit on its way to the server', () => {
  it('leaves nothing to save in a form nobody touched', () => {
    expect([statusOf(start), isUnsaved(start), waitBefore(start)]).toEqual(['clean', false, null])
  })

  it('waits for the hand to rest, saves once, and says so', () => {
    expect([statusOf(after(typed('b'))), waitBefore(after(typed('b')))]).toEqual(['waiting', 1200])
    expect(statusOf(after(typed('b'), { type: 'sent' }))).toBe('saving')
    const done = after(typed('b'), { type: 'sent' }, saved('2.0'))
    expect([statusOf(done), done.tag, isUnsaved(done)]).toEqual(['saved', '2.0', false])
  })

  it('keeps what is typed while saving for the next save, over the tag that save answered', () => {
    const busy = after(typed('b'), { type: 'sent' }, typed('bc'))
    expect(maySend(busy)).toBe(false)
    const later = next(busy, saved('2.0'))
    expect([later.value, later.base, later.tag, maySend(later)]).toEqual([{ legal: 'bc' }, { legal: 'b' }, '2.0', true])
  })

  it('takes a letter typed and taken back for nothing to save', () => {
    expect(isUnsaved(after(typed('b'), typed('a')))).toBe(false)
  })

  it('tries again by itself without a network, each time a little later', () => {
    const once = after(typed('b'), { type: 'sent' }, { type: 'offline' })
    const twice = next(next(once, { type: 'sent' }), { type: 'offline' })
    expect([statusOf(once), waitBefore(once), waitBefore(twice)]).toEqual(['offline', 3000, 6000])
    expect([statusOf(next(twice, { type: 'again' })), waitBefore(next(twice, { type: 'again' }))]).toEqual([
      'waiting',
      1200,
    ])
  })

  it('does not repeat what the server refused until something else is typed', () => {
    const refused = after(typed('b'), { type: 'sent' }, { type: 'failed', sentence: 'No.', again: false })
    expect([statusOf(refused), waitBefore(refused), isUnsaved(refused)]).toEqual(['failed', null, true])
    expect(waitBefore(next(refused, typed('c')))).not.toBeNull()
  })
})

describe('an edit over somebody else’s', () => {
  const newer = { value: { legal: 'z' }, tag: '7.1' }

  it('stops saving until the two are put together, and then saves over the newest', () => {
    const met = after(typed('b'), { type: 'sent' }, { type: 'stale', newer })
    expect([statusOf(met), maySend(met), met.value]).toEqual(['stale', false, { legal: 'b' }])
    const together = next(met, { type: 'merged', value: { legal: 'zb' } })
    expect([together.tag, together.base, maySend(together)]).toEqual(['7.1', { legal: 'z' }, true])
  })

  it('asks nothing when the newer version is what I sent, its answer lost on the way', () => {
    const mine = after(typed('b'), { type: 'sent' }, { type: 'stale', newer: { value: { legal: 'b' }, tag: '2.0' } })
    expect([statusOf(mine), mine.tag, isUnsaved(mine)]).toEqual(['clean', '2.0', false])
  })

  it('keeps what was typed after the save whose answer was lost', () => {
    const on = after(typed('b'), { type: 'sent' }, typed('bc'), {
      type: 'stale',
      newer: { value: { legal: 'b' }, tag: '2.0' },
    })
    expect([on.value, on.tag, maySend(on)]).toEqual([{ legal: 'bc' }, '2.0', true])
  })

  it('keeps asking while I go on typing', () => {
    expect(statusOf(after(typed('b'), { type: 'sent' }, { type: 'stale', newer }, typed('bc')))).toBe('stale')
  })
})

it('never loses what was typed, whatever happens and in whatever order', () => {
  const value = fc.record({ legal: fc.constantFrom('a', 'b', 'c', 'd') })
  const event: fc.Arbitrary<AutosaveEvent> = fc.oneof(
    value.map((it): AutosaveEvent => ({ type: 'typed', value: it })),
    fc.constant<AutosaveEvent>({ type: 'sent' }),
    fc.constant<AutosaveEvent>({ type: 'saved', tag: '2.0', at: 1 }),
    fc.constant<AutosaveEvent>({ type: 'offline' }),
    fc.constant<AutosaveEvent>({ type: 'failed', sentence: 'No.', again: true }),
    fc.constant<AutosaveEvent>({ type: 'again' }),
    value.map((it): AutosaveEvent => ({ type: 'stale', newer: { value: it, tag: '9.0' } })),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state: Autosave = start
      let last: Value | null = null
      for (const it of events) {
        state = next(state, it)
        if (it.type === 'typed') last = it.value
        if (last && same(state.value, last)) continue
        // Only somebody who had nothing unsaved sees the other's version appear.
        expect(isUnsaved(state)).toBe(false)
        last = state.value
      }
    }),
  )
})
