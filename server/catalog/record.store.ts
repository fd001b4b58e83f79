import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Actor } from '../contract/account'
import type { RecordKind, RecordValues } from '../contract/record'
import type { Database, Queries } from '../db/database'
import { records } from '../db/schema'
import type { Recorded } from './record.rules'

/** Which drawer: the site, and the kind of record. */
export interface Drawer<K extends RecordKind> {
  readonly site: string
  readonly kind: K
}

export interface RecordStore {
  /** Everything in a drawer, newest first; below a number, and no more than so many, where they are given. */
  of<K extends RecordKind>(
    within: Queries,
    drawer: Drawer<K>,
    page?: { readonly before?: number | undefined; readonly most: number },
  ): Promise<Recorded<K>[]>
  /** By number, which record stands in the place of which. */
  corrections(within: Queries, drawer: Drawer<RecordKind>, numbers: readonly number[]): Promise<Map<number, number>>
  /** Adds a record under the next number. */
  add<K extends RecordKind>(
    tx: Queries,
    drawer: Drawer<K>,
    made: { readonly value: RecordValues[K]; readonly actor: Pick<Actor, 'id' | 'name'> },
  ): Promise<Recorded<K>>
}

/** Records of sites: rows are added and never changed; the database itself refuses anything else. */
export function recordStore(database: Database, now: () => Date): RecordStore {
  const t = database.table(records)
  const inDrawer = ({ site, kind }: Drawer<RecordKind>) => and(eq(t.site, site), eq(t.kind, kind))
  return {
    async of<K extends RecordKind>(within: Queries, drawer: Drawer<K>, page?: { before?: number; most: number }) {
      const where = and(inDrawer(drawer), ...(page?.before === undefined ? [] : [lt(t.number, page.before)]))
      const query = within.select().from(t).where(where).orderBy(desc(t.number))
      const rows = await (page ? query.limit(page.most) : query)
      return rows.map(({ number, corrects, at, personName, value }) => ({
        number,
        corrects,
        at,
        personName,
        value: value as RecordValues[K],
      }))
    },
    async corrections(within, drawer, numbers) {
      if (numbers.length === 0) return new Map()
      const rows = await within
        .select({ number: t.number, corrects: t.corrects })
        .from(t)
        .where(and(inDrawer(drawer), inArray(t.corrects, [...numbers])))
      return new Map(rows.map(({ number, corrects }) => [corrects, number]))
    },
    async add(tx, { site, kind }, { value, actor }) {
      const [last] = await tx
        .select({ number: t.number })
        .from(t)
        .where(inDrawer({ site, kind }))
        .orderBy(desc(t.number))
        .limit(1)
      const number = (last?.number ?? 0) + 1
      const corrects = value.corrects ?? 0
      const row = { number, corrects, at: now().toISOString(), personName: actor.name, value }
      await tx.insert(t).values({ id: `${kind}:${site}:${number}`, kind, site, person: actor.id, ...row })
      return row
    },
  }
}
