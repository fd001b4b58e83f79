import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { ERROR_CODES } from '../../../server/contract/errors'
import { Network } from '../../../server/contract/network'
import { Blocker, CostLine, Distribution } from '../../../server/contract/package'
import { NORMS, Provider } from '../../../server/contract/provider'
import { TaxRow } from '../../../server/contract/rates'
import { RoutePlan } from '../../../server/contract/route'
import { FOUR_STATES } from '../../../server/contract/record'
import {
  ACCESS_FACTS,
  ACCESS_MODES,
  ENTRIES,
  ROADS,
  SIGNAGE,
  SIMPLE_STATES,
  SITE_SERVICES,
} from '../../../server/contract/sheet'
import { CONFIDENCES, SITE_KINDS } from '../../../server/contract/site'
import { dictionary, wordsIn } from '../../../server/templates/words'

/** Every key of a dictionary with its sentence. */
function sentences(words: object, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[before + key, value] as [string, string]]
      : sentences(value as object, `${before}${key}.`),
  )
}

const all = Object.fromEntries(
  LANGUAGES.map((language) => [language, new Map(sentences(dictionary(language)))]),
) as Record<Language, Map<string, string>>
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name]) => name!).sort()
const known = (key: string) => all.es.has(key) || all.es.has(`${key}_other`)

const filesOf = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))

describe('the words of the house', () => {
  for (const language of ['pt', 'en'] as const) {
    it(`has in ${language} every sentence that Spanish has, and no other`, () => {
      expect([...all[language].keys()].sort()).toEqual([...all.es.keys()].sort())
    })
    it(`puts in ${language} the same values into each sentence`, () => {
      const different = [...all.es].filter(
        ([key, text]) => placeholders(text).join() !== placeholders(all[language].get(key) ?? '').join(),
      )
      expect(different.map(([key]) => key)).toEqual([])
    })
  }
  it('has no empty sentence', () => {
    const empty = LANGUAGES.flatMap((language) => [...all[language]].filter(([, text]) => text.trim() === ''))
    expect(empty).toEqual([])
  })
  it('knows every key that a template asks for', () => {
    const keys = filesOf('server/templates', '.hbs').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\(?\bt '([^']+)'/g)].map(([, key]) => key!),
    )
    expect(keys.length).toBeGreaterThan(80)
    expect(keys.filter((key) => !known(key))).toEqual([])
  })
  it('knows every key that the rules of the pages ask for by name', () => {
    const keys = filesOf('server/pages', '.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/words\(\s*'([^']+)'/g)].map(([, key]) => key!),
    )
    expect(keys.filter((key) => !known(key))).toEqual([])
  })
  it('has a word for everything in the vocabularies of the contract', () => {
    const vocabularies: Record<string, readonly string[]> = {
      kind: SITE_KINDS,
      confidence: CONFIDENCES,
      confidenceMeaning: CONFIDENCES,
      nature: RoutePlan.shape.nature.options,
      natureMeaning: RoutePlan.shape.nature.options,
      provider: Provider.shape.kind.options,
      service: CostLine.shape.kind.options,
      distribution: Distribution.shape.kind.options,
      distributionMeaning: Distribution.shape.kind.options,
      blocker: Blocker.shape.code.options,
      status: TaxRow.shape.status.options,
      accessFact: ACCESS_FACTS,
      accessMode: ACCESS_MODES,
      road: ROADS,
      state: [...SIMPLE_STATES, ...FOUR_STATES],
      signage: SIGNAGE,
      entry: ENTRIES,
      siteService: SITE_SERVICES,
      norm: NORMS,
      conditionClass: ['0', '1', '2', '3'],
      urgency: ['0', '1', '2', '3'],
      recommendation: ['0', '1', '2', '3'],
    }
    const keys = Object.entries(vocabularies).flatMap(([name, codes]) => codes.map((code) => `labels.${name}.${code}`))
    const margins = Network.shape.rules.shape.margin.shape.of.options.map((of) => `pages.package.marginOf.${of}`)
    expect([...keys, ...margins].filter((key) => !known(key))).toEqual([])
  })
  it('has a sentence for every error a reader may meet', () => {
    expect(ERROR_CODES.map((code) => `errors.${code}`).filter((key) => !known(key))).toEqual([])
  })
  it('chooses the plural each language asks for', () => {
    expect(wordsIn('es')('common.days', { count: 1 })).toBe('1 día')
    expect(wordsIn('es')('common.days', { count: 6 })).toBe('6 días')
    expect(wordsIn('pt')('common.days', { count: 6 })).toBe('6 dias')
    expect(wordsIn('en')('common.days', { count: 1 })).toBe('1 day')
  })
  it('refuses a key it does not know instead of printing it', () => {
    expect(() => wordsIn('es')('common.nothing')).toThrow('no words for common.nothing in es')
  })
})
