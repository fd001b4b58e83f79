import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../server/db/database'
import { versionsOn, type Versions } from '../../../server/db/versions'
import { packageStore } from '../../../server/package/store'
import { routeStore } from '../../../server/route/store'
import { tourStore } from '../../../server/tour/store'
import type { Route } from '../../../server/contract/route'
import { ENGINES } from './open-test-databases'

const place = { id: 'ni-managua', name: 'Managua', at: [-86.27, 12.13] as [number, number], country: 'NI' }
const text = { es: 'Ruta', pt: 'Rota', en: 'Route' }
const route: Omit<Route, 'version'> = {
  id: 'ruta-sandino',
  network: 'sandino',
  name: text,
  theme: text,
  intro: text,
  nature: 'conmemorativa',
  start: place,
  end: place,
  sites: [],
  stages: [],
  metres: 1,
  driveSeconds: 1,
  estimated: false,
}

describe.each(Object.entries(ENGINES))('publishing on %s', (_name, open) => {
  let database: Database
  let versions: Versions
  beforeEach(async () => {
    database = await open()
    versions = versionsOn(database, () => new Date('2026-11-22T12:00:00Z'))
  })
  afterEach(() => database.close())

  const publish = (value: Omit<Route, 'version'>) =>
    database.inTransaction((tx) => versions.publish(tx, 'route', value))

  it('gives the first version the number one, and shows it', async () => {
    expect((await publish(route)).version).toBe(1)
    expect(await routeStore(database).find('ruta-sandino')).toEqual({ ...route, version: 1 })
  })

  it('publishes nothing when nothing has changed, whatever the order of the keys', async () => {
    await publish(route)
    expect((await publish(Object.fromEntries(Object.entries(route).reverse()) as typeof route)).version).toBe(1)
  })

  it('freezes the version that was sold when a newer one is published', async () => {
    await publish(route)
    expect((await publish({ ...route, metres: 2 })).version).toBe(2)
    expect((await versions.frozen('route', { id: 'ruta-sandino', version: 1 }))?.metres).toBe(1)
    expect((await routeStore(database).all()).map((found) => found.metres)).toEqual([2])
    expect(await versions.frozen('route', { id: 'ruta-sandino', version: 3 })).toBeUndefined()
  })

  it('takes what is no longer planned off the shelf, and keeps what was frozen', async () => {
    await publish(route)
    await database.inTransaction((tx) => versions.retire(tx, 'route', ['otra-ruta']))
    expect(await routeStore(database).all()).toEqual([])
    expect((await versions.frozen('route', { id: 'ruta-sandino', version: 1 }))?.metres).toBe(1)
  })

  it('has no package and no tour before one is published', async () => {
    expect(await packageStore(database).all()).toEqual([])
    expect(await packageStore(database).find('x')).toBeUndefined()
    expect(await tourStore(database).all()).toEqual([])
    expect(await tourStore(database).find('x')).toBeUndefined()
  })
})
