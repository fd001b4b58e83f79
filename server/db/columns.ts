import {
  boolean as pgBoolean,
  customType,
  doublePrecision,
  integer as pgInteger,
  jsonb,
  pgTable,
  text as pgText,
} from 'drizzle-orm/pg-core'
import { blob, integer, real, sqliteTable, text, type SQLiteColumnBuilderBase } from 'drizzle-orm/sqlite-core'

export type Dialect = 'sqlite' | 'postgres'

/** The column kit: the kinds of column that both engines store alike. */
const sqliteKit = {
  id: () => text().primaryKey(),
  text: () => text().notNull(),
  int: () => integer().notNull(),
  real: () => real().notNull(),
  bool: () => integer({ mode: 'boolean' }).notNull(),
  json: <T>() => text({ mode: 'json' }).$type<T>().notNull(),
  /** An instant: UTC, ISO 8601 with milliseconds, in one text form. */
  at: () => text().notNull(),
  /** What a file holds. */
  bytes: () => blob({ mode: 'buffer' }).notNull(),
}
export type ColumnKit = typeof sqliteKit

const bytea = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (bytes) => Buffer.from(bytes),
})

const postgresKit = {
  id: () => pgText().primaryKey(),
  text: () => pgText().notNull(),
  int: () => pgInteger().notNull(),
  real: () => doublePrecision().notNull(),
  bool: () => pgBoolean().notNull(),
  json: <T>() => jsonb().$type<T>().notNull(),
  at: () => pgText().notNull(),
  bytes: () => bytea().notNull(),
}

/**
 * Declares a table once, for both engines. Queries are typed by the SQLite form; `database.table()` hands
 * out the form of the engine in use, which has the same columns by construction.
 */
export function table<Name extends string, C extends Record<string, SQLiteColumnBuilderBase>>(
  name: Name,
  columns: (kit: ColumnKit) => C,
) {
  const sqlite = sqliteTable(name, columns(sqliteKit))
  const postgres = pgTable(name, columns(postgresKit as unknown as ColumnKit) as never)
  return { name, sqlite, postgres: postgres as unknown as typeof sqlite }
}

export interface Declared<T> {
  readonly name: string
  readonly sqlite: T
  readonly postgres: T
}
