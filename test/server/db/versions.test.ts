import { sql, type SQL } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../server/db/database'
import { publications } from '../../../server/db/schema'
import { versionsOn, type Made, type Versions } from '../../../server/db/versions'
import { packageStore } from '../../../server/package/store'
import { routeStore } from '../../../server/route/store'
import { tourStore } from '../../../server/tour/store'
import type { Route, RoutePlan } from '../../../server/contract/route'
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
const plan: RoutePlan = {
  id: 'ruta-sandino',
  network: 'sandino',
  name: text,
  theme: text,
  intro: text,
  nature: 'conmemorativa',
  start: 'ni-managua',
  end: 'ni-managua',
  stops: [{ site: 'casa-de-niquinohomo' }, { site: 'museo-de-san-rafael' }],
}

describe.each(Object.entries(ENGINES))('publishing on %s', (_name, open) => {
  let database: Database
  let versions: Versions
  beforeEach(async () => {
    database = await open()
    versions = versionsOn(database, () => new Date('2026-11-22T12:00:00Z'))
  })
  afterEach(() => database.close())

  const fromFiles = { plan, person: '', note: '', origin: 'files' as const }
  const publish = (value: Omit<Route, 'version'>, made: Partial<Made<'route'>> = {}) =>
    database.inTransaction((tx) => versions.publish(tx, 'route', { value, ...fromFiles, ...made }))

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

  it('tells who published each version, why, and from what', async () => {
    await publish(route)
    const made = {
      person: 'p-1',
      note: 'Un desvío menos',
      origin: 'people',
      plan: { ...plan, end: 'ni-leon' },
    } as const
    await publish({ ...route, metres: 2 }, made)
    const history = await versions.history('route', 'ruta-sandino')
    expect(history.map(({ version, person, note, hasPlan }) => [version, person, note, hasPlan])).toEqual([
      [2, 'p-1', 'Un desvío menos', true],
      [1, '', '', true],
    ])
    expect((await versions.planOf('route', { id: 'ruta-sandino', version: 1 }))?.end).toBe('ni-managua')
    expect((await versions.planOf('route', { id: 'ruta-sandino', version: 2 }))?.end).toBe('ni-leon')
    expect(await versions.planOf('route', { id: 'ruta-sandino', version: 3 })).toBeUndefined()
  })

  it('is a new version when only the plan has changed', async () => {
    await publish(route)
    expect((await publish(route, { plan: { ...plan, titles: {} } })).version).toBe(2)
  })

  it('leaves on the shelf what people own, whatever the files plan', async () => {
    await publish(route, { origin: 'people' })
    await database.inTransaction((tx) => versions.retire(tx, 'route', []))
    expect((await routeStore(database).find('ruta-sandino'))?.version).toBe(1)
  })

  it('goes on counting when something retired comes back', async () => {
    await publish(route)
    await database.inTransaction((tx) => versions.retire(tx, 'route', []))
    expect((await publish(route)).version).toBe(2)
  })

  it('never lets a frozen version be changed or deleted', async () => {
    await publish(route)
    const p = database.table(publications)
    await expect(database.inTransaction(async (tx) => void (await tx.update(p).set({ note: 'x' })))).rejects.toThrow()
    await expect(database.inTransaction(async (tx) => void (await tx.delete(p)))).rejects.toThrow()
    const over =
      database.dialect === 'sqlite'
        ? sql`INSERT OR REPLACE INTO publications SELECT 'otra', kind, object, version, value, plan, person, 'x', "savedAt" FROM publications`
        : sql`TRUNCATE publications`
    const replaced = database.inTransaction(async (tx) => {
      const raw = tx as unknown as { run?: (s: SQL) => unknown; execute?: (s: SQL) => Promise<unknown> }
      await (raw.run ? raw.run(over) : raw.execute!(over))
    })
    await expect(replaced).rejects.toThrow()
    expect(await versions.history('route', 'ruta-sandino')).toHaveLength(1)
  })

  it('has no package and no tour before one is published', async () => {
    expect(await packageStore(database).all()).toEqual([])
    expect(await packageStore(database).find('x')).toBeUndefined()
    expect(await tourStore(database).all()).toEqual([])
    expect(await tourStore(database).find('x')).toBeUndefined()
  })
})
