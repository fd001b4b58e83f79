import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexedWords, matchOf, singularsOf, termsOf, tsQueryOf } from '../../../server/db/words.rules'

describe('the words a site is searched by', () => {
  it.each([
    ['cruces', 'cruz'],
    ['ciudades', 'ciudad'],
    ['higueras', 'higuera'],
    ['leones', 'leon'],
    ['padres', 'padre'],
    ['canhoes', 'canhao'],
    ['quarteis', 'quartel'],
    ['canaviais', 'canavial'],
    ['jardins', 'jardim'],
    ['cemeteries', 'cemetery'],
    ['churches', 'church'],
  ])('knows that %s may be more than one %s', (plural, singular) => {
    expect(singularsOf(plural)).toContain(singular)
  })

  it.each(['jesus', 'crisis', 'mexico', 'tres', 'pass'])('takes %s for no plural', (word) => {
    expect(singularsOf(word)).toEqual([])
  })

  it('indexes with a plural what it may be the plural of', () => {
    expect(indexedWords('Las Tres Cruces de Ñancahuazú')).toBe('las tres cruces cruz cruc cruce de nancahuazu')
  })

  it('leaves out articles, unless nothing else was typed', () => {
    expect(termsOf('La casa de las Américas').map(({ word }) => word)).toEqual(['casa', 'americas'])
    expect(termsOf('la').map(({ word }) => word)).toEqual(['la'])
    expect(termsOf('¿¡…!?')).toEqual([])
  })

  it('never takes more than twelve words, nor longer ones than a name has', () => {
    const terms = termsOf(
      `${'x'.repeat(5000)} ${Array.from({ length: 300 }, (_, index) => `palabra${index}`).join(' ')}`,
    )
    expect(terms).toHaveLength(12)
    expect(Math.max(...terms.map(({ word }) => word.length))).toBeLessThanOrEqual(40)
  })

  it('lets nothing that anybody types through to an engine but letters, digits and its own signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const terms = termsOf(text)
        expect(matchOf(terms, 'beginnings')).toMatch(/^(\(("[a-z0-9]+"\*?( OR )?)+\)( AND )?)*$/)
        expect(tsQueryOf(terms, 'beginnings', 'A')).toMatch(/^(\(([a-z0-9]+:\*?A( \| )?)+\)( & )?)*$/)
      }),
    )
  })
})
