import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { routeGeojson, routeGpx, routeKml, type RouteExport } from '../../../server/open/rules'
import { designRoute } from '../../../server/route/rules'
import { designOf } from '../../real-catalog'

const design = designOf('ruta-sandino')
const { plan, sites } = design
const designed = designRoute(design)
const input: RouteExport = {
  route: { ...designed, version: 1 },
  sites,
  language: 'es',
  url: 'http://localhost/rutas/ruta-sandino',
}

const hostile: RouteExport = {
  ...input,
  sites: new Map(
    [...sites].map(([id, site]) => [
      id,
      { ...site, name: { ...site.name, es: '</name><script>alert("ñ")</script> & <b>' } },
    ]),
  ),
}
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['wpt', 'trk', 'trkpt', 'Placemark', 'Folder'].includes(name),
})

describe('a route as a file', () => {
  it('is GeoJSON with a line for each day on the road and a point for each site, numbered', () => {
    const { features } = routeGeojson(input)
    const lines = features.filter((feature) => feature.geometry.type === 'LineString')
    const points = features.filter((feature) => feature.geometry.type === 'Point')
    expect(lines).toHaveLength(input.route.stages.filter((stage) => stage.line.length > 1).length)
    expect(points.map((point) => point.properties!.number)).toEqual(plan.stops.map((_, index) => index + 1))
    expect(points.map((point) => point.id)).toEqual(plan.stops.map((stop) => stop.site))
    expect(lines.every((line) => line.properties!.schematic === true)).toBe(true)
  })

  it('is GPX 1.1 that a handheld opens: waypoints with names and a track a day', () => {
    const text = routeGpx(input)
    expect(XMLValidator.validate(text)).toBe(true)
    const { gpx } = parser.parse(text)
    expect(gpx['@_version']).toBe('1.1')
    expect(gpx.wpt).toHaveLength(plan.stops.length)
    expect(gpx.trk).toHaveLength(input.route.stages.filter((stage) => stage.line.length > 1).length)
    expect(Number(gpx.trk[0].trkseg.trkpt[0]['@_lon'])).toBeCloseTo(input.route.stages[0]!.line[0]![0], 4)
  })

  it('is KML with longitude first', () => {
    const { kml } = parser.parse(routeKml(input))
    const [lng, lat] = kml.Document.Folder[0].Placemark[0].Point.coordinates.split(',').map(Number)
    expect([lng, lat]).toEqual([...sites.get(plan.stops[0]!.site)!.at])
  })

  it('carries hostile names as text', () => {
    for (const text of [routeGpx(hostile), routeKml(hostile)]) {
      expect(XMLValidator.validate(text)).toBe(true)
      expect(text).not.toContain('<script>')
    }
  })

  it('says in every language that the line is schematic', () => {
    for (const language of ['es', 'pt', 'en'] as const)
      expect(routeGpx({ ...input, language })).toMatch(/esquem|schematic/i)
  })
})
