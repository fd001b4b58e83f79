import type { z } from 'zod'
import type { Actor, LinkKind } from '../contract/account'
import type { AcceptInvitation, ChooseNewPassword, LinkInfo, SetUp } from '../contract/api/account'
import { AppError } from '../contract/errors'
import type { Queries } from '../db/database'
import { linkFault, linkUrl } from './link.rules'
import type { LinkRow } from './link.store'
import type { Answer, Asked } from './operation'
import { networksOf, presentMe, type Person } from './people.rules'
import type { Room } from './room'
import { newId } from './secret'
import { enter } from './sign-in.commands'

type Given<B> = Pick<Asked<never, never, B>, 'actor' | 'agent' | 'body'>
type NewPerson = Pick<Person, 'name' | 'email' | 'password' | 'grants' | 'language'>

/** The link of a secret, while it opens. @throws AppError why it does not */
function opening({ database, links, people, now }: Room) {
  return async (within: Queries | undefined, kind: LinkKind | undefined, secret: string): Promise<LinkRow> => {
    const queries = within ?? database.read
    const link = await links.bySecret(queries, kind, secret)
    if (link?.kind === 'setup' && (await people.count(queries)) > 0) throw new AppError('setup.closed')
    const fault = linkFault(link, now())
    if (fault) throw new AppError(fault)
    return link!
  }
}

async function addPerson({ people }: Room, tx: Queries, fresh: NewPerson): Promise<Person> {
  if (await people.byEmail(tx, fresh.email)) throw new AppError('person.exists')
  const id = newId()
  await people.add(tx, { ...fresh, id, theme: 'auto', disabled: false })
  return (await people.find(tx, id))!
}

/** Closes the link and lets its new owner in, within one transaction. @throws AppError when somebody was quicker */
async function useUp(
  room: Room,
  tx: Queries,
  { link, person, given }: { link: LinkRow; person: Person; given: { actor: Actor; agent: string } },
): Promise<Answer> {
  if (!(await room.links.close(tx, link.id))) throw new AppError('link.used')
  return { body: presentMe(person), session: await enter(room, tx, { ...given, id: person.id }) }
}

function setUp(room: Room) {
  const { database, passwords, links, audit } = room
  const open = opening(room)
  return async ({ actor, agent, body }: Given<z.infer<typeof SetUp>>): Promise<Answer> => {
    await open(undefined, 'setup', body.secret)
    await passwords.check(body.password, body)
    const password = await passwords.hash(body.password)
    return database.inTransaction(async (tx) => {
      const link = await open(tx, 'setup', body.secret)
      const { name, email, language = 'es' } = body
      const person = await addPerson(room, tx, { name, email, password, language, grants: [{ role: 'coordination' }] })
      const answer = await useUp(room, tx, { link, person, given: { actor, agent } })
      await links.closeSetUps(tx)
      await audit.record(tx, { actor: person, action: 'set-up', kind: 'person', object: person.id })
      return answer
    })
  }
}

function acceptInvitation(room: Room) {
  const { database, passwords, people, links, audit } = room
  const open = opening(room)
  return async ({ actor, agent, body }: Given<z.infer<typeof AcceptInvitation>>): Promise<Answer> => {
    const { email } = await open(undefined, 'invitation', body.secret)
    if (await people.byEmail(database.read, email)) throw new AppError('person.exists')
    await passwords.check(body.password, { name: body.name, email })
    const password = await passwords.hash(body.password)
    return database.inTransaction(async (tx) => {
      const link = await open(tx, 'invitation', body.secret)
      const language = body.language ?? (link.language as Person['language'])
      const person = await addPerson(room, tx, { name: body.name, email, password, language, grants: link.grants })
      const answer = await useUp(room, tx, { link, person, given: { actor, agent } })
      await links.closeInvitations(tx, email)
      await audit.record(tx, {
        actor: person,
        action: 'joined',
        kind: 'person',
        object: person.id,
        scope: { networks: networksOf(person.grants) },
        details: { invitation: link.id },
      })
      return answer
    })
  }
}

function chooseNewPassword(room: Room) {
  const { database, passwords, people, sessions, links, audit, signIns } = room
  const open = opening(room)
  const owner = async (within: Queries, link: LinkRow): Promise<Person> => {
    const person = await people.find(within, link.person)
    if (!person || person.disabled) throw new AppError('link.unknown')
    return person
  }
  return async ({ actor, agent, body }: Given<z.infer<typeof ChooseNewPassword>>): Promise<Answer> => {
    const known = await owner(database.read, await open(undefined, 'reset', body.secret))
    await passwords.check(body.password, known)
    const password = await passwords.hash(body.password)
    const answer = await database.inTransaction(async (tx) => {
      const link = await open(tx, 'reset', body.secret)
      const person = await owner(tx, link)
      await people.change(tx, person, { password })
      await sessions.endAll(tx, person.id)
      const answer = await useUp(room, tx, { link, person, given: { actor, agent } })
      await links.closeResets(tx, person.id)
      await audit.record(tx, { actor: person, action: 'password-reset', kind: 'person', object: person.id })
      return answer
    })
    signIns.forget(known.email)
    return answer
  }
}

function lookAtLink(room: Room) {
  const { database, people } = room
  const open = opening(room)
  return async (secret: string): Promise<LinkInfo> => {
    const link = await open(undefined, undefined, secret)
    const owner = link.person === '' ? undefined : await people.find(database.read, link.person)
    if (link.kind === 'reset' && (!owner || owner.disabled)) throw new AppError('link.unknown')
    if (link.kind === 'invitation' && (await people.byEmail(database.read, link.email)))
      throw new AppError('person.exists')
    const inviter = link.createdBy === '' ? undefined : await people.find(database.read, link.createdBy)
    return {
      kind: link.kind as LinkKind,
      email: owner?.email ?? link.email,
      grants: [...link.grants],
      invitedBy: inviter?.name ?? '',
      expiresAt: link.expiresAt,
      language: owner?.language ?? (link.language as Person['language']),
    }
  }
}

/** Makes a link for a new password; the ones before it stop working. */
export async function makeResetLink(
  { links }: Room,
  tx: Queries,
  { person, createdBy }: { person: Person; createdBy: string },
) {
  await links.closeResets(tx, person.id)
  const { id, email, language } = person
  return links.make(tx, { kind: 'reset', person: id, email, grants: [], language, createdBy })
}

/** Asked for by anybody: the answer is the same, and as quick, whoever is asked for. */
function askForReset(room: Room) {
  const { database, people, audit, mail, resets, later, publicUrl } = room
  const note = (email: string) =>
    database.inTransaction(async (tx) => {
      const person = await people.byEmail(tx, email)
      if (!person || person.disabled) return undefined
      const link = mail.isSet ? await makeResetLink(room, tx, { person, createdBy: '' }) : undefined
      const details = { mailed: mail.isSet }
      await audit.record(tx, {
        actor: { id: '', name: '' },
        action: 'reset-asked',
        kind: 'person',
        object: person.id,
        details,
      })
      return link && { link, person }
    })
  return (email: string): void => {
    try {
      resets.begin(email)
    } catch {
      return
    }
    later(async () => {
      const made = await note(email)
      if (!made) return
      const { link, person } = made
      const url = linkUrl(publicUrl, 'reset', link.secret)
      await mail.send({ to: person.email, kind: 'reset', language: person.language, url, inviter: '' })
    })
  }
}

/** At each start without anybody: a new link for the first coordination, and the older ones stop working. */
function setUpLink({ database, people, links, publicUrl }: Room) {
  return (): Promise<string | undefined> =>
    database.inTransaction(async (tx) => {
      if ((await people.count(tx)) > 0) return undefined
      await links.closeSetUps(tx)
      const purpose = {
        person: '',
        email: '',
        grants: [{ role: 'coordination' }],
        language: 'es',
        createdBy: '',
      } as const
      const { secret } = await links.make(tx, { kind: 'setup', ...purpose })
      return linkUrl(publicUrl, 'setup', secret)
    })
}

/** What one-time links open. */
export const linkCommands = (room: Room) => ({
  setUp: setUp(room),
  acceptInvitation: acceptInvitation(room),
  chooseNewPassword: chooseNewPassword(room),
  lookAtLink: lookAtLink(room),
  askForReset: askForReset(room),
  setUpLink: setUpLink(room),
})
