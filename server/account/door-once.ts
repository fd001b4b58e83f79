import { createHash } from 'node:crypto'
import { AppError } from '../contract/errors'
import type { Database, Queries } from '../db/database'
import { answersStore, type KeptAnswer } from './door-answers.store'

/** A creation that may be sent twice: who, what, and the key that makes both the same. */
export interface Repeatable {
  readonly person: string
  /** Method and path. */
  readonly target: string
  readonly key: string
  readonly body: unknown
}

export interface Answered {
  readonly status: number
  readonly body: unknown
  readonly tag: string
}
export interface Once extends Answered {
  /** Whether it had been answered before. */
  readonly replayed: boolean
}

/** Longer than any client keeps trying: a phone that was offline over a weekend night. */
const KEPT_MS = 48 * 3_600_000
const SWEEP_MS = 3_600_000
/** More secret answers than one process gives in two days; the oldest goes first. */
const MOST_IN_MEMORY = 1000

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
const idOf = ({ person, target, key }: Repeatable): string => hash(person, target, key)
const bodyHashOf = ({ body }: Repeatable): string => hash(JSON.stringify(body ?? null))

function again(kept: KeptAnswer, asked: Repeatable): Once {
  if (kept.bodyHash !== bodyHashOf(asked)) throw new AppError('key.reused')
  return { status: kept.status, body: kept.body, tag: kept.tag, replayed: true }
}

/** Gives the same answer once to the same creation, however often it is sent. */
export interface Answers {
  /** In the transaction of the write: either both are kept or neither. */
  inTransaction(tx: Queries, asked: Repeatable, make: () => Promise<Answered>): Promise<Once>
  /** In memory, for what has transactions of its own or must not be written down: at most one of a key at a time. */
  inMemory(asked: Repeatable, make: () => Promise<Answered>): Promise<Once>
}

export function openAnswers(database: Database, now: () => Date): Answers {
  const store = answersStore(database)
  const memory = new Map<string, { at: number; bodyHash: string; answer: Promise<Answered> }>()
  let swept = 0
  const since = () => new Date(now().getTime() - KEPT_MS).toISOString()
  return {
    async inTransaction(tx, asked, make) {
      const id = idOf(asked)
      const kept = await store.find(tx, { id, since: since() })
      if (kept) return again(kept, asked)
      const made = await make()
      const at = now().toISOString()
      await store.keep(tx, { ...made, id, person: asked.person, bodyHash: bodyHashOf(asked), at })
      if (now().getTime() - swept > SWEEP_MS) {
        swept = now().getTime()
        await store.forget(tx, since())
      }
      return { ...made, replayed: false }
    },
    async inMemory(asked, make) {
      const id = idOf(asked)
      const at = now().getTime()
      for (const [key, entry] of memory) if (entry.at < at - KEPT_MS || memory.size > MOST_IN_MEMORY) memory.delete(key)
      const kept = memory.get(id)
      if (kept) return again({ ...(await kept.answer), bodyHash: kept.bodyHash }, asked)
      const answer = make()
      memory.set(id, { at, bodyHash: bodyHashOf(asked), answer })
      // What failed was not done: the next try is a first one.
      answer.catch(() => memory.delete(id))
      return { ...(await answer), replayed: false }
    },
  }
}
