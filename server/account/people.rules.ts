import type { Grant, Theme } from '../contract/account'
import type { Me, PersonLine } from '../contract/api/account'
import type { Language } from '../contract/common'
import { may, RIGHTS, type Right } from './rights.rules'

/** A person as the tables hold them, with what they may do. */
export interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly theme: Theme
  /** argon2id; '' until they have chosen one. */
  readonly password: string
  readonly disabled: boolean
  readonly version: number
  readonly createdAt: string
  readonly savedAt: string
  readonly grants: readonly Grant[]
}

/** A grant in one line, such as `cooperative:sandino:coop-el-ejemplo`: the same text for the same grant. */
export const grantText = (grant: Grant): string =>
  [grant.role, ...('network' in grant ? [grant.network] : []), ...('provider' in grant ? [grant.provider] : [])].join(
    ':',
  )

/** The grants in a fixed order, each once. */
export const tidyGrants = (grants: readonly Grant[]): Grant[] =>
  [...new Map(grants.map((grant) => [grantText(grant), grant]))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, grant]) => grant)

/** Whether two lists say the same, whatever their order. */
export const sameGrants = (one: readonly Grant[], other: readonly Grant[]): boolean =>
  tidyGrants(one).map(grantText).join() === tidyGrants(other).map(grantText).join()

/** The networks that grants reach, each once; [] for the coordination. */
export const networksOf = (grants: readonly Grant[]): string[] => [
  ...new Set(grants.flatMap((grant) => ('network' in grant ? [grant.network] : []))),
]

/**
 * Whether somebody may give all of these grants: the coordination any; a member of a cooperative only membership of
 * the same cooperative.
 * @param giver the grants of whoever invites
 * @param given what the invitation would give; nobody may give nothing
 */
export function mayGive(giver: readonly Grant[], given: readonly Grant[]): boolean {
  const reachesAll = may(giver, 'person.invite', { networks: [] })
  const mayGiveOne = (grant: Grant): boolean =>
    reachesAll ||
    (grant.role === 'cooperative' &&
      may(giver, 'person.invite', { networks: [grant.network], provider: grant.provider }))
  return given.length > 0 && given.every(mayGiveOne)
}

const coordinates = ({ disabled, grants }: Pick<Person, 'disabled' | 'grants'>): boolean =>
  !disabled && grants.some((grant) => grant.role === 'coordination')

/**
 * Whether a change would leave the house without anybody who coordinates it and can sign in.
 * @param everybody all people as they stand, with the one who changes
 * @param changed that one as they would stand afterwards
 */
export function wouldLoseLastCoordination(everybody: readonly Person[], changed: Person): boolean {
  const before = everybody.find(({ id }) => id === changed.id)
  if (!before || !coordinates(before) || coordinates(changed)) return false
  return !everybody.some((person) => person.id !== changed.id && coordinates(person) && person.password !== '')
}

/** The rights somebody holds for anything at all. */
const rightsHeld = (grants: readonly Grant[]): Right[] =>
  (Object.keys(RIGHTS) as Right[]).filter((right) => may(grants, right))

/** What the person who is signed in may know of themselves. */
export const presentMe = ({
  id,
  name,
  email,
  language,
  theme,
  grants,
}: Pick<Person, 'id' | 'name' | 'email' | 'language' | 'theme' | 'grants'>): Me => ({
  id,
  name,
  email,
  language,
  theme,
  grants: [...grants],
  may: rightsHeld(grants),
})

/**
 * What the coordination sees of a person.
 * @param seenAt when they last did something, as ISO texts; those that are not known are left out
 */
export const presentPerson = (person: Person, seenAt: readonly (string | undefined)[]): PersonLine => ({
  id: person.id,
  name: person.name,
  email: person.email,
  grants: [...person.grants],
  disabled: person.disabled,
  version: person.version,
  createdAt: person.createdAt,
  seenAt:
    seenAt
      .filter((at) => at !== undefined)
      .sort()
      .at(-1) ?? null,
})
