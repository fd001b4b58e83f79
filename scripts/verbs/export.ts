import { writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { SITE_COLUMNS, siteCells } from '../../server/catalog/csv.rules'
import { featureOf } from '../../server/catalog/check.rules'
import { readConfig } from '../../server/config'
import type { Language } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import type { House } from '../../server/house'
import { exportRoute, type ExportFormat } from '../../server/open/http'
import { openLoadedHouse } from './open'
import { readArgs, UsageError } from './usage'

interface Request {
  readonly kind: string
  readonly format: string
  readonly slug: string | undefined
  readonly language: Language
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

async function sites(house: House, { format }: Request): Promise<string | undefined> {
  const all = await house.catalog.sites()
  if (format === 'geojson') return json({ type: 'FeatureCollection', features: all.map(featureOf) })
  if (format === 'csv') return stringify([[...SITE_COLUMNS], ...all.map(siteCells)], { bom: true })
  return format === 'json' ? json(all) : undefined
}

async function routes(house: House, { format, slug, language }: Request): Promise<string | undefined> {
  if (format === 'json')
    return json(slug ? await found(house.routes.find(slug), 'route', slug) : await house.routes.all())
  if (!['geojson', 'gpx', 'kml'].includes(format)) return undefined
  if (!slug) throw new UsageError('--slug')
  return exportRoute(
    { ...house, publicUrl: house.config.publicUrl },
    { slug, format: format as ExportFormat, language },
  )
}

async function found<T>(value: Promise<T | undefined>, kind: 'route' | 'package' | 'tour', id: string): Promise<T> {
  const held = await value
  if (held === undefined) throw new AppError(`${kind}.not_found`, { id })
  return held
}

const only = (format: string, value: () => Promise<unknown>): Promise<string | undefined> =>
  format === 'json' ? value().then(json) : Promise.resolve(undefined)

const KINDS: Record<string, (house: House, request: Request) => Promise<string | undefined>> = {
  sites,
  routes,
  packages: (house, { format, slug }) =>
    only(format, async () => (slug ? found(house.packages.find(slug), 'package', slug) : house.packages.all())),
  tours: (house, { format, slug }) =>
    only(format, async () => (slug ? found(house.tours.find(slug), 'tour', slug) : house.tours.all())),
  networks: (house, { format }) => only(format, () => house.catalog.networks()),
  providers: (house, { format }) => only(format, () => house.catalog.providers()),
  services: (house, { format }) => only(format, () => house.catalog.services()),
  rates: (house, { format }) => only(format, () => house.catalog.rates()),
}

/** `export KIND --format F`: prints the file, or writes it to --out. */
export async function exportVerb(args: string[], language: Language): Promise<unknown> {
  const options = {
    format: { type: 'string' },
    slug: { type: 'string' },
    out: { type: 'string' },
    lang: { type: 'string' },
  } as const
  const { values, positionals } = readArgs(args, options, { least: 1, most: 1 })
  const [kind] = positionals as [string]
  const write = KINDS[kind]
  if (!write) throw new UsageError(`«${kind}»: ${Object.keys(KINDS).join(', ')}`)
  if (!values.format) throw new UsageError('--format')
  const house = await openLoadedHouse(readConfig(process.env), language)
  try {
    const text = await write(house, { kind, format: values.format, slug: values.slug, language })
    if (text === undefined) throw new UsageError(`--format ${values.format}: «${kind}»`)
    if (!values.out) return void process.stdout.write(text)
    writeFileSync(values.out, text)
    return { file: values.out, bytes: Buffer.byteLength(text) }
  } finally {
    await house.close()
  }
}
