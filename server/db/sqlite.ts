import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { mkdirSync } from 'node:fs'
import type BetterSqlite3 from 'better-sqlite3'
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session'
import { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core/db'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core/dialect'
import { databaseOn, type Database, type Queries } from './database'
import { migrationsFor } from './migrate'
import { TABLES } from './schema'

export type SqliteDriver = 'better-sqlite3' | 'libsql'
type Connection = BetterSqlite3.Database

const require = createRequire(import.meta.url)

/**
 * better-sqlite3 where it could be installed, else libsql: the same calls and the same file, with its binary
 * inside the npm package, so that a machine with no compiler and no way to fetch one runs the product too.
 */
export function loadDriver(wanted: SqliteDriver | 'auto'): { driver: SqliteDriver; open: typeof BetterSqlite3 } {
  if (wanted !== 'auto') return { driver: wanted, open: require(wanted) as typeof BetterSqlite3 }
  try {
    const open = require('better-sqlite3') as typeof BetterSqlite3
    new open(':memory:').close()
    return { driver: 'better-sqlite3', open }
  } catch {
    return { driver: 'libsql', open: require('libsql') as typeof BetterSqlite3 }
  }
}

/** What drizzle's own entry does, without its import of better-sqlite3, which may not be installed here. */
function drizzleOn(connection: Connection): Queries {
  const dialect = new SQLiteSyncDialect()
  return new BaseSQLiteDatabase(
    'sync',
    dialect,
    new BetterSQLiteSession(connection, dialect, undefined),
    undefined,
  ) as unknown as Queries
}

function prepare(connection: Connection): Connection {
  connection.pragma('journal_mode = WAL')
  connection.pragma('busy_timeout = 5000')
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('temp_store = MEMORY')
  connection.pragma('synchronous = FULL')
  return connection
}

/** Opens (or creates) the database file: one connection that writes, one that may only read. */
export function openSqlite(file: string, wanted: SqliteDriver | 'auto' = 'auto'): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const { open } = loadDriver(wanted)
  const writer = prepare(new open(file))
  const reader = prepare(new open(file))
  reader.pragma('query_only = ON')
  return databaseOn({
    dialect: 'sqlite',
    read: drizzleOn(reader),
    write: drizzleOn(writer),
    begin: 'BEGIN IMMEDIATE',
    execute: async (sql) => void writer.exec(sql),
    backup: async (target) => void writer.prepare('VACUUM INTO ?').run(target),
    close: async () => {
      reader.close()
      writer.close()
    },
  })
}

const namesIn = (connection: Connection, statement: string): string[] =>
  (connection.prepare(statement).all() as { name: string }[]).map((row) => row.name)

/** Whether a database was made by this program or an older one; an older one gets the tables it lacks by migration. */
function isOurs(connection: Connection): boolean {
  const known = migrationsFor('sqlite')
  const done = namesIn(connection, 'SELECT name FROM migrations')
  const tables = new Set(namesIn(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
  const isWhole = Object.values(TABLES).every(({ name }) => tables.has(name))
  return done.length > 0 && done.every((name) => known.includes(name)) && (isWhole || done.length < known.length)
}

/**
 * Whether a file is a whole database of this program: SQLite finds no damage in it, it has every table, and no
 * migration in it is unknown to this program.
 */
export function isSound(file: string, wanted: SqliteDriver | 'auto' = 'auto'): boolean {
  const { open } = loadDriver(wanted)
  try {
    const connection = new open(file, { readonly: true })
    try {
      const [verdict] = connection.pragma('integrity_check') as { integrity_check: string }[]
      return verdict?.integrity_check === 'ok' && isOurs(connection)
    } finally {
      connection.close()
    }
  } catch {
    return false
  }
}
