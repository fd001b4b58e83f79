import { resolve } from 'node:path'
import { z } from 'zod'

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
}

/** Reads the environment into one typed value, or throws a sentence for each setting that cannot be used. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given, { error: z.locales.es().localeError })
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const settings = parsed.data
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: resolve(settings.DATA_DIR),
    catalogDir: resolve(settings.CATALOG_DIR),
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
    sqliteDriver: settings.SQLITE_DRIVER,
    browserPath: settings.PUPPETEER_EXECUTABLE_PATH,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
  }
}
