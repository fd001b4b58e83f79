import type { Logger } from 'pino'
import type { Actor } from '../contract/account'
import type { Database, Queries } from '../db/database'
import { countAttempts } from './attempts'
import { auditStore, type Audit } from './audit.store'
import { accountCommands, type AccountCommands } from './commands'
import { accountOperations } from './http'
import { linkStore } from './link.store'
import { openMail, type MailSettings } from './mail'
import type { Operation } from './operation'
import { openPasswords } from './password'
import { peopleStore } from './people.store'
import type { Room } from './room'
import { sessionStore } from './session.store'
import { findActor } from './sign-in.commands'

/** Wrong passwords for one address, whoever sends them and from wherever. */
const WRONG_PASSWORDS = { most: 10, minutes: 15 } as const
/** Letters to one address: more would be a nuisance. */
const RESETS_ASKED = { most: 3, minutes: 60 } as const

export interface AccountsDeps {
  readonly database: Database
  readonly now: () => Date
  /** The address of the house, without a slash at its end: links are made from it and from nothing else. */
  readonly publicUrl: string
  readonly mail: MailSettings
  readonly log: Pick<Logger, 'warn'>
}

export interface Accounts {
  /** Who the secret of a session belongs to; read anew each time, in the transaction that asks if there is one. */
  actorOf(secret: string, within?: Queries): Promise<Actor | undefined>
  readonly audit: Audit
  readonly commands: AccountCommands
  readonly operations: readonly Operation[]
  /** The address of a new one-time link for the first coordination, as long as there is nobody. */
  setUpLink(): Promise<string | undefined>
  /** Waits for letters that are still on their way. */
  settle(): Promise<void>
}

/** Work that nobody waits for, and that the end of the program does. */
function background(log: AccountsDeps['log']) {
  const running = new Set<Promise<void>>()
  return {
    later(work: () => Promise<void>): void {
      // The answer leaves first: how long the work takes must not be heard in it.
      const done = new Promise((resolve) => setImmediate(resolve))
        .then(work)
        .catch((error: { code?: string; message?: string }) =>
          log.warn({ code: error.code, reason: error.message }, 'work in the background failed'),
        )
        .finally(() => running.delete(done))
      running.add(done)
    },
    async settle(): Promise<void> {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

/** Opens the room of accounts on a database. Cheap: hashing, judging passwords and mail are loaded when first needed. */
export function openAccounts({ database, now, publicUrl, mail, log }: AccountsDeps): Accounts {
  const { later, settle } = background(log)
  const room: Room = {
    database,
    now,
    publicUrl,
    log,
    later,
    people: peopleStore(database, now),
    sessions: sessionStore(database, now),
    links: linkStore(database, now),
    audit: auditStore(database, now),
    passwords: openPasswords(),
    mail: openMail(mail, log),
    signIns: countAttempts({ ...WRONG_PASSWORDS, now }),
    resets: countAttempts({ ...RESETS_ASKED, now }),
  }
  const commands = accountCommands(room)
  const operations = accountOperations(commands, room.audit)
  return { actorOf: findActor(room), audit: room.audit, commands, operations, setUpLink: commands.setUpLink, settle }
}
