import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Site } from '../contract/site'
import type { Database, Queries } from '../db/database'
import { settings } from '../db/schema'
import { openSite, type Chance } from './open-site.rules'

/** Made by a migration, once for each database: with the code alone nobody can move a point back. */
const KEY = 'blur-key'
const BYTES = 6
const MOST = 2 ** (8 * BYTES)

/** The chance of a text under a key. */
export const chanceOf =
  (key: string): Chance =>
  (text) => {
    const digest = createHmac('sha256', key).update(text).digest()
    return [digest.readUIntBE(0, BYTES) / MOST, digest.readUIntBE(BYTES, BYTES) / MOST]
  }

/** The gate that every site passes on its way to the shelf, as this database moves its points. */
export async function openerIn(database: Database, within: Queries): Promise<(site: Site) => Site> {
  const t = database.table(settings)
  const [row] = await within.select().from(t).where(eq(t.id, KEY))
  if (!row?.value) throw new Error(`the setting ${KEY} is missing`)
  const chance = chanceOf(row.value)
  return (site) => openSite(site, chance)
}
