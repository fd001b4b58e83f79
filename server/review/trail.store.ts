import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import { splitNetworks } from '../account/audit.rules'
import type { Database, Queries } from '../db/database'
import { audit } from '../db/schema'

/** A line of the audit log as the review reads it: it never writes one by itself. */
export interface Trace {
  readonly id: string
  readonly at: string
  readonly person: string
  readonly personName: string
  readonly action: string
  readonly kind: string
  readonly object: string
  readonly networks: readonly string[]
  readonly provider: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface TrailStore {
  /** The newest line about an object. */
  lastOf(within: Queries, kind: string, object: string): Promise<Trace | undefined>
  /** Lines about objects of these kinds, newest first; those after a line of the page before. */
  page(within: Queries, kinds: readonly string[], before?: string): Promise<Trace[]>
}

export const TRAIL_PAGE = 100

export function trailStore(database: Database): TrailStore {
  const t = database.table(audit)
  const columns = {
    id: t.id,
    at: t.at,
    person: t.person,
    personName: t.personName,
    action: t.action,
    kind: t.kind,
    object: t.object,
    networks: t.networks,
    provider: t.provider,
    details: t.details,
  }
  const newest = (within: Queries) => within.select(columns).from(t).orderBy(desc(t.id))
  const traceOf = (row: Omit<Trace, 'networks'> & { networks: string }): Trace => ({
    ...row,
    networks: splitNetworks(row.networks),
  })

  return {
    async lastOf(within, kind, object) {
      const about = and(eq(t.kind, kind), eq(t.object, object))
      return (await newest(within).where(about).limit(1)).map(traceOf)[0]
    },
    async page(within, kinds, before) {
      const about = inArray(t.kind, [...kinds])
      const where = before === undefined ? about : and(about, lt(t.id, before))
      return (await newest(within).where(where).limit(TRAIL_PAGE)).map(traceOf)
    },
  }
}
