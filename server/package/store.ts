import type { Package } from '../contract/package'
import type { Database } from '../db/database'
import { publishedIn, type Published } from '../db/published'
import { packages } from '../db/schema'

/** The published packages: the newest version of each. */
export type PackageStore = Published<Package>
export const packageStore = (database: Database): PackageStore => publishedIn(database, packages)
