import type { Logger } from 'pino'
import type { Attempts } from './attempts'
import type { Audit } from './audit.store'
import type { Database } from '../db/database'
import type { LinkStore } from './link.store'
import type { Mail } from './mail'
import type { Passwords } from './password'
import type { PeopleStore } from './people.store'
import type { SessionStore } from './session.store'

/** What every command of this room works with. */
export interface Room {
  readonly database: Database
  readonly now: () => Date
  readonly publicUrl: string
  readonly people: PeopleStore
  readonly sessions: SessionStore
  readonly links: LinkStore
  readonly audit: Audit
  readonly passwords: Passwords
  readonly mail: Mail
  readonly log: Pick<Logger, 'warn'>
  /** Wrong passwords, by e-mail address. */
  readonly signIns: Attempts
  /** New passwords asked for, by e-mail address. */
  readonly resets: Attempts
  /** Does something that nobody waits for. */
  later(work: () => Promise<void>): void
}

/** Who the log names when somebody works from a terminal of the machine itself. */
export const TERMINAL = { id: '', name: 'rutas (terminal)' } as const
