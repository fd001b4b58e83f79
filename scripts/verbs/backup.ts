import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { linkStore } from '../../server/account/link.store'
import { sessionStore } from '../../server/account/session.store'
import type { Config } from '../../server/config'
import { AppError } from '../../server/contract/errors'
import type { Database } from '../../server/db/database'
import { migrate } from '../../server/db/migrate'
import { isSound, openSqlite } from '../../server/db/sqlite'
import { databaseFile, openHouse } from '../../server/house'
import { runningProgram } from '../../server/running'
import { readSettings } from './open'
import { checkOut } from './output'
import { readArgs, Refusal } from './usage'

/** Addresses and the hashes of passwords are in it. */
const keepToOwner = (file: string): void => chmodSync(file, 0o600)

/** `backup FILE`: a whole copy in a new file, taken while others read and write. */
export async function backup(args: string[]): Promise<unknown> {
  const [file] = readArgs(args, {}, { least: 1, most: 1 }).positionals as [string]
  checkOut(file)
  if (existsSync(file)) throw new Refusal('exists', { file })
  const house = await openHouse(readSettings())
  try {
    await house.database.backup(file)
    keepToOwner(file)
  } finally {
    await house.close()
  }
  return { file, bytes: statSync(file).size }
}

const removeLogs = (file: string): void => {
  for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
}

/** Copies a database file with what was written to it and not yet taken into it. */
function copyWhole(from: string, to: string): void {
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}

/** Keeps the database that is about to be replaced; one too damaged to be read is kept as it lies. */
async function setAside(target: string, config: Config): Promise<string | null> {
  if (!existsSync(target)) return null
  const aside = join(config.dataDir, `before-restore-${Date.now()}.sqlite`)
  try {
    const database = openSqlite(target, config.sqliteDriver)
    await database.backup(aside).finally(() => database.close())
  } catch {
    copyWhole(target, aside)
  }
  keepToOwner(aside)
  return aside
}

/** Who was signed out, shut out or had used a link since the copy was made must not find the old door open again. */
const endSessions = (copy: Database): Promise<void> =>
  copy.inTransaction(async (tx) => {
    const now = () => new Date()
    await sessionStore(copy, now).clear(tx)
    await linkStore(copy, now).closeEvery(tx)
  })

/** A copy with today's schema beside the database; what an interrupted restore left there goes first. */
async function prepareCopy(file: string, fresh: string, config: Config): Promise<string[]> {
  removeLogs(fresh)
  copyWhole(file, fresh)
  const copy = openSqlite(fresh, config.sqliteDriver)
  const migrated = await migrate(copy)
    .then((names) => endSessions(copy).then(() => names))
    .finally(() => copy.close())
  if (!isSound(fresh, config.sqliteDriver)) throw new Refusal('unsound', { file })
  return migrated
}

/** `restore FILE`: puts a copy in the place of the database; the one it replaces is kept beside it. */
export async function restore(args: string[]): Promise<unknown> {
  const [file] = readArgs(args, {}, { least: 1, most: 1 }).positionals as [string]
  const config = readSettings()
  if (!existsSync(file)) throw new AppError('file.missing', { file })
  if (!isSound(file, config.sqliteDriver)) throw new Refusal('unsound', { file })
  const pid = runningProgram(config)
  if (pid !== undefined) throw new Refusal('running', { pid })
  const target = databaseFile(config)
  const replaced = await setAside(target, config)
  const fresh = `${target}.part`
  const migrated = await prepareCopy(file, fresh, config)
  removeLogs(fresh)
  removeLogs(target)
  keepToOwner(fresh)
  renameSync(fresh, target)
  return { restored: file, replaced, migrated }
}
