import type { Person } from './person'
import { wordsOf } from './words'

const w = wordsOf('es')

interface Invitation {
  readonly name: string
  readonly role: string
  readonly provider?: string
  readonly password: string
  /** Sits down at a browser of their own. */
  sitDown(): Promise<Person>
}

/** The coordination makes a link by keyboard, and somebody takes it up in a browser of their own. */
export async function comeIn(coordination: Person, invitation: Invitation): Promise<Person> {
  const { name, role, provider, password, sitDown } = invitation
  await coordination.push(w('people.invite'))
  await coordination.fill(w('account.email'), `${name.toLowerCase()}@rutas.ni`)
  await coordination.choose(w('people.role'), w(`roles.${role}`))
  await coordination.choose(w('common.network'), w('networks.sandino'))
  if (provider) await coordination.choose(w('common.provider'), provider)
  await coordination.push(w('people.makeLink'))
  await coordination.reads(w('people.invitationLink'), 'dialog')
  const link = await coordination.valueOf('#enlace-nuevo')
  await coordination.push(w('form.done'))
  const person = await sitDown()
  await person.open(link)
  await person.reads(w(`roles.${role}`))
  await person.fill(w('account.name'), name)
  await person.fill(w('account.newPassword'), password)
  await person.push(w('link.invitation.do'))
  await person.reads(w('home.title'))
  return person
}
