import { writeFileSync } from 'node:fs'
import { pino } from 'pino'
import { openBrochures } from '../../server/brochure/commands'
import { BROCHURE_KINDS, EDITIONS } from '../../server/contract/brochure'
import type { Language } from '../../server/contract/common'
import { readRoads } from '../../server/house'
import { openLoadedHouse, readSettings } from './open'
import { checkOut } from './output'
import { oneOf, readArgs, readLanguage } from './usage'

/** `brochure KIND SLUG --lang es --edition dossier --out F.pdf`: prints one brochure. */
export async function brochure(args: string[], language: Language): Promise<unknown> {
  const options = {
    lang: { type: 'string', default: language },
    edition: { type: 'string', default: 'dossier' },
    out: { type: 'string' },
  } as const
  const { values, positionals } = readArgs(args, options, { least: 2, most: 2 })
  const [kind, slug] = positionals as [string, string]
  const request = {
    kind: oneOf(BROCHURE_KINDS, kind, 'brochure'),
    slug,
    language: readLanguage(values.lang),
    edition: oneOf(EDITIONS, values.edition, '--edition'),
  }
  if (values.out !== undefined) checkOut(values.out)
  const config = readSettings()
  const house = await openLoadedHouse(config, language)
  const brochures = openBrochures({ house, roads: readRoads(config.catalogDir), log: pino({ level: 'silent' }) })
  try {
    const began = performance.now()
    const { pdf, pages, fileName } = await brochures.print(request)
    const file = values.out ?? fileName
    writeFileSync(file, pdf)
    return { file, pages, bytes: pdf.length, seconds: (performance.now() - began) / 1000 }
  } finally {
    await brochures.close()
    await house.close()
  }
}
