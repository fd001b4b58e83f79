import { and, asc, desc, eq, gt, gte, inArray, like, lt, lte, max, notInArray, or, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor, Grant } from '../contract/account'
import type { AuditAction, AuditLine, AuditPage, AuditQuery } from '../contract/api/account'
import type { Database, Queries } from '../db/database'
import { insertMany } from '../db/insert-many'
import { audit, settings } from '../db/schema'
import {
  CHAIN_BEGINS,
  joinNetworks,
  lineId,
  PAGE_LINES,
  readableBy,
  sealedText,
  sealedTextOf,
  shownTo,
  SIGN_IN_ACTIONS,
  splitNetworks,
  type Readable,
} from './audit.rules'
import type { Scope } from './rights.rules'
import { hashOf } from './secret'

/** What was done: by whom, to which object, and what it belongs to. Details never hold a secret or a whole text. */
export interface Deed {
  readonly actor: Pick<Actor, 'id' | 'name'>
  readonly action: AuditAction
  readonly kind: string
  readonly object: string
  readonly scope?: Scope
  readonly details?: Readonly<Record<string, unknown>>
}

/** A line before it has its place in the chain. */
interface Told {
  readonly line: Omit<AuditLine, 'id'>
  readonly sealed: (id: string, previous: string) => string
}

export type AuditFilter = z.infer<typeof AuditQuery>

export interface Audit {
  /** Writes a line within the transaction of what it tells about: both are kept, or neither. */
  record(tx: Queries, deed: Deed): Promise<void>
  /** Many deeds of one moment as lines that wait for their place: most of the work, done before anybody must wait for it. */
  tell(deeds: readonly Deed[]): Told[]
  /** Writes them behind the newest line; `pace` is called after each. */
  recordAll(tx: Queries, all: readonly Told[], pace?: () => Promise<void>): Promise<void>
  /** What a reader with these grants may see, newest first, a page at a time. */
  list(filter: AuditFilter, reader: readonly Grant[]): Promise<AuditPage>
  /** Reads the whole chain again. `brokenAt` is the first line that is not as it was written, or that is missing. */
  verify(): Promise<{ readonly rows: number; readonly brokenAt: string | null }>
  /** When each person last did something, by their id. */
  lastSeen(): Promise<Map<string, string>>
}

/** Names the newest line, so that lines cut off at the end are missed too. */
const HEAD = 'audit'
const BATCH = 500

type Row = typeof audit.sqlite.$inferSelect

/** Every field by name: what is sealed and shown is never more than this. */
const lineOf = ({ id, at, person, personName, action, kind, object, networks, provider, details }: Row): AuditLine => ({
  id,
  at,
  person,
  personName,
  action,
  kind,
  object,
  networks: splitNetworks(networks),
  provider,
  details,
})
const seal = (line: AuditLine, previous: string): string => hashOf(sealedText({ ...line, previous }))

/** What a deed says in the log, before it is chained. */
const toldOf = ({ actor, action, kind, object, scope, details = {} }: Deed): Omit<AuditLine, 'id' | 'at'> => ({
  person: actor.id,
  personName: actor.name,
  action,
  kind,
  object,
  networks: splitNetworks(joinNetworks(scope?.networks ?? [])),
  provider: scope?.provider ?? '',
  details: JSON.parse(JSON.stringify(details)) as Record<string, unknown>,
})

const AT_ONCE = async (): Promise<void> => undefined

function recording(database: Database, now: () => Date): Pick<Audit, 'record' | 'tell' | 'recordAll'> {
  const t = database.table(audit)
  const s = database.table(settings)

  const tell = (deeds: readonly Deed[]): Told[] => {
    const at = now().toISOString()
    return deeds.map((deed) => {
      const line = { at, ...toldOf(deed) }
      return { line, sealed: sealedTextOf(line) }
    })
  }

  async function recordAll(tx: Queries, all: readonly Told[], pace = AT_ONCE): Promise<void> {
    const [last] = await tx.select({ id: t.id, hash: t.hash }).from(t).orderBy(desc(t.id)).limit(1)
    let [number, previous] = [Number(last?.id ?? 0), last?.hash ?? CHAIN_BEGINS]
    const rows = all.map(({ line, sealed }) => {
      const id = lineId(++number)
      const row = { id, ...line, networks: joinNetworks(line.networks), previous, hash: hashOf(sealed(id, previous)) }
      previous = row.hash
      return row
    })
    await insertMany(tx, t, { rows, pace })
    const head = { id: HEAD, value: `${lineId(number)}:${previous}` }
    await tx.insert(s).values(head).onConflictDoUpdate({ target: s.id, set: head })
  }
  return { record: (tx, deed) => recordAll(tx, tell([deed])), tell, recordAll }
}

function listing(database: Database): Audit['list'] {
  const t = database.table(audit)
  const visible = ({ all, networks }: Readable): SQL[] =>
    all
      ? []
      : [
          or(...networks.map((network) => like(t.networks, `%|${network}|%`))) ?? eq(t.id, ''),
          notInArray(t.action, [...SIGN_IN_ACTIONS]),
        ]
  return async ({ person, action, kind, object, from, to, before }, reader) => {
    const readable = readableBy(reader)
    const wanted = [
      ...visible(readable),
      ...(person ? [eq(t.person, person)] : []),
      ...(action ? [eq(t.action, action)] : []),
      ...(kind ? [eq(t.kind, kind)] : []),
      ...(object ? [eq(t.object, object)] : []),
      ...(from ? [gte(t.at, `${from}T00:00:00.000Z`)] : []),
      ...(to ? [lte(t.at, `${to}T23:59:59.999Z`)] : []),
      ...(before ? [lt(t.id, before)] : []),
    ]
    const rows = await database.read
      .select()
      .from(t)
      .where(and(...wanted))
      .orderBy(desc(t.id))
      .limit(PAGE_LINES + 1)
    const lines = rows.slice(0, PAGE_LINES).map((row) => shownTo(readable, lineOf(row)))
    return { lines, next: rows.length > PAGE_LINES ? lines.at(-1)!.id : null }
  }
}

function verifying(database: Database): Audit['verify'] {
  const t = database.table(audit)
  const s = database.table(settings)
  return async () => {
    // Read first: whatever is written while we look comes after the line it names.
    const [head] = await database.read.select().from(s).where(eq(s.id, HEAD))
    let found = false
    let [rows, previous, id] = [0, CHAIN_BEGINS, '']
    for (;;) {
      const batch = await database.read.select().from(t).where(gt(t.id, id)).orderBy(asc(t.id)).limit(BATCH)
      for (const row of batch) {
        const isWhole = row.id === lineId(rows + 1) && row.previous === previous
        if (!isWhole || row.hash !== seal(lineOf(row), previous)) return { rows, brokenAt: lineId(rows + 1) }
        rows += 1
        previous = row.hash
        id = row.id
        found ||= head?.value === `${id}:${previous}`
      }
      const isWhole = found || (rows === 0 && head === undefined)
      if (batch.length < BATCH) return { rows, brokenAt: isWhole ? null : lineId(rows + 1) }
    }
  }
}

/** The log: rows are added, each sealed with the one before it, and never changed. */
export function auditStore(database: Database, now: () => Date): Audit {
  const t = database.table(audit)
  return {
    ...recording(database, now),
    list: listing(database),
    verify: verifying(database),
    async lastSeen() {
      const newest = await database.read
        .select({ id: max(t.id) })
        .from(t)
        .groupBy(t.person)
      const ids = newest.flatMap(({ id }) => id ?? [])
      if (ids.length === 0) return new Map()
      const rows = await database.read.select({ person: t.person, at: t.at }).from(t).where(inArray(t.id, ids))
      return new Map(rows.map(({ person, at }) => [person, at]))
    },
  }
}
