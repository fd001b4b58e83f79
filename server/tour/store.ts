import type { Tour } from '../contract/tour'
import type { Database } from '../db/database'
import { publishedIn, type Published } from '../db/published'
import { tours } from '../db/schema'

/** The published tours: the newest version of each. */
export type TourStore = Published<Tour>
export const tourStore = (database: Database): TourStore => publishedIn(database, tours)
