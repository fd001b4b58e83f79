import { isDeepStrictEqual } from 'node:util'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Package, PackagePlan, Pinned } from '../contract/package'
import type { Route, RoutePlan } from '../contract/route'
import type { Site } from '../contract/site'
import type { Tour, TourPlan } from '../contract/tour'
import type { Database, Queries } from './database'
import { packages, publications, routes, sites, tours } from './schema'

interface Kinds {
  site: Site
  route: Route
  package: Package
  tour: Tour
}
interface Plans {
  site: Site
  route: RoutePlan
  package: PackagePlan
  tour: TourPlan
}
export type Kind = keyof Kinds
export type ValueOf<K extends Kind> = Kinds[K]
export type PlanOf<K extends Kind> = Plans[K]

/** Who owns a row: the files never overwrite what people or an import brought in. */
export type Origin = 'files' | 'import' | 'people'

/** What is to be published, and how it came about. */
export interface Made<K extends Kind> {
  readonly value: Omit<Kinds[K], 'version'>
  readonly plan: Plans[K]
  /** Who published it; '' for what the program makes by itself. */
  readonly person: string
  readonly note: string
  readonly origin: Origin
  /** What its table keeps beside the value, such as the words a site is found by. */
  readonly columns?: Readonly<Record<string, unknown>>
}

export interface PublishedAs<K extends Kind> {
  readonly value: Kinds[K]
  readonly version: number
}

/** One version of an object, without what it holds. */
export interface Publication {
  readonly version: number
  readonly person: string
  readonly note: string
  readonly savedAt: string
  /** Whether it is known what the version was made from, so that it can be made again. */
  readonly hasPlan: boolean
}

/** What stands on the shelf now: the newest version, with what it was made from and whose it is. */
export interface Shelved<K extends Kind> extends PublishedAs<K> {
  readonly id: string
  /** null for what was published before plans were kept. */
  readonly plan: Plans[K] | null
  readonly origin: Origin
  readonly savedAt: string
}

/** What is published is frozen: a new version is a new row, and the old one stays as it was sold. */
export interface Versions {
  /** Publishes a value as the next version, or finds that neither it nor its plan has changed since the last one. */
  publish<K extends Kind>(tx: Queries, kind: K, made: Made<K>): Promise<PublishedAs<K>>
  /** Publishes many: what was never there before goes in together, in a fraction of the time. */
  publishAll<K extends Kind>(tx: Queries, kind: K, all: readonly Made<K>[]): Promise<void>
  /** Takes what the files no longer plan off the shelf; its frozen versions stay, and so does what people own. */
  retire(tx: Queries, kind: Kind, planned: readonly string[]): Promise<void>
  /** Everything of a kind that is on the shelf, in the order of its ids. */
  shelf<K extends Kind>(kind: K, within?: Queries): Promise<Shelved<K>[]>
  /** One of them; undefined when it is not there. */
  shelved<K extends Kind>(kind: K, id: string, within?: Queries): Promise<Shelved<K> | undefined>
  /** Those of them that are there, by their ids: a file of ten thousand asks a few times, not ten thousand. */
  shelvedAmong<K extends Kind>(kind: K, ids: readonly string[], within?: Queries): Promise<Map<string, Shelved<K>>>
  /** The versions of those of them that are there, without what they hold. */
  numbersAmong(kind: Kind, ids: readonly string[], within?: Queries): Promise<Map<string, number>>
  /** One frozen version; undefined when it was never published. */
  frozen<K extends Kind>(kind: K, pinned: Pinned, within?: Queries): Promise<Kinds[K] | undefined>
  /** Every version of an object, newest first. */
  history(kind: Kind, id: string, within?: Queries): Promise<Publication[]>
  /** What a version was made from; undefined when it was never published, or before plans were kept. */
  planOf<K extends Kind>(kind: K, pinned: Pinned, within?: Queries): Promise<Plans[K] | undefined>
  /** The number its next version will have: what left the shelf and comes back goes on counting where it stopped. */
  next(kind: Kind, id: string, within?: Queries): Promise<number>
}

/** Whether two values are the same once written as JSON, whatever the order of their keys. */
export const sameJson = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)))

/** Far below the number of values that any engine binds in one query. */
const AT_ONCE = 500

/** As many new rows go into one statement. */
const TOGETHER = 100

const TABLES = { site: sites, route: routes, package: packages, tour: tours }

/** Typed by the routes' table: the other three are used here in the columns they share with it. */
type Row = typeof routes.sqlite.$inferSelect

const isSame = (before: Row, value: object, plan: unknown): boolean =>
  sameJson({ ...before.value, version: 0 }, { ...value, version: 0 }) && (!before.plan || sameJson(before.plan, plan))

/** A row of any of the four tables as what it tells about its object. */
const told = <K extends Kind>(kind: K, { id, value, plan, version, origin, savedAt }: Row): Shelved<K> =>
  // A site from before plans were kept is its own.
  ({ id, value, plan: plan || (kind === 'site' ? value : plan), version, origin, savedAt }) as unknown as Shelved<K>

/** The four tables and the archive, as both reading and publishing ask them. */
function drawersOf(database: Database) {
  const p = database.table(publications)
  const tableOf = (kind: Kind) => database.table(TABLES[kind] as typeof routes)
  return {
    p,
    tableOf,
    async onShelf(kind: Kind, id: string, within: Queries): Promise<Row | undefined> {
      const t = tableOf(kind)
      return (await within.select().from(t).where(eq(t.id, id)))[0]
    },
    archived: (kind: Kind, id: string, within: Queries) =>
      within
        .select()
        .from(p)
        .where(and(eq(p.kind, kind), eq(p.object, id)))
        .orderBy(desc(p.version)),
    /** The number of the newest version, without what it holds; 0 for none. */
    async newest(kind: Kind, id: string, within: Queries): Promise<number> {
      const where = and(eq(p.kind, kind), eq(p.object, id))
      const query = within.select({ version: p.version }).from(p).where(where)
      return (await query.orderBy(desc(p.version)).limit(1))[0]?.version ?? 0
    },
    async archivedAs(kind: Kind, { id, version }: Pinned, within: Queries) {
      const where = and(eq(p.kind, kind), eq(p.object, id), eq(p.version, version))
      return (await within.select().from(p).where(where))[0]
    },
  }
}
type Drawers = ReturnType<typeof drawersOf>
type Reads = Pick<
  Versions,
  'shelf' | 'shelved' | 'shelvedAmong' | 'numbersAmong' | 'frozen' | 'history' | 'planOf' | 'next'
>

/** The versions of many, without reading what they hold. */
const numbersIn =
  ({ read }: Database, tableOf: Drawers['tableOf']): Versions['numbersAmong'] =>
  async (kind, ids, within = read) => {
    const t = tableOf(kind)
    const found = new Map<string, number>()
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = inArray(t.id, ids.slice(from, from + AT_ONCE))
      for (const { id, version } of await within.select({ id: t.id, version: t.version }).from(t).where(some))
        found.set(id, version)
    }
    return found
  }

function reads(database: Database, { tableOf, onShelf, archived, newest, archivedAs }: Drawers): Reads {
  const { read } = database
  return {
    async shelf<K extends Kind>(kind: K, within: Queries = read) {
      const t = tableOf(kind)
      return (await within.select().from(t).orderBy(asc(t.id))).map((row) => told(kind, row))
    },
    async shelved<K extends Kind>(kind: K, id: string, within: Queries = read) {
      const row = await onShelf(kind, id, within)
      return row && told(kind, row)
    },
    async shelvedAmong<K extends Kind>(kind: K, ids: readonly string[], within: Queries = read) {
      const t = tableOf(kind)
      const found = new Map<string, Shelved<K>>()
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const some = ids.slice(from, from + AT_ONCE)
        for (const row of await within.select().from(t).where(inArray(t.id, some))) found.set(row.id, told(kind, row))
      }
      return found
    },
    numbersAmong: numbersIn(database, tableOf),
    async frozen<K extends Kind>(kind: K, pinned: Pinned, within: Queries = read) {
      return (await archivedAs(kind, pinned, within))?.value as Kinds[K] | undefined
    },
    async history(kind, id, within = read) {
      const newest = await onShelf(kind, id, within)
      return (await archived(kind, id, within)).map(({ version, person, note, savedAt, plan }) => ({
        version,
        person,
        note,
        savedAt,
        hasPlan: plan !== null || (newest?.version === version && Boolean(newest.plan)),
      }))
    },
    next: async (kind, id, within = read) => (await newest(kind, id, within)) + 1,
    async planOf<K extends Kind>(kind: K, pinned: Pinned, within: Queries = read) {
      const { plan } = (await archivedAs(kind, pinned, within)) ?? {}
      const newest = plan ? undefined : await onShelf(kind, pinned.id, within)
      const kept = plan ?? (newest?.version === pinned.version ? newest.plan : undefined)
      return (kept ?? undefined) as Plans[K] | undefined
    },
  }
}

/** A version as its two rows: on the shelf, and frozen. */
function rowsOf(kind: Kind, made: Made<Kind>, { version, savedAt }: { version: number; savedAt: string }) {
  const { value, plan, person, note, origin } = made
  const { id, network = '' } = value as { id: string; network?: string }
  const stamped = (kind === 'site' ? value : { ...value, version }) as Route
  const row = { id, network, value: stamped, plan: plan as RoutePlan, origin, version, savedAt, ...made.columns }
  const frozen = { kind, object: id, version, value: stamped, plan, person, note, savedAt }
  return { row, frozen: { id: `${kind}:${id}:${version}`, ...frozen } }
}

/** Those of the ids that something has or had. */
const takenOf = ({ p, tableOf }: Drawers) =>
  async function taken(tx: Queries, kind: Kind, ids: string[]): Promise<Set<string>> {
    const t = tableOf(kind)
    const onShelf = await tx.select({ id: t.id }).from(t).where(inArray(t.id, ids))
    const where = and(eq(p.kind, kind), inArray(p.object, ids))
    const before = await tx.selectDistinct({ id: p.object }).from(p).where(where)
    return new Set([...onShelf, ...before].map(({ id }) => id))
  }

export function versionsOn(database: Database, now: () => Date): Versions {
  const drawers = drawersOf(database)
  const { p, tableOf, onShelf } = drawers
  const taken = takenOf(drawers)
  const known = reads(database, drawers)

  async function freeze(tx: Queries, kind: Kind, made: Made<Kind>): Promise<PublishedAs<Kind>> {
    const version = await known.next(kind, (made.value as { id: string }).id, tx)
    const { row, frozen } = rowsOf(kind, made, { version, savedAt: now().toISOString() })
    const t = tableOf(kind)
    await tx.insert(t).values(row).onConflictDoUpdate({ target: t.id, set: row })
    await tx.insert(p).values(frozen)
    return { value: row.value, version }
  }

  async function publish<K extends Kind>(tx: Queries, kind: K, made: Made<K>): Promise<PublishedAs<K>> {
    const { id } = made.value as { id: string }
    const before = await onShelf(kind, id, tx)
    if (!before || !isSame(before, made.value, made.plan))
      return (await freeze(tx, kind, made as unknown as Made<Kind>)) as PublishedAs<K>
    const t = tableOf(kind)
    const set = { version: before.version, plan: made.plan as RoutePlan, ...made.columns }
    await tx.update(t).set(set).where(eq(t.id, id))
    return { value: before.value as unknown as Kinds[K], version: before.version }
  }

  return {
    ...known,
    publish,
    async publishAll(tx, kind, all) {
      const idOf = ({ value }: (typeof all)[number]) => (value as { id: string }).id
      for (let from = 0; from < all.length; from += TOGETHER) {
        const some = all.slice(from, from + TOGETHER)
        const old = await taken(tx, kind, some.map(idOf))
        const fresh = some.filter((made) => !old.has(idOf(made)))
        const first = { version: 1, savedAt: now().toISOString() }
        const rows = fresh.map((made) => rowsOf(kind, made as unknown as Made<Kind>, first))
        if (rows.length > 0) {
          await tx.insert(tableOf(kind)).values(rows.map(({ row }) => row))
          await tx.insert(p).values(rows.map(({ frozen }) => frozen))
        }
        for (const made of some) if (old.has(idOf(made))) await publish(tx, kind, made)
      }
    },
    async retire(tx, kind, planned) {
      const t = tableOf(kind)
      const kept = new Set(planned)
      for (const { id, origin } of await tx.select({ id: t.id, origin: t.origin }).from(t))
        if (origin === 'files' && !kept.has(id)) await tx.delete(t).where(eq(t.id, id))
    },
  }
}
