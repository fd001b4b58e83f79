import { readConfig } from '../../server/config'
import type { Language } from '../../server/contract/common'
import { openLoadedHouse } from './open'
import { readSites } from './check'
import { readArgs, Refusal } from './usage'

/** `import FILE [--dry-run]`: adds and updates sites by their id; one fault refuses the whole file. */
export async function importVerb(args: string[], language: Language): Promise<unknown> {
  const options = { 'dry-run': { type: 'boolean', default: false } } as const
  const { values, positionals } = readArgs(args, options, { least: 1, most: 1 })
  const dryRun = values['dry-run']
  const { sites, faults } = readSites(positionals[0]!, language)
  const house = await openLoadedHouse(readConfig(process.env), language)
  try {
    const result = await house.catalogCommands.importSites(sites, { dryRun: dryRun || faults.length > 0 })
    const answer = { dryRun, ...result, refused: faults }
    if (faults.length === 0) return answer
    const sentence = {
      es: `no se importó nada: ${faults.length} fallas`,
      pt: `nada foi importado: ${faults.length} falhas`,
      en: `nothing was imported: ${faults.length} faults`,
    }[language]
    throw new Refusal(sentence, answer)
  } finally {
    await house.close()
  }
}
