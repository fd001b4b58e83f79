import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOBODY } from '../../../server/contract/account'
import type { Database } from '../../../server/db/database'
import { migrate } from '../../../server/db/migrate'
import { people } from '../../../server/db/schema'
import { openSqlite } from '../../../server/db/sqlite'
import {
  addProviders,
  AGENT,
  DOS,
  GOOD_PASSWORD,
  openDatabase,
  openRoom,
  OTHER_PASSWORD,
  secretOf,
  UNO,
  type TestRoom,
} from './open-room'

const DAY = 24 * 60
const stranger = { actor: NOBODY, agent: AGENT }

describe('a session', () => {
  let database: Database
  let room: TestRoom
  beforeEach(async () => {
    database = await openDatabase()
    await addProviders(database)
    room = openRoom(database)
  })
  afterEach(() => database.close())

  it('is new at each sign-in, and the one the browser had before ends', async () => {
    const first = await room.setUp()
    const { session } = await room.commands.signIn({
      actor: first,
      agent: AGENT,
      body: { email: 'ana@rutas.test', password: GOOD_PASSWORD },
    })
    expect(session!.token).not.toBe(first.token)
    expect(await room.actorOf(first.token)).toBeUndefined()
    expect(await room.actorOf(session!.token)).toMatchObject({ name: 'Ana Pérez', grants: [{ role: 'coordination' }] })
  })

  it('ends after a week without use, and after a month however busy', async () => {
    const { token } = await room.setUp()
    room.wait(6 * DAY)
    expect(await room.actorOf(token)).toBeDefined()
    room.wait(6 * DAY)
    expect(await room.actorOf(token)).toBeDefined()
    room.wait(7 * DAY)
    expect(await room.actorOf(token)).toBeUndefined()
    const busy = await room.signIn('ana@rutas.test')
    for (let day = 0; day < 29; day += 1) {
      room.wait(DAY)
      expect(await room.actorOf(busy.token)).toBeDefined()
    }
    room.wait(DAY)
    expect(await room.actorOf(busy.token)).toBeUndefined()
  })

  it('shows its owner where they are signed in, without the sessions that are over', async () => {
    const ana = await room.setUp()
    room.wait(8 * DAY)
    const again = await room.signIn('ana@rutas.test')
    expect(await room.commands.sessionsOf(again)).toEqual([
      expect.objectContaining({ device: 'Firefox · Android', current: true, id: again.session }),
    ])
    expect(again.session).not.toBe(ana.session)
  })

  it('ends in one place, everywhere, or for somebody else not at all', async () => {
    const ana = await room.setUp()
    const elsewhere = await room.signIn('ana@rutas.test')
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    const write = database.inTransaction
    await expect(write((tx) => room.commands.endSession(tx, luis, ana.session))).rejects.toMatchObject({
      code: 'session.not_found',
    })
    await write((tx) => room.commands.endSession(tx, ana, elsewhere.session))
    expect(await room.actorOf(elsewhere.token)).toBeUndefined()
    expect(await write((tx) => room.commands.signOut(tx, ana))).toEqual({ session: null })
    expect(await room.actorOf(ana.token)).toBeUndefined()
    const [one, two] = [await room.signIn('ana@rutas.test'), await room.signIn('ana@rutas.test')]
    await write((tx) => room.commands.signOutEverywhere(tx, one))
    expect([await room.actorOf(one.token), await room.actorOf(two.token)]).toEqual([undefined, undefined])
    expect(await room.actorOf(luis.token)).toBeDefined()
  })

  it('is replaced by a new one when its owner changes the password, and every other ends', async () => {
    const ana = await room.setUp()
    const elsewhere = await room.signIn('ana@rutas.test')
    const change = (current: string, next: string) =>
      room.commands.changePassword({ actor: ana, agent: AGENT, body: { current, next } })
    await expect(change('otra cosa muy distinta', OTHER_PASSWORD)).rejects.toMatchObject({ code: 'password.wrong' })
    await expect(change(GOOD_PASSWORD, 'corta')).rejects.toMatchObject({ code: 'password.short' })
    const { session } = await change(GOOD_PASSWORD, OTHER_PASSWORD)
    expect(await room.actorOf(session!.token)).toMatchObject({ id: ana.id })
    expect([await room.actorOf(ana.token), await room.actorOf(elsewhere.token)]).toEqual([undefined, undefined])
    await expect(room.signIn('ana@rutas.test')).rejects.toMatchObject({ code: 'session.wrong' })
    expect(await room.signIn('ana@rutas.test', OTHER_PASSWORD)).toBeDefined()
  })

  it('ends when the rights of its owner change or they are shut out, and counts what they hold now', async () => {
    const ana = await room.setUp()
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    const change = (id: string, match: string, what: object) =>
      database.inTransaction((tx) => room.commands.changePerson(tx, { actor: ana, id, match, change: what }))
    expect((await change(luis.id, '1', { grants: [DOS] })).version).toBe(2)
    expect(await room.actorOf(luis.token)).toBeUndefined()
    const again = await room.signIn('luis@rutas.test')
    expect(again.grants).toEqual([DOS])
    await change(luis.id, '2', { disabled: true })
    expect(await room.actorOf(again.token)).toBeUndefined()
    await expect(room.signIn('luis@rutas.test')).rejects.toMatchObject({ code: 'session.wrong' })
    await change(luis.id, '3', { disabled: false })
    expect(await room.signIn('luis@rutas.test')).toBeDefined()
  })

  it('does not begin with a wrong password, and says the same whoever it was', async () => {
    const ana = await room.setUp()
    await room.commands.addPerson({
      email: 'sin@rutas.test',
      name: 'Sin Clave',
      language: 'es',
      grant: { role: 'coordination' },
    })
    const luis = await room.join(ana, 'luis@rutas.test', [UNO])
    await database.inTransaction((tx) =>
      room.commands.changePerson(tx, { actor: ana, id: luis.id, match: '1', change: { disabled: true } }),
    )
    for (const email of ['ana@rutas.test', 'nadie@rutas.test', 'sin@rutas.test'])
      await expect(room.signIn(email, 'otra cosa muy distinta')).rejects.toMatchObject({
        code: 'session.wrong',
        details: {},
      })
    await expect(room.signIn('luis@rutas.test')).rejects.toMatchObject({ code: 'session.wrong', details: {} })
    const { lines } = await room.audit.list({ action: 'sign-in-failed' }, [{ role: 'coordination' }])
    expect(lines.map(({ object, details }) => ({ object, details }))).toEqual([
      { object: luis.id, details: { email: 'luis@rutas.test' } },
      { object: expect.stringMatching(/./), details: { email: 'sin@rutas.test' } },
      { object: '', details: {} },
      { object: ana.id, details: { email: 'ana@rutas.test' } },
    ])
  })

  it('is refused after ten wrong passwords for one address, known or not, until the time is over', async () => {
    await room.setUp()
    for (const email of ['ana@rutas.test', 'nadie@rutas.test']) {
      const wrong = () => room.signIn(email, 'otra cosa muy distinta')
      const tries = await Promise.allSettled(Array.from({ length: 12 }, wrong))
      const codes = tries.map((one) => (one as PromiseRejectedResult).reason.code)
      expect(codes.filter((code) => code === 'session.wrong')).toHaveLength(10)
      expect(codes.filter((code) => code === 'limit.reached')).toHaveLength(2)
    }
    await expect(room.signIn('ana@rutas.test')).rejects.toMatchObject({ details: { seconds: 900 } })
    room.wait(15)
    expect(await room.signIn('ana@rutas.test')).toBeDefined()
  })

  it('makes a hash of another day into one of today', async () => {
    const ana = await room.setUp()
    const { hash } = await import('@node-rs/argon2')
    const old = await hash(GOOD_PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    const t = database.table(people)
    await database.inTransaction(async (tx) => void (await tx.update(t).set({ password: old })))
    await room.signIn('ana@rutas.test')
    const [row] = await database.read.select().from(t)
    expect(row).toMatchObject({ id: ana.id, password: expect.stringContaining('m=19456,t=2,p=1'), version: 1 })
    expect(await room.signIn('ana@rutas.test')).toBeDefined()
  })

  it('is not taken from whatever else stands in a cookie', async () => {
    await room.setUp()
    for (const odd of ['', 'x', "' OR 1=1 --", 'ñ'.repeat(200), 'a'.repeat(100_000)])
      expect(await room.actorOf(odd)).toBeUndefined()
  })
})

describe('the file of the database', () => {
  it('holds no secret of a session or a link, and no password', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rutas-secrets-'))
    const database = openSqlite(join(folder, 'test.sqlite'))
    await migrate(database)
    await addProviders(database)
    const room = openRoom(database)
    const setUp = secretOf((await room.setUpLink())!)
    const ana = await room.commands.setUp({
      ...stranger,
      body: { secret: setUp, name: 'Ana Pérez', email: 'ana@rutas.test', password: GOOD_PASSWORD },
    })
    const actor = (await room.actorOf(ana.session!.token))!
    const invitation = secretOf((await room.commands.invite(actor, { email: 'luis@rutas.test', grants: [UNO] })).url)
    const reset = secretOf((await room.commands.resetLink(actor, actor.id)).url)
    const written = () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('')
    const before = written()
    await database.close()
    const secrets = [ana.session!.token, setUp, invitation, reset]
    expect(secrets.every((secret) => secret.length === 43)).toBe(true)
    for (const all of [before, written()]) {
      expect(all).toContain('luis@rutas.test')
      for (const secret of [...secrets, 'guayaba tornillo']) expect(all.includes(secret)).toBe(false)
    }
    rmSync(folder, { recursive: true })
  })
})
