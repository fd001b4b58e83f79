import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { AppError, ERROR_CODES } from '../../../server/contract/errors'
import { gapOfError, tidied } from '../../../server/review/lack.rules'
import { gapSentence } from '../../../server/review/outcome.rules'
import { formatsIn } from '../../../server/templates/format.rules'
import { dictionary, wordsIn } from '../../../server/templates/words'

const tellerIn = (language: Language) => ({ words: wordsIn(language), format: formatsIn(language) })

describe('a draft as it is judged', () => {
  it('has no blanks around its texts, and nothing that was opened and left empty', () => {
    const draft = {
      name: { es: ' Casa ', pt: '  ' },
      fee: { note: '' },
      formerNames: ['', ' La quinta '],
      sources: [{}],
    }
    expect(tidied(draft)).toEqual({ name: { es: 'Casa' }, formerNames: ['La quinta'], sources: [{}] })
  })

  it('is the same when it is tidied twice, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(tidied(tidied(value))).toEqual(tidied(value))
      }),
    )
  })
})

/** Every code that a completeness rule names, by how it is written there. */
const codesOf = (room: string): string[] => {
  const text = readFileSync(join('server', room, 'completeness.rules.ts'), 'utf8')
  return [...text.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, code]) => code!)
}

describe('the sentence of a gap', () => {
  it('is there in every language for every code that the rooms name', () => {
    const named = ['catalog', 'route', 'package', 'tour']
      .flatMap(codesOf)
      .filter((code) => !code.startsWith('sources.'))
    expect(named.length).toBeGreaterThan(30)
    for (const language of LANGUAGES)
      for (const code of named) {
        const words = dictionary(language).gaps as Record<string, Record<string, unknown> | undefined>
        const [first, second] = code.split('.') as [string, string]
        const isField = ['fee', 'consent'].includes(first) && words[first]?.[second] === undefined
        expect(
          isField || (words[first]?.[second] ?? words[first]?.[`${second}_other`]) !== undefined,
          `${language} ${code}`,
        ).toBe(true)
      }
  })

  it('names every field of every kind of draft', async () => {
    const { DRAFT_VALUES } = await import('../../../server/contract/draft')
    const fields = Object.values(DRAFT_VALUES).flatMap((shape) => Object.keys(shape.shape))
    for (const language of LANGUAGES)
      for (const what of fields)
        expect(gapSentence({ code: 'field.missing', field: what, level: 'blocks', values: { what } }, tellerIn(language))).not.toMatch(/\$t|gaps\.|{{/) // prettier-ignore
  })

  it('tells every trouble that may keep something from being made, with what it is about', () => {
    const details = {
      rule: 'drive',
      missing: 'lodging',
      day: 3,
      place: 'Ocotal',
      from: 'Estelí',
      to: 'Ocotal',
      found: 700,
    }
    const more = { limit: 600, most: 500, link: 'air-mga-hav', currency: 'EUR', date: '2026-11-20', network: 'che' }
    for (const language of LANGUAGES)
      for (const code of ERROR_CODES) {
        const gap = gapOfError(new AppError(code, { ...details, ...more }), 'stops')
        const sentence = gapSentence(gap, tellerIn(language))
        expect(sentence.length).toBeGreaterThan(10)
        expect(sentence).not.toMatch(/\$t|{{/)
      }
    const unknown = gapOfError(new AppError('site.not_found', { id: 'casa-que-no-hay' }), 'stops')
    expect(gapSentence(unknown, tellerIn('es'))).toContain('casa-que-no-hay')
  })

  it('says a day as people say it, and leaves what is not one', () => {
    const values = { date: '2027-04-05', service: 'Casa Luz' }
    const closed = { code: 'sale.service.blackout', field: 'departsOn', level: 'advises', values } as const
    expect(gapSentence(closed, tellerIn('es'))).toBe(
      'El 5 de abril de 2027 «Casa Luz» no se da: esa fecha no se puede vender.',
    )
    expect(gapSentence({ ...closed, values: { ...values, date: '2027-99-99' } }, tellerIn('es'))).toContain(
      '2027-99-99',
    )
  })

  it('never runs what somebody wrote into a name', () => {
    const gap = {
      code: 'stop.unknown',
      field: '',
      level: 'blocks',
      values: { site: '$t(errors.disk.full) {{site}}' },
    } as const
    expect(gapSentence(gap, tellerIn('es'))).toContain('$t(errors.disk.full) {{site}}')
  })
})
