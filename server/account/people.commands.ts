import type { z } from 'zod'
import type { Actor, Grant } from '../contract/account'
import type { ChangePerson, InvitationLine, Invite, NewLink, PersonLine } from '../contract/api/account'
import { AppError } from '../contract/errors'
import { faultSentence } from '../contract/faults'
import type { Queries } from '../db/database'
import type { Deed } from './audit.store'
import { makeResetLink } from './link.commands'
import { linkUrl } from './link.rules'
import type { LinkRow } from './link.store'
import {
  grantText,
  mayGive,
  networksOf,
  presentPerson,
  sameGrants,
  tidyGrants,
  wouldLoseLastCoordination,
  type Person,
} from './people.rules'
import type { Room } from './room'

type Who = Pick<Actor, 'id' | 'name'>
type Change = z.infer<typeof ChangePerson>

const deedOn = (actor: Who, action: Deed['action'], { id, grants }: Pick<Person, 'id' | 'grants'>): Deed => ({
  actor,
  action,
  kind: 'person',
  object: id,
  scope: { networks: networksOf(grants) },
})

/** The grants in order, of providers that there are. @throws AppError which one is not, or is of another network */
export async function knownGrants(
  { people }: Room,
  tx: Queries,
  { grants, language }: { grants: readonly Grant[]; language: Actor['language'] },
) {
  for (const grant of grants) {
    if (grant.role !== 'cooperative') continue
    const network = await people.networkOf(tx, grant.provider)
    if (network === undefined) throw new AppError('provider.not_found', { provider: grant.provider })
    const values = { value: grant.network, where: grant.provider, other: network }
    if (network !== grant.network)
      throw new AppError('input.invalid', { problems: [`grants: ${faultSentence('network', language, values)}`] })
  }
  return tidyGrants(grants)
}

/** What somebody may no longer do ends at once: their sessions, their links, the invitations they may not give any more. */
async function takeAway({ sessions, links }: Room, tx: Queries, person: Person): Promise<void> {
  await sessions.endAll(tx, person.id)
  if (person.disabled) await links.closeResets(tx, person.id)
  const held = person.disabled ? [] : person.grants
  for (const link of await links.openInvitations(tx))
    if (link.createdBy === person.id && !mayGive(held, link.grants)) await links.close(tx, link.id)
}

/** Changes the rights of a person, or shuts them out or in again, and says so in the log. */
export function applyChange(room: Room) {
  const { people, audit } = room
  return async (
    tx: Queries,
    { person, change, actor }: { person: Person; change: Change; actor: Who },
  ): Promise<Person> => {
    const after: Person = {
      ...person,
      grants: change.grants ?? person.grants,
      disabled: change.disabled ?? person.disabled,
      version: person.version + 1,
    }
    const regranted = !sameGrants(person.grants, after.grants)
    const shut = person.disabled !== after.disabled
    if (!regranted && !shut) return person
    if (wouldLoseLastCoordination(await people.all(tx), after)) throw new AppError('person.last_coordination')
    await people.change(tx, person, { grants: after.grants, disabled: after.disabled })
    await takeAway(room, tx, after)
    const both = { id: person.id, grants: [...person.grants, ...after.grants] }
    const details = { before: person.grants.map(grantText), after: after.grants.map(grantText) }
    if (regranted) await audit.record(tx, { ...deedOn(actor, 'rights-changed', both), details })
    if (shut) await audit.record(tx, deedOn(actor, after.disabled ? 'disabled' : 'enabled', after))
    return after
  }
}

function listing({ database, people, sessions, audit }: Room) {
  const { read } = database
  return async (): Promise<PersonLine[]> => {
    const [everybody, rows, lastSeen] = [await people.all(read), await sessions.all(read), await audit.lastSeen()]
    const seenOf = (id: string) => rows.filter(({ person }) => person === id).map(({ seenAt }) => seenAt)
    return everybody.map((person) => presentPerson(person, [lastSeen.get(person.id), ...seenOf(person.id)]))
  }
}

function changing(room: Room) {
  const { people, sessions } = room
  const apply = applyChange(room)
  interface Asked {
    readonly actor: Actor
    readonly id: string
    readonly match: string
    readonly change: Change
  }
  return async (tx: Queries, { actor, id, match, change }: Asked): Promise<PersonLine> => {
    const person = await people.find(tx, id)
    if (!person) throw new AppError('person.not_found')
    const seen = (await sessions.of(tx, id)).map(({ seenAt }) => seenAt)
    if (match !== String(person.version))
      throw new AppError('object.stale', {}, { current: presentPerson(person, seen), yours: change })
    const { grants: given, ...rest } = change
    const grants = given && (await knownGrants(room, tx, { grants: given, language: actor.language }))
    const after = await apply(tx, { person, change: { ...rest, ...(grants ? { grants } : {}) }, actor })
    return presentPerson(after, seen)
  }
}

/** A link for a new password, made by the coordination for somebody who asked them. */
function resetLink(room: Room) {
  const { database, people, audit, mail, publicUrl } = room
  return async (actor: Who, id: string): Promise<NewLink> => {
    const { person, link } = await database.inTransaction(async (tx) => {
      const person = await people.find(tx, id)
      if (!person) throw new AppError('person.not_found')
      if (person.disabled) throw new AppError('person.disabled')
      const link = await makeResetLink(room, tx, { person, createdBy: actor.id })
      await audit.record(tx, { ...deedOn(actor, 'reset-link-made', person), details: { link: link.id } })
      return { person, link }
    })
    const url = linkUrl(publicUrl, 'reset', link.secret)
    const mailed = await mail.send({ to: person.email, kind: 'reset', language: person.language, url, inviter: '' })
    return { id: link.id, url, expiresAt: link.expiresAt, mailed }
  }
}

function inviting(room: Room) {
  const { database, people, links, audit, mail, publicUrl } = room
  const invite = (actor: Actor, { email, grants, language = actor.language }: z.infer<typeof Invite>) =>
    database.inTransaction(async (tx) => {
      // Read again: between the door and this transaction a right may have been taken away.
      const giver = await people.find(tx, actor.id)
      if (!giver || giver.disabled) throw new AppError('session.missing')
      if (!mayGive(giver.grants, grants)) throw new AppError('right.missing')
      const given = await knownGrants(room, tx, { grants, language: actor.language })
      if (await people.byEmail(tx, email)) throw new AppError('person.exists')
      for (const older of await links.openInvitations(tx))
        if (older.email === email && mayGive(giver.grants, older.grants)) await links.close(tx, older.id)
      const link = await links.make(tx, {
        kind: 'invitation',
        person: '',
        email,
        grants: given,
        language,
        createdBy: giver.id,
      })
      await audit.record(tx, {
        actor,
        action: 'invited',
        kind: 'link',
        object: link.id,
        scope: { networks: networksOf(given) },
        details: { email, grants: given.map(grantText) },
      })
      return link
    })
  return async (actor: Actor, body: z.infer<typeof Invite>): Promise<NewLink> => {
    const { id, secret, expiresAt } = await invite(actor, body)
    const url = linkUrl(publicUrl, 'invitation', secret)
    const { email, language = actor.language } = body
    const mailed = await mail.send({ to: email, kind: 'invitation', language, url, inviter: actor.name })
    return { id, url, expiresAt, mailed }
  }
}

function invitations({ database, people, links, audit }: Room) {
  const open = async (within: Queries, actor: Actor): Promise<LinkRow[]> =>
    (await links.openInvitations(within)).filter(({ grants }) => mayGive(actor.grants, grants))
  return {
    /** Those somebody might have made themselves. */
    async invitations(actor: Actor): Promise<InvitationLine[]> {
      const names = new Map((await people.all(database.read)).map(({ id, name }) => [id, name]))
      return (await open(database.read, actor)).map(({ id, email, grants, createdBy, createdAt, expiresAt }) => ({
        id,
        email,
        grants: [...grants],
        invitedBy: names.get(createdBy) ?? '',
        createdAt,
        expiresAt,
      }))
    },
    async revokeInvitation(tx: Queries, actor: Actor, id: string): Promise<void> {
      const link = (await open(tx, actor)).find((one) => one.id === id)
      if (!link || !(await links.close(tx, id))) throw new AppError('link.unknown')
      await audit.record(tx, {
        actor,
        action: 'invitation-revoked',
        kind: 'link',
        object: id,
        scope: { networks: networksOf(link.grants) },
        details: { email: link.email },
      })
    },
  }
}

/** Who belongs to the house, and what they may do in it. */
export const peopleCommands = (room: Room) => ({
  people: listing(room),
  changePerson: changing(room),
  resetLink: resetLink(room),
  invite: inviting(room),
  ...invitations(room),
})
