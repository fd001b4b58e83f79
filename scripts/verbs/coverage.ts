import { stringify } from 'csv-stringify/sync'
import { CoverageQuery, NEEDS, type Coverage } from '../../server/contract/api/coverage'
import { zodWords } from '../../server/contract/faults'
import type { Language } from '../../server/contract/common'
import { coverageIn } from '../../server/house'
import { openLoadedHouse, readSettings } from './open'
import { oneOf, readArgs, UsageError } from './usage'

const OPTIONS = {
  network: { type: 'string' },
  route: { type: 'string' },
  bbox: { type: 'string' },
  bed: { type: 'string' },
  meal: { type: 'string' },
  guide: { type: 'string' },
  format: { type: 'string', default: 'json' },
} as const

const COLUMNS = [
  'site',
  'name',
  'network',
  'country',
  'lng',
  'lat',
  'lacks',
  ...NEEDS.flatMap((need) => [`${need}_km`, `${need}_service`, `${need}_place`, `${need}_estimated`, `${need}_sample`]),
]

const cellsOf = ({ id, name, network, country, at, lacks, nearest }: Coverage['sites'][number], language: Language) => [
  id,
  name[language],
  network,
  country,
  ...at.map(String),
  lacks.join(' '),
  ...NEEDS.flatMap((need) => {
    const found = nearest[need]
    return found ? [found.km, found.service, found.placeName, found.estimated, found.sample].map(String) : Array(5).fill('') // prettier-ignore
  }),
]

/** A table for a spreadsheet: a line a site, what it lacks, and the nearest of each. */
const csvOf = ({ sites }: Coverage, language: Language): string =>
  stringify([COLUMNS, ...sites.map((site) => cellsOf(site, language))], { bom: true })

/** `coverage --network N`: which sites lack a bed, a meal or a guide within so many kilometres by road. */
export async function coverage(args: string[], language: Language): Promise<unknown> {
  const { values } = readArgs(args, OPTIONS, { least: 0, most: 0 })
  const { format, ...asked } = values
  const isCsv = oneOf(['json', 'csv'] as const, format, '--format') === 'csv'
  if ([asked.network, asked.route, asked.bbox].every((area) => area === undefined))
    throw new UsageError('flag_missing', { flag: '--network' })
  const query = CoverageQuery.parse(asked, zodWords(language))
  const house = await openLoadedHouse(readSettings(), language)
  try {
    const found = await coverageIn(house).coverage(query)
    return isCsv ? void process.stdout.write(csvOf(found, language)) : found
  } finally {
    await house.close()
  }
}
