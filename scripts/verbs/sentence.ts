import { ZodError } from 'zod'
import type { Language } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import { isMethodWord, methodSentence } from '../../server/contract/methods/words'
import { errorSentence } from '../../server/templates/error-sentence'
import { Refusal, UsageError } from './usage'
import { say, type Word } from './words'

function zodSentence({ issues }: ZodError, language: Language): string {
  return issues
    .map((issue) => {
      const params = 'params' in issue ? (issue.params as Record<string, string | number> | undefined) : undefined
      const text = isMethodWord(issue.message) ? methodSentence(issue.message, language, params ?? {}) : issue.message
      return issue.path.length > 0 ? `${issue.path.join('.')}: ${text}` : text
    })
    .join('; ')
}

function appSentence(error: AppError, language: Language): string {
  const { problem, ...rest } = error.details
  if (typeof problem === 'string' && isMethodWord(problem))
    return `${String(rest.key ?? '')}: ${methodSentence(problem, language, rest as Record<string, string | number>)}`
  return errorSentence(error, language)
}

const SYSTEM: Readonly<Record<string, Word>> = {
  ENOENT: 'not_found',
  EISDIR: 'is_folder',
  ENOTDIR: 'not_folder',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  EROFS: 'no_permission',
  ENOSPC: 'disk_full',
}

/** The troubles of the machine, which no code of ours throws: files, folders, the database. */
function machineSentence(error: Error, language: Language): string | undefined {
  const { code = '', path = '', syscall } = error as NodeJS.ErrnoException
  if (code.startsWith('SQLITE_')) return say('database', language, { reason: error.message })
  if (syscall !== undefined) return say(SYSTEM[code] ?? 'system', language, { code, path: path || '-' })
  if (error instanceof SyntaxError) return say('broken_json', language, { reason: error.message })
  return error.cause instanceof Error ? machineSentence(error.cause, language) : undefined
}

/** One line that says what is wrong, in the reader's language; undefined for what nobody foresaw. */
export function sentenceOf(error: unknown, language: Language): string | undefined {
  if (error instanceof UsageError || error instanceof Refusal) return say(error.word, language, error.values)
  if (error instanceof ZodError) return zodSentence(error, language)
  if (error instanceof AppError) return appSentence(error, language)
  if (error instanceof RangeError) return error.message
  return error instanceof Error ? machineSentence(error, language) : undefined
}
