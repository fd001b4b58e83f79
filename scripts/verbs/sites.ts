import { basename } from 'node:path'
import { isInCountry } from '../../geo/in-country'
import { readBasemap } from '../../server/catalog/basemap'
import { checkSites, checkUnique, reportOn } from '../../server/catalog/check.rules'
import { draftRow, siteRow, type DraftContext } from '../../server/catalog/import-draft.rules'
import { formatOf, readImport } from '../../server/catalog/import.rules'
import { unpacked } from '../../server/catalog/import-zip.rules'
import type { ImportFormat } from '../../server/contract/api/import'
import { NETWORK_IDS, type Language, type NetworkId } from '../../server/contract/common'
import { faultSentence, type Fault } from '../../server/contract/faults'
import type { Site } from '../../server/contract/site'
import { MOST_BYTES, readBytes, textOf } from './decode'
import { readSettings } from './open'
import { Refusal } from './usage'

/** A file as it was given, before anybody knows what it holds. */
export interface Source {
  readonly file: string
  readonly bytes: Uint8Array
  readonly text: string
  readonly format: ImportFormat | undefined
  /** What is good to know about how it was read. */
  readonly notes: readonly string[]
}

/** Reads a file by its ending and by what it begins like; standard input (`-`) has no ending. */
export function readSource(path: string, language: Language): Source {
  const bytes = readBytes(path)
  const file = basename(path)
  const opened = unpacked({ name: file, bytes }, MOST_BYTES)
  if ('trouble' in opened) {
    const problem = faultSentence(opened.trouble, language, opened.values)
    throw new Refusal('file_problem', { file: path, problem })
  }
  const { text, encoding } = textOf(opened.bytes, path)
  const notes = encoding === 'windows-1252' ? [faultSentence('readAs', language, { encoding })] : []
  return { file, bytes, text, format: formatOf({ file: opened.name, text }), notes }
}

/** What rows of a file are judged by. */
export function contextOf(file: string, given: { language: Language; network?: NetworkId | undefined }): DraftContext {
  const basemap = readBasemap(readSettings().catalogDir)
  return {
    ...{ file, network: given.network, language: given.language },
    inCountry: (country, at) => isInCountry(basemap, country, at),
    countries: basemap.countries.map(({ code }) => code),
  }
}

/** A fault of a file as a whole, or of one of its columns. */
export const wholeFault = (file: string, problem: string, field = ''): Fault => ({ file, feature: '', field, problem })

/** The fault of each identifier that stands twice among rows or features, whether or not they are right otherwise. */
export function duplicateFaults(rows: unknown, file: string, language: Language): Fault[] {
  const report = reportOn(file, language)
  const named = (Array.isArray(rows) ? rows : []).flatMap(
    (row: { id?: unknown; properties?: { id?: unknown } } | null) => {
      const id = row?.properties?.id ?? row?.id
      return typeof id === 'string' ? [{ id }] : []
    },
  )
  checkUnique(named, report, file)
  return report.faults
}

/** The sites of a GeoJSON collection with everything that is wrong in it, identifiers that stand twice included. */
export function checkCollection(
  collection: unknown,
  file: string,
  language: Language,
): { sites: Site[]; faults: Fault[] } {
  const { sites, faults } = checkSites(collection, file, contextOf(file, { language }))
  const told = new Set(faults.map(({ feature, problem }) => `${feature} ${problem}`))
  const twice = duplicateFaults((collection as { features?: unknown } | null)?.features, file, language)
  return { sites, faults: [...faults, ...twice.filter(({ feature, problem }) => !told.has(`${feature} ${problem}`))] }
}

/** Everything that is wrong in a spreadsheet of whole sites, or in a file of waypoints. */
export function rowFaults({ file, text }: Source, language: Language): Fault[] {
  const reading = readImport({ file, text, language })
  // Whose they will be is asked when they are imported.
  const network = isOfPoints(reading.format) ? NETWORK_IDS[0] : undefined
  const context = contextOf(file, { language, network })
  const faults = reading.rows.flatMap((row) => {
    if (isOfPoints(reading.format)) return draftRow(row, context).faults
    const read = siteRow(row, context)
    return 'faults' in read ? read.faults : []
  })
  return onceEach([...reading.faults, ...faults])
}

/** Waypoints make drafts; only whole sites are published. */
export const isOfPoints = (format: ImportFormat | null | undefined): format is 'gpx' | 'kml' =>
  format === 'gpx' || format === 'kml'

/** An identifier that stands twice is told once. */
function onceEach(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>()
  return faults.filter(({ feature, field, problem }) => {
    const key = `${feature} ${field} ${problem}`
    return !seen.has(key) && seen.add(key)
  })
}
