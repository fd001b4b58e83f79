import { ZodError } from 'zod'
import type { Language } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import { isMethodWord, methodSentence } from '../../server/contract/methods/words'
import { wordsIn } from '../../server/templates/words'

/** One line that says what is wrong, in the reader's language: the key, and what would be accepted. */
export function sentenceOf(error: Error, language: Language): string {
  if (error instanceof ZodError)
    return error.issues
      .map((issue) => {
        const params = 'params' in issue ? (issue.params as Record<string, string | number> | undefined) : undefined
        const text = isMethodWord(issue.message) ? methodSentence(issue.message, language, params ?? {}) : issue.message
        return issue.path.length > 0 ? `${issue.path.join('.')}: ${text}` : text
      })
      .join('; ')
  if (!(error instanceof AppError)) return error.message
  const { problem, ...rest } = error.details
  if (typeof problem === 'string' && isMethodWord(problem))
    return `${String(rest.key ?? '')}: ${methodSentence(problem, language, rest as Record<string, string | number>)}`
  const details = Object.entries(error.details).map(([key, value]) => `${key} ${String(value)}`)
  const sentence = wordsIn(language)(`errors.${error.code}`)
  return details.length > 0 ? `${sentence} (${details.join(', ')})` : sentence
}
