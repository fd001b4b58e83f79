import { writeFileSync } from 'node:fs'
import type { Language } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import type { ImportFormat } from '../../server/contract/api/import'
import { filedSite } from '../../server/catalog/photo.rules'
import type { Site } from '../../server/contract/site'
import type { House } from '../../server/house'
import { exportRoute, type ExportFormat } from '../../server/open/http'
import { sitesAs } from '../../server/open/sites.rules'
import { openLoadedHouse, readSettings } from './open'
import { checkOut } from './output'
import { oneOf, readArgs, readLanguage, UsageError } from './usage'

interface Request {
  readonly format: string
  readonly slug: string | undefined
  readonly language: Language
  /** Sensitive sites where they are, not where everybody is shown them. */
  readonly exact: boolean
}

/** One kind of thing that can be taken out: its formats, whether it has slugs, and its text. */
interface Kind {
  readonly formats: readonly string[]
  readonly oneBySlug: boolean
  write(house: House, request: Request): Promise<string>
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Every site in the order of the catalog: as everybody sees it, or as it was written. */
async function allSites({ catalog, versions, config, openPhotos }: House, exact: boolean): Promise<Site[]> {
  const shown = await catalog.sites()
  const at = await openPhotos.openAt(config.publicUrl)
  if (!exact) return shown.map((site) => filedSite(site, at))
  const written = new Map((await versions.shelf('site')).map(({ id, plan, value }) => [id, plan ?? value]))
  return shown.map((site) => written.get(site.id) ?? site)
}

async function sites(house: House, { format, language, exact }: Request): Promise<string> {
  const all = await allSites(house, exact)
  return format === 'json' ? json(all) : sitesAs(format as ImportFormat, all, { language, bom: true })
}

interface Shelf {
  all(): Promise<unknown[]>
  find(slug: string): Promise<unknown>
}

async function taken(shelf: Shelf, kind: 'route' | 'package' | 'tour', slug: string | undefined): Promise<string> {
  if (slug === undefined) return json(await shelf.all())
  const held = await shelf.find(slug)
  if (held === undefined) throw new AppError(`${kind}.not_found`, { id: slug })
  return json(held)
}

async function routes(house: House, { format, slug, language }: Request): Promise<string> {
  if (format === 'json') return taken(house.routes, 'route', slug)
  const deps = { ...house, publicUrl: house.config.publicUrl }
  return exportRoute(deps, { slug: slug!, format: format as ExportFormat, language })
}

const list = (read: (house: House) => Promise<unknown>): Kind => ({
  formats: ['json'],
  oneBySlug: false,
  write: async (house) => json(await read(house)),
})
const published = (write: Kind['write']): Kind => ({ formats: ['json'], oneBySlug: true, write })

const KINDS: Readonly<Record<string, Kind>> = {
  sites: { formats: ['json', 'geojson', 'csv', 'gpx', 'kml'], oneBySlug: false, write: sites },
  routes: { formats: ['json', 'geojson', 'gpx', 'kml'], oneBySlug: true, write: routes },
  packages: published((house, { slug }) => taken(house.packages, 'package', slug)),
  tours: published((house, { slug }) => taken(house.tours, 'tour', slug)),
  networks: list((house) => house.catalog.networks()),
  providers: list((house) => house.catalog.providers()),
  services: list((house) => house.catalog.services()),
  rates: list((house) => house.catalog.rates()),
}

function readRequest(args: string[], language: Language) {
  const options = {
    format: { type: 'string' },
    slug: { type: 'string' },
    exact: { type: 'boolean', default: false },
    out: { type: 'string' },
    lang: { type: 'string', default: language },
  } as const
  const { values, positionals } = readArgs(args, options, { least: 1, most: 1 })
  const name = oneOf(Object.keys(KINDS), positionals[0]!, 'export')
  const kind = KINDS[name]!
  if (values.format === undefined) throw new UsageError('flag_missing', { flag: '--format' })
  const format = oneOf(kind.formats, values.format, `${name} --format`)
  const { slug, out, exact } = values
  if (exact && name !== 'sites') throw new UsageError('flag_elsewhere', { flag: '--exact', kind: name })
  if (slug !== undefined && !kind.oneBySlug) throw new UsageError('flag_elsewhere', { flag: '--slug', kind: name })
  if (slug === undefined && name === 'routes' && format !== 'json')
    throw new UsageError('flag_missing', { flag: '--slug' })
  return { kind, out, request: { format, slug, exact, language: readLanguage(values.lang) } }
}

/** `export KIND --format F`: prints the file, or writes it to --out. */
export async function exportVerb(args: string[], language: Language): Promise<unknown> {
  const { kind, out, request } = readRequest(args, language)
  if (out !== undefined) checkOut(out)
  const house = await openLoadedHouse(readSettings(), language)
  try {
    const text = await kind.write(house, request)
    if (out === undefined) return void process.stdout.write(text)
    writeFileSync(out, text)
    return { file: out, bytes: Buffer.byteLength(text) }
  } finally {
    await house.close()
  }
}
