import type { Audit } from '../account/audit.store'
import { may } from '../account/rights.rules'
import type { Actor } from '../contract/account'
import { AppError } from '../contract/errors'
import { MOST_PHOTOS, type Photo, type PhotoType } from '../contract/photo'
import type { Site } from '../contract/site'
import type { Database, Queries } from '../db/database'
import { readyPhoto } from './photo-sizes'
import { mayPrint, shownPhotos, type OpenAt, type PhotoSize, type ShownPhoto } from './photo.rules'
import type { PhotoFile, PhotoStore } from './photo.store'
import { siteScope, type SiteScopeDeps } from './site-scope'
import type { CatalogStore } from './store'

/** Photographs that wait to be made ready, each with its bytes in memory. */
const MOST_WAITING = 6
const WAIT_SECONDS = 10
/** Added and named by nothing: what somebody tries out before they choose. */
const MOST_LOOSE = 2 * MOST_PHOTOS

export interface PhotoDeps extends SiteScopeDeps {
  readonly database: Database
  readonly photos: PhotoStore
  readonly store: Pick<CatalogStore, 'site'>
  readonly audit: Pick<Audit, 'record'>
  readonly now: () => Date
}

/** One after the other: unfolded pictures are large, and the machine is small. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async function inLine<R>(work: () => Promise<R>): Promise<R> {
    if (waiting >= MOST_WAITING) throw new AppError('limit.reached', { seconds: WAIT_SECONDS })
    waiting += 1
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      waiting -= 1
    }
  }
}

/** What is sharp on paper. */
const PRINTED = { type: 'jpg', size: 2000 } as const

const todayOf = (now: () => Date): string => now().toISOString().slice(0, 10)

/** Adds photographs to sites; what is told of them is written and reviewed with the site. */
function adding({ database, photos, audit, now, ...deps }: PhotoDeps) {
  const inLine = oneAtATime()

  async function scopeFor(within: Queries, actor: Actor, site: string) {
    const scope = await siteScope(deps, within, { actor, site })
    if (!may(actor.grants, 'site.edit', scope)) throw new AppError('right.missing')
    const named = await photos.namedNow(within, site)
    const ever = await photos.namedEver(within, site)
    const loose = (await photos.of(within, site)).filter(({ id }) => !ever.has(id))
    if (named.size >= MOST_PHOTOS || loose.length >= MOST_LOOSE)
      throw new AppError('photo.too_many', { most: MOST_PHOTOS })
    return scope
  }

  return async function add(actor: Actor, site: string, bytes: Buffer) {
    await scopeFor(database.read, actor, site)
    const ready = await inLine(() => readyPhoto(bytes))
    const { id, width, height, files } = ready
    await database.inTransaction(async (tx) => {
      const scope = await scopeFor(tx, actor, site)
      await photos.add(tx, ready, { site, person: actor.id, at: now().toISOString() })
      await audit.record(tx, { actor, action: 'created', kind: 'photo', object: site, scope, details: { photo: id } })
    })
    return { id, width, height, bytes: files.reduce((sum, file) => sum + file.bytes.length, 0) }
  }
}

export function photoCommands(deps: PhotoDeps) {
  const { database, photos, versions, drafts, audit } = deps
  const within = database.read
  return {
    add: adding(deps),
    /** A photograph of a site for whoever may read the site's draft. @throws AppError site.not_found, photo.not_found */
    async read(
      actor: Actor,
      asked: { site: string; photo: string; type: PhotoType; size: number },
    ): Promise<PhotoFile> {
      const { site, photo, ...size } = asked
      await siteScope({ versions, drafts }, within, { actor, site })
      const file = (await photos.siteOf(within, photo)) === site ? await photos.file(within, photo, size) : undefined
      if (!file) throw new AppError('photo.not_found')
      return file
    },
    /**
     * Erases a photograph whose consent was taken back, or that should never have come: its bytes go at once and for
     * good, whatever draft or version still names it. @throws AppError site.not_found, right.missing, photo.not_found
     */
    async erase(tx: Queries, actor: Actor, { id: site, photo }: { id: string; photo: string }): Promise<void> {
      const scope = await siteScope({ versions, drafts }, tx, { actor, site })
      if (!may(actor.grants, 'site.review', scope)) throw new AppError('right.missing')
      if ((await photos.siteOf(tx, photo)) !== site) throw new AppError('photo.not_found')
      await photos.remove(tx, photo)
      await audit.record(tx, { actor, action: 'deleted', kind: 'photo', object: site, scope, details: { photo } })
    },
  }
}
export type PhotoCommands = ReturnType<typeof photoCommands>

type OpenDeps = Pick<PhotoDeps, 'database' | 'photos' | 'store' | 'now'>
export type OpenPhotos = ReturnType<typeof openPhotos>

/** The photographs that everybody sees: those that a published site names, until their time is over. */
export function openPhotos({ database, photos, store, now }: OpenDeps) {
  const within = database.read
  return {
    /** Where open files say that photographs are read, and which of them. @param publicUrl without a slash at its end */
    openAt: async (publicUrl: string): Promise<OpenAt> => ({
      publicUrl,
      today: todayOf(now),
      here: await photos.here(within),
    }),
    /** Those of a published site that are here, in their order. */
    async of(site: Pick<Site, 'photos'>): Promise<ShownPhoto[]> {
      const shown = shownPhotos(site, todayOf(now))
      const sizes = await photos.sizes(
        within,
        shown.map(({ id }) => id),
      )
      return shown.flatMap((photo) => (sizes.has(photo.id) ? [{ photo, sizes: sizes.get(photo.id)! }] : []))
    },
    /** The cover of a published site as it is printed, where its author lets it be; undefined otherwise. */
    async cover(site: Pick<Site, 'photos'>): Promise<{ photo: Photo; file: PhotoFile } | undefined> {
      const [photo] = shownPhotos(site, todayOf(now))
      const file = photo && mayPrint(photo.licence) ? await photos.file(within, photo.id, PRINTED) : undefined
      return file && { photo: photo!, file }
    },
    /** One of its files, with what is told of it. @throws AppError photo.not_found */
    async file(id: string, size: Pick<PhotoSize, 'type' | 'size'>): Promise<{ photo: Photo; file: PhotoFile }> {
      const owner = await photos.siteOf(within, id)
      const site = owner === undefined ? undefined : await store.site(owner)
      const photo = site && shownPhotos(site, todayOf(now)).find((each) => each.id === id)
      const file = photo && (await photos.file(within, id, size))
      if (!file) throw new AppError('photo.not_found')
      return { photo, file }
    },
  }
}
