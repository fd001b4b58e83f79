import { computed, signal } from '@preact/signals'
import type { Language } from '../../server/contract/common'
import { LOCALES } from '../../server/templates/words.rules'
import { findSentence, joinWords, type Dictionary, type Values } from './sentence'

const files = import.meta.glob<Dictionary>('./words/**/*.json', { import: 'default' })

/** Whose numbers, dates and plurals hold in each language: those of the public pages. */
export { LOCALES }

/** How each language is named in `lang`. */
export const TONGUES: Readonly<Record<Language, string>> = { es: 'es', pt: 'pt-BR', en: 'en' }

interface Reading {
  readonly language: Language
  readonly words: Dictionary
}

const loaded = new Map<Language, Dictionary>()
const reading = signal<Reading>({ language: 'es', words: {} })

/** The language that is read now. */
export const language = computed(() => reading.value.language)

const find = (key: string, values?: Values): string | undefined => {
  const { words, language: spoken } = reading.value
  return findSentence(words, key, { values, locale: LOCALES[spoken] })
}

/** The sentence of a key in the language that is read now; a component that calls it is drawn again when it changes. */
export const t = (key: string, values?: Values): string => find(key, values) ?? key

/** Whether there are words for a key. */
export const hasWords = (key: string): boolean => find(key) !== undefined

/** The sentence of a key whose last part comes from data; the data itself where it is unknown. */
export const tOr = (key: string, otherwise: string): string => find(key) ?? otherwise

async function load(next: Language): Promise<Dictionary> {
  const paths = Object.keys(files).filter((path) => path.endsWith(`/${next}.json`))
  const parts = await Promise.all(paths.map((path) => files[path]!()))
  return parts.reduce(joinWords, {})
}

/** Loads a language and reads in it from now on. */
export async function speak(next: Language): Promise<void> {
  const words = loaded.get(next) ?? (await load(next))
  loaded.set(next, words)
  document.documentElement.lang = TONGUES[next]
  reading.value = { language: next, words }
}

/** The text of a name in several languages: mine, else Spanish, else whichever there is. */
export function say(text: Readonly<Partial<Record<Language, string>>> | null | undefined): string {
  if (!text) return ''
  return text[language.value] || text.es || text.pt || text.en || ''
}

const dayTime: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }

/** An instant as the reader's clock and language show it: `22 nov 2026, 11:48`. */
export const dateTime = (iso: string): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], dayTime).format(new Date(iso))

/** The day of an instant: `22 de noviembre de 2026`. */
export const longDay = (iso: string): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { dateStyle: 'long' }).format(new Date(iso))
