import type { Language } from '../contract/common'

/** Finds the sentence of a key and puts its values in; `count` chooses the plural. Throws for an unknown key. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** How Intl knows the languages of the house; Spanish with decimal comma and grouped thousands, English with day first. */
export const LOCALES: Readonly<Record<Language, string>> = { es: 'es-AR', pt: 'pt-BR', en: 'en-GB' }
/** Where two dates are joined into one span: that of Argentina has «octubre al noviembre». */
export const SPAN_LOCALES: Readonly<Record<Language, string>> = { ...LOCALES, es: 'es' }

/** Keeps what was made for a key: formats of Intl are slow to make and quick to use. */
export function kept<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}
