import { and, count, eq } from 'drizzle-orm'
import { LANGUAGES, type Language } from '../contract/common'
import type { DraftKind } from '../contract/draft'
import type { Database, Queries } from '../db/database'
import { translations } from '../db/schema'
import type { Stale } from './stale.rules'

/** What is being written, or what is published. */
type Place = 'desk' | 'shelf'

/** Which object. */
interface About {
  readonly kind: DraftKind
  readonly id: string
}

export interface StaleStore {
  /** The marks of an object as it is being written. */
  of(within: Queries, about: About): Promise<Stale[]>
  /** How many there are, by object, of a kind. */
  counts(within: Queries, kind: DraftKind): Promise<Map<string, number>>
  /** Puts these in the place of the marks of an object. */
  replace(tx: Queries, about: About, marks: readonly Stale[]): Promise<void>
  /** What was written is published, marks and all. */
  shelve(tx: Queries, about: About): Promise<void>
  /** What was written is given up: the marks of what is published stand again. */
  giveUp(tx: Queries, about: About): Promise<void>
}

const inOrder = (one: Stale, other: Stale): number =>
  LANGUAGES.indexOf(one.language) - LANGUAGES.indexOf(other.language)

export function staleStore(database: Database): StaleStore {
  const t = database.table(translations)
  const within = ({ kind, id }: About, place: Place) => and(eq(t.kind, kind), eq(t.object, id), eq(t.place, place))

  async function marksAt(queries: Queries, about: About, place: Place): Promise<Stale[]> {
    const rows = await queries.select().from(t).where(within(about, place)).orderBy(t.field)
    const marks = rows.map(({ field, language, source, was, at }) => ({
      field,
      language: language as Language,
      source: source as Language,
      was,
      at,
    }))
    return marks.toSorted((one, other) => one.field.localeCompare(other.field) || inOrder(one, other))
  }

  async function put(tx: Queries, about: About, { place, marks }: { place: Place; marks: readonly Stale[] }) {
    const { kind, id: object } = about
    await tx.delete(t).where(within(about, place))
    if (marks.length === 0) return
    const idOf = ({ field, language }: Stale) => [kind, object, place, field, language].join(':')
    await tx.insert(t).values(marks.map((mark) => ({ ...mark, id: idOf(mark), kind, object, place })))
  }

  return {
    of: (queries, about) => marksAt(queries, about, 'desk'),
    async counts(queries, kind) {
      const rows = await queries
        .select({ object: t.object, marks: count() })
        .from(t)
        .where(and(eq(t.kind, kind), eq(t.place, 'desk')))
        .groupBy(t.object)
      return new Map(rows.map(({ object, marks }) => [object, Number(marks)]))
    },
    replace: (tx, about, marks) => put(tx, about, { place: 'desk', marks }),
    shelve: async (tx, about) => put(tx, about, { place: 'shelf', marks: await marksAt(tx, about, 'desk') }),
    giveUp: async (tx, about) => put(tx, about, { place: 'desk', marks: await marksAt(tx, about, 'shelf') }),
  }
}
