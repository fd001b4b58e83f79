import { openAccounts, type Accounts } from '../../../server/account/accounts'
import type { MailSettings } from '../../../server/account/mail'
import { NOBODY, type Actor, type Grant } from '../../../server/contract/account'
import type { Database } from '../../../server/db/database'
import { providers } from '../../../server/db/schema'
import { ENGINES } from '../db/open-test-databases'

export const PUBLIC_URL = 'https://rutas.test'
export const GOOD_PASSWORD = 'guayaba tornillo marea fogón'
export const OTHER_PASSWORD = 'lluvia cometa barro nogal'
export const AGENT = 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'
/** What is not about SQL runs on one engine; every query runs on all of them in stores.test.ts. */
export const openDatabase = Object.values(ENGINES)[0]!
const NO_MAIL: MailSettings = { smtpUrl: undefined, from: 'rutas@rutas.test' }

/** The room of accounts with a clock that the test moves. */
export interface TestRoom extends Accounts {
  readonly database: Database
  readonly warnings: object[]
  wait(minutes: number): void
  /** Makes the first coordination with the link of the start. */
  setUp(): Promise<Actor & { token: string }>
  /** Invites and accepts. */
  join(giver: Actor, email: string, grants: Grant[]): Promise<Actor & { token: string }>
  signIn(email: string, password?: string): Promise<Actor & { token: string }>
}

export const secretOf = (url: string): string => url.split('.').at(-1)!

export function openRoom(database: Database, mail: MailSettings = NO_MAIL): TestRoom {
  let at = Date.parse('2026-11-22T12:00:00Z')
  const warnings: object[] = []
  const accounts = openAccounts({
    database,
    mail,
    publicUrl: PUBLIC_URL,
    now: () => new Date(at),
    log: { warn: (about: object) => void warnings.push(about) } as never,
  })
  const { commands } = accounts
  const entered = async ({ session }: { session?: { token: string } | null }) => ({
    ...(await accounts.actorOf(session!.token))!,
    token: session!.token,
  })
  const stranger = { actor: NOBODY, agent: AGENT }
  return {
    ...accounts,
    database,
    warnings,
    wait: (minutes) => void (at += minutes * 60_000),
    async setUp() {
      const secret = secretOf((await accounts.setUpLink())!)
      const body = { secret, name: 'Ana Pérez', email: 'ana@rutas.test', password: GOOD_PASSWORD }
      return entered(await commands.setUp({ ...stranger, body }))
    },
    async join(giver, email, grants) {
      const { url } = await commands.invite(giver, { email, grants })
      const body = { secret: secretOf(url), name: `Persona ${email}`, password: GOOD_PASSWORD }
      return entered(await commands.acceptInvitation({ ...stranger, body }))
    },
    async signIn(email, password = GOOD_PASSWORD) {
      return entered(await commands.signIn({ ...stranger, body: { email, password } }))
    },
  }
}

/** Two cooperatives of Nicaragua and one of Cuba. */
export async function addProviders(database: Database): Promise<void> {
  const t = database.table(providers)
  const row = { sample: true, origin: 'files', value: {} as never, version: 1, savedAt: '2026-11-22T12:00:00.000Z' }
  await database.inTransaction(async (tx) => {
    await tx.insert(t).values([
      { id: 'coop-uno', network: 'sandino', ...row },
      { id: 'coop-dos', network: 'sandino', ...row },
      { id: 'coop-cuba', network: 'che', ...row },
    ])
  })
}
export const UNO: Grant = { role: 'cooperative', network: 'sandino', provider: 'coop-uno' }
export const DOS: Grant = { role: 'cooperative', network: 'sandino', provider: 'coop-dos' }
