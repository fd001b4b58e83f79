import type { Route } from '../contract/route'
import type { Database } from '../db/database'
import { publishedIn, type Published } from '../db/published'
import { routes } from '../db/schema'

/** The published routes: the newest version of each. */
export type RouteStore = Published<Route>
export const routeStore = (database: Database): RouteStore => publishedIn(database, routes)
