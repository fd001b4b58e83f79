import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../server/config'
import type { Language } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import { migrate } from '../../server/db/migrate'
import { isSound, openSqlite } from '../../server/db/sqlite'
import { databaseFile, openHouse, runningFile } from '../../server/house'
import { readArgs, Refusal } from './usage'

const WORDS = {
  exists: {
    es: 'ya existe; elija otro nombre',
    pt: 'já existe; escolha outro nome',
    en: 'already exists; choose another name',
  },
  unsound: {
    es: 'no es una copia íntegra de la base de datos de este programa',
    pt: 'não é uma cópia íntegra do banco de dados deste programa',
    en: 'is not a sound copy of the database of this program',
  },
  running: {
    es: 'el programa está en marcha; deténgalo antes de restaurar',
    pt: 'o programa está em execução; pare-o antes de restaurar',
    en: 'the program is running; stop it before restoring',
  },
}

/** `backup FILE`: a whole copy in a new file, taken while others read and write. */
export async function backup(args: string[], language: Language): Promise<unknown> {
  const [file] = readArgs(args, {}, { least: 1, most: 1 }).positionals as [string]
  if (existsSync(file)) throw new Refusal(`${file}: ${WORDS.exists[language]}`)
  const house = await openHouse(readConfig(process.env))
  try {
    await house.database.backup(file)
  } finally {
    await house.close()
  }
  return { file, bytes: readFileSync(file).length }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** `restore FILE`: puts a copy in the place of the database; the one it replaces is kept beside it. */
export async function restore(args: string[], language: Language): Promise<unknown> {
  const [file] = readArgs(args, {}, { least: 1, most: 1 }).positionals as [string]
  const config = readConfig(process.env)
  if (!existsSync(file)) throw new AppError('file.missing', { file })
  if (!isSound(file, config.sqliteDriver)) throw new Refusal(`${file}: ${WORDS.unsound[language]}`)
  const running = runningFile(config)
  if (existsSync(running) && isAlive(Number(readFileSync(running, 'utf8')))) throw new Refusal(WORDS.running[language])
  const target = databaseFile(config)
  const aside = join(config.dataDir, `before-restore-${Date.now()}.sqlite`)
  const fresh = `${target}.part`
  await openHouse(config).then(async (house) => {
    await house.database.backup(aside)
    await house.close()
  })
  copyFileSync(file, fresh)
  const copy = openSqlite(fresh, config.sqliteDriver)
  const migrated = await migrate(copy)
  await copy.close()
  for (const name of [`${target}-wal`, `${target}-shm`, `${fresh}-wal`, `${fresh}-shm`]) rmSync(name, { force: true })
  renameSync(fresh, target)
  return { restored: file, replaced: aside, migrated }
}
