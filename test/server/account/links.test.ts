import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOBODY, type Actor } from '../../../server/contract/account'
import type { Database } from '../../../server/db/database'
import {
  addProviders,
  AGENT,
  DOS,
  GOOD_PASSWORD,
  openDatabase,
  openRoom,
  OTHER_PASSWORD,
  PUBLIC_URL,
  secretOf,
  UNO,
  type TestRoom,
} from './open-room'

const HOUR = 60
const stranger = { actor: NOBODY, agent: AGENT }
const codes = (answers: readonly PromiseSettledResult<unknown>[]) =>
  answers.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code)).sort()

describe('a one-time link', () => {
  let database: Database
  let room: TestRoom
  beforeEach(async () => {
    database = await openDatabase()
    await addProviders(database)
    room = openRoom(database)
  })
  afterEach(() => database.close())

  const setUpWith = (secret: string, email = 'ana@rutas.test') =>
    room.commands.setUp({ ...stranger, body: { secret, email, name: 'Ana Pérez', password: GOOD_PASSWORD } })
  const accept = (secret: string, password = GOOD_PASSWORD) =>
    room.commands.acceptInvitation({ ...stranger, body: { secret, name: 'Luis Sosa', password } })
  const choose = (secret: string, password = OTHER_PASSWORD) =>
    room.commands.chooseNewPassword({ ...stranger, body: { secret, password } })
  const invite = async (actor: Actor, email = 'luis@rutas.test') =>
    secretOf((await room.commands.invite(actor, { email, grants: [UNO] })).url)

  it('keeps its secret behind the #, on the address of the configuration', async () => {
    const url = new URL((await room.setUpLink())!)
    expect(`${url.origin}${url.pathname}${url.search}`).toBe(`${PUBLIC_URL}/studio/enlace`)
    expect(url.hash).toMatch(/^#inicio\.[\w-]{43}$/)
  })

  it('of the start is new at each start, lasts a day, and is gone once there is somebody', async () => {
    const [first, second] = [secretOf((await room.setUpLink())!), secretOf((await room.setUpLink())!)]
    await expect(setUpWith(first)).rejects.toMatchObject({ code: 'link.used' })
    room.wait(24 * HOUR)
    await expect(setUpWith(second)).rejects.toMatchObject({ code: 'link.expired' })
    const third = secretOf((await room.setUpLink())!)
    expect(await room.commands.lookAtLink(third)).toMatchObject({ kind: 'setup', grants: [{ role: 'coordination' }] })
    await setUpWith(third)
    expect(await room.setUpLink()).toBeUndefined()
    await expect(setUpWith(third)).rejects.toMatchObject({ code: 'setup.closed' })
    await expect(room.commands.lookAtLink(third)).rejects.toMatchObject({ code: 'setup.closed' })
    await expect(setUpWith('x'.repeat(43))).rejects.toMatchObject({ code: 'link.unknown' })
  })

  it('of the start makes one first person, however many race for it', async () => {
    const secret = secretOf((await room.setUpLink())!)
    const race = ['a', 'b', 'c', 'd', 'e'].map((name) => setUpWith(secret, `${name}@rutas.test`))
    expect(codes(await Promise.allSettled(race))).toEqual(['done', ...Array<string>(4).fill('setup.closed')])
    expect(await room.commands.people()).toHaveLength(1)
  })

  it('stays open when the password is refused', async () => {
    const secret = secretOf((await room.setUpLink())!)
    const weak = { secret, email: 'ana@rutas.test', name: 'Ana Pérez', password: 'ana@rutas.test' }
    await expect(room.commands.setUp({ ...stranger, body: weak })).rejects.toMatchObject({ code: 'password.common' })
    await setUpWith(secret)
  })

  it('of an invitation tells what it is for, and gives just the roles it was made with', async () => {
    const ana = await room.setUp()
    const secret = await invite(ana)
    expect(await room.commands.lookAtLink(secret)).toEqual({
      kind: 'invitation',
      email: 'luis@rutas.test',
      grants: [UNO],
      invitedBy: 'Ana Pérez',
      expiresAt: '2026-11-29T12:00:00.000Z',
      language: 'es',
    })
    const { body, session } = await accept(secret)
    expect(body).toMatchObject({ email: 'luis@rutas.test', grants: [UNO] })
    expect(await room.actorOf(session!.token)).toMatchObject({ name: 'Luis Sosa', grants: [UNO] })
  })

  it('of an invitation serves once, also when it is used twice at the same time', async () => {
    const secret = await invite(await room.setUp())
    const race = codes(await Promise.allSettled([accept(secret), accept(secret), accept(secret)]))
    expect(race[0]).toBe('done')
    expect(race.slice(1).every((code) => ['link.used', 'person.exists'].includes(code))).toBe(true)
    await expect(accept(secret)).rejects.toMatchObject({ code: 'link.used' })
    await expect(room.commands.lookAtLink(secret)).rejects.toMatchObject({ code: 'link.used' })
    expect(await room.commands.people()).toHaveLength(2)
  })

  it('of an invitation expires after a week, is closed by a newer one, and can be taken back', async () => {
    const ana = await room.setUp()
    const older = await invite(ana)
    const newer = await invite(ana)
    await expect(accept(older)).rejects.toMatchObject({ code: 'link.used' })
    const [waiting, ...others] = await room.commands.invitations(ana)
    expect(others).toEqual([])
    await database.inTransaction((tx) => room.commands.revokeInvitation(tx, ana, waiting!.id))
    await expect(accept(newer)).rejects.toMatchObject({ code: 'link.used' })
    const revoking = database.inTransaction((tx) => room.commands.revokeInvitation(tx, ana, waiting!.id))
    await expect(revoking).rejects.toMatchObject({ code: 'link.unknown' })
    const late = await invite(ana)
    room.wait(7 * 24 * HOUR)
    await expect(accept(late)).rejects.toMatchObject({ code: 'link.expired' })
    expect(await room.commands.invitations(ana)).toEqual([])
  })

  it('is forgotten with its address three months after its end', async () => {
    const ana = await room.setUp()
    const secret = await invite(ana)
    room.wait(98 * 24 * HOUR)
    await room.commands.resetLink(ana, ana.id)
    await expect(accept(secret)).rejects.toMatchObject({ code: 'link.unknown' })
  })

  it('of one kind opens nothing of another', async () => {
    const ana = await room.setUp()
    const invitation = await invite(ana)
    const reset = secretOf((await room.commands.resetLink(ana, ana.id)).url)
    await expect(choose(invitation)).rejects.toMatchObject({ code: 'link.unknown' })
    await expect(accept(reset)).rejects.toMatchObject({ code: 'link.unknown' })
  })

  it('for a new password ends every session, closes the other links, and serves once within two hours', async () => {
    const ana = await room.setUp()
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    const older = secretOf((await room.commands.resetLink(ana, luis.id)).url)
    const secret = secretOf((await room.commands.resetLink(ana, luis.id)).url)
    await expect(choose(older)).rejects.toMatchObject({ code: 'link.used' })
    expect(await room.commands.lookAtLink(secret)).toMatchObject({ kind: 'reset', email: 'luis@rutas.test' })
    const race = codes(await Promise.allSettled([choose(secret), choose(secret)]))
    expect(race).toEqual(['done', 'link.used'])
    expect(await room.actorOf(luis.token)).toBeUndefined()
    expect(await room.signIn('luis@rutas.test', OTHER_PASSWORD)).toBeDefined()
    const late = secretOf((await room.commands.resetLink(ana, luis.id)).url)
    room.wait(2 * HOUR)
    await expect(choose(late)).rejects.toMatchObject({ code: 'link.expired' })
  })

  it('for a new password opens nothing for a person who was shut out', async () => {
    const ana = await room.setUp()
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    const secret = secretOf((await room.commands.resetLink(ana, luis.id)).url)
    await database.inTransaction((tx) =>
      room.commands.changePerson(tx, { actor: ana, id: luis.id, match: '1', change: { disabled: true } }),
    )
    await expect(choose(secret)).rejects.toMatchObject({ code: 'link.used' })
    await expect(room.commands.resetLink(ana, luis.id)).rejects.toMatchObject({ code: 'person.disabled' })
  })

  it('is asked for without a word about whether there is such an account, and without the time it takes to look', async () => {
    await room.setUp()
    room.commands.askForReset('ana@rutas.test')
    // Far more turns than an answer takes to leave.
    for (let turn = 0; turn < 500; turn += 1) await Promise.resolve()
    const asked = async () => (await room.audit.list({ action: 'reset-asked' }, [{ role: 'coordination' }])).lines
    expect(await asked()).toHaveLength(0)
    await room.settle()
    expect(await asked()).toHaveLength(1)
  })

  it('of an invitation dies with the right of whoever gave it', async () => {
    const ana = await room.setUp()
    const luis = await room.join(ana, 'luis@rutas.test', [UNO, DOS])
    const secret = await invite(luis, 'eva@rutas.test')
    const other = secretOf((await room.commands.invite(luis, { email: 'ivo@rutas.test', grants: [DOS] })).url)
    await database.inTransaction((tx) =>
      room.commands.changePerson(tx, { actor: ana, id: luis.id, match: '1', change: { grants: [DOS] } }),
    )
    await expect(accept(secret)).rejects.toMatchObject({ code: 'link.used' })
    expect((await accept(other)).body).toMatchObject({ grants: [DOS] })
  })
})
