import { XMLBuilder } from 'fast-xml-parser'
import type { Feature, FeatureCollection, Position } from 'geojson'
import type { Language } from '../contract/common'
import type { Route, Stage } from '../contract/route'
import type { Site } from '../contract/site'

/** A route with the sites it visits, as every export takes it. */
export interface RouteExport {
  readonly route: Route
  readonly sites: ReadonlyMap<string, Site>
  readonly language: Language
  /** The page the file belongs to. */
  readonly url: string
}

const NOTE = {
  es: 'Trazado esquemático sobre la red de caminos propia: sirve para orientarse, no para navegar curva por curva.',
  pt: 'Traçado esquemático sobre a rede de estradas própria: serve para se orientar, não para navegar curva a curva.',
  en: 'Schematic line over our own road network: for orientation, not for turn-by-turn navigation.',
}
const DAY = { es: 'Día', pt: 'Dia', en: 'Day' }

const stopsOf = ({ route, sites }: RouteExport) =>
  route.sites.flatMap((id, index) => {
    const site = sites.get(id)
    return site
      ? [{ site, number: index + 1, day: route.stages.find((stage) => stage.sites.includes(id))?.day ?? null }]
      : []
  })

const stageName = (stage: Stage, language: Language): string =>
  `${DAY[language]} ${stage.day}: ${stage.title[language]}`

const OSM_CREDIT = '© OpenStreetMap contributors, ODbL'

/**
 * A route as GeoJSON: one LineString a day, one Point a stop, numbered as on the map.
 * @returns coordinates in degrees, lengths in metres, times in seconds; a day without a drive has no line
 * @see RFC 7946
 */
export function routeGeojson(input: RouteExport): FeatureCollection {
  const { route, language, url } = input
  const lines = route.stages
    .filter((stage) => stage.line.length > 1)
    .map((stage): Feature => ({
      type: 'Feature',
      id: `${route.id}-${stage.day}`,
      geometry: { type: 'LineString', coordinates: stage.line as Position[] },
      properties: {
        route: route.id,
        version: route.version,
        day: stage.day,
        name: stageName(stage, language),
        metres: Math.round(stage.metres),
        driveSeconds: Math.round(stage.driveSeconds),
        schematic: !route.surveyed,
        note: route.surveyed ? OSM_CREDIT : NOTE[language],
        url,
      },
    }))
  const points = stopsOf(input).map(({ site, number, day }): Feature => ({
    type: 'Feature',
    id: site.id,
    geometry: { type: 'Point', coordinates: [...site.at] },
    properties: {
      number,
      day,
      name: site.name[language],
      description: site.link[language],
      precisionMetres: site.precision,
    },
  }))
  return { type: 'FeatureCollection', features: [...lines, ...points] }
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
})
const NO_XML = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
/** An XML file of a tree; `@name` is an attribute. What XML cannot hold, such as control characters, is left out. */
export const xml = (tree: object): string =>
  (builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...tree }) as string).replace(NO_XML, '')

/**
 * A route as GPX 1.1: a waypoint a stop, a track a day.
 * @returns the file's text; elevation only where a site's altitude is known
 * @see Topografix GPX 1.1 schema
 */
export function routeGpx(input: RouteExport): string {
  const { route, language, url } = input
  return xml({
    gpx: {
      '@version': '1.1',
      '@creator': 'Rutas de Liberación',
      '@xmlns': 'http://www.topografix.com/GPX/1/1',
      metadata: {
        name: route.name[language],
        desc: `${route.theme[language]} ${NOTE[language]}`,
        link: { '@href': url },
      },
      wpt: stopsOf(input).map(({ site, number }) => ({
        '@lat': site.at[1],
        '@lon': site.at[0],
        ...(site.altitude === undefined ? {} : { ele: site.altitude }),
        name: `${number}. ${site.name[language]}`,
        desc: site.link[language],
      })),
      trk: route.stages
        .filter((stage) => stage.line.length > 1)
        .map((stage) => ({
          name: stageName(stage, language),
          number: stage.day,
          trkseg: { trkpt: stage.line.map(([lng, lat]) => ({ '@lat': lat, '@lon': lng })) },
        })),
    },
  })
}

const KML_COLOUR: Record<string, string> = {
  sandino: 'ff2b12b5',
  che: 'ff236b5a',
  bolivar: 'ff0f7fb8',
  'san-martin': 'ffa8782f',
}

/**
 * A route as KML 2.2: a folder of stops and a folder of days.
 * @returns the file's text; lines follow the ground
 * @see OGC 07-147r2 (KML 2.2)
 */
export function routeKml(input: RouteExport): string {
  const { route, language } = input
  const coordinates = (line: Stage['line']) => line.map(([lng, lat]) => `${lng},${lat}`).join(' ')
  return xml({
    kml: {
      '@xmlns': 'http://www.opengis.net/kml/2.2',
      Document: {
        name: route.name[language],
        description: `${route.theme[language]} ${NOTE[language]}`,
        Style: { '@id': 'line', LineStyle: { color: KML_COLOUR[route.network], width: 4 } },
        Folder: [
          {
            name: { es: 'Sitios', pt: 'Sítios', en: 'Sites' }[language],
            Placemark: stopsOf(input).map(({ site, number }) => ({
              name: `${number}. ${site.name[language]}`,
              description: site.link[language],
              Point: { coordinates: `${site.at[0]},${site.at[1]}` },
            })),
          },
          {
            name: { es: 'Días', pt: 'Dias', en: 'Days' }[language],
            Placemark: route.stages
              .filter((stage) => stage.line.length > 1)
              .map((stage) => ({
                name: stageName(stage, language),
                styleUrl: '#line',
                LineString: { tessellate: 1, coordinates: coordinates(stage.line) },
              })),
          },
        ],
      },
    },
  })
}
