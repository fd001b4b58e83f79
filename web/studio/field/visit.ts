import type { Language } from '../../../server/contract/common'
import { at, same, withAt, type Value } from '../works/value'

/** A site as it stood when somebody took it along. */
export interface Taken {
  readonly id: string
  readonly name: string
  readonly network: string
  readonly value: Value
  readonly takenAt: number
}

/** How one part of a visit stands on its way to the server. */
export interface Sent {
  /** `asks` has pieces that somebody else changed meanwhile; `blocked` waits for the server or for a review. */
  readonly is: 'sent' | 'asks' | 'blocked' | 'refused' | 'tried'
  /** Why, as the server said it or as a key of our own words. */
  readonly why?: string
  readonly problems?: readonly string[]
  /** What was sent first: a part that may have arrived is never sent with other words. */
  readonly body?: unknown
  readonly triedAt?: number
}

/** One piece that somebody else changed while it was also changed here. */
export interface Clash {
  readonly piece: string
  readonly theirs: Readonly<Record<string, unknown>>
}

/** What one person writes down at one place: kept on their telephone until every part of it has arrived. */
export interface Visit {
  readonly id: string
  /** The site; null for a new one that the server has not seen yet. */
  readonly site: string | null
  readonly isNew: boolean
  readonly network: string
  readonly title: string
  /** The language its texts are written in. */
  readonly language: Language
  /** What the site said when it was taken along. */
  readonly base: Value
  /** `site` as it would read now, `state`, `telling`, `signer` and `on`. */
  readonly answers: Value
  /** The paths of the site that were written in. */
  readonly touched: readonly string[]
  readonly startedAt: number
  readonly changedAt: number
  /** Whoever wrote it said that it is done: it goes as soon as it can. */
  readonly finished: boolean
  readonly sent: Readonly<Record<string, Sent>>
  readonly clashes: readonly Clash[]
}

interface Beginning {
  readonly id: string
  readonly site: string | null
  readonly network: string
  readonly title: string
  readonly language: Language
  readonly base: Value
  readonly signer: string
  readonly now: Date
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The day where the telephone is, not in Greenwich. */
const localDay = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`

export const beginVisit = ({ base, signer, now, ...known }: Beginning): Visit => ({
  ...known,
  isNew: known.site === null,
  base,
  answers: { site: base, signer: { name: signer }, on: localDay(now) },
  touched: [],
  startedAt: now.getTime(),
  changedAt: now.getTime(),
  finished: false,
  sent: {},
  clashes: [],
})

/** The visit with one answer written; a piece of the site that says again what it said is no change. */
export function answered(visit: Visit, path: string, next: unknown): Visit {
  const answers = withAt(visit.answers, path, next)
  const piece = /^site\.(.+)$/.exec(path)?.[1]
  if (piece === undefined) return { ...visit, answers }
  const rest = visit.touched.filter((each) => each !== piece)
  const isBack = same(at(answers, path), at(visit.base, piece))
  return { ...visit, answers, touched: isBack ? rest : [...rest, piece] }
}

export const answerAt = (visit: Visit, path: string): unknown => at(visit.answers, path)
export const textAt = (visit: Visit, path: string): string => {
  const found = answerAt(visit, path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}
