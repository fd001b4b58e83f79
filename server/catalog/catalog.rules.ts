import type { z } from 'zod'
import type { RoadFeature } from '../../geo/road-features'
import { NETWORK_IDS, type Language } from '../contract/common'
import { faultSentence, type Fault } from '../contract/faults'
import { Network } from '../contract/network'
import { PackagePlan } from '../contract/package'
import { Provider, Service } from '../contract/provider'
import {
  BorderRow,
  ConnectionRow,
  EmissionRow,
  ExchangeRow,
  HolidayRow,
  LinkRow,
  NoLinkRow,
  TaxRow,
  type Rates,
} from '../contract/rates'
import { RoutePlan } from '../contract/route'
import type { Site } from '../contract/site'
import { TourPlan } from '../contract/tour'
import { checkSites, checkUnique, readRows, reportOn, type CheckContext } from './check.rules'
import { checkLinks, isZone } from './links.rules'
import { checkRoadFiles } from './roads.rules'
import { cardFaults, rateFaults, termFaults } from './terms.rules'

/** Everything in `data/`, checked and typed. */
export interface Catalog {
  readonly networks: readonly Network[]
  readonly sites: readonly Site[]
  readonly providers: readonly Provider[]
  readonly services: readonly Service[]
  readonly routePlans: readonly RoutePlan[]
  readonly packagePlans: readonly PackagePlan[]
  readonly tourPlans: readonly TourPlan[]
  readonly rates: Rates
  readonly roads: readonly RoadFeature[]
}

/** What of the catalog is computed with: the plans come one by one, the roads as a graph. */
export type Offer = Pick<Catalog, 'networks' | 'sites' | 'providers' | 'services' | 'rates'>

/** Parsed files by their path below `data/`; an unreadable file is simply not there, its fault is in `unread`. */
export interface RawCatalog {
  readonly files: ReadonlyMap<string, unknown>
  readonly unread: readonly Fault[]
}

const RATE_FILES = {
  taxes: TaxRow,
  exchange: ExchangeRow,
  emissions: EmissionRow,
  borders: BorderRow,
  holidays: HolidayRow,
  connections: ConnectionRow,
  links: LinkRow,
  noLinks: NoLinkRow,
} as const
const LISTS = {
  networks: Network,
  providers: Provider,
  services: Service,
  routes: RoutePlan,
  packages: PackagePlan,
  tours: TourPlan,
} as const

/** The shape of the rows of every list of the catalog, by file name without folder or ending. */
export const FILE_SHAPES: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>(
  Object.entries({ ...LISTS, ...RATE_FILES }),
)

/** The files a catalog is made of, without the roads of each country. */
export const CATALOG_FILES: readonly string[] = [
  'sites.geojson',
  ...Object.keys(LISTS).map((name) => `${name}.json`),
  ...Object.keys(RATE_FILES).map((name) => `rates/${name}.json`),
]
const LEAST_ESSENTIAL = 12

/** A check of one reference: `row.field` names something that must exist among `known`. */
interface Reference {
  readonly file: string
  readonly row: string
  readonly field: string
  readonly value: string
  readonly known: ReadonlySet<string>
  readonly where: string
}

/** What a file says it holds, whether or not each of it can be used: a faulty site is not a missing one. */
function named(rows: unknown): { id: string; network: unknown; essential: unknown }[] {
  const list = Array.isArray(rows) ? rows : ((rows as { features?: unknown } | undefined)?.features ?? [])
  return (Array.isArray(list) ? list : []).map((row: unknown) => {
    const { properties, id } = (row ?? {}) as { properties?: Record<string, unknown>; id?: unknown }
    return { id: String(properties?.id ?? id), network: properties?.network, essential: properties?.essential }
  })
}

function references(catalog: Catalog, places: ReadonlySet<string>, raw: RawCatalog): Reference[] {
  const ids = (file: string) => new Set(named(raw.files.get(file)).map((row) => row.id))
  const sites = { known: ids('sites.geojson'), where: 'sites.geojson' }
  const providers = { known: ids('providers.json'), where: 'providers.json' }
  const routes = { known: ids('routes.json'), where: 'routes.json' }
  const packages = { known: ids('packages.json'), where: 'packages.json' }
  const links = { known: ids('rates/links.json'), where: 'rates/links.json' }
  const roads = { known: places, where: 'roads/' }
  return [
    ...catalog.providers.map((p) => ({ file: 'providers.json', row: p.id, field: 'place', value: p.place, ...roads })),
    ...catalog.services.flatMap((s) => [
      { file: 'services.json', row: s.id, field: 'provider', value: s.provider, ...providers },
      { file: 'services.json', row: s.id, field: 'place', value: s.place, ...roads },
      ...('site' in s && s.site ? [{ file: 'services.json', row: s.id, field: 'site', value: s.site, ...sites }] : []),
    ]),
    ...catalog.routePlans.flatMap((r) => [
      { file: 'routes.json', row: r.id, field: 'start', value: r.start, ...roads },
      { file: 'routes.json', row: r.id, field: 'end', value: r.end, ...roads },
      ...r.stops.map((stop, i) => ({
        file: 'routes.json',
        row: r.id,
        field: `stops.${i}.site`,
        value: stop.site,
        ...sites,
      })),
    ]),
    ...catalog.rates.links.flatMap(({ id, from, to }) =>
      Object.entries({ from, to }).flatMap(([end, { place }]) =>
        place === null ? [] : [{ file: 'rates/links.json', row: id, field: `${end}.place`, value: place, ...roads }],
      ),
    ),
    ...catalog.packagePlans.map((p) => ({
      file: 'packages.json',
      row: p.id,
      field: 'route',
      value: p.route,
      ...routes,
    })),
    ...catalog.tourPlans.flatMap((t) => [
      ...t.packages.map((id, i) => ({
        file: 'tours.json',
        row: t.id,
        field: `packages.${i}`,
        value: id.split('@')[0]!,
        ...packages,
      })),
      ...t.links.map((id, i) => ({ file: 'tours.json', row: t.id, field: `links.${i}`, value: id, ...links })),
    ]),
  ]
}

function checkDates(catalog: Catalog, language: Language): Fault[] {
  const validities = catalog.services.map(({ id, validity }) => ({ file: 'services.json', id, ...validity }))
  const rows = (['taxes', 'exchange', 'emissions', 'borders', 'holidays', 'connections'] as const).flatMap((name) =>
    catalog.rates[name].map(({ from, to }, index) => ({ file: `rates/${name}.json`, id: `#${index + 1}`, from, to })),
  )
  return [...validities, ...rows].flatMap(({ file, id, from, to }) => {
    const report = reportOn(file, language)
    if (from !== null && to !== null && to < from) report.say([id, 'to'], 'reversedDates', { from, to })
    return report.faults
  })
}

/** What does not agree within the card of a provider or the terms of a service. */
function checkOffers({ providers, services }: Catalog, language: Language): Fault[] {
  const [cards, terms] = [reportOn('providers.json', language), reportOn('services.json', language)]
  for (const provider of providers)
    for (const { field, code, values } of cardFaults(provider)) cards.say([provider.id, field], code, values)
  for (const service of services)
    for (const { field, code, values } of [...rateFaults(service), ...termFaults(service.terms)])
      terms.say([service.id, field], code, values)
  return [...cards.faults, ...terms.faults]
}

/** What must agree between rows that each are well formed. */
function checkAgreement(catalog: Catalog, language: Language): Fault[] {
  const { networks, sites, routePlans, packagePlans, tourPlans } = catalog
  const files = {
    networks: reportOn('networks.json', language),
    routes: reportOn('routes.json', language),
    packages: reportOn('packages.json', language),
    tours: reportOn('tours.json', language),
  }
  for (const network of NETWORK_IDS)
    if (!networks.some(({ id }) => id === network)) files.networks.say([network, 'id'], 'noNetwork', { network })
  for (const { id, zone } of networks) if (!isZone(zone)) files.networks.say([id, 'zone'], 'zone', { value: zone })
  for (const { id, network, stops } of routePlans)
    stops.forEach(({ site }, index) => {
      const other = sites.find((candidate) => candidate.id === site)?.network
      if (other && other !== network)
        files.routes.say([id, `stops.${index}.site`], 'network', { value: network, where: site, other })
    })
  for (const { id, network, route } of packagePlans) {
    const other = routePlans.find((plan) => plan.id === route)?.network
    if (other && other !== network)
      files.packages.say([id, 'network'], 'network', { value: network, where: route, other })
  }
  for (const { id, packages, links } of tourPlans)
    if (links.length !== packages.length - 1)
      files.tours.say([id, 'links'], 'links', { packages: packages.length, links: links.length })
  return [...Object.values(files).flatMap((report) => report.faults), ...checkLinks(catalog.rates.links, language)]
}

function checkEssentials(raw: RawCatalog, context: CheckContext): Fault[] {
  const report = reportOn('sites.geojson', context.language)
  const sites = named(raw.files.get('sites.geojson'))
  for (const network of NETWORK_IDS) {
    const count = sites.filter((site) => site.essential === true && site.network === network).length
    if (count < LEAST_ESSENTIAL)
      report.say([network, 'essential'], 'tooFew', { count, network, least: LEAST_ESSENTIAL })
  }
  return report.faults
}

/**
 * Checks everything in `data/` together: each file against the contract, every reference between files, the sites
 * against the map, the roads against their rules.
 * @returns the catalog when nothing is wrong, and all faults otherwise; never a half-loaded catalog
 */
export function checkCatalog(raw: RawCatalog, context: CheckContext): { catalog: Catalog | null; faults: Fault[] } {
  const { language } = context
  const faults: Fault[] = [...raw.unread]
  const rows = <T extends { id?: string }>(name: string, shape: z.ZodType<T>): T[] => {
    const file = `${name}.json`
    if (!raw.files.has(file)) return []
    const good = readRows(raw.files.get(file), shape, { file, language, faults })
    const report = reportOn(file, language)
    checkUnique(
      good.filter((row): row is T & { id: string } => typeof row.id === 'string'),
      report,
      file,
    )
    faults.push(...report.faults)
    return good
  }
  const sites = checkSites(raw.files.get('sites.geojson'), 'sites.geojson', context)
  faults.push(...sites.faults)
  const routePlans = rows('routes', RoutePlan)
  // A bus drives to the sites of a route; the others may lie where our roads do not go, abroad or across water.
  const visited = new Set(routePlans.flatMap(({ stops }) => stops.map(({ site }) => site)))
  const onRoutes = sites.sites.filter(({ id }) => visited.has(id))
  const roads = checkRoadFiles(raw.files, onRoutes, language)
  faults.push(...roads.faults)
  const catalog: Catalog = {
    networks: rows('networks', Network),
    sites: sites.sites,
    providers: rows('providers', Provider),
    services: rows('services', Service),
    routePlans,
    packagePlans: rows('packages', PackagePlan),
    tourPlans: rows('tours', TourPlan),
    rates: Object.fromEntries(
      Object.entries(RATE_FILES).map(([name, shape]) => [
        name,
        rows(`rates/${name}`, shape as z.ZodType<{ id?: string }>),
      ]),
    ) as unknown as Rates,
    roads: roads.features,
  }
  for (const { file, row, field, value, known, where } of references(catalog, roads.places, raw))
    if (!known.has(value))
      faults.push({ file, feature: row, field, problem: faultSentence('unknown', language, { value, where }) })
  faults.push(
    ...checkDates(catalog, language),
    ...checkOffers(catalog, language),
    ...checkAgreement(catalog, language),
    ...checkEssentials(raw, context),
  )
  return { catalog: faults.length === 0 ? catalog : null, faults }
}
