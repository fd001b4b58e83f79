import { existsSync, mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { pino } from 'pino'
import { createApp } from './app'
import { openBrochures } from './brochure/commands'
import { readConfig, type Config } from './config'
import { AppError } from './contract/errors'
import type { Fault } from './contract/faults'
import { databaseFile, loadCatalog, openHouse, readRoads, type House } from './house'
import { claimData, releaseData } from './running'
import { errorSentence } from './templates/error-sentence'
import { wordsIn } from './templates/words'

const DRAIN_MS = 10_000
/** The first answers go before the search for a browser. */
const BROWSER_SEARCH_MS = 2_000

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** The website works without a browser; only its brochures do not. */
const sayNoBrowser = (): void =>
  say(
    `${wordsIn('es')('errors.browser.missing')}\n→ Instale Chrome o Chromium, o dé su ruta en PUPPETEER_EXECUTABLE_PATH, y vuelva a empezar.`,
  )

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
  const { faults, loaded } = await loadCatalog(house, 'es')
  if (loaded) say('Catálogo, rutas, paquetes y viajes cargados.')
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
  })
}

/** Stops taking requests, lets those under way finish, closes the browser and the database, and leaves. */
function stopOn(server: Server, close: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    server.close(() => void close().then(() => process.exit(0)))
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
}

async function main(): Promise<void> {
  const config = readConfigOrStop()
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  mkdirSync(config.dataDir, { recursive: true })
  claimOrStop(config)
  if (!existsSync(databaseFile(config))) say('Preparando la base de datos …')
  const house = await openHouse(config)
  await loadOrStop(house)
  const roads = readRoads(config.catalogDir)
  const brochures = openBrochures({ house, roads, log })
  const server = await listen(createApp({ house, roads, brochures, log }), config)
  stopOn(server, async () => {
    await brochures.close()
    await house.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  say(`Rutas de Liberación: http://localhost:${port}/`)
  setTimeout(() => void brochures.prepare().catch(sayNoBrowser), BROWSER_SEARCH_MS).unref()
}

/** What a person can do about the troubles of a machine; anything else is told whole. */
const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'El puerto ya está en uso.\n→ Cierre el otro programa o elija otro puerto: PORT=8081 npm start',
  EACCES:
    'No hay permiso para escribir en la carpeta de datos o para usar ese puerto.\n→ Elija otros: DATA_DIR=… PORT=… npm start',
  EROFS: 'La carpeta de datos es de solo lectura.\n→ Elija otra: DATA_DIR=… npm start',
  ENOSPC: 'El disco está lleno.\n→ Libere espacio y vuelva a empezar.',
}

await main().catch((error: NodeJS.ErrnoException) => {
  say(
    error instanceof AppError
      ? errorSentence(error, 'es')
      : (REMEDIES[error.code ?? ''] ?? error.stack ?? error.message),
  )
  process.exit(1)
})
