import { townOf } from '../contract/site'
import { drawMap } from '../../geo/map-svg'
import { coverPalette, PALETTES } from '../../geo/map-palette'
import type { MapInput, MapRoute, MapStop } from '../../geo/map-input'
import type { LngLat } from '../../geo/types'
import type { Route, Stage } from '../contract/route'
import type { Tour } from '../contract/tour'
import { networkOf, type BrochureContext, type Reader, type TourChapter } from './reader.rules'

const PIXELS_PER_MM = 96 / 25.4
const A4 = { width: 794, height: 1123 } as const

/** A map and how large it stands, in millimetres. */
export interface MapSize {
  readonly width: number
  readonly height: number
}

interface Drawing {
  readonly context: BrochureContext
  readonly reader: Reader
}

const pixels = ({ width, height }: MapSize) => ({
  width: Math.round(width * PIXELS_PER_MM),
  height: Math.round(height * PIXELS_PER_MM),
})

/** A drawing that fills its frame whole: what does not fit its shape is cut at the edges, as a photograph is. */
const filling = (svg: string): string => svg.replace('<svg ', '<svg preserveAspectRatio="xMidYMid slice" ')
/** A drawing that only adorns: the same is told elsewhere. */
const silent = (svg: string): string => filling(svg).replace('role="img"', 'aria-hidden="true"')

const lineOf = (route: Route, stages: readonly Stage[], id: string): MapRoute => ({
  id,
  network: route.network,
  lines: stages.map(({ line }) => line).filter((line) => line.length > 1),
})

/** Stops of a route with the numbers they have in the whole brochure; a place name first, the site under it. */
function stopsOf(route: Route, sites: readonly string[], { context, reader }: Drawing): MapStop[] {
  return sites.flatMap((id) => {
    const site = context.sites.get(id)
    if (!site) return []
    const note = reader
      .say(site.name)
      .split(/\s*[,(:]/)[0]!
      .trim()
    return [{ number: route.sites.indexOf(id) + 1, at: site.at, name: townOf(site), note }]
  })
}

function common({ context, reader }: Drawing, country: string) {
  return {
    basemap: context.basemap,
    language: reader.language,
    halo: 'plate' as const,
    roads: context.roads,
    highlight: [country],
  }
}

/** The cover of a route: its country in the colour of its network, with the numbered stops. */
export function coverMap(route: Route, drawing: Drawing): string {
  const network = networkOf(route.network, drawing.context)
  return silent(
    drawMap({
      ...common(drawing, network.country),
      ...A4,
      roads: [],
      padding: { top: 150, right: 90, bottom: 480, left: 90 },
      palette: coverPalette(route.network),
      detail: 'country',
      words: 'none',
      furniture: false,
      routes: [lineOf(route, route.stages, route.id)],
      stops: stopsOf(route, route.sites, drawing),
      title: '',
      description: '',
      idPrefix: 'cover',
    }),
  )
}

/** The map of a whole route, with every stop numbered and named. */
export function routeMap(route: Route, { size, id, ...drawing }: Drawing & { size: MapSize; id: string }): string {
  const { words, say } = drawing.reader
  return filling(
    drawMap({
      ...common(drawing, networkOf(route.network, drawing.context).country),
      ...pixels(size),
      palette: PALETTES.paper,
      detail: 'country',
      routes: [lineOf(route, route.stages, route.id)],
      stops: stopsOf(route, route.sites, drawing),
      title: words('brochure.map.route', { name: say(route.name) }),
      description: words('brochure.map.routeText', { count: route.sites.length, days: route.stages.length }),
      note: words('brochure.map.schematic'),
      idPrefix: id,
    }),
  )
}

/** The map of some days of a route: wide with names, or small with numbers alone. */
export function stageMap(
  route: Route,
  days: readonly number[],
  { size, small, ...drawing }: Drawing & { size: MapSize; small: boolean },
): string {
  const { words, format } = drawing.reader
  const stages = route.stages.filter(({ day }) => days.includes(day))
  const sites = stages.flatMap((stage) => stage.sites)
  const seen = sites.flatMap((id) => (drawing.context.sites.has(id) ? [drawing.context.sites.get(id)!.at] : []))
  const fit: LngLat[] = [...stages.flatMap(({ from, to, line }) => [from.at, to.at, ...line]), ...seen]
  const input: MapInput = {
    ...common(drawing, networkOf(route.network, drawing.context).country),
    ...pixels(size),
    fit,
    palette: PALETTES.paper,
    detail: 'stage',
    routes: [lineOf(route, stages, `${route.id}-${days.join('-')}`)],
    stops: stopsOf(route, sites, drawing),
    title: words('brochure.map.days', { days: format.list(days.map(String)), count: days.length }),
    description: words('brochure.map.daysText', { way: stages.map(({ from, to }) => `${from.name} – ${to.name}`).join('; ') }), // prettier-ignore
    idPrefix: `day-${days.join('-')}`,
  }
  const dressed: MapInput = small
    ? {
        ...input,
        padding: 24,
        furniture: false,
        stops: input.stops!.map(({ number, at }) => ({ number, at, name: '' })),
      }
    : { ...input, padding: { top: 34, right: 96, bottom: 34, left: 96 }, note: words('brochure.map.schematic') }
  return filling(drawMap(dressed))
}

function tourInput(tour: Tour, chapters: readonly TourChapter[], { context, reader }: Drawing) {
  const arcs = tour.links.flatMap((link, index): MapRoute[] => {
    const line = context.links.get(link.link)
    const network = tour.parts[index]!.network
    return line ? [{ id: link.link, network, lines: [[...line]], dashed: true }] : []
  })
  return {
    basemap: context.basemap,
    halo: 'plate' as const,
    language: reader.language,
    detail: 'continent' as const,
    highlight: tour.parts.map(({ country }) => country),
    routes: [...arcs, ...chapters.map(({ route }) => lineOf(route, route.stages, route.id))],
  }
}

/** The cover of a tour: the continent by night, each route in its own line, the links as arcs. */
export function tourCover(tour: Tour, chapters: readonly TourChapter[], drawing: Drawing): string {
  return silent(
    drawMap({
      ...tourInput(tour, chapters, drawing),
      ...A4,
      padding: { top: 110, right: 110, bottom: 420, left: 110 },
      palette: PALETTES.night,
      words: 'none',
      furniture: false,
      title: '',
      description: '',
      idPrefix: 'cover',
    }),
  )
}

/** The continent on paper, with routes and links. */
export function tourMap(
  tour: Tour,
  chapters: readonly TourChapter[],
  { size, ...drawing }: Drawing & { size: MapSize },
): string {
  const { words, say, format } = drawing.reader
  const names = format.list(chapters.map(({ route }) => say(route.name)))
  return filling(
    drawMap({
      ...tourInput(tour, chapters, drawing),
      ...pixels(size),
      palette: PALETTES.paper,
      title: words('brochure.map.tour', { name: say(tour.name) }),
      description: words('brochure.map.tourText', { names }),
      note: words('brochure.map.schematic'),
      idPrefix: 'tour',
    }),
  )
}
