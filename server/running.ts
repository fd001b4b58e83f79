import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Config } from './config'
import { runningFile } from './house'

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

/** Marks the data as ours; answers the process number of the program that has them already. */
export function claimData(config: Config): number | undefined {
  const other = runningProgram(config)
  if (other !== undefined) return other
  rmSync(runningFile(config), { force: true })
  try {
    writeFileSync(runningFile(config), String(process.pid), { flag: 'wx' })
    return undefined
  } catch (error) {
    const quicker = runningProgram(config)
    if (quicker === undefined) throw error
    return quicker
  }
}

/** Takes our mark away, and nobody else's. */
export function releaseData(config: Config): void {
  if (markedPid(config) === process.pid) rmSync(runningFile(config), { force: true })
}
