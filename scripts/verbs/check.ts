import { z } from 'zod'
import { readBasemap } from '../../server/catalog/basemap'
import { FILE_SHAPES } from '../../server/catalog/catalog.rules'
import { readRows } from '../../server/catalog/check.rules'
import { parseJson } from '../../server/catalog/files'
import { checkRoadFiles } from '../../server/catalog/roads.rules'
import type { Language } from '../../server/contract/common'
import { faultSentence, type Fault } from '../../server/contract/faults'
import { checkFiles } from '../../server/house'
import { readSettings } from './open'
import { checkCollection, duplicateFaults, isOfPoints, readSource, rowFaults, wholeFault } from './sites'
import { readArgs, Refusal } from './usage'

const isRoads = (value: unknown): boolean =>
  z
    .object({ features: z.array(z.object({ geometry: z.object({ type: z.literal('LineString') }) }).or(z.unknown())) })
    .safeParse(value).success &&
  (value as { features: { geometry?: { type?: string } }[] }).features.some(
    (feature) => feature?.geometry?.type === 'LineString',
  )

/** The faults of one file, by what it holds: roads, sites, or one of the lists of data/. */
function checkFile(path: string, language: Language): Fault[] {
  const source = readSource(path, language)
  const { file, text, format } = source
  if (format === 'csv' || isOfPoints(format)) return rowFaults(source, language)
  const listed = FILE_SHAPES.get(file.replace(/\.json$/, ''))
  const parsed = parseJson(text, language)
  if ('problem' in parsed) return [wholeFault(file, parsed.problem)]
  if (listed) {
    const faults: Fault[] = []
    readRows(parsed.value, listed, { file, language, faults })
    return [...faults, ...duplicateFaults(parsed.value, file, language)]
  }
  if (isRoads(parsed.value)) {
    const name = `roads/${file.replace(/\.[^.]*$/, '')}.geojson`
    return checkRoadFiles(new Map([[name, parsed.value]]), [], language).faults.map((fault) => ({ ...fault, file }))
  }
  if ((parsed.value as { type?: unknown } | null)?.type === 'FeatureCollection')
    return checkCollection(parsed.value, file, language).faults
  return [wholeFault(file, faultSentence('unknownFile', language))]
}

/** `check [FILE…]`: every fault of the catalog, or of the given files. */
export async function check(args: string[], language: Language): Promise<unknown> {
  const { positionals } = readArgs(args, {}, { least: 0, most: 1000 })
  const { catalogDir } = readSettings()
  const faults =
    positionals.length === 0
      ? checkFiles(catalogDir, readBasemap(catalogDir), language).faults
      : positionals.flatMap((path) => checkFile(path, language))
  if (faults.length === 0) return { faults }
  throw new Refusal('faults', { count: faults.length }, { faults })
}
