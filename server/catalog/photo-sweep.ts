import type { Database, Queries } from '../db/database'
import type { PhotoStore } from './photo.store'

/** Long enough to undo, and for a form kept on a telephone to come back. */
const LOOSE_DAYS = 30
const DAY_MS = 86_400_000

interface SweepDeps {
  readonly database: Database
  readonly photos: PhotoStore
  readonly now: () => Date
}

async function sweepSite(tx: Queries, site: string, { photos, now }: SweepDeps): Promise<number> {
  const named = await photos.namedEver(tx, site)
  const before = new Date(now().getTime() - LOOSE_DAYS * DAY_MS).toISOString()
  let removed = 0
  for (const { id, looseSince } of await photos.of(tx, site)) {
    if (named.has(id)) {
      if (looseSince !== '') await photos.mark(tx, id, '')
    } else if (looseSince === '') await photos.mark(tx, id, now().toISOString())
    else if (looseSince < before) {
      await photos.remove(tx, id)
      removed += 1
    }
  }
  return removed
}

/**
 * Marks the photographs that no draft and no version names any more, and takes away those that were marked a month ago.
 * What a version names stays as long as the version. One site at a time, so that nobody waits for it.
 * @returns how many were taken away
 */
export async function sweepPhotos(deps: SweepDeps): Promise<number> {
  const { database, photos } = deps
  let removed = 0
  for (const site of await photos.sites(database.read))
    removed += await database.inTransaction((tx) => sweepSite(tx, site, deps))
  return removed
}
