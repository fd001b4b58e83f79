import { LANGUAGES, type Language, type Localized } from '../contract/common'
import { formatsIn, type Formats } from '../templates/format.rules'
import type { Words } from '../templates/words.rules'

/** Who a page is written for: one language, its words and formats, and where its pages are. */
export interface Reader {
  readonly language: Language
  readonly words: Words
  readonly format: Formats
  /** The address of a page in the reader's language, from its path without language: `/rutas` or `/`. */
  readonly href: (path: string) => string
  /** A text of the catalog in the reader's language. */
  readonly say: (text: Localized) => string
}

/** A text with a capital first letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The address of a path in a language: Spanish has no prefix. */
export function hrefIn(language: Language, path: string): string {
  return language === 'es' ? path : `/${language}${path}`
}

/** Splits an address into its language and the path below it; Spanish when no language stands in front. */
export function readPath(address: string): { language: Language; path: string } {
  const first = address.split('/')[1] ?? ''
  const language = LANGUAGES.find((known) => known !== 'es' && known === first)
  if (!language) return { language: 'es', path: address === '' ? '/' : address }
  return { language, path: address.slice(language.length + 1) || '/' }
}

/** Everything needed to write for a reader of a language, given its words. */
export function readerOf(language: Language, words: Words): Reader {
  return {
    language,
    words,
    format: formatsIn(language),
    href: (path) => hrefIn(language, path),
    say: (text) => text[language],
  }
}
