import { Email, PersonName, ROLES, type Grant } from '../../server/contract/account'
import { NETWORK_IDS, Slug, type Language } from '../../server/contract/common'
import { withAccounts } from './accounts'
import { oneOf, readArgs, readLanguage, UsageError } from './usage'

type Flags = Readonly<Record<string, string | undefined>>

/** The text of a flag that the verb cannot do without. */
function needed(flags: Flags, name: string): string {
  const value = flags[name]
  if (value === undefined) throw new UsageError('flag_missing', { flag: `--${name}` })
  return value
}

/** A flag as accounts keep it. */
function read<T>(flags: Flags, name: string, shape: { safeParse(value: string): { success: boolean; data?: T } }): T {
  const value = needed(flags, name)
  const { success, data } = shape.safeParse(value)
  if (!success) throw new UsageError('flag_unreadable', { flag: `--${name}`, value })
  return data as T
}

/** The role with its reach: a network, or a provider (whose network is known); the coordination has neither. */
function readGrant(flags: Flags): Grant | { role: 'cooperative'; provider: string } {
  const role = oneOf(ROLES, needed(flags, 'role'), '--role')
  const network = flags.network === undefined ? undefined : oneOf(NETWORK_IDS, flags.network, '--network')
  const extra = role === 'coordination' && network ? 'network' : role !== 'cooperative' && flags.provider && 'provider'
  if (extra) throw new UsageError('flag_elsewhere', { flag: `--${extra}`, kind: role })
  if (role === 'coordination') return { role }
  if (role === 'cooperative') return { role, provider: read(flags, 'provider', Slug), ...(network ? { network } : {}) }
  return { role, network: oneOf(NETWORK_IDS, needed(flags, 'network'), '--network') }
}

const TEXT = { type: 'string' } as const
const ADD = { email: TEXT, name: TEXT, role: TEXT, network: TEXT, provider: TEXT, lang: TEXT }
const flagsOf = (args: string[], options: Record<string, typeof TEXT>): Flags =>
  readArgs(args, options, { least: 0, most: 0 }).values as Flags

/** `user add`: a person who chooses a password with the link that is printed. */
async function add(args: string[], language: Language): Promise<unknown> {
  const flags = flagsOf(args, ADD)
  const fresh = {
    email: read(flags, 'email', Email),
    name: read(flags, 'name', PersonName),
    grant: readGrant(flags),
    language: flags.lang === undefined ? language : readLanguage(flags.lang),
  }
  const catalog = fresh.grant.role === 'cooperative' ? language : undefined
  return withAccounts(({ commands }) => commands.addPerson(fresh), catalog)
}

async function list(args: string[]): Promise<unknown> {
  flagsOf(args, {})
  return { people: await withAccounts(({ commands }) => commands.people()) }
}

/** `user reset`: a link for a new password, to be passed on by hand. */
async function reset(args: string[]): Promise<unknown> {
  const email = read(flagsOf(args, { email: TEXT }), 'email', Email)
  return withAccounts(({ commands }) => commands.resetByEmail(email))
}

async function disable(args: string[]): Promise<unknown> {
  const email = read(flagsOf(args, { email: TEXT }), 'email', Email)
  return withAccounts(({ commands }) => commands.disableByEmail(email))
}

const VERBS = { add, list, reset, disable } as const

/** `user add|list|reset|disable`: accounts from the terminal of the machine itself. */
export function user([verb = '', ...args]: string[], language: Language): Promise<unknown> {
  return VERBS[oneOf(Object.keys(VERBS) as (keyof typeof VERBS)[], verb, 'user')](args, language)
}
