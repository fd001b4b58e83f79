import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import type { PhotoType } from '../contract/photo'
import type { Site } from '../contract/site'
import type { Database, Queries } from '../db/database'
import { drafts, photoFiles, photos, publications, sites } from '../db/schema'
import type { PhotoSize } from './photo.rules'

export interface PhotoFile extends PhotoSize {
  readonly hash: string
  readonly bytes: Buffer
}
/** A photograph made ready to be kept. */
export interface ReadyPhoto {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly files: readonly PhotoFile[]
}
interface Kept {
  readonly id: string
  readonly site: string
  readonly looseSince: string
}

const idsIn = (value: unknown): string[] => ((value as Partial<Site> | null)?.photos ?? []).map(({ id }) => id)

function reading(database: Database) {
  const [t, f] = [database.table(photos), database.table(photoFiles)]
  const facts = { type: f.type, size: f.size, width: f.width, height: f.height }
  return {
    /** The site a photograph was added to; undefined when there is no such photograph. */
    async siteOf(within: Queries, id: string): Promise<string | undefined> {
      return (await within.select({ site: t.site }).from(t).where(eq(t.id, id)))[0]?.site
    },
    async of(within: Queries, site: string): Promise<Kept[]> {
      return within.select({ id: t.id, site: t.site, looseSince: t.looseSince }).from(t).where(eq(t.site, site))
    },
    /** Every photograph whose bytes are kept. */
    async here(within: Queries): Promise<Set<string>> {
      return new Set((await within.select({ id: t.id }).from(t)).map(({ id }) => id))
    },
    /** In which sizes each of them is there, the smallest first. */
    async sizes(within: Queries, ids: readonly string[]): Promise<Map<string, PhotoSize[]>> {
      const found = new Map<string, PhotoSize[]>()
      if (ids.length === 0) return found
      const rows = await within
        .select({ photo: f.photo, ...facts })
        .from(f)
        .where(inArray(f.photo, [...ids]))
        .orderBy(asc(f.size))
      for (const { photo, type, ...size } of rows)
        found.set(photo, [...(found.get(photo) ?? []), { ...size, type: type as PhotoType }])
      return found
    },
    /** The file made for a size, or the largest there is of a photograph that is smaller. */
    async file(within: Queries, id: string, asked: Pick<PhotoSize, 'type' | 'size'>): Promise<PhotoFile | undefined> {
      const ofType = and(eq(f.photo, id), eq(f.type, asked.type))
      const select = () => within.select({ ...facts, hash: f.hash, bytes: f.bytes }).from(f)
      const [exact] = await select()
        .where(and(ofType, gte(f.size, asked.size)))
        .orderBy(asc(f.size))
        .limit(1)
      const [row] = exact ? [exact] : await select().where(ofType).orderBy(desc(f.size)).limit(1)
      return row && { ...row, type: row.type as PhotoType, bytes: Buffer.from(row.bytes) }
    },
  }
}

/** Which photographs of a site something names. */
function naming(database: Database) {
  const [d, s, p] = [database.table(drafts), database.table(sites), database.table(publications)]
  return {
    /** By what is written now, or else published. */
    async namedNow(within: Queries, site: string): Promise<Set<string>> {
      const ofSite = and(eq(d.kind, 'site'), eq(d.object, site))
      const [draft] = await within.select({ value: d.value, state: d.state }).from(d).where(ofSite)
      if (draft && draft.state !== 'published') return new Set(idsIn(draft.value))
      const [shelf] = await within.select({ plan: s.plan, value: s.value }).from(s).where(eq(s.id, site))
      return new Set(idsIn(shelf?.plan ?? shelf?.value))
    },
    /** By a draft, by what is published, or by any version that ever was. */
    async namedEver(within: Queries, site: string): Promise<Set<string>> {
      const ofSite = and(eq(d.kind, 'site'), eq(d.object, site))
      const written = await within.select({ value: d.value }).from(d).where(ofSite)
      const shelf = await within.select({ value: s.value, plan: s.plan }).from(s).where(eq(s.id, site))
      const frozen = and(eq(p.kind, 'site'), eq(p.object, site))
      const versions = await within.select({ value: p.value, plan: p.plan }).from(p).where(frozen)
      const all = [...written, ...[...shelf, ...versions].flatMap(({ value, plan }) => [{ value }, { value: plan }])]
      return new Set(all.flatMap(({ value }) => idsIn(value)))
    },
  }
}

function writing(database: Database) {
  const [t, f] = [database.table(photos), database.table(photoFiles)]
  return {
    async add(tx: Queries, ready: ReadyPhoto, given: { site: string; person: string; at: string }): Promise<void> {
      const { files, ...photo } = ready
      const { site, person, at: addedAt } = given
      await tx.insert(t).values({ ...photo, site, person, addedAt, looseSince: '' })
      for (const { type, size, ...file } of files)
        await tx.insert(f).values({ id: `${photo.id}/${size}.${type}`, photo: photo.id, type, size, ...file })
    },
    /** Every site that has photographs, named or not. */
    async sites(within: Queries): Promise<string[]> {
      return (await within.selectDistinct({ site: t.site }).from(t)).map(({ site }) => site)
    },
    async mark(tx: Queries, id: string, looseSince: string): Promise<void> {
      await tx.update(t).set({ looseSince }).where(eq(t.id, id))
    },
    async remove(tx: Queries, id: string): Promise<void> {
      await tx.delete(f).where(eq(f.photo, id))
      await tx.delete(t).where(eq(t.id, id))
    },
  }
}

/** Photographs and their bytes. */
export const photoStore = (database: Database) => ({ ...reading(database), ...naming(database), ...writing(database) })
export type PhotoStore = ReturnType<typeof photoStore>
