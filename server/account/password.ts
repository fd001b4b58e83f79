import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { AppError } from '../contract/errors'
import {
  composed,
  HASHING,
  LEAST_GUESSES,
  lengthFault,
  MOST_CHARACTERS,
  withoutMarks,
  wordsToTry,
} from './password.rules'

/** Each hash takes 19 MiB and a core: a burst of sign-ins waits its turn instead of eating the machine. */
const AT_ONCE = 2
const MOST_WAITING = 60
const BUSY_SECONDS = 5

/** Nobody's password: what is compared when there is no account, so that the answer takes as long. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$4Z3lcQFulXv+B0Z7YSBnAw$Ttft0ylwgCGcn7XBZAd+3pbKFgGut5Kzkyk0iC1r9Es'

export interface Passwords {
  /** Refuses a password that is too short, too long, or among the first that somebody would try for this person. */
  check(password: string, about: { readonly name: string; readonly email: string }): Promise<void>
  hash(password: string): Promise<string>
  /** Whether it is the password of this hash; always takes as long, also where there is no hash (''). */
  isRight(hash: string, password: string): Promise<boolean>
  /** Whether a hash was made with parameters of another day. */
  isOutdated(hash: string): Promise<boolean>
}

/** Loaded when the first person signs in: the pages that everybody reads need neither. */
const argon = () => import('@node-rs/argon2')

let judge: Promise<ZxcvbnFactory> | undefined
function openJudge(): Promise<ZxcvbnFactory> {
  judge ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }]) =>
      new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 2 * MOST_CHARACTERS }),
  )
  return judge
}

/** Runs so many at once; more wait in order, and beyond that are sent away. */
function turns() {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= MOST_WAITING) throw new AppError('limit.reached', { seconds: BUSY_SECONDS })
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

export function openPasswords(): Passwords {
  const inTurn = turns()
  return {
    async check(password, about) {
      const fault = lengthFault(password)
      if (fault) throw new AppError(fault.code, fault.details)
      const judge = await openJudge()
      const words = wordsToTry(about)
      // An accent is the first thing that a list of guesses leaves out, and the first that it puts in.
      const forms = new Set([composed(password), withoutMarks(password)])
      const guesses = [...forms].map((text) => judge.check(text, words).guesses)
      if (Math.min(...guesses) < LEAST_GUESSES) throw new AppError('password.common')
    },
    hash: (password) => inTurn(async () => (await argon()).hash(composed(password), HASHING)),
    isRight: (hash, password) =>
      inTurn(async () => {
        const right = await (await argon()).verify(hash || NOBODYS_HASH, composed(password))
        return right && hash !== ''
      }),
    async isOutdated(hash) {
      const { memoryCost, timeCost, parallelism } = (await argon()).parseOptions(hash)
      return memoryCost !== HASHING.memoryCost || timeCost !== HASHING.timeCost || parallelism !== HASHING.parallelism
    },
  }
}
