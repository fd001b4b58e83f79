import { networkName } from '../catalog/network-name.rules'
import type { RoadGraph } from '../../geo/road-graph'
import {
  coverageByRoad,
  lackingIn,
  stillOffered,
  type NearestService,
  type SiteCoverage,
} from '../catalog/coverage.rules'
import { NEEDS, USUAL_LIMITS, type Need } from '../contract/api/coverage'
import type { Network } from '../contract/network'
import type { Service } from '../contract/provider'
import type { Site } from '../contract/site'
import { placeName } from '../templates/place-name.rules'
import { siteCard, type Figure } from './cards.rules'
import type { Head } from './frame.rules'
import { NETWORK_MARKS } from './marks.rules'
import { livePoint, type Draw } from './picture.rules'
import type { Reader } from './reader.rules'
import type { Shelf } from './shelf.rules'
import { inVisitingOrder, sitesPicture } from './sites.rules'

/** What the page of coverage is computed from, beside the shelf. */
export interface CoverageGround {
  readonly services: readonly Service[]
  readonly graph: RoadGraph
  /** ISO date: what was only offered before it is no longer there. */
  readonly today: string
}

interface Setting {
  readonly shelf: Shelf
  readonly reader: Reader
  readonly draw: Draw
  readonly ground: CoverageGround
  /** Of the network, as they stand in the catalog. */
  readonly sites: readonly Site[]
}

/** What stands near the sites of a network, within the usual limits. */
function coverageOfNetwork(
  network: Network,
  { shelf, ground, sites: all }: Pick<Setting, 'shelf' | 'ground' | 'sites'>,
): SiteCoverage<Site>[] {
  const sites = inVisitingOrder(
    all.filter((site) => site.network === network.id),
    shelf,
  )
  const services = stillOffered(ground.services, ground.today)
  const limits = { bedKm: USUAL_LIMITS.bed, mealKm: USUAL_LIMITS.meal, guideKm: USUAL_LIMITS.guide }
  return coverageByRoad({ sites, services, graph: ground.graph }, limits)
}

/** What was computed for a shelf, by network: a crowd of readers costs one search of the roads. */
const kept = new WeakMap<Shelf, Map<string, SiteCoverage<Site>[]>>()

function keptCoverage(network: Network, setting: Pick<Setting, 'shelf' | 'ground' | 'sites'>): SiteCoverage<Site>[] {
  const known = kept.get(setting.shelf) ?? new Map<string, SiteCoverage<Site>[]>()
  kept.set(setting.shelf, known)
  const covered = known.get(network.id) ?? coverageOfNetwork(network, setting)
  known.set(network.id, covered)
  return covered
}

function figures(covered: readonly SiteCoverage<Site>[], { words, format }: Reader): Figure[] {
  const lacking = lackingIn(covered)
  return NEEDS.map((need) => ({
    value: words('pages.coverage.of', { some: format.number(covered.length - lacking[need]), all: format.number(covered.length) }), // prettier-ignore
    label: words(`pages.coverage.within.${need}`, { km: USUAL_LIMITS[need] }),
    sample: covered.some(({ nearest }) => nearest[need]?.service.sample),
  }))
}

/** `41 km · Bayamo`, with a word where the distance is a guess; a sentence where nothing is reached by land. */
function nearestWords(found: NearestService | null, graph: RoadGraph, { words, format, language }: Reader): string {
  if (!found) return words('pages.coverage.none')
  const { place } = found.service
  const name = graph.nodes[graph.indexOf.get(place) ?? -1]?.name ?? place
  const km = format.km(found.metres)
  const far = found.estimated ? words('pages.coverage.estimated', { km }) : km
  return `${far} · ${placeName(name, language)}`
}

function rowOf(
  covered: SiteCoverage<Site>,
  number: number,
  { shelf, reader, ground }: Omit<Setting, 'draw' | 'sites'>,
) {
  const cell = (need: Need) => ({
    label: reader.words(`pages.coverage.need.${need}`),
    lacks: covered.lacks.includes(need),
    text: nearestWords(covered.nearest[need], ground.graph, reader),
  })
  return {
    ...siteCard(covered.site, String(number), { reader, networks: shelf.networks }),
    cells: NEEDS.map(cell),
  }
}

/** Which sites of a network lack a bed, a meal or a guide near them, on a map and in a table with the nearest of each. */
export function coverageView(network: Network, { shelf, reader, draw, ground, sites: all }: Setting) {
  const { words, say, href } = reader
  const covered = keptCoverage(network, { shelf, ground, sites: all })
  const lacking = covered.filter(({ lacks }) => lacks.length > 0)
  const sites = lacking.map(({ site }) => site)
  const path = `/redes/${network.slug}`
  const head: Head = {
    title: words('pages.coverage.title', { network: networkName(network, reader) }),
    description: words('pages.coverage.description', USUAL_LIMITS),
    section: 'networks',
    network: network.id,
    crumbs: [
      { label: words('common.nav.networks'), href: href('/redes') },
      { label: networkName(network, reader), href: href(path) },
      { label: words('pages.coverage.crumb'), href: href(`${path}/cobertura`) },
    ],
    live: { points: sites.map((site, index) => livePoint(site, String(index + 1), reader)), lines: [] },
  }
  return {
    head,
    title: head.title,
    lead: head.description,
    mark: NETWORK_MARKS[network.id]!,
    over: `${say(network.countryName)} · ${networkName(network, reader)}`,
    figures: figures(covered, reader),
    sample: covered.some(({ nearest }) => NEEDS.some((need) => nearest[need]?.service.sample)),
    needs: NEEDS.map((need) => words(`pages.coverage.need.${need}`)),
    lacking: words('pages.coverage.lacking', { count: lacking.length }),
    rows: lacking.map((each, index) => rowOf(each, index + 1, { shelf, reader, ground })),
    map: sites.length > 0 ? draw(sitesPicture(sites, { shelf, reader }), reader) : undefined,
  }
}
