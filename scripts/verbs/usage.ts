import { parseArgs, type ParseArgsConfig } from 'node:util'
import { LANGUAGES, type Language } from '../../server/contract/common'
import type { Values, Word } from './words'

/** The words of the call are wrong: exit 2. */
export class UsageError extends Error {
  constructor(
    readonly word: Word,
    readonly values: Values = {},
  ) {
    super(word)
  }
}

/** The call was right and the answer is no: one line on stderr, exit 1, and what is known on stdout. */
export class Refusal extends Error {
  constructor(
    readonly word: Word,
    readonly values: Values = {},
    readonly answer?: unknown,
  ) {
    super(word)
  }
}

type Options = NonNullable<ParseArgsConfig['options']>

/** `--from -86.25,12.13` as `--from=-86.25,12.13`: west and south begin with the sign that flags begin with. */
function joinNegatives(args: string[], options: Options): string[] {
  const joined: string[] = []
  const end = args.includes('--') ? args.indexOf('--') : args.length
  args.forEach((arg, index) => {
    const flag = joined.at(-1) ?? ''
    const takesText = flag.startsWith('--') && Object.hasOwn(options, flag.slice(2))
    if (index < end && takesText && options[flag.slice(2)]!.type === 'string' && /^-\.?\d/.test(arg))
      joined[joined.length - 1] = `${flag}=${arg}`
    else joined.push(arg)
  })
  return joined
}

/** Refuses the flags that parseArgs would refuse in English. */
function checkFlags(args: string[], options: Options): void {
  const { tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true })
  const seen = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName: flag, value, inlineValue } = token
    const option = Object.hasOwn(options, name) ? options[name]! : undefined
    if (!option || !flag.startsWith('--')) throw new UsageError('unknown_flag', { flag })
    if (option.type === 'boolean' && value !== undefined) throw new UsageError('flag_without_value', { flag })
    if (option.type === 'string' && (!value || (!inlineValue && /^-./.test(value))))
      throw new UsageError('flag_needs_value', { flag })
    if (seen.has(name) && !option.multiple) throw new UsageError('flag_twice', { flag })
    seen.add(name)
  }
}

/** Reads flags and words, and refuses what the verb does not take. */
export function readArgs<T extends Options>(given: string[], options: T, words: { least: number; most: number }) {
  const args = joinNegatives(given, options)
  checkFlags(args, options)
  const parsed = parseArgs({ args, options, allowPositionals: true, strict: true })
  const { least, most } = words
  const count = parsed.positionals.length
  if (count < least) throw new UsageError('word_missing', { count, least })
  if (count > most) throw new UsageError('word_extra', { word: parsed.positionals[most]!, most })
  return parsed
}

/** The value as one of those known, or a refusal that names them all. */
export function oneOf<T extends string>(known: readonly T[], value: string, what: string): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw new UsageError('unknown_value', { what, value, known: known.join(', ') })
  return found
}

export const readLanguage = (value: string): Language => oneOf(LANGUAGES, value, '--lang')
