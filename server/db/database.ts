import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Declared, Dialect } from './columns'

/** Typed as SQLite's; PostgreSQL answers the same queries. Always awaited, so that the engine can change. */
export type Queries = Omit<BetterSQLite3Database, 'transaction' | 'run' | 'all' | 'get' | 'values'>

/** One open database. Rooms see only this. */
export interface Database {
  readonly dialect: Dialect
  /** Reads outside a transaction. */
  readonly read: Queries
  /** The table in the form of the engine in use. */
  table<T>(declared: Declared<T>): T
  /** The only way to write: all of `work`, or nothing. Waits for the transaction before it. */
  inTransaction<R>(work: (tx: Queries) => Promise<R>): Promise<R>
  /** A whole copy in a new file, taken while others read and write. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

/** What an engine must offer for the two functions below to build a Database on it. */
export interface Engine {
  readonly dialect: Dialect
  readonly read: Queries
  readonly write: Queries
  execute(sql: string): Promise<void>
  readonly begin: string
  backup(file: string): Promise<void>
  close(): Promise<void>
}

/** Builds a Database on an engine: one transaction at a time, in the order they were asked for. */
export function databaseOn(engine: Engine): Database {
  let last: Promise<unknown> = Promise.resolve()
  const alone = <R>(work: () => Promise<R>): Promise<R> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    dialect: engine.dialect,
    read: engine.read,
    table: (declared) => declared[engine.dialect],
    inTransaction: (work) =>
      alone(async () => {
        await engine.execute(engine.begin)
        try {
          const result = await work(engine.write)
          await engine.execute('COMMIT')
          return result
        } catch (error) {
          // A full disk has SQLite roll back by itself: there is nothing left to undo then, and the first error is the one to tell.
          await engine.execute('ROLLBACK').catch(() => undefined)
          throw error
        }
      }),
    backup: (file) => alone(() => engine.backup(file)),
    close: () => alone(() => engine.close()),
  }
}
