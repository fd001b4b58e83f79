import type { z } from 'zod'
import type { Language } from '../../server/contract/common'
import { zodWords } from '../../server/contract/faults'
import { parseJson } from '../../server/catalog/files'
import { readBytes, textOf } from './decode'
import { Refusal } from './usage'

/** The text of a file, or of standard input for `-`. */
const readText = (file: string): string => textOf(readBytes(file), file).text

/** Reads JSON of a known shape; anything else is refused with the key that is wrong. */
export function readInput<T>(file: string, shape: z.ZodType<T>, language: Language): T {
  const parsed = parseJson(readText(file), language)
  if ('problem' in parsed) throw new Refusal('file_problem', { file, problem: parsed.problem })
  return shape.parse(parsed.value, zodWords(language))
}
