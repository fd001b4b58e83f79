import { writeFileSync } from 'node:fs'
import { pino } from 'pino'
import { openBrochures } from '../../server/brochure/commands'
import { readConfig } from '../../server/config'
import { BROCHURE_KINDS, EDITIONS } from '../../server/contract/brochure'
import { LANGUAGES, type Language } from '../../server/contract/common'
import { readRoads } from '../../server/house'
import { openLoadedHouse } from './open'
import { readArgs, UsageError } from './usage'

function oneOf<T extends string>(known: readonly T[], value: string, flag: string): T {
  const found = known.find((one) => one === value)
  if (!found) throw new UsageError(`${flag} ${known.join('|')}: «${value}»`)
  return found
}

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
    language: oneOf(LANGUAGES, values.lang, '--lang'),
    edition: oneOf(EDITIONS, values.edition, '--edition'),
  }
  const config = readConfig(process.env)
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
