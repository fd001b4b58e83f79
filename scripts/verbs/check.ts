import { basename, extname, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { isInCountry } from '../../geo/in-country'
import { readBasemap } from '../../server/catalog/basemap'
import { FILE_SHAPES } from '../../server/catalog/catalog.rules'
import { checkSites, readRows, type CheckContext } from '../../server/catalog/check.rules'
import { featuresOfRows } from '../../server/catalog/csv.rules'
import { parseJson } from '../../server/catalog/files'
import { checkRoadFiles } from '../../server/catalog/roads.rules'
import { readConfig } from '../../server/config'
import type { Language } from '../../server/contract/common'
import { faultSentence, type Fault } from '../../server/contract/faults'
import type { Site } from '../../server/contract/site'
import { checkFiles } from '../../server/house'
import { readText } from './input'
import { readArgs, Refusal } from './usage'

function checkContext(language: Language): CheckContext {
  const basemap = readBasemap(readConfig(process.env).catalogDir)
  return { language, inCountry: (country, at) => isInCountry(basemap, country, at) }
}

const whole = (file: string, problem: string): Fault => ({ file, feature: '', field: '', problem })

/** Reads a spreadsheet of sites: commas or semicolons, with or without a byte-order mark. */
function readCsv(text: string, file: string, language: Language): { collection: unknown; faults: Fault[] } {
  try {
    const delimiter =
      (text.split('\n', 1)[0]!.match(/;/g)?.length ?? 0) > (text.split('\n', 1)[0]!.match(/,/g)?.length ?? 0)
        ? ';'
        : ','
    const rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, delimiter }) as Record<
      string,
      string
    >[]
    return featuresOfRows(rows, file, language)
  } catch (error) {
    return {
      collection: { type: 'FeatureCollection', features: [] },
      faults: [whole(file, faultSentence('notCsv', language, { reason: (error as Error).message }))],
    }
  }
}

/** Reads the sites of a GeoJSON or CSV file with everything that is wrong in it. */
export function readSites(path: string, language: Language): { sites: Site[]; faults: Fault[] } {
  const file = basename(path)
  const text = readText(path)
  if (extname(path).toLowerCase() === '.csv') {
    const { collection, faults } = readCsv(text, file, language)
    const checked = checkSites(collection, file, checkContext(language))
    return { sites: faults.length > 0 ? [] : checked.sites, faults: [...faults, ...checked.faults] }
  }
  const parsed = parseJson(text, language)
  if ('problem' in parsed) return { sites: [], faults: [whole(file, parsed.problem)] }
  return checkSites(parsed.value, file, checkContext(language))
}

const isRoads = (value: unknown): boolean =>
  z
    .object({ features: z.array(z.object({ geometry: z.object({ type: z.literal('LineString') }) }).or(z.unknown())) })
    .safeParse(value).success &&
  (value as { features: { geometry?: { type?: string } }[] }).features.some(
    (feature) => feature?.geometry?.type === 'LineString',
  )

/** The faults of one file, by what it holds: roads, sites, or one of the lists of data/. */
function checkFile(path: string, language: Language): Fault[] {
  const file = basename(path)
  const listed = FILE_SHAPES.get(file.replace(/\.json$/, ''))
  if (extname(path).toLowerCase() === '.csv') return readSites(path, language).faults
  const parsed = parseJson(readText(path), language)
  if ('problem' in parsed) return [whole(file, parsed.problem)]
  if (listed) {
    const faults: Fault[] = []
    readRows(parsed.value, listed, { file, language, faults })
    return faults
  }
  if (isRoads(parsed.value)) {
    const name = `roads/${file.replace(/\.[^.]*$/, '')}.geojson`
    return checkRoadFiles(new Map([[name, parsed.value]]), [], language).faults.map((fault) => ({ ...fault, file }))
  }
  if ((parsed.value as { type?: unknown } | null)?.type === 'FeatureCollection')
    return checkSites(parsed.value, file, checkContext(language)).faults
  return [whole(file, faultSentence('unknownFile', language))]
}

/** `check [FILE…]`: every fault of the catalog, or of the given files. */
export async function check(args: string[], language: Language): Promise<unknown> {
  const { positionals } = readArgs(args, {}, { least: 0, most: 1000 })
  const config = readConfig(process.env)
  const faults =
    positionals.length === 0
      ? checkFiles(config.catalogDir, readBasemap(config.catalogDir), language).faults
      : positionals.flatMap((path) => checkFile(resolve(path), language))
  const answer = { faults, files: positionals.length === 0 ? config.catalogDir : positionals }
  if (faults.length === 0) return { faults: [] }
  const sentence = { es: `${faults.length} fallas`, pt: `${faults.length} falhas`, en: `${faults.length} faults` }[
    language
  ]
  throw new Refusal(sentence, { faults: answer.faults })
}
