import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import type { Route } from '../contract/route'
import type { Package, Pinned } from '../contract/package'
import type { Tour } from '../contract/tour'
import type { Database, Queries } from './database'
import { packages, publications, routes, tours } from './schema'

interface Kinds {
  route: Route
  package: Package
  tour: Tour
}
export type Kind = keyof Kinds

const TABLES = { route: routes, package: packages, tour: tours }

/** What is published is frozen: a new version is a new row, and the old one stays as it was sold. */
export interface Versions {
  /** Publishes a value as the next version, or finds that nothing has changed since the last one. */
  publish<K extends Kind>(tx: Queries, kind: K, value: Omit<Kinds[K], 'version'>): Promise<Kinds[K]>
  /** Takes what is no longer planned off the shelf; its frozen versions stay. */
  retire(tx: Queries, kind: Kind, planned: readonly string[]): Promise<void>
  /** One frozen version; undefined when it was never published. */
  frozen<K extends Kind>(kind: K, pinned: Pinned, within?: Queries): Promise<Kinds[K] | undefined>
}

/** Whether two values are the same once written as JSON, whatever the order of their keys. */
export const sameJson = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)))

export function versionsOn(database: Database, now: () => Date): Versions {
  return {
    async publish<K extends Kind>(tx: Queries, kind: K, value: Omit<Kinds[K], 'version'>) {
      const t = database.table(TABLES[kind] as typeof routes)
      const [current] = await tx
        .select()
        .from(t)
        .where(eq(t.id, value.id as string))
      const same = current && sameJson({ ...current.value, version: 0 }, { ...value, version: 0 })
      if (same) return current.value as unknown as Kinds[K]
      const version = (current?.version ?? 0) + 1
      const published = { ...value, version } as unknown as Route
      const savedAt = now().toISOString()
      const columns = { id: published.id, value: published, version, savedAt, network: published.network ?? '' }
      await tx.insert(t).values(columns).onConflictDoUpdate({ target: t.id, set: columns })
      const p = database.table(publications)
      await tx.insert(p).values({
        id: `${kind}:${published.id}:${version}`,
        kind,
        object: published.id,
        version,
        value: published,
        savedAt,
      })
      return published as unknown as Kinds[K]
    },
    async retire(tx: Queries, kind: Kind, planned: readonly string[]) {
      const t = database.table(TABLES[kind] as typeof routes)
      for (const { id } of await tx.select({ id: t.id }).from(t))
        if (!planned.includes(id)) await tx.delete(t).where(eq(t.id, id))
    },
    async frozen<K extends Kind>(kind: K, { id, version }: Pinned, within: Queries = database.read) {
      const p = database.table(publications)
      const where = and(eq(p.kind, kind), eq(p.object, id), eq(p.version, version))
      const [row] = await within.select().from(p).where(where)
      return row?.value as Kinds[K] | undefined
    },
  }
}
