import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogCommands } from '../../../server/catalog/commands'
import { catalogStore } from '../../../server/catalog/store'
import { supplyStore } from '../../../server/catalog/supply.store'
import type { Database } from '../../../server/db/database'
import { versionsOn } from '../../../server/db/versions'
import { realCatalog } from '../../real-catalog'
import { ENGINES } from '../db/open-test-databases'

const catalog = realCatalog()
const now = () => new Date('2026-11-22T12:00:00Z')
const [casa] = catalog.sites

describe.each(Object.entries(ENGINES))('the catalog in %s', (_name, open) => {
  let database: Database
  let store: ReturnType<typeof catalogStore>
  let commands: ReturnType<typeof catalogCommands>
  beforeEach(async () => {
    database = await open()
    store = catalogStore(database, now)
    const supply = supplyStore(database, now)
    commands = catalogCommands({ database, store, supply, versions: versionsOn(database, now) })
    await database.inTransaction((tx) => commands.replaceAll(tx, catalog))
  })
  afterEach(() => database.close())

  it('gives back every site as it came, in the order of the file', async () => {
    expect(await store.sites()).toEqual(catalog.sites)
  })

  it('finds sites by network, country, kind, box and words without accents', async () => {
    const che = await store.sites({ network: 'che' })
    expect(che.length).toBeGreaterThanOrEqual(12)
    expect(new Set(che.map((site) => site.network))).toEqual(new Set(['che']))
    expect(await store.sites({ country: 'VE', network: 'che' })).toEqual([])
    expect((await store.sites({ q: 'quilali' })).length).toBeGreaterThan(0)
    const [lng, lat] = casa!.at
    const around = await store.sites({ box: [lng - 0.01, lat - 0.01, lng + 0.01, lat + 0.01] })
    expect(around.map((site) => site.id)).toContain(casa!.id)
    expect(await store.sites({ q: "100%_' OR 1=1" })).toEqual([])
  })

  it('keeps the version of what did not change when the files are read again', async () => {
    await database.inTransaction((tx) => commands.replaceAll(tx, catalog))
    expect(await commands.importSites(catalog.sites, { dryRun: true })).toMatchObject({ added: [], changed: [] })
  })

  it('says what an import would do, and does nothing on a dry run', async () => {
    const changed = { ...casa!, visitMinutes: casa!.visitMinutes + 5 }
    const added = { ...casa!, id: 'otra-casa' }
    const result = await commands.importSites([changed, added, catalog.sites[1]!], { dryRun: true })
    expect(result).toEqual({ added: ['otra-casa'], changed: [casa!.id], unchanged: [catalog.sites[1]!.id] })
    expect(await store.site('otra-casa')).toBeUndefined()
    expect(await store.site(casa!.id)).toEqual(casa)
  })

  it('keeps what people imported when the files are loaded again', async () => {
    const changed = { ...casa!, visitMinutes: casa!.visitMinutes + 5 }
    await commands.importSites([changed, { ...casa!, id: 'otra-casa' }], { dryRun: false })
    await database.inTransaction((tx) => commands.replaceAll(tx, catalog))
    expect((await store.site(casa!.id))?.visitMinutes).toBe(changed.visitMinutes)
    expect(await store.site('otra-casa')).toBeDefined()
  })

  it('drops what the files no longer hold', async () => {
    const fewer = { ...catalog, sites: catalog.sites.slice(1) }
    await database.inTransaction((tx) => commands.replaceAll(tx, fewer))
    expect(await store.site(casa!.id)).toBeUndefined()
  })

  it('keeps networks, providers, services and dated tables', async () => {
    expect((await store.networks()).map((network) => network.id).sort()).toEqual([
      'bolivar',
      'che',
      'san-martin',
      'sandino',
    ])
    expect(await store.providers()).toHaveLength(catalog.providers.length)
    expect(await store.services()).toHaveLength(catalog.services.length)
    expect((await store.providers('che')).every((provider) => provider.network === 'che')).toBe(true)
    expect(await store.rates()).toEqual(catalog.rates)
  })
})
