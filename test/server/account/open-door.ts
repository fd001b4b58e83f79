import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { DoorDeps } from '../../../server/account/door'
import type { Operation } from '../../../server/account/operation'
import { createApp } from '../../../server/app'
import { openBrochures } from '../../../server/brochure/commands'
import { readConfig } from '../../../server/config'
import { openHouse, type House } from '../../../server/house'
import { ask, type Question } from './ask'

interface Given {
  readonly operations: (house: House) => readonly Operation[]
  readonly actorOf: DoorDeps['actorOf']
  readonly settings?: Record<string, string>
  readonly now?: () => Date
  readonly limits?: DoorDeps['limits']
}

/** The program with operations of the test's own, on a free port, over a new database with nothing in it. */
export async function openDoor({ operations, actorOf, settings = {}, now, limits }: Given) {
  const folder = mkdtempSync(join(tmpdir(), 'rutas-door-'))
  const house = await openHouse(readConfig({ DATA_DIR: folder, ...settings }), now)
  const log = pino({ level: 'silent' })
  const brochures = openBrochures({ house, roads: [], log })
  const app = createApp({ house, roads: [], brochures, log, operations: operations(house), actorOf, limits })
  const server = app.listen(0)
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    house,
    address,
    ask: (question: Question) => ask(address, question),
    /** A request as a page of ours sends it. */
    write: (question: Question) =>
      ask(address, { method: 'POST', ...question, headers: { origin: address, ...question.headers } }),
    async close() {
      server.closeAllConnections()
      server.close()
      await brochures.close()
      await house.close()
      rmSync(folder, { recursive: true })
    },
  }
}
export type OpenDoor = Awaited<ReturnType<typeof openDoor>>
