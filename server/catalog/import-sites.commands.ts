import type { ImportLine, ImportPreview } from '../contract/api/import'
import { faultSentence, type Fault } from '../contract/faults'
import type { Site } from '../contract/site'
import { sameJson, type Versions } from '../db/versions'
import type { CatalogCommands } from './commands'
import { siteRow, type DraftContext } from './import-draft.rules'
import { changesOf, countsOf, losesPoint, nameOf, problemsOf } from './import-plan.rules'
import type { ImportRow, Reading } from './import.rules'

interface Judged {
  readonly line: ImportLine
  readonly faults: readonly Fault[]
  readonly site?: Site
}

export interface PublishingDeps {
  readonly versions: Pick<Versions, 'shelvedAmong'>
  readonly commands: Pick<CatalogCommands, 'importSites'>
}

interface Publishing {
  readonly reading: Reading
  readonly context: DraftContext
  readonly dryRun: boolean
  /** Publishes the good rows when others are refused; without it all of them or none. */
  readonly keepGood: boolean
}

/** What was published, or would be, row by row. */
export interface Published extends ImportPreview {
  readonly faults: readonly Fault[]
  readonly saved: number
}

/** A row that is no site keeps what names it, so that whoever corrects the file finds it. */
function refusedLine({ row, label, feature }: ImportRow, faults: readonly Fault[]): ImportLine {
  const { name, network } = (feature as { properties?: { name?: unknown; network?: unknown } } | null)?.properties ?? {}
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    ...{ row, id: label.startsWith('#') ? '' : label, network: text(network) },
    name: text(typeof name === 'object' && name !== null ? nameOf(name) : name),
    ...{ state: 'refused', changes: [], problems: problemsOf(faults), match: null },
  }
}

/** What keeps a site from being laid over what is there: it stays in its network, and a hidden point stays known. */
function refusalOver(known: Site, site: Site, { file, language }: DraftContext): Fault | undefined {
  const at = { file, feature: site.id }
  const { network } = site
  if (known.network !== network) {
    const values = { value: network, where: site.id, other: known.network }
    return { ...at, field: 'network', problem: faultSentence('network', language, values) }
  }
  if (!losesPoint(known, site)) return undefined
  return { ...at, field: 'geometry.coordinates', problem: faultSentence('sensitivePoint', language, { id: site.id }) }
}

/** A whole site beside what is there. */
function judge(row: ImportRow, given: { site: Site; known: Site | undefined; context: DraftContext }): Judged {
  const { site, known, context } = given
  const about = { row: row.row, id: site.id, name: site.name.es, network: site.network, problems: [], match: null }
  if (known === undefined) return { line: { ...about, state: 'added', changes: [] }, faults: [], site }
  const refusal = refusalOver(known, site, context)
  if (refusal) return { line: refusedLine(row, [refusal]), faults: [refusal] }
  const state = sameJson(known, site) ? 'unchanged' : 'changed'
  return { line: { ...about, state, changes: changesOf(known, site) }, faults: [], site }
}

/**
 * Whole sites go onto the shelf as they are: for whoever holds the machine. A site that is there is updated by its id, and
 * stays in its network.
 */
export function importPublishing({ versions, commands }: PublishingDeps) {
  async function judgeAll({ rows }: Reading, context: DraftContext): Promise<Judged[]> {
    const read = rows.map((row) => ({ row, found: siteRow(row, context) }))
    const ids = read.flatMap(({ found }) => ('site' in found ? [found.site.id] : []))
    const shelved = await versions.shelvedAmong('site', ids)
    return read.map(({ row, found }) => {
      if ('faults' in found) return { line: refusedLine(row, found.faults), faults: found.faults }
      const before = shelved.get(found.site.id)
      return judge(row, { site: found.site, known: before && (before.plan ?? before.value), context })
    })
  }

  return async ({ reading, context, dryRun, keepGood }: Publishing): Promise<Published> => {
    const judged = await judgeAll(reading, context)
    const rows = judged.map(({ line }) => line)
    const faults = [...reading.faults, ...judged.flatMap((one) => one.faults)]
    const sites = judged.flatMap(({ site }) => site ?? [])
    const isHeldUp = reading.faults.length > 0 || (faults.length > 0 && !keepGood)
    const isDry = dryRun || isHeldUp
    const { added, changed } = await commands.importSites(sites, { dryRun: isDry })
    return {
      ...{ file: context.file, format: reading.format, notes: [...reading.notes] },
      ...{ problems: problemsOf(reading.faults), counts: countsOf(rows), rows, faults },
      saved: isDry ? 0 : added.length + changed.length,
    }
  }
}
