import type { Grant } from '../contract/account'
import { AppError } from '../contract/errors'
import type { Queries } from '../db/database'
import { makeResetLink } from './link.commands'
import { linkUrl } from './link.rules'
import { applyChange, knownGrants } from './people.commands'
import { grantText, networksOf, type Person } from './people.rules'
import { TERMINAL, type Room } from './room'
import { newId } from './secret'

/** What the command line answers about a link that it made. */
export interface TerminalLink {
  readonly id: string
  readonly email: string
  readonly link: string
  readonly expiresAt: string
}

/** A provider's network, so that nobody has to type it. */
const completed = async (
  { people }: Room,
  tx: Queries,
  grant: Grant | { role: 'cooperative'; provider: string },
): Promise<Grant> => {
  if (grant.role !== 'cooperative' || 'network' in grant) return grant as Grant
  const network = await people.networkOf(tx, grant.provider)
  if (network === undefined) throw new AppError('provider.not_found', { provider: grant.provider })
  return { ...grant, network } as Grant
}

/** What whoever holds the machine may do without an account of their own. */
export function terminalCommands(room: Room) {
  const { database, people, links, audit, publicUrl } = room
  const byEmail = async (tx: Queries, email: string): Promise<Person> => {
    const person = await people.byEmail(tx, email)
    if (!person) throw new AppError('person.not_found', { email })
    return person
  }
  const linkFor = async (tx: Queries, person: Person): Promise<TerminalLink> => {
    const { secret, expiresAt } = await makeResetLink(room, tx, { person, createdBy: '' })
    return { id: person.id, email: person.email, link: linkUrl(publicUrl, 'reset', secret), expiresAt }
  }
  interface NewPerson extends Pick<Person, 'email' | 'name' | 'language'> {
    readonly grant: Grant | { readonly role: 'cooperative'; readonly provider: string }
  }
  return {
    /** Adds a person who chooses a password with the link. */
    addPerson: ({ grant, ...fresh }: NewPerson): Promise<TerminalLink> =>
      database.inTransaction(async (tx) => {
        if (await people.byEmail(tx, fresh.email)) throw new AppError('person.exists')
        const grants = await knownGrants(room, tx, {
          grants: [await completed(room, tx, grant)],
          language: fresh.language,
        })
        const id = newId()
        await people.add(tx, { ...fresh, id, grants, theme: 'auto', password: '', disabled: false })
        await links.closeInvitations(tx, fresh.email)
        await links.closeSetUps(tx)
        const details = { email: fresh.email, grants: grants.map(grantText) }
        const scope = { networks: networksOf(grants) }
        await audit.record(tx, { actor: TERMINAL, action: 'created', kind: 'person', object: id, scope, details })
        return linkFor(tx, (await people.find(tx, id))!)
      }),
    resetByEmail: (email: string): Promise<TerminalLink> =>
      database.inTransaction(async (tx) => {
        const person = await byEmail(tx, email)
        if (person.disabled) throw new AppError('person.disabled')
        await audit.record(tx, { actor: TERMINAL, action: 'reset-link-made', kind: 'person', object: person.id })
        return linkFor(tx, person)
      }),
    disableByEmail: (email: string): Promise<{ id: string; email: string; disabled: true }> =>
      database.inTransaction(async (tx) => {
        const person = await byEmail(tx, email)
        await applyChange(room)(tx, { person, change: { disabled: true }, actor: TERMINAL })
        return { id: person.id, email: person.email, disabled: true }
      }),
  }
}
