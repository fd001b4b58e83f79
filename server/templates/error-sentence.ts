import type { Language } from '../contract/common'
import type { AppError } from '../contract/errors'
import { wordsIn } from './words'

/** Expected trouble in one line: the sentence of its code, and the values it is about. */
export function errorSentence({ code, details }: AppError, language: Language): string {
  const values = Object.entries(details).map(([key, value]) => `${key} ${String(value)}`)
  const sentence = wordsIn(language)(`errors.${code}`)
  return values.length > 0 ? `${sentence} (${values.join(', ')})` : sentence
}
