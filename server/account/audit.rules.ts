import type { Grant } from '../contract/account'
import { NETWORK_IDS } from '../contract/common'
import type { AuditAction, AuditLine } from '../contract/api/account'
import { may } from './rights.rules'

/** A line of the log with its place in the chain. */
export interface ChainedLine extends AuditLine {
  /** The hash of the line before; of the first, a text that no hash is. */
  readonly previous: string
}

export const PAGE_LINES = 50
export const CHAIN_BEGINS = 'begin'

/** About a person's coming and going: for the coordination only. */
export const SIGN_IN_ACTIONS: readonly AuditAction[] = [
  'set-up',
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'signed-out-everywhere',
  'profile-changed',
  'password-changed',
  'reset-asked',
  'reset-link-made',
  'password-reset',
]

/** The number of a line as its id: twelve digits, so that the order of the texts is the order of the lines. */
export const lineId = (number: number): string => String(number).padStart(12, '0')

/** A value as JSON with the keys of every object in order: two engines that store it differently give one text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  entries.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}

/** What the hash of a line is taken over: every field of it, and the hash of the line before. */
export const sealedText = (line: ChainedLine): string => canonicalJson(line)

/**
 * The same text of a line whose place is not known yet: all but its number and the hash before it is written already.
 * @returns what `sealedText` says once both are there
 */
export function sealedTextOf(line: Omit<ChainedLine, 'id' | 'previous'>): (id: string, previous: string) => string {
  const { action, at, details, provider, ...middle } = line
  const inside = (part: object): string => canonicalJson(part).slice(1, -1)
  const [first, second, last] = [{ action, at, details }, middle, { provider }].map(inside)
  return (id, previous) =>
    `{${first},"id":${JSON.stringify(id)},${second},"previous":${JSON.stringify(previous)},${last}}`
}

/** The networks of a line as its column holds them, `|che|sandino|`; '' for none. */
export const joinNetworks = (networks: readonly string[]): string =>
  networks.length === 0 ? '' : `|${[...new Set(networks)].sort().join('|')}|`
export const splitNetworks = (column: string): string[] => column.split('|').filter(Boolean)

/** Which lines somebody may read: all of them, or those that touch one of these networks and are no sign-in. */
export interface Readable {
  readonly all: boolean
  readonly networks: readonly string[]
}

/** What the rights table lets a reader with these grants see of the log. */
export const readableBy = (grants: readonly Grant[]): Readable => ({
  all: may(grants, 'audit.read', { networks: [] }),
  networks: NETWORK_IDS.filter((network) => may(grants, 'audit.read', { networks: [network] })),
})

/** A line as this reader may see it: e-mail addresses are for the coordination. */
export function shownTo({ all }: Readable, line: AuditLine): AuditLine {
  if (all || !('email' in line.details)) return line
  return { ...line, details: Object.fromEntries(Object.entries(line.details).filter(([key]) => key !== 'email')) }
}
