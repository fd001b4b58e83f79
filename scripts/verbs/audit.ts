import { AUDIT_ACTIONS, AuditQuery } from '../../server/contract/api/account'
import type { Language } from '../../server/contract/common'
import { zodWords } from '../../server/contract/faults'
import { withAccounts } from './accounts'
import { oneOf, readArgs, Refusal } from './usage'

const TEXT = { type: 'string' } as const
const FLAGS = { person: TEXT, action: TEXT, kind: TEXT, object: TEXT, from: TEXT, to: TEXT, before: TEXT }

/** `audit`: a page of the log, newest first; `--verify` reads the whole chain again instead. */
export async function audit(args: string[], language: Language): Promise<unknown> {
  const options = { ...FLAGS, verify: { type: 'boolean' } } as const
  const { verify = false, ...flags } = readArgs(args, options, { least: 0, most: 0 }).values
  if (flags.action !== undefined) oneOf(AUDIT_ACTIONS, flags.action, '--action')
  const filter = AuditQuery.parse({ ...flags }, zodWords(language))
  return withAccounts(async (accounts) => {
    if (!verify) return accounts.audit.list(filter, [{ role: 'coordination' }])
    const verdict = await accounts.audit.verify()
    if (verdict.brokenAt !== null) throw new Refusal('audit_broken', { line: verdict.brokenAt }, verdict)
    return verdict
  })
}
