import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { findSentence, joinWords, type Dictionary } from '../../../web/studio/sentence'
import { flatWords, WORDS } from './words'

const LOCALES = { es: 'es', pt: 'pt-BR', en: 'en' } as const

describe('the sentences of the studio', () => {
  for (const language of ['es', 'pt', 'en'] as const)
    it(`are those that i18next finds in the same files, in ${language}`, async () => {
      const house = createInstance()
      await house.init({
        lng: language,
        resources: { [language]: { translation: WORDS[language] } },
        interpolation: { escapeValue: false },
      })
      const keys = new Set([...flatWords(language).keys()].map((key) => key.replace(/_(one|many|other)$/, '')))
      expect(keys.size).toBeGreaterThan(200)
      for (const key of keys)
        for (const count of [0, 1, 2, 21]) {
          const values = { count, name: 'María', by: 'Ana', when: 'hoy', person: 'Luz', object: 'Ruta «x»' }
          const ours = findSentence(WORDS[language], key, { values, locale: LOCALES[language] })
          // Values that a sentence was not given stand as they are written here, and empty there.
          const theirs = house.t(key, { ...values, interpolation: { skipOnVariables: false } })
          expect([key, ours?.replace(/{{\s*\w+\s*}}/g, '')]).toEqual([key, theirs])
        }
    })
  it('puts a value that looks like a placeholder in as it is', () => {
    const words = { said: '{{name}} dijo {{what}}' }
    const values = { name: '{{what}}', what: '$& {{name}}' }
    expect(findSentence(words, 'said', { values, locale: 'es' })).toBe('{{what}} dijo $& {{name}}')
  })
  it('finds nothing where a key stops at a group, goes on behind a sentence, or names what every object has', () => {
    const words: Dictionary = { nav: { home: 'Inicio' } }
    for (const key of ['nav', 'nav.home.more', 'constructor', 'nav.toString', '__proto__.nav', ''])
      expect([key, findSentence(words, key, { locale: 'es' })]).toEqual([key, undefined])
  })
  it('keeps both groups of the same name when two files are joined', () => {
    expect(joinWords({ a: { x: '1' }, b: '2' }, { a: { y: '3' } })).toEqual({ a: { x: '1', y: '3' }, b: '2' })
  })
})
