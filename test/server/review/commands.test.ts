import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommentList, DraftList, Home } from '../../../server/contract/api/review'
import type { z } from 'zod'
import type { Database } from '../../../server/db/database'
import { ENGINES } from '../db/open-test-databases'
import { openRoom, person } from './open-review'

const ana = person('ana', { role: 'designer', network: 'sandino' })
const beto = person('beto', { role: 'designer', network: 'sandino' })
const luis = person('luis', { role: 'reviewer', network: 'sandino' })
const rosa = person('rosa', { role: 'designer', network: 'che' }, { role: 'reviewer', network: 'che' })
const juan = person('juan', { role: 'cooperative', network: 'sandino', provider: 'posada' })
const pepe = person('pepe', { role: 'cooperative', network: 'sandino', provider: 'rancho' })
const ines = person('ines', { role: 'coordination' })

const names = { es: 'Ruta del norte', pt: 'Rota do norte', en: 'Road of the north' }
const BEGIN = { body: { name: { es: 'Ruta del norte' }, network: 'sandino' } }
const at = (id: string, match = '') => ({ params: { id }, match })

describe('drafts and their review', () => {
  let database: Database
  let room: ReturnType<typeof openRoom>
  let clock: Date
  beforeEach(async () => {
    database = await ENGINES['SQLite (libsql)']!()
    clock = new Date('2026-11-22T12:00:00Z')
    room = openRoom(database, () => clock)
  })
  afterEach(() => database.close())

  /** A route that Ana has written and sent. */
  async function sent() {
    const begun = await room.ask('routes.create', ana, BEGIN)
    const saved = await room.ask('routes.save', ana, { ...at(begun.id, begun.tag), body: { value: { name: names } } })
    return room.ask('routes.send', ana, { ...at(begun.id, saved.tag), body: { note: 'lista' } })
  }
  async function published() {
    const waiting = await sent()
    return room.ask('routes.publish', luis, { ...at(waiting.id, waiting.tag), body: {} })
  }
  const actions = async () =>
    (await room.audit.list({}, ines.grants)).lines.map(({ action, personName }) => `${personName} ${action}`).reverse()

  it('take a route from its name to its publication, and tell it in the log', async () => {
    const begun = await room.ask('routes.create', ana, BEGIN)
    expect(begun).toMatchObject({
      ...{ id: 'ruta-del-norte', state: 'draft', version: null, base: null, networks: ['sandino'], tag: '1.0' },
      ...{ editedBy: { id: 'ana', name: 'ANA' }, value: { name: { es: 'Ruta del norte' } } },
    })
    expect(begun.gaps).toMatchObject([{ field: 'name.pt', level: 'blocks' }])
    const route = await published()
    expect(route).toMatchObject({ id: 'ruta-del-norte-2', state: 'published', version: 1, base: 1, gaps: [] })
    expect(route.may).toEqual(['comment', 'preview'])
    expect(await actions()).toEqual(['ANA created', 'ANA created', 'ANA edited', 'ANA sent', 'LUIS published'])
  })

  it('say all that is missing instead of sending what cannot be published', async () => {
    const begun = await room.ask('routes.create', ana, BEGIN)
    await expect(room.ask('routes.send', ana, { ...at(begun.id, begun.tag), body: {} })).rejects.toMatchObject({
      code: 'draft.incomplete',
      attached: { gaps: [{ code: 'translation.pt', field: 'name.pt', level: 'blocks' }] },
    })
    expect((await room.ask('routes.read', ana, at(begun.id))).tag).toBe(begun.tag)
  })

  it('go back to those who wrote them with a comment, and come again', async () => {
    const waiting = await sent()
    const returned = await room.ask('routes.return', luis, {
      ...at(waiting.id, waiting.tag),
      body: { comment: 'Falta la fuente' },
    })
    expect(returned).toMatchObject({ state: 'returned', sentBy: null })
    const value = { name: { ...names, es: 'Ruta del norte y del sur' } }
    const again = await room.ask('routes.save', ana, { ...at(waiting.id, returned.tag), body: { value } })
    expect(again).toMatchObject({ state: 'draft' })
    const { comments } = await room.ask<z.infer<typeof CommentList>>('routes.comments', ana, at(waiting.id))
    expect(comments.map(({ by, purpose, text }) => [by, purpose, text])).toEqual([
      ['ANA', 'send', 'lista'],
      ['LUIS', 'return', 'Falta la fuente'],
    ])
  })

  it('cannot be changed while they are in review, only taken back', async () => {
    const waiting = await sent()
    const change = { ...at(waiting.id, waiting.tag), body: { value: { name: names, start: 'ni-managua' } } }
    await expect(room.ask('routes.save', ana, change)).rejects.toMatchObject({ code: 'draft.state' })
    await expect(room.ask('routes.discard', ana, change)).rejects.toMatchObject({ code: 'draft.state' })
    const back = await room.ask('routes.withdraw', beto, at(waiting.id, waiting.tag))
    expect(back).toMatchObject({ state: 'draft', sentBy: null })
  })

  it('answer a stale writing with both versions, and keep the newer one', async () => {
    const begun = await room.ask('routes.create', ana, BEGIN)
    const mine = { name: { es: 'La de Ana' } }
    const theirs = { name: { es: 'La de Beto' } }
    await room.ask('routes.save', beto, { ...at(begun.id, begun.tag), body: { value: theirs } })
    await expect(
      room.ask('routes.save', ana, { ...at(begun.id, begun.tag), body: { value: mine } }),
    ).rejects.toMatchObject({
      code: 'draft.stale',
      attached: { current: { value: theirs, tag: '2.0', editedBy: { id: 'beto' } }, yours: mine },
    })
    expect((await room.ask('routes.read', ana, at(begun.id))).value).toEqual(theirs)
  })

  it('do not exist for those who may not see them, nor do their comments and versions', async () => {
    const { id, tag } = await sent()
    for (const stranger of [rosa, juan, person('')])
      for (const operation of room.operations.filter(({ id: name }) => /^routes\.(?!list|create)/.test(name))) {
        const question = { ...at(id, tag), params: { id, ...(/\/:version/.test(operation.path) && { version: '1' }) } }
        const body = { value: {}, comment: 'hola', text: 'hola', note: 'hola', field: 'name', language: 'pt' }
        const shape = operation.body?.toJSONSchema?.() as { properties?: object } | undefined
        const known = Object.fromEntries(Object.entries(body).filter(([key]) => key in (shape?.properties ?? {})))
        const query = operation.query ? { from: 'draft', to: 'draft' } : {}
        await expect(
          room.ask(operation.id, stranger, { ...question, body: known, query }),
          operation.id,
        ).rejects.toMatchObject({ code: 'draft.not_found' })
      }
    expect(await room.ask<z.infer<typeof DraftList>>('routes.list', rosa)).toEqual({ drafts: [] })
  })

  it('are seen but not touched by those who may only read', async () => {
    const { id, tag } = await sent()
    const promoter = person('flor', { role: 'promoter', network: 'sandino' })
    expect((await room.ask('routes.read', promoter, at(id))).may).toEqual(['comment', 'preview'])
    await expect(room.ask('routes.withdraw', promoter, at(id, tag))).rejects.toMatchObject({ code: 'right.missing' })
    await expect(room.ask('routes.publish', ana, { ...at(id, tag), body: {} })).rejects.toMatchObject({
      code: 'right.missing',
    })
  })

  it('are edited over what is published without the public seeing it, and discarded again', async () => {
    const route = await published()
    const value = { name: { ...names, es: 'Otra' } }
    const edited = await room.ask('routes.save', beto, { ...at(route.id, route.tag), body: { value } })
    expect(edited).toMatchObject({ state: 'draft', version: 1, base: 1, value })
    await room.ask('routes.discard', ana, at(route.id, edited.tag)).catch(() => undefined)
    const back = await room.ask('routes.read', ana, at(route.id))
    expect(back).toMatchObject({ state: 'published', version: 1, value: { name: names } })
    expect(back.tag).not.toBe(route.tag)
    const stale = room.ask('routes.save', beto, { ...at(route.id, edited.tag), body: { value } })
    await expect(stale).rejects.toMatchObject({ code: 'draft.stale' })
  })

  it('are gone when they were never published, comments too; what takes their address begins afresh', async () => {
    const begun = await room.ask('routes.create', ana, BEGIN)
    await room.ask('routes.comment', ana, { ...at(begun.id), body: { text: 'entre nosotros' } })
    await room.ask('routes.discard', ana, at(begun.id, begun.tag))
    await expect(room.ask('routes.read', ana, at(begun.id))).rejects.toMatchObject({ code: 'draft.not_found' })
    const next = await room.ask('routes.create', ana, BEGIN)
    expect(next.id).toBe(begun.id)
    expect(await room.ask('routes.comments', ana, at(next.id))).toEqual({ comments: [] })
    const old = { ...at(next.id, begun.tag), body: { value: { name: { es: 'de una ventana vieja' } } } }
    await expect(room.ask('routes.save', ana, old)).rejects.toMatchObject({ code: 'draft.stale' })
  })

  it('are not changed by a form that saves what it has just read', async () => {
    const route = await published()
    const same = await room.ask('routes.save', ana, { ...at(route.id, route.tag), body: { value: route.value } })
    expect(same).toMatchObject({ state: 'published', tag: route.tag })
  })

  it('are not sent when they say what is published', async () => {
    const route = await published()
    const value = { name: names, theme: { es: '' } }
    const edited = await room.ask('routes.save', ana, { ...at(route.id, route.tag), body: { value } })
    expect(edited.may).not.toContain('send')
    const sending = room.ask('routes.send', ana, { ...at(route.id, edited.tag), body: {} })
    await expect(sending).rejects.toMatchObject({ code: 'draft.unchanged' })
  })

  it('from the files have no draft until somebody opens one, and stay with their network', async () => {
    await room.shelve('route', 'ruta-sandino', { network: 'sandino' })
    const seen = await room.ask('routes.read', ana, at('ruta-sandino'))
    expect(seen).toMatchObject({ state: 'published', tag: '0.1', version: 1, editedBy: null, provider: null })
    expect(seen.may).toEqual(['edit', 'restore', 'comment', 'preview'])
    await expect(room.ask('routes.read', rosa, at('ruta-sandino'))).rejects.toMatchObject({ code: 'draft.not_found' })
    const value = { name: { ...names, en: 'Road' } }
    const edited = await room.ask('routes.save', ana, { ...at('ruta-sandino', '0.1'), body: { value } })
    expect(edited).toMatchObject({ state: 'draft', tag: '1.1', networks: ['sandino'] })
  })

  it('warn when somebody else published a newer version meanwhile', async () => {
    await room.shelve('route', 'ruta-sandino', { network: 'sandino' })
    const value = { name: names }
    await room.ask('routes.save', ana, { ...at('ruta-sandino', '0.1'), body: { value } })
    await room.shelve('route', 'ruta-sandino', { network: 'sandino', value: { start: 'ni-managua' } as never })
    const overtaken = await room.ask('routes.read', ana, at('ruta-sandino'))
    expect(overtaken).toMatchObject({ base: 1, version: 2, gaps: [{ code: 'review.base_older', level: 'advises' }] })
  })

  it('belong to the cooperative that began them, and no other sees them', async () => {
    const pack = await room.ask('packages.create', juan, { body: { name: { es: 'Tres días' } } })
    expect(pack).toMatchObject({ provider: 'posada', networks: ['sandino'] })
    expect((await room.ask('packages.read', luis, at(pack.id))).may).toEqual(['comment', 'preview'])
    await expect(room.ask('packages.read', pepe, at(pack.id))).rejects.toMatchObject({ code: 'draft.not_found' })
    const save = { ...at(pack.id, pack.tag), body: { value: { name: { es: 'Mío' } } } }
    await expect(room.ask('packages.save', pepe, save)).rejects.toMatchObject({ code: 'draft.not_found' })
    const begin = { body: { name: { es: 'Ajeno' }, onBehalfOf: 'posada' } }
    await expect(room.ask('packages.create', pepe, begin)).rejects.toMatchObject({ code: 'right.missing' })
  })

  it('of a tour are reviewed by the networks of its packages as they are when it is published', async () => {
    await room.shelve('package', 'paquete-sandino', { network: 'sandino' })
    const tour = await room.ask('tours.create', juan, { body: { name: { es: 'Dos países' } } })
    const value = { name: names, packages: ['paquete-sandino', 'paquete-che'] }
    const saved = await room.ask('tours.save', juan, { ...at(tour.id, tour.tag), body: { value } })
    expect(saved.networks).toEqual(['sandino'])
    await room.shelve('package', 'paquete-che', { network: 'che' })
    const waiting = await room.ask('tours.send', juan, { ...at(tour.id, saved.tag), body: {} })
    expect(waiting.networks).toEqual(['che', 'sandino'])
    const publish = { ...at(tour.id, waiting.tag), body: {} }
    await expect(room.ask('tours.publish', luis, publish)).rejects.toMatchObject({ code: 'right.missing' })
    await expect(room.ask('tours.publish', rosa, publish)).rejects.toMatchObject({ code: 'right.missing' })
    const both = person('eva', ...luis.grants, ...rosa.grants)
    expect(await room.ask('tours.publish', both, publish)).toMatchObject({ state: 'published', version: 1 })
  })

  it('leave one line in the log for a quarter of an hour of typing', async () => {
    let draft = await room.ask('routes.create', ana, BEGIN)
    const type = async (who: typeof ana, text: string, minutes: number) => {
      clock = new Date(clock.getTime() + minutes * 60_000)
      const value = { name: { es: text } }
      draft = await room.ask('routes.save', who, { ...at(draft.id, draft.tag), body: { value } })
    }
    await type(ana, 'Ruta', 1)
    await type(ana, 'Ruta de', 5)
    await type(ana, 'Ruta de Sandino', 5)
    await type(beto, 'Ruta de Augusto', 1)
    await type(ana, 'Ruta de A. C. Sandino', 1)
    await type(ana, 'Ruta de A. C. S.', 16)
    expect(await actions()).toEqual(['ANA created', 'ANA edited', 'BETO edited', 'ANA edited', 'ANA edited'])
  })

  it('are listed by state, network, name without accents, and by whose they are', async () => {
    await room.shelve('route', 'camino-del-che', { network: 'che' })
    await sent()
    const list = async (who: typeof ana, query: object) =>
      (await room.ask<z.infer<typeof DraftList>>('routes.list', who, { query })).drafts.map(({ id }) => id)
    expect(await list(ines, {})).toEqual(expect.arrayContaining(['camino-del-che', 'ruta-del-norte']))
    expect(await list(ines, { state: 'published' })).toEqual(['camino-del-che'])
    expect(await list(ines, { network: 'sandino' })).toEqual(['ruta-del-norte'])
    expect(await list(ines, { q: 'NÓRTE rúta' })).toEqual(['ruta-del-norte'])
    expect(await list(ines, { mine: 'true' })).toEqual([])
    expect(await list(ana, { mine: 'true' })).toEqual(['ruta-del-norte'])
    expect(await list(rosa, {})).toEqual(['camino-del-che'])
  })

  it('stand on the first page of those who write them, and of those whom they wait for', async () => {
    const waiting = await sent()
    await room.ask('packages.create', juan, { body: { name: { es: 'Tres días' } } })
    const home = (who: typeof ana) => room.ask<Home>('home.read', who)
    const ids = (lines: readonly { id: string }[]) => lines.map(({ id }) => id)
    expect(ids((await home(luis)).waiting)).toEqual([waiting.id])
    expect(ids((await home(ana)).waiting)).toEqual([])
    expect(ids((await home(juan)).drafts)).toEqual(['tres-dias'])
    expect((await home(juan)).lately).toMatchObject([
      { by: 'JUAN', action: 'created', kind: 'package', object: 'tres-dias', name: { es: 'Tres días' } },
    ])
    expect((await home(rosa)).lately).toEqual([])
    expect((await home(pepe)).lately).toEqual([])
    expect((await home(person('nadie'))).lately).toEqual([])
    expect((await home(luis)).lately.map(({ action }) => action)).toEqual(['created', 'sent', 'edited', 'created'])
  })

  it('saved by two at the same moment keep one, and tell the other', async () => {
    const begun = await room.ask('routes.create', ana, BEGIN)
    const save = (who: typeof ana) =>
      room.ask('routes.save', who, { ...at(begun.id, begun.tag), body: { value: { name: { es: who.name } } } })
    const answers = await Promise.allSettled([save(ana), save(beto), save(ines)])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect((await room.ask('routes.read', ana, at(begun.id))).value).toEqual({ name: { es: 'ANA' } })
  })
})
