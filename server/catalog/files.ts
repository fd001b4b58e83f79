import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../contract/common'
import { faultSentence, type Fault } from '../contract/faults'
import { CATALOG_FILES, type RawCatalog } from './catalog.rules'

/** Every file of the catalog below a folder, by its path there; the roads are one file a country. */
function catalogPaths(folder: string): string[] {
  const roads = join(folder, 'roads')
  const countries = existsSync(roads) ? readdirSync(roads).filter((name) => /\.(geojson|json)$/.test(name)) : []
  return [...CATALOG_FILES, ...countries.sort().map((name) => `roads/${name}`)]
}

/** Parses JSON, or says where it stopped being JSON. */
export function parseJson(text: string, language: Language): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    return { problem: faultSentence('notJson', language, { reason: (error as Error).message }) }
  }
}

/** Reads `data/` as it stands; what is missing or unreadable is a fault, not an exception. */
export function readCatalogFiles(folder: string, language: Language): RawCatalog {
  const files = new Map<string, unknown>()
  const unread: Fault[] = []
  for (const path of catalogPaths(folder)) {
    const file = join(folder, path)
    const parsed = existsSync(file)
      ? parseJson(readFileSync(file, 'utf8'), language)
      : { problem: faultSentence('missingFile', language) }
    if ('value' in parsed) files.set(path, parsed.value)
    else unread.push({ file: path, feature: '', field: '', problem: parsed.problem })
  }
  return { files, unread }
}

/** A fingerprint of the catalog and of everything that shapes what is computed from it. */
export function fingerprint(folder: string, salt: string): string {
  const hash = createHash('sha256').update(salt)
  for (const path of [...catalogPaths(folder), 'map/basemap.topo.json']) {
    const file = join(folder, path)
    hash.update(path).update(existsSync(file) ? readFileSync(file) : '')
  }
  return hash.digest('hex')
}
