import type { Language } from '../../server/contract/common'
import { openLoadedHouse, readSettings } from './open'
import { readSites, readSource } from './sites'
import { readArgs, Refusal } from './usage'

/** `import FILE [--dry-run]`: adds and updates sites by their id; one fault refuses the whole file. */
export async function importVerb(args: string[], language: Language): Promise<unknown> {
  const options = { 'dry-run': { type: 'boolean', default: false } } as const
  const { values, positionals } = readArgs(args, options, { least: 1, most: 1 })
  const dryRun = values['dry-run']
  const { sites, faults } = readSites(readSource(positionals[0]!), language)
  const house = await openLoadedHouse(readSettings(), language)
  try {
    const result = await house.catalogCommands.importSites(sites, { dryRun: dryRun || faults.length > 0 })
    const answer = { dryRun, ...result, refused: faults }
    if (faults.length === 0) return answer
    throw new Refusal('nothing_imported', { count: faults.length }, answer)
  } finally {
    await house.close()
  }
}
