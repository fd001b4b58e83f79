import { existsSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { backup, restore } from '../../scripts/verbs/backup'
import { readyPhoto } from '../../server/catalog/photo-sizes'
import { readConfig } from '../../server/config'
import { openHouse } from '../../server/house'
import { jpeg } from '../server/catalog/pictures'

const folder = mkdtempSync(join(tmpdir(), 'rutas-photos-kept-'))
const dataDir = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => void (process.env.DATA_DIR = dataDir))

it('keeps photographs to the byte through a backup, the loss of the disk and a restore', async () => {
  const ready = await readyPhoto(await jpeg(2400, 1800))
  const house = await openHouse(readConfig({ DATA_DIR: dataDir }))
  const given = { site: 'casa', person: 'p', at: '2026-11-22T12:00:00.000Z' }
  await house.database.inTransaction((tx) => house.photos.add(tx, ready, given))
  await house.close()
  const copy = join(folder, 'copia.sqlite')
  await backup([copy])
  rmSync(dataDir, { recursive: true })
  mkdirSync(dataDir)
  expect(existsSync(join(dataDir, 'rutas.sqlite'))).toBe(false)
  await restore([copy])
  const again = await openHouse(readConfig({ DATA_DIR: dataDir }))
  for (const { type, size, bytes, hash } of ready.files) {
    const file = await again.photos.file(again.database.read, ready.id, { type, size })
    expect([type, size, file?.hash, file?.bytes.equals(bytes)]).toEqual([type, size, hash, true])
  }
  await again.close()
})
