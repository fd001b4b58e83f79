import type { Audit } from '../account/audit.store'
import type { Actor } from '../contract/account'
import type { DraftDetail, DraftLine, GapLine } from '../contract/api/review'
import type { DraftAction, DraftKind, DraftValue, Gap } from '../contract/draft'
import { AppError } from '../contract/errors'
import type { Database, Queries } from '../db/database'
import type { Versions } from '../db/versions'
import { formatsIn } from '../templates/format.rules'
import { wordsIn } from '../templates/words'
import type { DraftStore } from './drafts.store'
import type { ReviewedKind } from './kind'
import { isComplete } from './lack.rules'
import { gapSentence } from './outcome.rules'
import { staleGaps, staleText } from './stale.rules'
import type { StaleStore } from './stale.store'
import { actionsOf, mayRead, refusalOf } from './state.rules'
import { overtaken, summaryOf, tagOf, workOf, type Summary, type Work } from './work.rules'

export interface ReviewDeps {
  readonly database: Database
  readonly kinds: readonly ReviewedKind[]
  readonly versions: Pick<Versions, 'history' | 'planOf' | 'frozen' | 'numbersAmong'>
  readonly audit: Pick<Audit, 'record' | 'tell' | 'recordAll'>
  /** The names of people by their ids; somebody unknown is left out. */
  readonly namesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly now: () => Date
}

/** Which object somebody asks for. */
export interface Target {
  readonly kind: DraftKind
  readonly id: string
  readonly actor: Actor
}

/** A write over the state of an object that was read. */
export interface Change extends Target {
  readonly match: string
}

/** What somebody wants to do to it, and what they would write. */
interface Attempt extends Change {
  readonly action: DraftAction
  readonly yours?: DraftValue
}

export type Desk = ReturnType<typeof reviewDesk>

/** What the desk looks into. */
interface Papers {
  readonly drafts: DraftStore
  readonly stale: StaleStore
}

/** Finds what is written over what is published. */
function finding(kinds: readonly ReviewedKind[], { drafts, stale }: Papers) {
  const roomOf = (kind: DraftKind): ReviewedKind => kinds.find((room) => room.kind === kind)!

  async function find(within: Queries, { kind, id }: Pick<Target, 'kind' | 'id'>): Promise<Work | undefined> {
    const row = await drafts.find(within, kind, id)
    return workOf({ kind, id }, { row, shelf: await roomOf(kind).published(within, id) })
  }

  return {
    roomOf,
    find,
    /** What a person may not see does not exist for them. */
    async readable(within: Queries, target: Target): Promise<Work> {
      const work = await find(within, target)
      if (work === undefined || !mayRead(target.actor, target.kind, work.scope))
        throw new AppError('draft.not_found', { id: target.id })
      return work
    },
    async all(within: Queries, kind: DraftKind): Promise<Summary[]> {
      const rows = new Map((await drafts.all(within, kind)).map((row) => [row.object, row]))
      const shelves = new Map((await roomOf(kind).onShelf(within)).map((shelf) => [shelf.id, shelf]))
      return [...new Set([...rows.keys(), ...shelves.keys()])].flatMap(
        (id) => summaryOf({ kind, id }, { row: rows.get(id), shelf: shelves.get(id) }) ?? [],
      )
    },
    /** A tour belongs to the networks of its packages as they are published now, not as they were when it was saved. */
    async rescoped(within: Queries, work: Work): Promise<Work> {
      const { id, value, scope } = work
      const networks = await roomOf(work.kind).networksOf(within, { id, value, networks: scope.networks })
      return { ...work, scope: { ...scope, networks } }
    },
    async gapsOf(within: Queries, work: Work): Promise<Gap[]> {
      const { id, value, scope } = work
      const gaps = await roomOf(work.kind).gaps(within, { id, value, networks: scope.networks })
      return [...gaps, ...staleGaps(await stale.of(within, work)), ...overtaken(work)]
    },
  }
}

/** Gaps as sentences in the language of whoever reads them. */
function told(gaps: readonly Gap[], { language }: Actor): GapLine[] {
  const teller = { words: wordsIn(language), format: formatsIn(language) }
  return gaps.map((gap) => ({ code: gap.code, field: gap.field, level: gap.level, sentence: gapSentence(gap, teller) }))
}

/** Lays objects out to be read: with the names of people, sentences, and what the reader may do. */
function presenting(
  { namesOf }: Pick<ReviewDeps, 'namesOf'>,
  { gapsOf }: ReturnType<typeof finding>,
  stale: StaleStore,
) {
  async function staleIn(within: Queries, kinds: ReadonlySet<DraftKind>): Promise<Map<string, number>> {
    const counted = await Promise.all(
      [...kinds].map(async (kind) =>
        [...(await stale.counts(within, kind))].map(([id, n]) => [`${kind}:${id}`, n] as const),
      ),
    )
    return new Map(counted.flat())
  }

  async function linesOf(within: Queries, summaries: readonly Summary[]): Promise<DraftLine[]> {
    const marked = await staleIn(within, new Set(summaries.map(({ kind }) => kind)))
    const names = await namesOf([...new Set(summaries.map(({ editedBy }) => editedBy).filter(Boolean))])
    return summaries.map(({ kind, id, name, scope, state, version, editedBy, savedAt }) => ({
      kind,
      id,
      name,
      state,
      savedAt,
      networks: [...scope.networks],
      provider: scope.provider || null,
      version: version || null,
      editedBy: editedBy ? { id: editedBy, name: names.get(editedBy) ?? '' } : null,
      stale: marked.get(`${kind}:${id}`) ?? 0,
    }))
  }

  return {
    linesOf,
    async detail(within: Queries, work: Work, actor: Actor): Promise<DraftDetail> {
      const { sentBy, base, value } = work
      const [line] = await linesOf(within, [work])
      const marks = await stale.of(within, work)
      const names = await namesOf(sentBy ? [sentBy] : [])
      return {
        ...line!,
        tag: tagOf(work),
        base: base || null,
        value,
        sentBy: sentBy ? { id: sentBy, name: names.get(sentBy) ?? '' } : null,
        gaps: told(await gapsOf(within, work), actor),
        stale: marks.map((mark) => staleText(mark, value)),
        may: actionsOf(work, actor),
      }
    },
  }
}

/** Where objects are laid out to be read and judged. */
export function reviewDesk({ kinds, namesOf }: Pick<ReviewDeps, 'kinds' | 'namesOf'>, papers: Papers) {
  const found = finding(kinds, papers)
  const shown = presenting({ namesOf }, found, papers.stale)

  return {
    ...found,
    ...shown,
    /**
     * The object that somebody is about to change, once it is sure that they may: seen, by right, over its newest
     * state, and in a state that allows it; in this order.
     */
    async toChange(tx: Queries, attempt: Attempt): Promise<Work> {
      const seen = await found.readable(tx, attempt)
      const isJudged = attempt.action === 'send' || attempt.action === 'publish'
      const work = isJudged ? await found.rescoped(tx, seen) : seen
      const refusal = refusalOf(attempt.action, work, attempt.actor)
      if (refusal === 'right.missing') throw new AppError(refusal)
      if (attempt.match !== tagOf(work)) {
        const current = await shown.detail(tx, work, attempt.actor)
        throw new AppError('draft.stale', { id: work.id }, { current, yours: attempt.yours ?? null })
      }
      if (refusal !== null) throw new AppError(refusal, { id: work.id, state: work.state })
      return work
    },
    /** What blocks is said, all of it at once. */
    async refuseIncomplete(tx: Queries, work: Work, actor: Actor): Promise<void> {
      const gaps = await found.gapsOf(tx, work)
      if (!isComplete(gaps)) throw new AppError('draft.incomplete', { id: work.id }, { gaps: told(gaps, actor) })
    },
  }
}
