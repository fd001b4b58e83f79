import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOBODY } from '../../../server/contract/account'
import type { Database } from '../../../server/db/database'
import { ENGINES } from '../db/open-test-databases'
import {
  addProviders,
  AGENT,
  DOS,
  GOOD_PASSWORD,
  openRoom,
  OTHER_PASSWORD,
  secretOf,
  UNO,
  type TestRoom,
} from './open-room'

const stranger = { actor: NOBODY, agent: AGENT }

describe.each(Object.entries(ENGINES))('the tables of accounts on %s', (_name, open) => {
  let database: Database
  let room: TestRoom
  beforeEach(async () => {
    database = await open()
    await addProviders(database)
    room = openRoom(database)
  })
  afterEach(() => database.close())

  it('let one of many become the first person', async () => {
    const secret = secretOf((await room.setUpLink())!)
    const body = { secret, name: 'Ana Pérez', password: GOOD_PASSWORD }
    const race = ['a', 'b', 'c', 'd'].map((name) =>
      room.commands.setUp({ ...stranger, body: { ...body, email: `${name}@rutas.test` } }),
    )
    const done = (await Promise.allSettled(race)).filter(({ status }) => status === 'fulfilled')
    expect(done).toHaveLength(1)
    expect(await room.commands.people()).toHaveLength(1)
    expect(await room.setUpLink()).toBeUndefined()
  })

  it('keep a person from the invitation to the end of every session', async () => {
    const ana = await room.setUp()
    await room.commands.invite(ana, { email: 'luis@rutas.test', grants: [UNO] })
    const luis = await room.join(ana, 'luis@rutas.test', [UNO, DOS, UNO])
    expect(luis.grants).toEqual([DOS, UNO])
    expect(await room.commands.invitations(ana)).toEqual([])
    const eva = await room.commands.invite(luis, { email: 'eva@rutas.test', grants: [DOS] })
    await database.inTransaction((tx) => room.commands.revokeInvitation(tx, ana, eva.id))
    const secret = secretOf((await room.commands.resetLink(ana, luis.id)).url)
    const body = { secret, password: OTHER_PASSWORD }
    const race = [body, body].map((one) => room.commands.chooseNewPassword({ ...stranger, body: one }))
    expect((await Promise.allSettled(race)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await room.actorOf(luis.token)).toBeUndefined()
    const again = await room.signIn('luis@rutas.test', OTHER_PASSWORD)
    room.wait(10)
    expect(await room.actorOf(again.token)).toMatchObject({ id: luis.id })
    expect(await room.commands.sessionsOf(again)).toHaveLength(2)
    expect((await room.commands.sessionsOf(again))[0]).toMatchObject({
      seenAt: '2026-11-22T12:10:00.000Z',
      current: true,
    })
    const change = { actor: ana, id: luis.id, match: '2', change: { grants: [], disabled: true } }
    expect(await database.inTransaction((tx) => room.commands.changePerson(tx, change))).toMatchObject({
      version: 3,
      grants: [],
      disabled: true,
    })
    expect(await room.actorOf(again.token)).toBeUndefined()
    await database.inTransaction((tx) => room.commands.signOutEverywhere(tx, ana))
    expect(await room.actorOf(ana.token)).toBeUndefined()
    const { lines } = await room.audit.list({}, ana.grants)
    expect(lines.map(({ action }) => action)).toEqual([
      'signed-out-everywhere',
      'disabled',
      'rights-changed',
      'signed-in',
      'password-reset',
      'reset-link-made',
      'invitation-revoked',
      'invited',
      'joined',
      'invited',
      'invited',
      'set-up',
    ])
    expect(await room.audit.verify()).toEqual({ rows: 12, brokenAt: null })
  })

  it('keep a person from the terminal, asked for by mail and shut out', async () => {
    await room.setUp()
    const grant = { role: 'cooperative', provider: 'coop-cuba' } as const
    const fresh = { email: 'eva@rutas.test', name: 'Eva', language: 'es', grant } as const
    const { id } = await room.commands.addPerson(fresh)
    await room.commands.resetByEmail('eva@rutas.test')
    room.commands.askForReset('eva@rutas.test')
    await room.settle()
    expect(await room.commands.disableByEmail('eva@rutas.test')).toEqual({
      id,
      email: 'eva@rutas.test',
      disabled: true,
    })
    await expect(room.commands.resetByEmail('eva@rutas.test')).rejects.toMatchObject({ code: 'person.disabled' })
    await expect(room.commands.resetByEmail('nadie@rutas.test')).rejects.toMatchObject({ code: 'person.not_found' })
  })
})
