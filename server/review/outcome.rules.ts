import type { Language } from '../contract/common'
import type { Gap } from '../contract/draft'
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

/** A gap as its sentence in the reader's language, its days written out; only a date that is told as wrong stays as it is. */
export function gapSentence({ code, values = {} }: Gap, { words, format }: Pick<Teller, 'words' | 'format'>): string {
  const told = Object.entries(values).map(([name, value]) => {
    return [name, isDay(value) && !code.startsWith('date.') ? format.date(value) : value]
  })
  return words(`gaps.${code}`, Object.fromEntries(told) as typeof values)
}
