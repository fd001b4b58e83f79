import { mkdtempSync, rmSync } from 'node:fs'
import { get as httpGet } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../../server/app'
import { openBrochures } from '../../../server/brochure/commands'
import { readConfig } from '../../../server/config'
import { loadCatalog, openHouse, readRoads } from '../../../server/house'
import { openRooms } from '../../../server/rooms'

/** The whole website on a free port, over a new database with the catalog of data/. */
export async function openPages() {
  const folder = mkdtempSync(join(tmpdir(), 'rutas-pages-'))
  const house = await openHouse(readConfig({ DATA_DIR: folder, PUBLIC_URL: 'https://rutas.example' }))
  const { faults } = await loadCatalog(house, 'es')
  if (faults.length > 0) throw new Error(faults.map((fault) => JSON.stringify(fault)).join('\n'))
  const roads = readRoads(house.config.catalogDir)
  const log = pino({ level: 'silent' })
  const brochures = openBrochures({ house, roads, log })
  const server = createApp({ house, roads, brochures, log, ...openRooms(house, brochures, log) }).listen(0)
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    house,
    get: (path: string) => fetch(address + path),
    /** The status of a request with headers of its own; fetch would add some that forbid a short answer. */
    statusOf: (path: string, headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const asked = httpGet(address + path, { headers }, (answer) => resolve(answer.resume().statusCode ?? 0))
        asked.on('error', reject)
      }),
    async close() {
      server.closeAllConnections()
      server.close()
      await brochures.close()
      await house.close()
      rmSync(folder, { recursive: true })
    },
  }
}
export type Pages = Awaited<ReturnType<typeof openPages>>
