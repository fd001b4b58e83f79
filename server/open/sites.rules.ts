import { stringify } from 'csv-stringify/sync'
import { featureOf } from '../catalog/check.rules'
import { SITE_COLUMNS, siteCells } from '../catalog/csv.rules'
import type { ImportFormat } from '../contract/api/import'
import type { Language } from '../contract/common'
import type { Site } from '../contract/site'
import { xml } from './rules'

interface Taken {
  /** Of the names and descriptions in formats that hold one. */
  readonly language: Language
  /** Whether a CSV begins with the mark by which spreadsheets know that it is UTF-8. */
  readonly bom: boolean
}

/**
 * Sites as GeoJSON, whole.
 * @see RFC 7946
 */
const sitesGeojson = (sites: readonly Site[]): string =>
  `${JSON.stringify({ type: 'FeatureCollection', features: sites.map(featureOf) }, null, 2)}\n`

/**
 * Sites as a spreadsheet, whole: one row each below the names of the columns.
 * @returns commas, quoted where a cell holds anything that separates
 * @see RFC 4180
 */
const sitesCsv = (sites: readonly Site[], { bom }: Pick<Taken, 'bom'>): string =>
  stringify([[...SITE_COLUMNS], ...sites.map(siteCells)], { bom, quoted_match: /[\r\n\t;]/ })

/**
 * Sites as GPX 1.1 waypoints: name, point, description in one language, and whose id they have, so that they are known
 * again when they come back.
 * @see Topografix GPX 1.1 schema
 */
const sitesGpx = (sites: readonly Site[], { language }: Pick<Taken, 'language'>): string =>
  xml({
    gpx: {
      '@version': '1.1',
      '@creator': 'Rutas de Liberación',
      '@xmlns': 'http://www.topografix.com/GPX/1/1',
      '@xmlns:rutas': 'urn:rutas-de-liberacion:1',
      wpt: sites.map(({ id, network, at, altitude, name, summary }) => ({
        '@lat': degrees(at[1]),
        '@lon': degrees(at[0]),
        ...(altitude === undefined ? {} : { ele: altitude }),
        name: name[language],
        desc: summary[language],
        extensions: { 'rutas:site': { '@id': id, '@network': network, '@lang': language } },
      })),
    },
  })

/**
 * Sites as KML 2.2 placemarks, with what GPX holds.
 * @see OGC 07-147r2 (KML 2.2)
 */
const sitesKml = (sites: readonly Site[], { language }: Pick<Taken, 'language'>): string =>
  xml({
    kml: {
      '@xmlns': 'http://www.opengis.net/kml/2.2',
      Document: {
        name: 'Rutas de Liberación',
        Placemark: sites.map(({ id, network, at, name, summary }) => ({
          name: name[language],
          description: summary[language],
          ExtendedData: {
            Data: Object.entries({ id, network, lang: language }).map(([key, value]) => ({ '@name': key, value })),
          },
          Point: { coordinates: `${degrees(at[0])},${degrees(at[1])}` },
        })),
      },
    },
  })

/** A number as schemas of XML read it: never with an exponent. */
const degrees = (value: number): string => (String(value).includes('e') ? value.toFixed(20) : String(value))

/** Sites as the text of a file in one of the formats that an import reads. */
export const sitesAs = (format: ImportFormat, sites: readonly Site[], taken: Taken): string => {
  const writers = { geojson: sitesGeojson, csv: sitesCsv, gpx: sitesGpx, kml: sitesKml }
  return writers[format](sites, taken)
}
