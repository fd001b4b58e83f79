import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, Grant } from '../../../server/contract/account'
import type { Database } from '../../../server/db/database'
import { addProviders, DOS, openDatabase, openRoom, secretOf, UNO, type TestRoom } from './open-room'

describe('the people of the house', () => {
  let database: Database
  let room: TestRoom
  let ana: Actor
  beforeEach(async () => {
    database = await openDatabase()
    await addProviders(database)
    room = openRoom(database)
    ana = await room.setUp()
  })
  afterEach(() => database.close())

  const invite = (actor: Actor, grants: Grant[], email = 'eva@rutas.test') =>
    room.commands.invite(actor, { email, grants })
  const changeAs = (actor: Actor, id: string) => (match: string, what: object) =>
    database.inTransaction((tx) => room.commands.changePerson(tx, { actor, id, match, change: what }))
  const change = (id: string, match: string, what: object) => changeAs(ana, id)(match, what)

  it('are invited by a member of a cooperative to that cooperative alone', async () => {
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    expect(await invite(luis, [UNO])).toMatchObject({ mailed: false })
    const refused: Grant[][] = [
      [DOS],
      [UNO, DOS],
      [{ role: 'coordination' }],
      [{ role: 'designer', network: 'sandino' }],
    ]
    for (const grants of refused) await expect(invite(luis, grants)).rejects.toMatchObject({ code: 'right.missing' })
  })

  it('are invited only to providers that there are, in the network that is theirs', async () => {
    const wrong: Grant = { role: 'cooperative', network: 'che', provider: 'coop-uno' }
    await expect(invite(ana, [wrong])).rejects.toMatchObject({
      code: 'input.invalid',
      details: { problems: ['grants: es de la red «che» y coop-uno es de «sandino»'] },
    })
    const nowhere: Grant = { role: 'cooperative', network: 'che', provider: 'coop-nada' }
    await expect(invite(ana, [nowhere])).rejects.toMatchObject({ code: 'provider.not_found' })
    await expect(change(ana.id, '1', { grants: [{ role: 'coordination' }, wrong] })).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })

  it('are not invited twice, nor by somebody whose right was taken away meanwhile', async () => {
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    await expect(invite(ana, [UNO], 'luis@rutas.test')).rejects.toMatchObject({ code: 'person.exists' })
    await change(luis.id, '1', { grants: [DOS] })
    await expect(invite(luis, [UNO])).rejects.toMatchObject({ code: 'right.missing' })
    await change(luis.id, '2', { disabled: true })
    await expect(invite(luis, [DOS])).rejects.toMatchObject({ code: 'session.missing' })
  })

  it('see the invitations that they might have made, and take back no other', async () => {
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    const { id } = await invite(ana, [DOS], 'dos@rutas.test')
    await invite(ana, [UNO], 'uno@rutas.test')
    expect((await room.commands.invitations(luis)).map(({ email }) => email)).toEqual(['uno@rutas.test'])
    expect(await room.commands.invitations(ana)).toHaveLength(2)
    const taking = database.inTransaction((tx) => room.commands.revokeInvitation(tx, luis, id))
    await expect(taking).rejects.toMatchObject({ code: 'link.unknown' })
  })

  it('cannot close with their own invitation one that they could not have made', async () => {
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    await invite(ana, [{ role: 'designer', network: 'sandino' }])
    await invite(luis, [UNO])
    expect((await room.commands.invitations(ana)).map(({ grants }) => grants[0]!.role).sort()).toEqual([
      'cooperative',
      'designer',
    ])
  })

  it('change by the version that was read, and a stale change is told both', async () => {
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    await change(luis.id, '1', { grants: [DOS] })
    await expect(change(luis.id, '1', { disabled: true })).rejects.toMatchObject({
      code: 'object.stale',
      attached: { current: { id: luis.id, version: 2, grants: [DOS] }, yours: { disabled: true } },
    })
    expect((await change(luis.id, '2', { grants: [DOS] })).version).toBe(2)
    await expect(change('nadie', '1', { disabled: true })).rejects.toMatchObject({ code: 'person.not_found' })
  })

  it('always have one who coordinates and can sign in', async () => {
    const last = { code: 'person.last_coordination' }
    await room.commands.addPerson({
      email: 'eva@rutas.test',
      name: 'Eva',
      language: 'es',
      grant: { role: 'coordination' },
    })
    await expect(change(ana.id, '1', { disabled: true })).rejects.toMatchObject(last)
    await expect(change(ana.id, '1', { grants: [UNO] })).rejects.toMatchObject(last)
    await expect(room.commands.disableByEmail('ana@rutas.test')).rejects.toMatchObject(last)
    const ivo = await room.join(ana, 'ivo@rutas.test', [{ role: 'coordination' }])
    await changeAs(ivo, ana.id)('1', { grants: [UNO] })
    await expect(changeAs(ivo, ivo.id)('1', { disabled: true })).rejects.toMatchObject(last)
  })

  it('never both go when two of the coordination shut each other out at the same time', async () => {
    const ivo = await room.join(ana, 'ivo@rutas.test', [{ role: 'coordination' }])
    const both = await Promise.allSettled([
      changeAs(ivo, ana.id)('1', { disabled: true }),
      change(ivo.id, '1', { disabled: true }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('are listed with when they last did something, also after they have signed out', async () => {
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    room.wait(60)
    await database.inTransaction((tx) => room.commands.signOut(tx, luis))
    await room.commands.addPerson({ email: 'eva@rutas.test', name: 'Eva', language: 'es', grant: UNO })
    const seen = Object.fromEntries((await room.commands.people()).map(({ email, seenAt }) => [email, seenAt]))
    expect(seen).toEqual({
      'ana@rutas.test': '2026-11-22T12:00:00.000Z',
      'luis@rutas.test': '2026-11-22T13:00:00.000Z',
      'eva@rutas.test': null,
    })
  })

  it('change their own name and language, and nothing else of theirs', async () => {
    const answer = await database.inTransaction((tx) =>
      room.commands.changeMe(tx, ana, { language: 'pt', theme: 'dark' }),
    )
    expect(answer.body).toMatchObject({ name: 'Ana Pérez', language: 'pt', theme: 'dark', grants: ana.grants })
    const again = await room.signIn('ana@rutas.test')
    expect(again).toMatchObject({ language: 'pt', theme: 'dark' })
  })

  it('are added from the terminal of the machine without a password, and choose one with the link', async () => {
    const grant = { role: 'cooperative', provider: 'coop-cuba' } as const
    const { link, id } = await room.commands.addPerson({ email: 'eva@rutas.test', name: 'Eva', language: 'es', grant })
    const { kind, email } = await room.commands.lookAtLink(secretOf(link))
    expect({ kind, email }).toEqual({ kind: 'reset', email: 'eva@rutas.test' })
    const [, eva] = (await room.commands.people()).sort((a, b) => (a.email < b.email ? -1 : 1))
    expect(eva).toMatchObject({ id, grants: [{ role: 'cooperative', network: 'che', provider: 'coop-cuba' }] })
    const twice = room.commands.addPerson({ email: 'eva@rutas.test', name: 'Eva', language: 'es', grant })
    await expect(twice).rejects.toMatchObject({ code: 'person.exists' })
  })
})
