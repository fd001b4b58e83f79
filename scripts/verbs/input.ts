import { existsSync, readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { Language } from '../../server/contract/common'
import { zodWords } from '../../server/contract/faults'
import { AppError } from '../../server/contract/errors'
import { parseJson } from '../../server/catalog/files'
import { Refusal } from './usage'

/** The text of a file, or of standard input for `-`. */
export function readText(file: string): string {
  if (file === '-') return readFileSync(0, 'utf8')
  if (!existsSync(file)) throw new AppError('file.missing', { file })
  return readFileSync(file, 'utf8')
}

/** Reads JSON of a known shape; anything else is refused with the key that is wrong. */
export function readInput<T>(file: string, shape: z.ZodType<T>, language: Language): T {
  const parsed = parseJson(readText(file), language)
  if ('problem' in parsed) throw new Refusal(`${file}: ${parsed.problem}`)
  return shape.parse(parsed.value, zodWords(language))
}
