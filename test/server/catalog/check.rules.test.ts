import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { areHours } from '../../../server/catalog/check.rules'
import type { Fault } from '../../../server/contract/faults'
import { checkFiles } from '../../../server/house'
import { realBasemap } from '../../real-catalog'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rutas-data-'))
  cpSync('data', folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

type Json = Record<string, never> & {
  features: { id: string; properties: Record<string, unknown>; geometry: { coordinates: unknown } }[]
}

const edit = (file: string, change: (content: Json) => unknown): void => {
  const path = join(folder, file)
  const content = JSON.parse(readFileSync(path, 'utf8')) as Json
  change(content)
  writeFileSync(path, JSON.stringify(content))
}
const faultsOf = (language: 'es' | 'pt' | 'en' = 'es'): Fault[] => checkFiles(folder, realBasemap, language).faults
const found = (feature: string, field: string) => expect.objectContaining({ feature, field })

describe('the catalog that ships', () => {
  it('has no fault', () => {
    expect(faultsOf()).toEqual([])
  })
})

describe('a broken copy of the catalog', () => {
  it('is refused whole, with every fault named by file, feature and field', () => {
    edit('sites.geojson', ({ features: [a, b, c, d, e] }) => {
      a!.geometry.coordinates = [...(a!.geometry.coordinates as number[])].reverse()
      delete b!.properties.sources
      c!.properties.date = '16 de julio'
      d!.properties.openingHours = 'todos los días'
      e!.properties.color = 'rojo'
    })
    const ids = (JSON.parse(readFileSync('data/sites.geojson', 'utf8')) as Json).features
      .slice(0, 5)
      .map(({ id }) => id)
    const { catalog, faults } = checkFiles(folder, realBasemap, 'es')
    expect(catalog).toBeNull()
    expect(faults).toEqual(
      expect.arrayContaining([
        found(ids[0]!, 'geometry.coordinates'),
        found(ids[1]!, 'sources'),
        found(ids[2]!, 'date'),
        found(ids[3]!, 'openingHours'),
        found(ids[4]!, 'color'),
      ]),
    )
    expect(faults).toHaveLength(5)
  })

  it('asks whether coordinates were swapped when the other way round they fall in the country', () => {
    edit('sites.geojson', ({ features: [first] }) => {
      first!.geometry.coordinates = [...(first!.geometry.coordinates as number[])].reverse()
    })
    expect(faultsOf()[0]!.problem).toContain('invertidas')
  })

  it('finds a place in the wrong country', () => {
    edit('sites.geojson', ({ features: [first] }) => {
      first!.geometry.coordinates = [-58.38, -34.6]
    })
    expect(faultsOf()).toContainEqual(
      expect.objectContaining({ field: 'geometry.coordinates', problem: expect.stringContaining('NI') }),
    )
  })

  it('finds the same identifier twice', () => {
    edit('sites.geojson', ({ features }) => features.push(features[0]!))
    expect(faultsOf()).toContainEqual(
      expect.objectContaining({ field: 'id', problem: expect.stringContaining('único') }),
    )
  })

  it('finds a text that is missing in one language', () => {
    edit('sites.geojson', ({ features: [first] }) => {
      first!.properties.name = { es: 'Casa', en: 'House' }
    })
    expect(faultsOf()).toContainEqual(expect.objectContaining({ field: 'name.pt' }))
  })

  it('finds a service of a provider that does not exist, and a stop that is no site', () => {
    edit('services.json', (services) => {
      ;(services as unknown as Record<string, unknown>[])[0]!.provider = 'nadie'
    })
    edit('routes.json', (routes) => {
      ;(routes as unknown as { stops: { site: string }[] }[])[0]!.stops[0]!.site = 'atlantida'
    })
    expect(faultsOf()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'services.json', field: 'provider' }),
        expect.objectContaining({ file: 'routes.json', field: 'stops.0.site' }),
      ]),
    )
  })

  it('finds a day that is not in the calendar and a country that is not on the map', () => {
    edit('sites.geojson', ({ features: [a, b, c] }) => {
      a!.properties.date = '1927-02-31'
      b!.properties.date = '1930/1920'
      c!.properties.country = 'ZZ'
    })
    expect(faultsOf().map((fault) => fault.field)).toEqual(expect.arrayContaining(['date', 'date', 'country']))
  })

  it('finds what does not agree between files: networks, links, zones, dates', () => {
    const rows = (file: string, change: (rows: Record<string, never>[]) => void) =>
      edit(file, (all) => change(all as never))
    rows('networks.json', (all) => {
      Object.assign(all[0]!, { zone: 'Mars/Base' })
      all.pop()
    })
    rows('packages.json', (all) => Object.assign(all[0]!, { network: 'che' }))
    rows('tours.json', (all) => Object.assign(all[0]!, { links: ['air-mga-hav'] }))
    rows('rates/taxes.json', (all) => Object.assign(all[0]!, { from: '2027-01-01', to: '2026-01-01' }))
    expect(faultsOf().map((fault) => `${fault.file} ${fault.field}`)).toEqual(
      expect.arrayContaining([
        'networks.json zone',
        'networks.json id',
        'packages.json network',
        'tours.json links',
        'rates/taxes.json to',
      ]),
    )
  })

  it('finds a package that cannot be priced and a tour whose link does not fit, before anything is loaded', () => {
    edit('services.json', (services) => {
      for (const service of services as unknown as { validity: { to: string; from: string } }[])
        service.validity = { from: '2019-01-01', to: '2020-01-01' }
    })
    expect(faultsOf().map((fault) => fault.file)).toContain('packages.json')
    cpSync('data/services.json', join(folder, 'services.json'))
    edit('tours.json', (tours) => {
      ;(tours as unknown as { links: string[] }[])[1]!.links = ['air-ccs-eze']
    })
    expect(faultsOf()).toContainEqual(
      expect.objectContaining({ file: 'tours.json', problem: expect.stringContaining('enlace') }),
    )
  })

  it('finds a road that is shorter than the straight line', () => {
    edit('roads/NI.geojson', ({ features }) => {
      const road = features.find((feature) => Number(feature.properties.km) > 30)!
      road.properties.km = 3
    })
    expect(faultsOf()).toContainEqual(expect.objectContaining({ file: 'roads/NI.geojson', field: 'km' }))
  })

  it('says where a file stops being JSON, and that a file is missing', () => {
    writeFileSync(join(folder, 'providers.json'), '[{"id": ')
    rmSync(join(folder, 'rates/taxes.json'))
    expect(faultsOf()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'providers.json', problem: expect.stringContaining('JSON') }),
        expect.objectContaining({ file: 'rates/taxes.json', problem: expect.stringContaining('falta') }),
      ]),
    )
  })

  it('speaks the language of the reader', () => {
    edit('sites.geojson', ({ features }) => features.push(features[0]!))
    const [es, pt, en] = (['es', 'pt', 'en'] as const).map((language) => faultsOf(language)[0]!.problem)
    expect(new Set([es, pt, en]).size).toBe(3)
  })
})

describe('opening hours', () => {
  it('may say what happens on holidays in any country', () => {
    for (const country of ['NI', 'CU', 'VE', 'AR', 'BO']) {
      const place = { at: [-86, 12] as [number, number], country, admin1: 'Masaya' }
      expect([country, areHours('Tu-Su 09:00-16:00; PH off', place)]).toEqual([country, true])
      expect([country, areHours('de nueve a doce; PH off', place)]).toEqual([country, false])
    }
  })
})
