import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig } from '../../server/config'
import { loadDriver } from '../../server/db/sqlite'
import { databaseFile, loadCatalog, openHouse, type House } from '../../server/house'

let folder: string
let house: House
const configIn = (name: string) => readConfig({ DATA_DIR: join(folder, name), CATALOG_DIR: 'data' })
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rutas-upgrade-'))
})
afterEach(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

/** A database as the first version of the program left it: no plans, no origins, no history of sites. */
function writeOldDatabase(from: string, to: string): void {
  const { open } = loadDriver('auto')
  const old = new open(to)
  const first = '0001-house.sql'
  old.exec(readFileSync(join('server/db/migrations', first), 'utf8'))
  old.exec(`CREATE TABLE migrations (name TEXT PRIMARY KEY); INSERT INTO migrations VALUES ('${first}')`)
  old.exec(`ATTACH '${from}' AS new`)
  const columns = {
    networks: 'id, value, version, savedAt',
    sites: 'id, network, country, kind, essential, lng, lat, words, position, origin, value, version, savedAt',
    providers: 'id, network, sample, value, version, savedAt',
    services: 'id, provider, network, sample, value, version, savedAt',
    rates: 'id, value, savedAt',
    routes: 'id, network, value, version, savedAt',
    packages: 'id, network, value, version, savedAt',
    tours: 'id, value, version, savedAt',
    publications: 'id, kind, object, version, value, savedAt',
  }
  for (const [table, names] of Object.entries(columns)) {
    const where = table === 'publications' ? "WHERE kind <> 'site'" : ''
    old.exec(`INSERT INTO main.${table} (${names}) SELECT ${names} FROM new.${table} ${where}`)
  }
  old.exec('UPDATE sites SET version = 3')
  old.close()
}

it('brings a database of the first version forward: nothing is published anew, and every plan is known', async () => {
  const fresh = await openHouse(configIn('fresh'))
  await loadCatalog(fresh, 'es')
  await fresh.close()
  mkdirSync(join(folder, 'old'))
  writeOldDatabase(databaseFile(configIn('fresh')), databaseFile(configIn('old')))

  house = await openHouse(configIn('old'))
  expect(await loadCatalog(house, 'es')).toEqual({ faults: [], unmade: [], loaded: true })
  const { versions } = house
  for (const kind of ['route', 'package', 'tour'] as const)
    for (const { id, version, plan, origin } of await versions.shelf(kind)) {
      expect([id, version, origin]).toEqual([id, 1, 'files'])
      expect(await versions.planOf(kind, { id, version })).toEqual(plan)
      expect(await versions.history(kind, id)).toMatchObject([{ version: 1, person: '', hasPlan: true }])
    }
  for (const { id, version, value } of await versions.shelf('site')) {
    expect([id, version]).toEqual([id, 3])
    expect(await versions.frozen('site', { id, version })).toEqual(value)
  }
  expect((await house.catalog.sites()).length).toBeGreaterThan(40)
})

it('goes on from the version a site had', async () => {
  const fresh = await openHouse(configIn('fresh'))
  await loadCatalog(fresh, 'es')
  await fresh.close()
  mkdirSync(join(folder, 'old'))
  writeOldDatabase(databaseFile(configIn('fresh')), databaseFile(configIn('old')))

  house = await openHouse(configIn('old'))
  const site = (await house.catalog.sites())[0]!
  await house.catalogCommands.importSites([{ ...site, visitMinutes: site.visitMinutes + 5 }], { dryRun: false })
  expect((await house.versions.history('site', site.id)).map(({ version }) => version)).toEqual([4, 3])
})
