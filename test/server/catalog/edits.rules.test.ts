import { describe, expect, it } from 'vitest'
import { replaceIn, withEdits } from '../../../server/catalog/edits.rules'
import type { Replacing } from '../../../server/contract/api/table'

const replacing = (more: Partial<Replacing>): Replacing => ({
  ...{ find: 'general', with: 'General', fields: ['name', 'summary'], languages: ['es', 'pt', 'en'] },
  ...{ matchCase: false, wholeWord: false },
  ...more,
})

describe('replacing words in a text', () => {
  it('minds accents always, and capitals only where asked', () => {
    const year = replacing({ find: 'ano', with: 'año' })
    expect(replaceIn('El ano y el Año', year)).toBe('El año y el Año')
    expect(replaceIn('SANDINO y Sandino', replacing({ find: 'sandino', with: 'X' }))).toBe('X y X')
    expect(replaceIn('SANDINO y sandino', replacing({ find: 'sandino', with: 'X', matchCase: true }))).toBe(
      'SANDINO y X',
    )
    expect(replaceIn('ÑANCAHUAZÚ', replacing({ find: 'ñancahuazú', with: 'Ñancahuazú' }))).toBe('Ñancahuazú')
  })
  it('takes a whole word where asked, also beside letters with accents', () => {
    const sun = replacing({ find: 'sol', with: 'Sol', wholeWord: true })
    expect(replaceIn('sol, solía, sol.', sun)).toBe('Sol, solía, Sol.')
    expect(replaceIn('ánsol solá', sun)).toBe('ánsol solá')
  })
  it('takes what is sought as plain text, and what is put there too', () => {
    expect(replaceIn('(1927) [a-z] .* $&', replacing({ find: '[a-z] .*', with: '$1 $&' }))).toBe('(1927) $1 $& $&')
    expect(replaceIn('a\\b', replacing({ find: '\\', with: '/' }))).toBe('a/b')
  })
  it('finds letters however their accents were written, and leaves other texts to the letter', () => {
    expect(replaceIn('Cafe\u0301 viejo', replacing({ find: 'café', with: 'Cacao' }))).toBe('Cacao viejo')
    expect(replaceIn('Cafe\u0301', replacing({ find: 'xyz', with: '' }))).toBe('Cafe\u0301')
  })
})

describe('the edits of a batch', () => {
  const site = { name: { es: 'El general', pt: 'O general' }, summary: { es: 'Un general' }, kind: 'museum' as const }
  it('replace only in the fields and languages that are asked for', () => {
    expect(withEdits(site, [{ replace: replacing({ fields: ['name'], languages: ['es'] }) }])).toEqual({
      ...site,
      name: { es: 'El General', pt: 'O general' },
    })
  })
  it('set and empty a field, one edit after the other', () => {
    const edits = [
      { set: { field: 'kind', value: 'tomb' } },
      { set: { field: 'openingHours', value: 'Mo-Fr 09:00-17:00' } },
    ] as const
    expect(withEdits(site, [...edits])).toEqual({ ...site, kind: 'tomb', openingHours: 'Mo-Fr 09:00-17:00' })
    expect(withEdits(site, [{ set: { field: 'kind', value: null } }])).toEqual({
      name: site.name,
      summary: site.summary,
    })
  })
  it('come to nothing where the result would be no draft', () => {
    expect(withEdits(site, [{ set: { field: 'kind', value: 'nave espacial' } }])).toBeUndefined()
    expect(withEdits(site, [{ set: { field: 'precision', value: 'mucha' } }])).toBeUndefined()
    const long = replacing({ with: 'x'.repeat(300), fields: ['name'] })
    expect(withEdits(site, [{ replace: long }])).toBeUndefined()
  })
  it('do not let a text grow five hundredfold with each of them before anybody looks at its length', () => {
    const summary = { es: 'a'.repeat(6000), pt: 'a'.repeat(6000), en: 'a'.repeat(6000) }
    const growing = replacing({ find: 'a', with: 'a'.repeat(500), fields: ['summary'] })
    for (let site = 0; site < 50; site++)
      expect(
        withEdits(
          { summary },
          Array.from({ length: 10 }, () => ({ replace: growing })),
        ),
      ).toBeUndefined()
    expect(replaceIn(summary.es, growing).length).toBeLessThan(30_000)
    // What would fit again after another edit was cut short on the way, and is refused all the same.
    const back = replacing({ find: 'a'.repeat(100), with: '', fields: ['summary'] })
    expect(withEdits({ summary }, [{ replace: growing }, { replace: back }])).toBeUndefined()
  })
})
