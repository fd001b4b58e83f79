import type { MapInput, MapRoute, MapStop } from '../../geo/map-input'
import { boundsOf, metresBetween } from '../../geo/measure'
import type { LngLat } from '../../geo/types'
import type { Network } from '../contract/network'
import type { Route } from '../contract/route'
import { townOf, type Site } from '../contract/site'
import type { LiveMap, LivePoint } from './frame.rules'
import { capital, type Reader } from './reader.rules'
import type { Shelf } from './shelf.rules'

/** A map to be drawn: what it shows and how large. The same key always stands for the same picture. */
export interface Picture extends Omit<MapInput, 'basemap' | 'roads' | 'palette' | 'language' | 'idPrefix'> {
  readonly key: string
  /** Its size on a phone. */
  readonly narrow: { readonly width: number; readonly height: number }
}

/** A picture as our own SVG, twice: for a desk, and for a phone, which is not a desk's map made small. */
export interface Drawing {
  readonly wide: string
  readonly narrow: string
}

/** Draws a picture in the reader's language. */
export type Draw = (picture: Picture, reader: Reader) => Drawing

/** The sizes of pictures on a page, in pixels. */
export const SIZES = {
  hero: { width: 940, height: 720, narrow: { width: 400, height: 480 } },
  tall: { width: 760, height: 860, narrow: { width: 400, height: 560 } },
  locator: { width: 640, height: 520, narrow: { width: 400, height: 340 } },
} as const

/** The line of a route, one piece for each day. */
export const routeLine = (route: Route): MapRoute => ({
  id: route.id,
  network: route.network,
  lines: route.stages.map((stage) => stage.line).filter((line) => line.length > 1),
})

/** A name short enough for a map: what stands before the first comma, bracket or colon. */
export const shortName = (name: string): string => name.split(/\s*[,(:]/)[0]!.trim()

/** What a long name says after its colon, with a capital; nothing for a short one. */
export const restOfName = (name: string): string => capital(name.split(/\s*:\s*/)[1] ?? '')

/** Longer names do not fit beside a stop. */
const LONGEST_LABEL = 30
/** Stops nearer than this share of the picture's width share one mark, and the name of their town. */
const SAME_MARK = 0.02

/** Towns name stops; where stops of one town stand apart, each is named by its site, if that is short enough to be read. */
function stopNames(sites: readonly Site[], { say }: Reader): { name: string; note: string }[] {
  if (sites.length === 0) return []
  const [west, south, east, north] = boundsOf(sites.map((site) => site.at))
  const near = SAME_MARK * metresBetween([west, south], [east, north])
  return sites.map((site) => {
    const town = townOf(site)
    const own = shortName(say(site.name))
    const others = sites.filter((other) => other !== site && townOf(other) === town)
    const apart = others.length > 0 && others.every((other) => metresBetween(site.at, other.at) > near)
    return apart && own.length <= LONGEST_LABEL ? { name: own, note: town } : { name: town, note: own }
  })
}

/** The numbered stops of some sites, in their order, from a first number. */
export function numberedStops(sites: readonly Site[], reader: Reader, first = 1): MapStop[] {
  const names = stopNames(sites, reader)
  return sites.map((site, index) => ({ number: first + index, at: site.at, ...names[index]! }))
}

/** The map of a route: its line and its numbered stops in its country. */
export function routePicture(route: Route, { shelf, reader }: { shelf: Shelf; reader: Reader }): Picture {
  const { words, say } = reader
  const sites = new Map(shelf.sites.map((site) => [site.id, site]))
  const stops = numberedStops(
    route.sites.flatMap((id) => sites.get(id) ?? []),
    reader,
  )
  return {
    key: `route:${route.id}.${route.version}`,
    ...SIZES.hero,
    detail: 'country',
    highlight: countriesOf([route.network], shelf.networks),
    routes: [routeLine(route)],
    stops,
    title: words('pages.route.mapTitle', { name: say(route.name) }),
    description: words('pages.map.drawn', { places: stops.map((stop) => `${stop.number} ${stop.name}`).join(', ') }),
    note: words('pages.map.schematic'),
  }
}

const countriesOf = (networks: readonly string[], all: readonly Network[]): string[] =>
  all.filter((network) => networks.includes(network.id)).map((network) => network.country)

/** The middle of a route: where its number stands on a map of the continent. */
function middleOf(route: Route): LngLat {
  return route.stages[Math.floor(route.stages.length / 2)]!.to.at
}

interface ContinentSetting {
  readonly shelf: Shelf
  readonly reader: Reader
  readonly title: string
  /** Arcs between the routes. */
  readonly linked?: boolean
  /** Off where the list beside the map numbers something else. */
  readonly numbered?: boolean
}

/** The continent with some routes, numbered in their order, and arcs between them where links join them. */
export function continentPicture(
  routes: readonly Route[],
  { shelf, reader, title, linked = false, numbered = true }: ContinentSetting,
): Picture {
  const { say, words } = reader
  const country = (route: Route) => shelf.networks.find((network) => network.id === route.network)
  const stops = routes.map((route, index) => {
    const owner = country(route)
    return {
      number: index + 1,
      at: middleOf(route),
      name: shortName(say(route.name)),
      ...(owner ? { note: say(owner.countryName) } : {}),
    }
  })
  const links = routes.slice(1).map((route, index): MapRoute => ({
    id: `link-${index + 1}`,
    network: route.network,
    lines: [[routes[index]!.end.at, route.start.at]],
    dashed: true,
  }))
  return {
    key: `continent:${linked}:${numbered}:${routes.map((route) => `${route.id}.${route.version}`).join()}`,
    ...SIZES.tall,
    detail: 'continent',
    highlight: countriesOf(
      routes.map((route) => route.network),
      shelf.networks,
    ),
    routes: [...(linked ? links : []), ...routes.map(routeLine)],
    stops: numbered ? stops : [],
    title,
    description: words('pages.map.drawn', { places: stops.map((stop) => `${stop.number} ${stop.name}`).join(', ') }),
  }
}

/** A site as the live map shows it. */
export function livePoint(site: Site, label: string, reader: Reader): LivePoint {
  return {
    label,
    at: site.at,
    title: reader.say(site.name),
    note: reader.say(site.link),
    href: reader.href(`/sitios/${site.id}`),
    network: site.network,
  }
}

const thousandths = (points: readonly LngLat[]) =>
  points.map(([lng, lat]): [number, number] => [Number(lng.toFixed(3)), Number(lat.toFixed(3))])

/** The lines of a route for the live map, to about a hundred metres. */
export const liveLines = (route: Route): LiveMap['lines'] =>
  routeLine(route).lines.map((points) => ({ network: route.network, points: thousandths(points) }))

/** The live map of a route: its stops, numbered as on the drawn one, and its line. */
export function liveRoute(route: Route, sites: ReadonlyMap<string, Site>, reader: Reader): LiveMap {
  const points = route.sites.flatMap((id, index) => {
    const site = sites.get(id)
    return site ? [livePoint(site, String(index + 1), reader)] : []
  })
  return { points, lines: liveLines(route) }
}
