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

/** A gap as its sentence in the reader's language. */
export const gapSentence = ({ code, values }: Gap, words: Words): string => words(`gaps.${code}`, values)
