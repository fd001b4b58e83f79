import { AppError } from '../contract/errors'

interface Limits {
  readonly most: number
  readonly minutes: number
  readonly now: () => Date
  /** How many names are kept in mind at most; the one longest untried is forgotten first. */
  readonly names?: number
}

/** Counts tries by name (an e-mail address), whether or not there is such an account. */
export interface Attempts {
  /** Counts one more before it is made, so that many at once are counted too. @throws AppError limit.reached */
  begin(name: string): void
  /** It went well: the count begins anew. */
  forget(name: string): void
}

const MINUTE_MS = 60_000
const NAMES = 10_000

export function countAttempts({ most, minutes, now, names = NAMES }: Limits): Attempts {
  const tries = new Map<string, { count: number; readonly until: number }>()
  return {
    begin(name) {
      const at = now().getTime()
      const known = tries.get(name)
      const current = known && known.until > at ? known : { count: 0, until: at + minutes * MINUTE_MS }
      if (current.count >= most)
        throw new AppError('limit.reached', { seconds: Math.ceil((current.until - at) / 1000) })
      current.count += 1
      tries.delete(name)
      tries.set(name, current)
      if (tries.size > names) tries.delete(tries.keys().next().value!)
    },
    forget: (name) => void tries.delete(name),
  }
}
