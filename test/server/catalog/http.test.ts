import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicFeatureOf } from '../../../server/catalog/check.rules'
import { catalogCommands } from '../../../server/catalog/commands'
import { featuresOfRows, SITE_COLUMNS, siteCells } from '../../../server/catalog/csv.rules'
import { catalogRouter } from '../../../server/catalog/http'
import { catalogStore } from '../../../server/catalog/store'
import { supplyStore } from '../../../server/catalog/supply.store'
import { Site } from '../../../server/contract/site'
import type { Database } from '../../../server/db/database'
import { versionsOn } from '../../../server/db/versions'
import { realCatalog } from '../../real-catalog'
import { ENGINES } from '../db/open-test-databases'

const now = () => new Date('2026-11-22T12:00:00Z')
const [plain] = realCatalog().sites
const told = { ...plain!, consent: { by: 'Rosa Elena de la asamblea', on: '2026-10-01', covers: ['story' as const] } }

describe('the open data of sites', () => {
  let database: Database
  let server: Server
  beforeAll(async () => {
    database = await ENGINES['SQLite (libsql)']!()
    const store = catalogStore(database, now)
    const versions = versionsOn(database, now)
    const files = catalogCommands({ database, store, supply: supplyStore(database, now), versions })
    await database.inTransaction((tx) => files.replaceAll(tx, { ...realCatalog(), sites: [told] }))
    const openPhotos = { openAt: async () => ({ publicUrl: '', today: '2026-11-22', here: new Set<string>() }) }
    await new Promise<void>((resolve) => {
      server = express()
        .use(catalogRouter(store, { openPhotos, publicUrl: '' }))
        .listen(0, '127.0.0.1', () => resolve())
    })
  })
  afterAll(async () => {
    server.close()
    await database.close()
  })

  it('never says who gave consent to tell what is told', async () => {
    const { port } = server.address() as AddressInfo
    const text = await (await fetch(`http://127.0.0.1:${port}/api/sites.geojson`)).text()
    expect(text).toContain(told.name.es)
    expect(text).not.toMatch(/consent|Rosa Elena/)
  })

  it('shows everything else that the contract has of a site', () => {
    const hidden = Object.keys(Site.shape).filter(
      (key) => !['at', 'consent', 'sheet', 'sensitive', 'photos'].includes(key),
    )
    const full = { ...Object.fromEntries(hidden.map((key) => [key, 'x'])), at: [0, 0], consent: told.consent }
    const shown = Object.keys(publicFeatureOf(full as unknown as Site).properties)
    expect(shown.sort()).toEqual(hidden.sort())
  })

  it('keeps the consent in the spreadsheet of the command line, which is read back as it was written', () => {
    const row = Object.fromEntries(siteCells(told).map((cell, index) => [SITE_COLUMNS[index]!, cell]))
    const { collection, faults } = featuresOfRows([row], 'sitios.csv', 'es')
    expect(faults).toEqual([])
    expect((collection as { features: { properties: Site }[] }).features[0]!.properties.consent).toEqual(told.consent)
  })
})
