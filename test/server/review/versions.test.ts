import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Comparison, VersionList } from '../../../server/contract/api/review'
import type { Database } from '../../../server/db/database'
import { publications, routes } from '../../../server/db/schema'
import { ENGINES } from '../db/open-test-databases'
import { openRoom, person } from './open-review'

const ana = person('ana', { role: 'designer', network: 'sandino' })
const luis = person('luis', { role: 'reviewer', network: 'sandino' })
const names = { es: 'Ruta del norte', pt: 'Rota do norte', en: 'Road of the north' }
const at = (id: string, match = '') => ({ params: { id }, match })

describe('published versions', () => {
  let database: Database
  let room: ReturnType<typeof openRoom>
  beforeEach(async () => {
    database = await ENGINES['SQLite (libsql)']!()
    room = openRoom(database)
  })
  afterEach(() => database.close())

  /** A route that Ana has written and Luis published. */
  async function published() {
    const begun = await room.ask('routes.create', ana, { body: { name: { es: names.es }, network: 'sandino' } })
    const saved = await room.ask('routes.save', ana, { ...at(begun.id, begun.tag), body: { value: { name: names } } })
    const waiting = await room.ask('routes.send', ana, { ...at(begun.id, saved.tag), body: {} })
    return room.ask('routes.publish', luis, { ...at(waiting.id, waiting.tag), body: {} })
  }

  it('are kept, compared, and brought back through review', async () => {
    const route = await published()
    const value = { name: { ...names, es: 'Ruta del norte, otra vez' } }
    const edited = await room.ask('routes.save', ana, { ...at(route.id, route.tag), body: { value } })
    const waiting = await room.ask('routes.send', ana, { ...at(route.id, edited.tag), body: {} })
    const second = await room.ask('routes.publish', luis, {
      ...at(route.id, waiting.tag),
      body: { note: 'nombre nuevo' },
    })
    const { versions } = await room.ask<z.infer<typeof VersionList>>('routes.versions', ana, at(route.id))
    expect(versions.map(({ version, by, note }) => [version, by, note])).toEqual([
      [2, 'LUIS', 'nombre nuevo'],
      [1, 'LUIS', ''],
    ])
    const question = { ...at(route.id), query: { from: '1', to: '2' } }
    const { differences } = await room.ask<Comparison>('routes.compare', ana, question)
    expect(differences.map(({ field }) => field)).toEqual(['name.es'])
    const restored = await room.ask('routes.restore', ana, {
      params: { id: route.id, version: '1' },
      match: second.tag,
    })
    expect(restored).toMatchObject({ state: 'draft', version: 2, base: 2, value: { name: names } })
    await expect(
      room.ask('routes.restore', ana, { params: { id: route.id, version: '9' }, match: restored.tag }),
    ).rejects.toMatchObject({ code: 'version.not_found' })
    const { lines } = await room.audit.list({}, [{ role: 'coordination' }])
    expect(lines[0]).toMatchObject({ action: 'restored', personName: 'ANA', details: { version: 1 } })
  })

  it('from before plans were kept can be read and compared, not restored', async () => {
    const place = (id: string) => ({ id, name: id, at: [-86.2, 12.1], country: 'NI' })
    const frozen = { id: 'vieja', network: 'sandino', version: 1, name: names, theme: names, intro: names }
    const route = { ...frozen, nature: 'historica', start: place('ni-leon'), end: place('ni-rivas'), sites: ['casa'] }
    const columns = { version: 1, value: route as never, plan: sql`'null'`, savedAt: '2026-01-01T00:00:00.000Z' }
    await database.inTransaction(async (tx) => {
      const row = { ...columns, id: 'vieja', network: 'sandino', origin: 'files' }
      await tx.insert(database.table(routes)).values(row)
      const publication = { ...columns, id: 'route:vieja:1', kind: 'route', object: 'vieja', person: '', note: '' }
      await tx.insert(database.table(publications)).values(publication)
    })
    const seen = await room.ask('routes.read', ana, at('vieja'))
    expect(seen.value).toMatchObject({ start: 'ni-leon', end: 'ni-rivas', stops: [{ site: 'casa' }], name: names })
    expect(await room.ask('routes.versions', ana, at('vieja'))).toMatchObject({
      versions: [{ version: 1, restorable: false, by: null }],
    })
    const first = { params: { id: 'vieja', version: '1' } }
    expect(await room.ask('routes.version', ana, first)).toMatchObject({ version: 1, value: seen.value })
    const restoring = room.ask('routes.restore', ana, { ...first, match: seen.tag })
    await expect(restoring).rejects.toMatchObject({ code: 'version.without_plan' })
  })

  it('stay as they were frozen, whatever comes after', async () => {
    const route = await published()
    const p = database.table(publications)
    const frozen = await database.read.select().from(p)
    const value = { name: { ...names, es: 'Otra' } }
    await room.ask('routes.save', ana, { ...at(route.id, route.tag), body: { value } })
    expect(await database.read.select().from(p)).toEqual(frozen)
  })
})
