import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config'
import { loadDriver } from './db/sqlite'
import { runningFile } from './house'

/** Looking and marking takes a millisecond; a machine that is starting many things may take longer. */
const LOCK_WAIT_MS = 5_000

/** Lives, and is this program: a number that was given to another program since then stops nobody. */
function isProgram(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server/main.ts')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

function markedPid(config: Config): number | undefined {
  try {
    const text = readFileSync(runningFile(config), 'utf8').trim()
    return /^\d{1,10}$/.test(text) && Number(text) > 1 ? Number(text) : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The process number of another live program on the same data. */
export function runningProgram(config: Config): number | undefined {
  const pid = markedPid(config)
  return pid !== undefined && pid !== process.pid && isProgram(pid) ? pid : undefined
}

/**
 * Does something alone, whatever other programs start at the same moment. The lock is SQLite's: the system lets go of
 * it when its program dies, however it dies, so that none is ever left over.
 */
function alone<R>(config: Config, work: () => R): R {
  const lock = new (loadDriver(config.sqliteDriver).open)(join(config.dataDir, 'running.lock'))
  lock.pragma(`busy_timeout = ${LOCK_WAIT_MS}`)
  lock.exec('BEGIN EXCLUSIVE')
  try {
    return work()
  } finally {
    // libsql keeps the lock of a connection that is closed in the middle of a transaction.
    lock.exec('ROLLBACK')
    lock.close()
  }
}

/** Marks the data as ours; answers the process number of the program that has them already. */
export function claimData(config: Config): number | undefined {
  return alone(config, () => {
    const other = runningProgram(config)
    if (other === undefined) writeFileSync(runningFile(config), String(process.pid))
    return other
  })
}

/** Takes our mark away, and nobody else's. */
export function releaseData(config: Config): void {
  if (markedPid(config) === process.pid) rmSync(runningFile(config), { force: true })
}
