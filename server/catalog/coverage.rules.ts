import type { RoadGraph } from '../../geo/road-graph'
import { travelTable } from '../../geo/travel-matrix'
import type { Metres } from '../../geo/types'
import { NEEDS, type Coverage, type Need } from '../contract/api/coverage'
import type { Provider, Service } from '../contract/provider'
import type { Site } from '../contract/site'
import { periodsOf } from './sale.rules'

/** How far a place lies from a site: metres on the ground, and whether part of them is a straight guess. */
export interface Stretch {
  readonly metres: Metres
  readonly estimated: boolean
}

/** The way from a site to a place of the road network; null where there is none by land. */
export type DistanceTo = (site: Pick<Site, 'id'>, place: string) => Stretch | null

/** How far each may be, in kilometres. */
export interface CoverageLimits {
  readonly bedKm: number
  readonly mealKm: number
  readonly guideKm: number
}

/** The nearest service that serves a need. */
export interface NearestService extends Stretch {
  readonly service: Service
}

/** What stands near one site. */
export interface SiteCoverage<S> {
  readonly site: S
  readonly nearest: Readonly<Record<Need, NearestService | null>>
  /** Needs that nothing within the limits serves, in the order bed, meal, guide. */
  readonly lacks: readonly Need[]
}

const SERVES: Readonly<Partial<Record<Service['kind'], Need>>> = { lodging: 'bed', meal: 'meal', guide: 'guide' }

/**
 * The services whose rates have not run out on a day.
 * @param today ISO date
 */
export function stillOffered(services: readonly Service[], today: string): Service[] {
  return services.filter((service) => periodsOf(service).some(({ to }) => to >= today))
}

const isNearer = (one: NearestService, other: NearestService | null): boolean => {
  if (other === null || one.metres !== other.metres) return other === null || one.metres < other.metres
  if (one.service.sample !== other.service.sample) return other.service.sample
  return one.service.id < other.service.id
}

/** The services of each need by the place where they are. */
function byPlace(services: readonly Service[]): Record<Need, Map<string, Service[]>> {
  const found = { bed: new Map<string, Service[]>(), meal: new Map<string, Service[]>(), guide: new Map<string, Service[]>() } // prettier-ignore
  for (const service of services) {
    const need = SERVES[service.kind]
    if (need) found[need].set(service.place, [...(found[need].get(service.place) ?? []), service])
  }
  return found
}

/**
 * Which sites lack a bed, a meal or a guide within so many kilometres by road, and what stands nearest to each.
 * At equal distance a real service goes before an example, then the smaller id.
 * @param limits in kilometres; a service exactly at the limit still serves
 * @param distance metres from a site to a place; called once for every site and place with services
 * @returns one entry a site, in the order given; [] for no sites
 */
export function coverageOf<S extends Pick<Site, 'id'>>(
  sites: readonly S[],
  services: readonly Service[],
  { limits, distance }: { readonly limits: CoverageLimits; readonly distance: DistanceTo },
): SiteCoverage<S>[] {
  const limitKm: Record<Need, number> = { bed: limits.bedKm, meal: limits.mealKm, guide: limits.guideKm }
  const places = byPlace(services)
  const all = [...new Set(NEEDS.flatMap((need) => [...places[need].keys()]))]
  return sites.map((site) => {
    const ways = new Map(all.map((place) => [place, distance(site, place)]))
    const nearestOf = (need: Need) => {
      let best: NearestService | null = null
      for (const [place, offered] of places[need]) {
        const way = ways.get(place)
        if (!way) continue
        for (const service of offered) if (isNearer({ ...way, service }, best)) best = { ...way, service }
      }
      return best
    }
    const nearest = { bed: nearestOf('bed'), meal: nearestOf('meal'), guide: nearestOf('guide') }
    const lacks = NEEDS.filter((need) => !(nearest[need] && nearest[need].metres <= limitKm[need] * 1000))
    return { site, nearest, lacks }
  })
}

/**
 * Distances by car from sites to places of the road network, from one table of travel: metres of the quickest way; within
 * 50 km of a road but off it, the great circle x 1.25, marked as estimated; null where no way by land is known.
 * @param places ids of road nodes; one that the graph does not have is nowhere
 */
export function roadDistances(
  graph: RoadGraph,
  sites: readonly Pick<Site, 'id' | 'at'>[],
  places: readonly string[],
): DistanceTo {
  const known = [...new Set(places)].filter((place) => graph.indexOf.has(place))
  const column = new Map(known.map((place, index) => [place, index]))
  const row = new Map(sites.map(({ id }, index) => [id, index]))
  const to = known.map((place) => graph.nodes[graph.indexOf.get(place)!]!.at)
  const { metres, estimated } = travelTable(graph, { from: sites.map(({ at }) => at), to })
  return ({ id }, place) => {
    const [from, end] = [row.get(id), column.get(place)]
    if (from === undefined || end === undefined || metres[from]![end] === Infinity) return null
    return { metres: metres[from]![end]!, estimated: estimated[from]![end]! }
  }
}

/** What coverage is computed from: the sites asked about, and everything that is offered anywhere. */
export interface CoverageGround {
  readonly sites: readonly Site[]
  readonly services: readonly Service[]
  readonly graph: RoadGraph
}

/** The coverage of some sites by road. @see coverageOf, roadDistances */
export function coverageByRoad(
  { sites, services, graph }: CoverageGround,
  limits: CoverageLimits,
): SiteCoverage<Site>[] {
  const serving = services.filter(({ kind }) => SERVES[kind] !== undefined)
  const distance = roadDistances(
    graph,
    sites,
    serving.map(({ place }) => place),
  )
  return coverageOf(sites, serving, { limits, distance })
}

/** How many of the sites lack each need. */
export function lackingIn(covered: readonly Pick<SiteCoverage<unknown>, 'lacks'>[]): Record<Need, number> {
  const count = (need: Need) => covered.filter(({ lacks }) => lacks.includes(need)).length
  return { bed: count('bed'), meal: count('meal'), guide: count('guide') }
}

/**
 * Coverage as the API answers it: kilometres with one decimal, names beside ids.
 * @param setting the graph names the places, the providers the services; `leftOut` counts what was asked about and is not known
 */
export function presentCoverage(
  covered: readonly SiteCoverage<Site>[],
  limits: CoverageLimits,
  setting: { readonly providers: readonly Provider[]; readonly graph: RoadGraph; readonly leftOut: number },
): Coverage {
  const { providers, graph, leftOut } = setting
  const names = new Map(providers.map(({ id, name }) => [id, name]))
  const nearest = (found: NearestService | null): Coverage['sites'][number]['nearest']['bed'] => {
    if (!found) return null
    const { id, provider, place, sample, name } = found.service
    return {
      service: id,
      provider,
      providerName: names.get(provider) ?? name,
      place,
      placeName: graph.nodes[graph.indexOf.get(place) ?? -1]?.name ?? place,
      km: Math.round(found.metres / 100) / 10,
      estimated: found.estimated,
      sample,
    }
  }
  return {
    limits: { bed: limits.bedKm, meal: limits.mealKm, guide: limits.guideKm },
    lacking: lackingIn(covered),
    sites: covered.map(({ site, nearest: by, lacks }) => ({
      id: site.id,
      name: site.name,
      network: site.network,
      country: site.country,
      at: [...site.at],
      lacks: [...lacks],
      nearest: { bed: nearest(by.bed), meal: nearest(by.meal), guide: nearest(by.guide) },
    })),
    leftOut,
    sample: covered.some(({ nearest: by }) => NEEDS.some((need) => by[need]?.service.sample)),
  }
}
