import type { Logger } from 'pino'
import { openAccounts } from './account/accounts'
import type { DoorDeps } from './account/door'
import { isInCountry } from '../geo/in-country'
import type { Operation } from './account/operation'
import type { BrochureCommands } from './brochure/commands'
import { fieldFormOperations } from './brochure/field-form.http'
import { brochureOperations } from './brochure/http'
import { batchCommands } from './catalog/batch.commands'
import { batchStore } from './catalog/batches.store'
import { importCommands, MOST_BYTES, type ImportCommands, type ImportDeps } from './catalog/import.commands'
import { importOperations } from './catalog/import.http'
import { tableCommands } from './catalog/table.commands'
import { tableOperations } from './catalog/table.http'
import { catalogPaths, type House } from './house'
import { siteExportOperation } from './open/sites.http'
import { namesOn } from './review/names.store'
import { openReview } from './review/review'

/** What people do here when they have signed in: the rooms behind the door of the API. */
export interface Rooms {
  readonly operations: readonly Operation[]
  readonly actorOf: DoorDeps['actorOf']
  /** The one-time link of the first coordination; undefined once somebody has an account. */
  setUpLink(): Promise<string | undefined>
  /** Waits for what nobody waited for: letters that are still on their way. */
  settle(): Promise<void>
}

/** How files of sites come into this house. */
export const importsIn = (
  { database, catalog, basemap, now }: House,
  given: Pick<ImportDeps, 'bulk' | 'mostBytes'>,
): ImportCommands =>
  importCommands({
    ...{ database, now, store: catalog, ...given },
    inCountry: (country, at) => isInCountry(basemap, country, at),
    countries: basemap.countries.map(({ code }) => code),
  })

/** The table of the catalog, and what is changed in many of its rows at once. */
function tableIn({ database, catalog, now }: House, bulk: ImportDeps['bulk']): Operation[] {
  const { read } = database
  const table = tableCommands({ store: catalog, bulk, read })
  return tableOperations(table, batchCommands({ bulk, table, batches: batchStore(database), read, now }))
}

/** Opens the rooms that people work in, on the same database as the house. */
export function openRooms(house: House, brochures: Pick<BrochureCommands, 'proof' | 'fieldForm'>, log: Logger): Rooms {
  const { config, database, kinds, versions, now } = house
  const mail = { smtpUrl: config.smtpUrl, from: config.mailFrom }
  const { audit, ...accounts } = openAccounts({ database, now, publicUrl: config.publicUrl, mail, log })
  const review = openReview({ database, kinds, versions, audit, namesOf: namesOn(database), now })
  return {
    operations: [
      ...accounts.operations,
      ...review.operations,
      ...catalogPaths(house, audit),
      ...tableIn(house, review.bulk),
      ...importOperations(importsIn(house, { bulk: review.bulk, mostBytes: MOST_BYTES })),
      siteExportOperation(house.catalog, { openPhotos: house.openPhotos, publicUrl: config.publicUrl }),
      ...brochureOperations(brochures, review.reading),
      ...fieldFormOperations(brochures, review.reading),
    ],
    actorOf: accounts.actorOf,
    setUpLink: accounts.setUpLink,
    settle: accounts.settle,
  }
}
