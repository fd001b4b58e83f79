import { basename, extname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { isInCountry } from '../../geo/in-country'
import { readBasemap } from '../../server/catalog/basemap'
import { checkSites, checkUnique, reportOn, type CheckContext } from '../../server/catalog/check.rules'
import { featuresOfRows } from '../../server/catalog/csv.rules'
import { parseJson } from '../../server/catalog/files'
import type { Language } from '../../server/contract/common'
import { faultSentence, type Fault } from '../../server/contract/faults'
import type { Site } from '../../server/contract/site'
import { readText } from './input'
import { readSettings } from './open'
import { say } from './words'

/** A file as it was given, before anybody knows what it holds. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly isCsv: boolean
}

/** Reads a file by its ending; standard input (`-`) has none and is a spreadsheet when it does not begin like JSON. */
export function readSource(path: string): Source {
  const text = readText(path)
  const isCsv = path === '-' ? !/^\s*[{[]/.test(text) : extname(path).toLowerCase() === '.csv'
  return { file: basename(path), text, isCsv }
}

function checkContext(language: Language): CheckContext {
  const basemap = readBasemap(readSettings().catalogDir)
  return { language, inCountry: (country, at) => isInCountry(basemap, country, at) }
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

const count = (text: string, sign: string): number => text.split(sign).length - 1

/** Cells by column; columns without a name get one, so that what stands in them is not lost without a word. */
function parseCsv(text: string): { rows: Record<string, string>[]; repeated: string[] } {
  const [head = ''] = text.split(/\r?\n/, 1)
  let repeated: string[] = []
  const columns = (header: string[]) => {
    const names = header.map((name, index) => name.trim() || `#${index + 1}`)
    repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
    return names
  }
  const delimiter = count(head, ';') > count(head, ',') ? ';' : ','
  const rows = parse(text, { columns, skip_empty_lines: true, delimiter }) as Record<string, string>[]
  return { rows, repeated }
}

/** Reads a spreadsheet of sites: commas or semicolons. */
function readCsv(text: string, file: string, language: Language): { features: unknown[]; faults: Fault[] } {
  try {
    const { rows, repeated } = parseCsv(text)
    if (repeated.length > 0)
      return { features: [], faults: repeated.map((name) => wholeFault(file, say('column_twice', language), name)) }
    if (rows.length === 0) return { features: [], faults: [wholeFault(file, say('no_rows', language))] }
    const { collection, faults } = featuresOfRows(rows, file, language)
    return { features: (collection as { features: unknown[] }).features, faults }
  } catch (error) {
    const problem = faultSentence('notCsv', language, { reason: (error as Error).message })
    return { features: [], faults: [wholeFault(file, problem)] }
  }
}

/** The sites of a GeoJSON collection with everything that is wrong in it, identifiers that stand twice included. */
export function checkCollection(
  collection: unknown,
  file: string,
  language: Language,
): { sites: Site[]; faults: Fault[] } {
  const { sites, faults } = checkSites(collection, file, checkContext(language))
  const told = new Set(faults.map(({ feature, problem }) => `${feature} ${problem}`))
  const twice = duplicateFaults((collection as { features?: unknown } | null)?.features, file, language)
  return { sites, faults: [...faults, ...twice.filter(({ feature, problem }) => !told.has(`${feature} ${problem}`))] }
}

/** Reads the sites of a GeoJSON collection or a spreadsheet with everything that is wrong in it. */
export function readSites({ file, text, isCsv }: Source, language: Language): { sites: Site[]; faults: Fault[] } {
  if (isCsv) {
    const { features, faults } = readCsv(text, file, language)
    const checked = checkCollection({ type: 'FeatureCollection', features }, file, language)
    return { sites: faults.length > 0 ? [] : checked.sites, faults: [...faults, ...checked.faults] }
  }
  const parsed = parseJson(text, language)
  if ('problem' in parsed) return { sites: [], faults: [wholeFault(file, parsed.problem)] }
  return checkCollection(parsed.value, file, language)
}
