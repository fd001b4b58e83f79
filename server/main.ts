import { existsSync, mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { pino } from 'pino'
import { createApp } from './app'
import { openBrochures } from './brochure/commands'
import { sweepPhotos } from './catalog/photo-sweep'
import { readConfig, type Config } from './config'
import { AppError } from './contract/errors'
import type { Fault } from './contract/faults'
import { openDrain, type Drain } from './drain'
import { databaseFile, loadCatalog, openHouse, readRoads, type House } from './house'
import { openRooms, type Rooms } from './rooms'
import { claimData, releaseData } from './running'
import { errorSentence } from './templates/error-sentence'
import { wordsIn } from './templates/words'

const DRAIN_MS = 10_000
/** After the last answer: whoever has begun to ask meanwhile is told to go elsewhere. */
const GRACE_MS = 500
const SWEEP_MS = 50
/** The largest body on the slowest telephone line takes less; who takes longer only holds a connection. */
const REQUEST_MS = 60_000
/** Photographs that nothing names any more are looked for once a day. */
const PHOTO_SWEEP_MS = 86_400_000
/** The first answers go before the search for a browser. */
const BROWSER_SEARCH_MS = 2_000

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** The website works without a browser; only its brochures do not. */
const sayNoBrowser = (): void =>
  say(
    `${wordsIn('es')('errors.browser.missing')}\n→ Instale Chrome o Chromium, o dé su ruta en PUPPETEER_EXECUTABLE_PATH, y vuelva a empezar.`,
  )

/** While nobody has an account, whoever reads this window may open the first one: there is no password to begin with. */
async function saySetUp(rooms: Rooms): Promise<void> {
  const link = await rooms.setUpLink()
  if (link !== undefined)
    say(
      `Todavía no hay ninguna cuenta. Abra este enlace para crear la de la coordinación; sirve una vez y un día:\n→ ${link}`,
    )
}

/** Faults as a person reads them: where, which field, what is wrong. */
const faultLine = ({ file, feature, field, problem }: Fault): string =>
  `  ${[file, feature, field].filter(Boolean).join(' · ')}: ${problem}`

function readConfigOrStop(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    say(`La configuración no sirve:\n${(error as Error).message}\n→ Cada variable está explicada en server/config.ts.`)
    return process.exit(1)
  }
}

/** Two programs on the same data would load, migrate and restore under each other. */
function claimOrStop(config: Config): void {
  const pid = claimData(config)
  process.on('exit', () => releaseData(config))
  if (pid === undefined) return
  say(`Otro programa (proceso ${pid}) ya usa la carpeta de datos ${config.dataDir}.`)
  say('→ Ciérrelo o elija otra carpeta: DATA_DIR=… npm start')
  process.exit(1)
}

async function loadOrStop(house: House): Promise<void> {
  const { faults, unmade, loaded } = await loadCatalog(house, 'es')
  if (loaded) say('Catálogo, rutas, paquetes y viajes cargados.')
  for (const { kind, id, error } of unmade)
    say(`  ${kind} ${id} conserva su última versión: ${errorSentence(error, 'es')}`)
  if (faults.length === 0) return
  say(`El catálogo de ${house.config.catalogDir} tiene ${faults.length} fallas y no se cargó:`)
  for (const fault of faults) say(faultLine(fault))
  say('→ Corríjalas y vuelva a empezar; «npm run -s rutas -- check» las muestra todas.')
  await house.close()
  process.exit(1)
}

function listen(app: ReturnType<typeof createApp>, { port, host }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => (error ? reject(error) : resolve(server)))
    server.requestTimeout = REQUEST_MS
  })
}

/** Closes what nobody uses, again and again: a browser keeps connections open, and opens some it never speaks on. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const last = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  server.closeIdleConnections()
  await closed
  clearInterval(sweep)
  clearTimeout(last)
}

/** Not ready from now on; what is under way finishes, then the browser and the database are closed, and it leaves. */
function stopOn({ server, drain }: { server: Server; drain: Drain }, close: () => Promise<void>): void {
  const stop = async () => {
    if (drain.isStopping()) return
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    await drain.begin()
    await closeServer(server)
    await close()
    process.exit(0)
  }
  const stopNow = () => void stop()
  process.on('SIGTERM', stopNow).on('SIGINT', stopNow)
}

async function main(): Promise<void> {
  const config = readConfigOrStop()
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  // Addresses and the hashes of passwords lie in it.
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  claimOrStop(config)
  if (!existsSync(databaseFile(config))) say('Preparando la base de datos …')
  const house = await openHouse(config)
  await loadOrStop(house)
  const roads = readRoads(config.catalogDir)
  const brochures = openBrochures({ house, roads, log })
  const rooms = openRooms(house, brochures, log)
  const drain = openDrain()
  const server = await listen(createApp({ house, roads, brochures, log, drain, ...rooms }), config)
  stopOn({ server, drain }, async () => {
    await rooms.settle()
    await brochures.close()
    await house.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  say(`Rutas de Liberación: http://localhost:${port}/`)
  await saySetUp(rooms)
  const sweep = () =>
    void sweepPhotos(house).catch((error: unknown) => log.error({ err: error }, 'sweeping photographs'))
  setInterval(sweep, PHOTO_SWEEP_MS).unref()
  setTimeout(sweep, BROWSER_SEARCH_MS).unref()
  setTimeout(() => void brochures.prepare().catch(sayNoBrowser), BROWSER_SEARCH_MS).unref()
}

const NO_PERMISSION =
  'No hay permiso para escribir en la carpeta de datos o para usar ese puerto.\n→ Elija otros: DATA_DIR=… PORT=… npm start'
const READ_ONLY = 'La carpeta de datos es de solo lectura.\n→ Elija otra: DATA_DIR=… npm start'
const DISK_FULL = 'El disco está lleno.\n→ Libere espacio y vuelva a empezar.'

/** What a person can do about the troubles of a machine; anything else is told whole. */
const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'El puerto ya está en uso.\n→ Cierre el otro programa o elija otro puerto: PORT=8081 npm start',
  EACCES: NO_PERMISSION,
  SQLITE_CANTOPEN: NO_PERMISSION,
  EROFS: READ_ONLY,
  SQLITE_READONLY: READ_ONLY,
  ENOSPC: DISK_FULL,
  SQLITE_FULL: DISK_FULL,
}

await main().catch((error: NodeJS.ErrnoException) => {
  say(
    error instanceof AppError
      ? errorSentence(error, 'es')
      : (REMEDIES[error.code ?? ''] ?? error.stack ?? error.message),
  )
  process.exit(1)
})
