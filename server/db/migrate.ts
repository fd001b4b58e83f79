import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Dialect } from './columns'
import type { Database, Queries } from './database'
import { rowsOf } from './rows'

const FOLDER = join(import.meta.dirname, 'migrations')

async function execute(queries: Queries, statement: string): Promise<void> {
  const raw = queries as unknown as { run?: (q: unknown) => unknown; execute?: (q: unknown) => Promise<unknown> }
  await (raw.run ? raw.run(sql.raw(statement)) : raw.execute!(sql.raw(statement)))
}

/** Statements of a migration file: comments dropped, split at the semicolons that end a line. */
const statements = (text: string): string[] =>
  text
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((part) => part.trim())
    .filter(Boolean)

/** Migrations of an engine in the order of their numbers: `0003-x.sqlite.sql` is only SQLite's, `0002-x.sql` is everybody's. */
export const migrationsFor = (dialect: Dialect): string[] =>
  readdirSync(FOLDER)
    .filter((name) => new RegExp(`^[^.]+(\\.${dialect})?\\.sql$`).test(name))
    .sort()

/**
 * Brings the schema forward: every file of `migrations/` that has not run yet, in the order of its number, each in
 * one transaction. An existing file is copied first. Nothing is ever undone.
 * @returns the names of the migrations that ran now
 */
export async function migrate(database: Database, backupBefore?: string): Promise<string[]> {
  await database.inTransaction((tx) => execute(tx, 'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)'))
  const done = new Set(
    (await rowsOf<{ name: string }>(database.read, sql`SELECT name FROM migrations`)).map((row) => row.name),
  )
  const waiting = migrationsFor(database.dialect).filter((name) => !done.has(name))
  if (waiting.length > 0 && done.size > 0 && backupBefore) await database.backup(backupBefore)
  for (const name of waiting) {
    await database.inTransaction(async (tx) => {
      for (const statement of statements(readFileSync(join(FOLDER, name), 'utf8'))) await execute(tx, statement)
      await execute(tx, `INSERT INTO migrations (name) VALUES ('${name.replaceAll("'", "''")}')`)
    })
  }
  return waiting
}
