import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Routing } from './route/ways'

/** Every setting of the program: what it is for, and the value it has when nobody sets it. */
const Settings = z.object({
  /** The port the website listens on. */
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** The address it listens on; 127.0.0.1 keeps it to this machine. */
  HOST: z.string().min(1).default('0.0.0.0'),
  /** Where the database and the printed brochures live; created when missing. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** Where the catalog files are read from. */
  CATALOG_DIR: z.string().min(1).default('data'),
  /** The address people type: it stands in QR codes, feeds and share links. Default: http://localhost:PORT. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** auto takes better-sqlite3 where it could be built and libsql elsewhere; both read the same file. */
  SQLITE_DRIVER: z.enum(['auto', 'better-sqlite3', 'libsql']).default('auto'),
  /** A Chrome or Chromium to print with; without it the start looks for one (see scripts/find-browser.ts). */
  PUPPETEER_EXECUTABLE_PATH: z.string().min(1).optional(),
  /** How many proxies stand in front and may set X-Forwarded-*; 0 believes none of them. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** Sends invitations and new-password links by e-mail: smtp://user:password@host:587 or smtps://…:465. Without it links are shown to whoever makes them. */
  SMTP_URL: z.string().min(1).optional(),
  /** A file that holds the value of SMTP_URL, for those who keep secrets out of the environment. */
  SMTP_URL_FILE: z.string().min(1).optional(),
  /** Who those e-mails come from. Default: Rutas de Liberación <rutas@the host of PUBLIC_URL>. */
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/)
    .optional(),
  /** A routing engine over OpenStreetMap data: the address of an OSRM or Valhalla server. Without it the roads of data/ answer. */
  ROUTING_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Which of the two it is. */
  ROUTING_ENGINE: z.enum(['osrm', 'valhalla']).default('osrm'),
  /** Or Valhalla inside this program, on the tiles that `rutas roads build FILE.osm.pbf` has built in this folder. */
  VALHALLA_TILES: z.string().min(1).optional(),
  /** How long an engine may take for one answer before the roads of data/ answer in its place. */
  ROUTING_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(4000),
  /** fatal, error, warn, info, debug, trace or silent. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly catalogDir: string
  readonly publicUrl: string
  readonly sqliteDriver: 'auto' | 'better-sqlite3' | 'libsql'
  readonly browserPath: string | undefined
  readonly trustProxy: number
  readonly logLevel: string
  readonly routing: Routing | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
}

function readRouting(settings: z.infer<typeof Settings>): Routing | undefined {
  const { ROUTING_URL: url, ROUTING_ENGINE: kind, VALHALLA_TILES: tiles, ROUTING_TIMEOUT_MS: timeoutMs } = settings
  if (url !== undefined && tiles !== undefined)
    throw new Error('ROUTING_URL y VALHALLA_TILES: se espera solo una de las dos')
  if (tiles !== undefined) return { kind: 'tiles', folder: resolve(tiles), timeoutMs }
  return url === undefined ? undefined : { kind, url, timeoutMs }
}

/** Hosts that stand in instructions (RFC 2606), and passwords that people copy from them. */
const EXAMPLE_HOST = /(^|\.)(example(\.(com|net|org))?|invalid|test)$/i
const EXAMPLE_PASSWORDS = new Set(
  'secret secreto changeme change-me cambiame cámbiame password passwd pass contraseña contrasena clave senha example ejemplo exemplo admin 1234 12345678'.split(
    ' ',
  ),
)

/** Why an SMTP_URL cannot be used; undefined when it can. */
function smtpTrouble(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    return 'se espera smtp://usuario:clave@servidor:587 o smtps://usuario:clave@servidor:465'
  if (EXAMPLE_HOST.test(url.hostname)) return `«${url.hostname}» es un servidor de ejemplo; ponga el de su correo`
  let password: string
  try {
    password = decodeURIComponent(url.password)
  } catch {
    return 'la clave tiene un % que no va seguido de dos cifras hexadecimales; escríbalo %25'
  }
  if (EXAMPLE_PASSWORDS.has(password.toLowerCase())) return 'la clave es la de un ejemplo; ponga la suya'
  return undefined
}

type Secrets = { readonly SMTP_URL?: string | undefined; readonly SMTP_URL_FILE?: string | undefined }

function readSmtpUrl({ SMTP_URL, SMTP_URL_FILE }: Secrets): string | undefined {
  if (SMTP_URL !== undefined && SMTP_URL_FILE !== undefined)
    throw new Error('SMTP_URL y SMTP_URL_FILE: se espera solo una de las dos')
  const name = SMTP_URL_FILE === undefined ? 'SMTP_URL' : 'SMTP_URL_FILE'
  const text = SMTP_URL_FILE === undefined ? SMTP_URL : readSecret(SMTP_URL_FILE)
  const trouble = text === undefined ? undefined : smtpTrouble(text)
  if (trouble !== undefined) throw new Error(`${name}: ${trouble}`)
  return text
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new Error(`SMTP_URL_FILE: el archivo no se puede leer (${(error as NodeJS.ErrnoException).code})`)
  }
}

/** Reads the environment into one typed value, or throws a sentence for each setting that cannot be used. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given, { error: z.locales.es().localeError })
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const settings = parsed.data
  const publicUrl = (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, '')
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: resolve(settings.DATA_DIR),
    catalogDir: resolve(settings.CATALOG_DIR),
    publicUrl,
    sqliteDriver: settings.SQLITE_DRIVER,
    browserPath: settings.PUPPETEER_EXECUTABLE_PATH,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    routing: readRouting(settings),
    smtpUrl: readSmtpUrl(settings),
    mailFrom: settings.MAIL_FROM ?? `Rutas de Liberación <rutas@${new URL(publicUrl).hostname}>`,
  }
}
