import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The words of the call are wrong: exit 2. */
export class UsageError extends Error {}

/** The call was right and the answer is no: one line on stderr, exit 1, and what is known on stdout. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly answer?: unknown,
  ) {
    super(message)
  }
}

/** Reads flags and words, and refuses what the verb does not take. */
export function readArgs<T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  words: { least: number; most: number },
) {
  const parsed = parseArgs({ args, options, allowPositionals: true, strict: true })
  const count = parsed.positionals.length
  if (count < words.least || count > words.most) throw new UsageError(`${count} ≠ ${words.least}…${words.most}`)
  return parsed
}
