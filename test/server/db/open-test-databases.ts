import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { databaseOn, type Database, type Queries } from '../../../server/db/database'
import { migrate } from '../../../server/db/migrate'
import { loadDriver, openSqlite, type SqliteDriver } from '../../../server/db/sqlite'

async function sqlite(driver: SqliteDriver): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'rutas-'))
  const database = openSqlite(join(folder, 'test.sqlite'), driver)
  await migrate(database)
  return {
    ...database,
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function pglite(): Promise<Database> {
  const client = new PGlite()
  const queries = drizzle(client) as unknown as Queries
  const database = databaseOn({
    dialect: 'postgres',
    read: queries,
    write: queries,
    begin: 'BEGIN ISOLATION LEVEL SERIALIZABLE',
    execute: async (sql) => void (await client.exec(sql)),
    backup: () => Promise.reject(new Error('PostgreSQL is copied with pg_dump')),
    close: () => client.close(),
  })
  await migrate(database)
  return database
}

/** better-sqlite3 is there where it could be built; libsql is there everywhere. */
const isInstalled = (driver: SqliteDriver): boolean => {
  try {
    return loadDriver(driver).driver === driver
  } catch {
    return false
  }
}

/** Every store test runs on each of these: a fresh database with all migrations applied. */
export const ENGINES: Record<string, () => Promise<Database>> = {
  ...(isInstalled('better-sqlite3') ? { 'SQLite (better-sqlite3)': () => sqlite('better-sqlite3') } : {}),
  'SQLite (libsql)': () => sqlite('libsql'),
  'PostgreSQL (PGlite)': pglite,
}
