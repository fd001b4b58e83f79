import fc from 'fast-check'
import { expect, it } from 'vitest'
import { at, moved, same, withAt } from '../../../../web/studio/works/value'

const site = { name: { es: 'Casa', pt: 'Casa' }, sources: [{ title: 'Carta', year: 1927 }, { title: 'Diario' }] }

it('writes one language of a name and leaves the draft it began with as it was', () => {
  const next = withAt(site, 'name.en', 'House')
  expect(next).toEqual({ ...site, name: { es: 'Casa', pt: 'Casa', en: 'House' } })
  expect(site.name).toEqual({ es: 'Casa', pt: 'Casa' })
})

it('drops what is emptied, and the group that held only that', () => {
  const fee = withAt({}, 'fee.amount', '12.50')
  expect(fee).toEqual({ fee: { amount: '12.50' } })
  expect(withAt(fee, 'fee.amount', '')).toEqual({})
  expect(withAt(site, 'name.pt', undefined)).toEqual({ ...site, name: { es: 'Casa' } })
})

it('keeps the other sources in place when one is emptied', () => {
  const untitled = withAt(site, 'sources.1.title', '')
  expect(untitled.sources).toEqual([{ title: 'Carta', year: 1927 }, {}])
  expect(withAt(untitled, 'sources.1.title', 'Acta')).toEqual(withAt(site, 'sources.1.title', 'Acta'))
})

it('keeps nothing that is nought or no from being written', () => {
  expect(withAt({}, 'altitude', 0)).toEqual({ altitude: 0 })
  expect(withAt({ essential: true }, 'essential', false)).toEqual({ essential: false })
})

it('compares two drafts whatever the order of their keys, but not of their stops', () => {
  expect(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true)
  expect(same({ stops: ['a', 'b'] }, { stops: ['b', 'a'] })).toBe(false)
  expect(same({ a: undefined }, {})).toBe(true)
  expect(same({ a: [] }, { a: {} })).toBe(false)
})

it('reads back what it wrote, wherever it wrote it', () => {
  const path = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 4 }).map((keys) => keys.join('.'))
  fc.assert(
    fc.property(path, fc.integer(), (where, written) => {
      expect(at(withAt(site, where, written), where)).toBe(written)
    }),
  )
})

it('moves a stop without losing or doubling any', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b'])
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(9), fc.nat(9), (list, from, to) => {
      expect([...moved(list, from, to)].sort()).toEqual([...list].sort())
    }),
  )
})
