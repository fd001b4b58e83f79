import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inArray } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { siteColumns } from '../../../server/catalog/columns.rules'
import { sitesStore } from '../../../server/catalog/sites.store'
import { migrate, migrationsFor } from '../../../server/db/migrate'
import { sites } from '../../../server/db/schema'
import { isSound, loadDriver, openSqlite, type SqliteDriver } from '../../../server/db/sqlite'
import { syntheticSites } from '../../../scripts/bench/synthetic-sites'

const DRIVERS: SqliteDriver[] = [...new Set([loadDriver('auto').driver, 'libsql' as const])]
const SEARCH = '0006-site-search.sqlite.sql'
const some = [...syntheticSites({ count: 30, seed: 3, spread: 1 })]
const [first] = some

describe.each(DRIVERS)('what sites are found by, in a file of %s', (driver) => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rutas-search-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const around = ([lng, lat]: readonly [number, number]) => [lng - 1e-6, lat - 1e-6, lng + 1e-6, lat + 1e-6] as const

  async function expectFound(file: string, expected = some): Promise<void> {
    const database = openSqlite(file, driver)
    const store = sitesStore(database)
    for (const site of expected) {
      expect((await store.sites({ box: around(site.at) })).map(({ id }) => id)).toContain(site.id)
      expect((await store.sites({ q: site.name.pt })).map(({ id }) => id)).toContain(site.id)
    }
    expect((await store.sites({ q: 'casa' })).length).toBe(
      expected.filter(({ name }) => name.es.startsWith('Casa')).length,
    )
    await database.close()
  }

  it('is filled for the sites that were there before it', async () => {
    const file = join(folder, 'old.sqlite')
    const old = new (loadDriver(driver).open)(file)
    old.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY)')
    for (const name of migrationsFor('sqlite').filter((name) => name < SEARCH)) {
      old.exec(readFileSync(join('server/db/migrations', name), 'utf8'))
      old.prepare('INSERT INTO migrations VALUES (?)').run(name)
    }
    const insert = old.prepare(
      `INSERT INTO sites (id, network, country, kind, essential, lng, lat, words, position, origin, value, version, savedAt)
       VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, 'people', ?, 1, '2026-11-01T00:00:00.000Z')`,
    )
    for (const [index, { id, network, country, kind, at, name, ...rest }] of some.entries()) {
      const value = JSON.stringify({ id, network, country, kind, at, name, ...rest })
      insert.run(id, network, country, kind, at[0], at[1], name.en.toLowerCase(), index, value)
    }
    old.close()

    const database = openSqlite(file, driver)
    expect(await migrate(database)).toContain(SEARCH)
    await database.close()
    expect(isSound(file, driver)).toBe(true)
    await expectFound(file)
  })

  it('still points to the same sites in a copy, though some were removed in between', async () => {
    const database = openSqlite(join(folder, 'rutas.sqlite'), driver)
    await migrate(database)
    const t = database.table(sites)
    const rest = { origin: 'import', version: 1, savedAt: '2026-11-22T00:00:00.000Z' }
    const gone = some.slice(0, 12).map(({ id }) => id)
    await database.inTransaction(async (tx) => {
      for (const [index, site] of some.entries())
        await tx.insert(t).values({ ...siteColumns(site, index), id: site.id, value: site, plan: site, ...rest })
      await tx.delete(t).where(inArray(t.id, gone))
    })
    const copy = join(folder, 'copy.sqlite')
    await database.backup(copy)
    await database.close()
    expect(isSound(copy, driver)).toBe(true)
    await expectFound(copy, some.slice(12))
  })

  it('is written anew where the program has learnt to do it better', async () => {
    const file = join(folder, 'rutas.sqlite')
    const database = openSqlite(file, driver)
    await migrate(database)
    const t = database.table(sites)
    const rest = { origin: 'people', version: 1, savedAt: '2026-11-22T00:00:00.000Z' }
    const stale = { ...siteColumns(first!, 0), names: 'nada', nameKey: 'nada', lng: 0 }
    await database.inTransaction(async (tx) => {
      await tx.insert(t).values({ ...stale, id: first!.id, value: first!, plan: first!, ...rest })
      await sitesStore(database).reindex(tx, [first!.id])
    })
    await database.close()
    await expectFound(file, [first!])
  })
})
