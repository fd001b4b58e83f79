import { samplesCommands } from '../../server/catalog/samples.commands'
import { auditStore } from '../../server/account/audit.store'
import { TERMINAL } from '../../server/account/room'
import type { Language } from '../../server/contract/common'
import { openLoadedHouse, readSettings } from './open'
import { oneOf, readArgs } from './usage'

/** `samples remove`: takes every sample provider and service away for good; with --dry-run it says what would go. */
export async function samples([verb = '', ...args]: string[], language: Language): Promise<unknown> {
  oneOf(['remove'], verb, 'samples')
  const { values } = readArgs(args, { 'dry-run': { type: 'boolean' } }, { least: 0, most: 0 })
  const dryRun = values['dry-run'] ?? false
  const house = await openLoadedHouse(readSettings(), language)
  try {
    const audit = auditStore(house.database, house.now)
    const removed = await samplesCommands({ ...house, store: house.catalog, audit }).remove(TERMINAL, { dryRun })
    return { dryRun, ...removed }
  } finally {
    await house.close()
  }
}
