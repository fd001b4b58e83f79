import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { joinWords, type Dictionary } from '../../../web/studio/sentence'

const FOLDER = 'web/studio/words'

const filesOf = (language: Language): string[] =>
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(`${language}.json`))
    .map((name) => join(FOLDER, name))

const read = (file: string): Dictionary => JSON.parse(readFileSync(file, 'utf8'))

/** Everything the studio says, by language, as the browser joins it. */
export const WORDS = Object.fromEntries(
  LANGUAGES.map((language) => [language, filesOf(language).map(read).reduce(joinWords, {})]),
) as Record<Language, Dictionary>

function entriesOf(words: Dictionary, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : entriesOf(value, `${before}${key}.`),
  )
}

/** Every sentence of a language by its whole key. */
export const flatWords = (language: Language): ReadonlyMap<string, string> => new Map(entriesOf(WORDS[language]))
