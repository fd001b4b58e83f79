import type { z } from 'zod'
import { NOBODY, type Actor } from '../contract/account'
import type { ChangeMe, ChangePassword, SessionLine, SignIn } from '../contract/api/account'
import { AppError } from '../contract/errors'
import type { Queries } from '../db/database'
import { presentMe, type Person } from './people.rules'
import type { Answer, Asked } from './operation'
import type { Room } from './room'
import { deviceOf, isAlive, isSeenLongAgo } from './session.rules'
import type { SessionRow } from './session.store'

type Given<B> = Pick<Asked<never, never, B>, 'actor' | 'agent' | 'body'>

/** No secret of ours is longer: whatever else stands in a cookie is not looked up. */
const LONGEST_SECRET = 200

const aboutPerson = (id: string) => ({ kind: 'person', object: id }) as const

/** Who a session belongs to, with the rights they hold at this moment. */
export function findActor(room: Room) {
  const { database, sessions, people, now, log } = room
  const noteSeen = (session: SessionRow) =>
    database
      .inTransaction((tx) => sessions.seen(tx, session.id))
      .catch((error: { code?: string }) => log.warn({ code: error.code }, 'a session could not be noted as seen'))
  /**
   * @param within the transaction that asks; without it the session is noted as seen now and then
   * @returns undefined for a session that is unknown or over, and for a person who was disabled
   */
  return async (secret: string, within?: Queries): Promise<Actor | undefined> => {
    if (secret === '' || secret.length > LONGEST_SECRET) return undefined
    const session = await sessions.bySecret(within ?? database.read, secret)
    if (!session || !isAlive(session, now())) return undefined
    const person = await people.find(within ?? database.read, session.person)
    if (!person || person.disabled) return undefined
    if (!within && isSeenLongAgo(session, now())) await noteSeen(session)
    const { id, name, email, language, theme, grants } = person
    return { id, name, email, language, theme, grants, session: session.id }
  }
}

/** Begins a session for somebody; one that the same browser still had ends. */
export async function enter(
  room: Room,
  tx: Queries,
  { actor, agent, id }: { actor: Actor; agent: string; id: string },
) {
  if (actor.session !== '') await room.sessions.end(tx, actor.id, actor.session)
  return room.sessions.begin(tx, id, deviceOf(agent))
}

async function noteFailure({ database, audit }: Room, person: Person | undefined): Promise<void> {
  await database.inTransaction((tx) =>
    audit.record(tx, {
      actor: NOBODY,
      action: 'sign-in-failed',
      ...aboutPerson(person?.id ?? ''),
      details: person ? { email: person.email } : {},
    }),
  )
}

function signIn(room: Room) {
  const { database, people, passwords, audit, signIns } = room
  return async ({ actor, agent, body: { email, password } }: Given<z.infer<typeof SignIn>>): Promise<Answer> => {
    signIns.begin(email)
    const person = await people.byEmail(database.read, email)
    const hash = person && !person.disabled ? person.password : ''
    if (!(await passwords.isRight(hash, password))) {
      await noteFailure(room, person)
      throw new AppError('session.wrong')
    }
    const fresh = (await passwords.isOutdated(hash)) ? await passwords.hash(password) : undefined
    const answer = await database.inTransaction(async (tx) => {
      const found = await people.find(tx, person!.id)
      if (!found || found.disabled || found.password !== hash) throw new AppError('session.wrong')
      if (fresh) await people.rehash(tx, found.id, fresh)
      await audit.record(tx, { actor: found, action: 'signed-in', ...aboutPerson(found.id) })
      return { body: presentMe(found), session: await enter(room, tx, { actor, agent, id: found.id }) }
    })
    signIns.forget(email)
    return answer
  }
}

function changePassword(room: Room) {
  const { database, people, passwords, sessions, links, audit, signIns } = room
  return async ({ actor, agent, body }: Given<z.infer<typeof ChangePassword>>): Promise<Answer> => {
    const tries = `change ${actor.id}`
    signIns.begin(tries)
    const hash = (await people.find(database.read, actor.id))?.password ?? ''
    if (!(await passwords.isRight(hash, body.current))) throw new AppError('password.wrong')
    signIns.forget(tries)
    await passwords.check(body.next, actor)
    const password = await passwords.hash(body.next)
    return database.inTransaction(async (tx) => {
      const found = await people.find(tx, actor.id)
      if (!found || found.disabled || found.password !== hash) throw new AppError('password.wrong')
      await people.change(tx, found, { password })
      await sessions.endAll(tx, found.id)
      await links.closeResets(tx, found.id)
      await audit.record(tx, { actor, action: 'password-changed', ...aboutPerson(found.id) })
      return { session: await sessions.begin(tx, found.id, deviceOf(agent)) }
    })
  }
}

function ownSessions({ database, sessions, audit, now }: Room) {
  return {
    async sessionsOf(actor: Actor): Promise<SessionLine[]> {
      const rows = await sessions.of(database.read, actor.id)
      return rows
        .filter((row) => isAlive(row, now()))
        .map(({ id, device, createdAt, seenAt }) => ({ id, device, createdAt, seenAt, current: id === actor.session }))
    },
    async endSession(tx: Queries, actor: Actor, id: string): Promise<Answer> {
      if (!(await sessions.end(tx, actor.id, id))) throw new AppError('session.not_found')
      await audit.record(tx, { actor, action: 'signed-out', ...aboutPerson(actor.id) })
      return id === actor.session ? { session: null } : {}
    },
    /** Also for whoever is signed in no more: the cookie goes in any case. */
    async signOut(tx: Queries, actor: Actor): Promise<Answer> {
      if (actor.session !== '' && (await sessions.end(tx, actor.id, actor.session)))
        await audit.record(tx, { actor, action: 'signed-out', ...aboutPerson(actor.id) })
      return { session: null }
    },
    async signOutEverywhere(tx: Queries, actor: Actor): Promise<Answer> {
      await sessions.endAll(tx, actor.id)
      await audit.record(tx, { actor, action: 'signed-out-everywhere', ...aboutPerson(actor.id) })
      return { session: null }
    },
  }
}

function changeMe({ people, audit }: Room) {
  return async (tx: Queries, actor: Actor, change: z.infer<typeof ChangeMe>): Promise<Answer> => {
    const found = await people.find(tx, actor.id)
    if (!found) throw new AppError('session.missing')
    await people.change(tx, found, change)
    await audit.record(tx, {
      actor,
      action: 'profile-changed',
      ...aboutPerson(actor.id),
      details: { fields: Object.keys(change).sort() },
    })
    return { body: presentMe({ ...found, ...change }) }
  }
}

/** Coming, going, and what everybody does with their own account. */
export const signInCommands = (room: Room) => ({
  signIn: signIn(room),
  changePassword: changePassword(room),
  changeMe: changeMe(room),
  ...ownSessions(room),
})
