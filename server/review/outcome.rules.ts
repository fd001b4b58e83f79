import type { Language } from '../contract/common'
import type { Gap } from '../contract/draft'
import { edtfWords } from '../templates/edtf.rules'
import type { Formats } from '../templates/format.rules'
import type { Words } from '../templates/words.rules'

/** How something is told to one reader. */
export interface Teller {
  readonly language: Language
  readonly words: Words
  readonly format: Formats
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))

/** A gap as its sentence in the reader's language, its days written as people say them. */
export function gapSentence({ code, values }: Gap, { words, language }: Pick<Teller, 'words' | 'language'>): string {
  const said = Object.entries(values ?? {}).map(([name, value]) => [
    name,
    isDay(value) ? edtfWords(value, language) : value,
  ])
  return words(`gaps.${code}`, Object.fromEntries(said))
}
