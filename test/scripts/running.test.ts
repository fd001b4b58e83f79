import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { backup, restore } from '../../scripts/verbs/backup'
import { readConfig } from '../../server/config'
import { migrate } from '../../server/db/migrate'
import { isSound, loadDriver, openSqlite } from '../../server/db/sqlite'
import { claimData, releaseData, runningProgram } from '../../server/running'

const folder = mkdtempSync(join(tmpdir(), 'rutas-running-'))
const dataDir = join(folder, 'data')
const config = readConfig({ DATA_DIR: dataDir })
const pidFile = join(dataDir, 'running.pid')
const copy = join(folder, 'copia.sqlite')
let program: ChildProcess

beforeAll(async () => {
  mkdirSync(dataDir)
  program = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', 'server/main.ts'])
  const database = openSqlite(join(folder, 'origen.sqlite'))
  await migrate(database)
  await database.backup(copy)
  await database.close()
})
afterEach(() => rmSync(pidFile, { force: true }))
afterAll(() => {
  program.kill()
  rmSync(folder, { recursive: true })
})

describe('the mark of the running program', () => {
  it('stops a second program on the same data, and a restore under the first', async () => {
    writeFileSync(pidFile, String(program.pid))
    expect(runningProgram(config)).toBe(program.pid)
    const second = spawnSync(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      env: { ...process.env, DATA_DIR: dataDir, PORT: '0' },
      encoding: 'utf8',
      timeout: 30_000,
    })
    expect([second.status, second.stderr]).toEqual([1, expect.stringContaining(dataDir)])
    expect(second.stderr).not.toContain('    at ')
    expect(readFileSync(pidFile, 'utf8')).toBe(String(program.pid))
    process.env.DATA_DIR = dataDir
    await expect(restore([copy])).rejects.toMatchObject({ word: 'running' })
  })

  it('stops nobody when it is left over: no process, another program with the same number, no number', () => {
    for (const left of ['999999999', String(process.ppid), '1', '0', '-1', '1.5', 'x', '']) {
      writeFileSync(pidFile, left)
      expect([left, runningProgram(config)]).toEqual([left, undefined])
    }
    expect(claimData(config)).toBeUndefined()
    expect(readFileSync(pidFile, 'utf8')).toBe(String(process.pid))
  })

  it('is taken away only by the program that made it', () => {
    writeFileSync(pidFile, String(program.pid))
    expect(claimData(config)).toBe(program.pid)
    releaseData(config)
    expect(existsSync(pidFile)).toBe(true)
    writeFileSync(pidFile, String(process.pid))
    releaseData(config)
    expect(existsSync(pidFile)).toBe(false)
  })
})

describe('a copy to restore', () => {
  const spoiled = (name: string, statement: string) => {
    const file = join(folder, name)
    writeFileSync(file, readFileSync(copy))
    const connection = new (loadDriver('auto').open)(file)
    connection.exec(statement)
    connection.close()
    return file
  }

  it('is sound only with every table and with migrations this program knows', () => {
    expect(isSound(copy)).toBe(true)
    expect(isSound(spoiled('sin-rutas.sqlite', 'DROP TABLE routes'))).toBe(false)
    expect(isSound(spoiled('futura.sqlite', "INSERT INTO migrations VALUES ('9999-future.sql')"))).toBe(false)
    expect(isSound(spoiled('ajena.sqlite', 'DELETE FROM migrations'))).toBe(false)
  })

  it('brings back no session and no open link, and is for its owner only', async () => {
    process.env.DATA_DIR = dataDir
    const times = "'2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z'"
    const old = spoiled(
      'con-cuentas.sqlite',
      `INSERT INTO people VALUES ('p', 'ana@rutas.ni', 'Ana', 'es', 'auto', '', 0, 1, '', '');
       INSERT INTO sessions VALUES ('s', 'p', 'hash', '', ${times});
       INSERT INTO links VALUES ('l', 'invitation', 'hash', '', 'luis@rutas.cu', '[]', 'es', 'p', '', '2099-01-01T00:00:00Z', '')`,
    )
    await restore([old])
    const target = join(dataDir, 'rutas.sqlite')
    const connection = new (loadDriver('auto').open)(target)
    const all = (query: string) => connection.prepare(query).all() as object[]
    const left = [
      all('SELECT id FROM people'),
      all('SELECT id FROM sessions'),
      all("SELECT id FROM links WHERE closedAt = ''"),
    ]
    connection.close()
    expect(left.map(({ length }) => length)).toEqual([1, 0, 0])
    const kept = join(folder, 'a-salvo.sqlite')
    await backup([kept])
    expect([statSync(target).mode & 0o77, statSync(kept).mode & 0o77]).toEqual([0, 0])
  })

  it('replaces a damaged database, whatever an interrupted restore left behind', async () => {
    process.env.DATA_DIR = dataDir
    const target = join(dataDir, 'rutas.sqlite')
    for (const name of ['', '.part', '.part-wal', '.part-shm']) writeFileSync(`${target}${name}`, 'restos')
    const { replaced } = (await restore([copy])) as { replaced: string }
    expect(readFileSync(replaced, 'utf8')).toBe('restos')
    expect(['.part', '.part-wal', '.part-shm', '-wal'].filter((name) => existsSync(`${target}${name}`))).toEqual([])
    expect(isSound(target)).toBe(true)
  })
})
