import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { DoorDeps } from '../../server/account/door'
import { createApp } from '../../server/app'
import { openBrochures } from '../../server/brochure/commands'
import { readConfig } from '../../server/config'
import { loadCatalog, openHouse } from '../../server/house'
import { openRooms } from '../../server/rooms'
import { ask, type Question } from './account/ask'

interface Given {
  readonly settings?: Record<string, string>
  readonly limits?: DoorDeps['limits']
  /** Without the catalog of data/ it opens at once. */
  readonly empty?: boolean
  readonly now?: () => Date
}

export const PASSWORD = 'caballo tranvía limón paraguas'
const MANY = { most: 100_000, minutes: 1 }

/** The whole program with every room of the API, on a free port; what it logs at its most talkative is kept. */
export async function openProgram({ settings = {}, limits, empty = false, now }: Given = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rutas-program-'))
  const house = await openHouse(readConfig({ DATA_DIR: folder, ...settings }), now)
  if (!empty) await loadCatalog(house, 'es')
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
  const brochures = openBrochures({ house, roads: [], log })
  const rooms = openRooms(house, brochures, log)
  const many = { 'sign-in': MANY, link: MANY, mail: MANY }
  const app = createApp({ house, roads: [], brochures, log, ...rooms, limits: limits ?? many })
  const server = app.listen(0)
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const write = (question: Question) =>
    ask(address, { method: 'POST', ...question, headers: { origin: address, ...question.headers } })
  const cookieOf = ({ headers }: { headers: Record<string, string | string[] | undefined> }): string =>
    String(headers['set-cookie']).split(';')[0]!
  return {
    house,
    rooms,
    address,
    operations: rooms.operations,
    ask: (question: Question) => ask(address, question),
    /** A request as a page of ours sends it. */
    write,
    cookieOf,
    logged: () => lines.join(''),
    /** The first account, of the coordination. @returns its cookie and the secret of the link that made it */
    async begin() {
      const secret = (await rooms.setUpLink())!.split('.').at(-1)!
      const body = { secret, name: 'Ana Coordina', email: 'ana@rutas.ni', password: PASSWORD }
      return { cookie: cookieOf(await write({ path: '/api/setup', body })), secret }
    },
    /** Everything the database has on the disk, as it is written there. */
    async onDisk() {
      await house.database.backup(join(folder, 'copy.sqlite'))
      return ['rutas.sqlite', 'rutas.sqlite-wal', 'copy.sqlite']
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('')
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await rooms.settle()
      await brochures.close()
      await house.close()
      rmSync(folder, { recursive: true })
    },
  }
}
export type Program = Awaited<ReturnType<typeof openProgram>>
