import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readyPhoto } from '../../../server/catalog/photo-sizes'
import { photoStore, type PhotoStore } from '../../../server/catalog/photo.store'
import type { Database } from '../../../server/db/database'
import { ENGINES } from '../db/open-test-databases'
import { jpeg } from './pictures'

const given = { site: 'cerro', person: 'p1', at: '2026-11-22T12:00:00.000Z' }

describe.each(Object.entries(ENGINES))('photographs in %s', (_name, open) => {
  let database: Database
  let store: PhotoStore
  beforeEach(async () => {
    database = await open()
    store = photoStore(database)
  })
  afterEach(() => database.close())
  const add = async () => {
    const ready = await readyPhoto(await jpeg(700, 500))
    await database.inTransaction((tx) => store.add(tx, ready, given))
    return ready
  }

  it('come back to the byte', async () => {
    const { id, files } = await add()
    for (const { type, size, bytes, hash } of files) {
      const file = (await store.file(database.read, id, { type, size }))!
      expect([type, size, Buffer.isBuffer(file.bytes), file.hash]).toEqual([type, size, true, hash])
      expect(file.bytes.equals(bytes)).toBe(true)
    }
    expect(
      (await store.sizes(database.read, [id]))
        .get(id)!
        .map(({ size, type }) => `${size}.${type}`)
        .sort(),
    ).toEqual(['1280.webp', '2000.jpg', '320.webp', '640.jpg', '640.webp'])
  })

  it('are given in the size that is asked, or in the largest there is', async () => {
    const ready = await readyPhoto(await jpeg(300, 200))
    await database.inTransaction((tx) => store.add(tx, ready, given))
    const wide = await store.file(database.read, ready.id, { type: 'jpg', size: 2000 })
    expect([wide!.size, wide!.width]).toEqual([640, 300])
    expect(await store.file(database.read, 'f'.repeat(32), { type: 'jpg', size: 640 })).toBeUndefined()
  })

  it('go whole, and belong to one site', async () => {
    const { id } = await add()
    expect([await store.siteOf(database.read, id), await store.siteOf(database.read, 'x')]).toEqual([
      'cerro',
      undefined,
    ])
    expect(await store.sites(database.read)).toEqual(['cerro'])
    await database.inTransaction((tx) => store.remove(tx, id))
    expect([(await store.sizes(database.read, [id])).size, await store.of(database.read, 'cerro')]).toEqual([0, []])
  })
})
