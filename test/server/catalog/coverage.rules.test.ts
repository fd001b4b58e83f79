import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coverageByRoad,
  coverageOf,
  lackingIn,
  presentCoverage,
  roadDistances,
  stillOffered,
  type DistanceTo,
} from '../../../server/catalog/coverage.rules'
import { findWay, isNoWay } from '../../../geo/find-way'
import { CoverageQuery, NEEDS } from '../../../server/contract/api/coverage'
import { zodWords } from '../../../server/contract/faults'
import type { Service } from '../../../server/contract/provider'
import { realCatalog, realGraph } from '../../real-catalog'

const catalog = realCatalog()
const graph = realGraph()
const USUAL = { bedKm: 30, mealKm: 20, guideKm: 50 }

/** A service in a place: what coverage asks of it. */
const offered = (kind: Service['kind'], place: string, more: Partial<Service> = {}): Service =>
  ({ id: `${kind}-${place}`, kind, place, sample: false, ...more }) as Service
const CASA = { id: 'casa' }
/** Distances written down: kilometres by place. */
const at =
  (km: Record<string, number>): DistanceTo =>
  (_site, place) =>
    km[place] === undefined ? null : { metres: km[place] * 1000, estimated: false }
const covered = (services: Service[], km: Record<string, number>) =>
  coverageOf([CASA], services, { limits: USUAL, distance: at(km) })[0]!

describe('what a site lacks', () => {
  it('is a bed, a meal or a guide farther than its own limit; at the limit it still serves', () => {
    const services = [offered('lodging', 'a'), offered('meal', 'a'), offered('guide', 'a')]
    expect(covered(services, { a: 20 }).lacks).toEqual([])
    expect(covered(services, { a: 20.001 }).lacks).toEqual(['meal'])
    expect(covered(services, { a: 30.001 }).lacks).toEqual(['bed', 'meal'])
    expect(covered(services, { a: 51 }).lacks).toEqual(['bed', 'meal', 'guide'])
  })

  it('is everything where nothing is offered, or nothing can be reached by land', () => {
    expect(covered([], {})).toEqual({ site: CASA, nearest: { bed: null, meal: null, guide: null }, lacks: [...NEEDS] })
    expect(covered([offered('lodging', 'isla')], {}).nearest.bed).toBeNull()
  })

  it('is not served by a bus, a visit or a workshop', () => {
    const services = (['transport', 'visit', 'workshop'] as const).map((kind) => offered(kind, 'a'))
    expect(covered(services, { a: 0 }).lacks).toEqual([...NEEDS])
  })

  it('is told with the nearest of each; at one distance a real service goes before an example', () => {
    const services = [
      offered('lodging', 'lejos'),
      offered('lodging', 'cerca', { id: 'a-ejemplo', sample: true }),
      offered('lodging', 'cerca', { id: 'b-real' }),
    ]
    const { bed } = covered(services, { lejos: 12, cerca: 3 }).nearest
    expect([bed?.service.id, bed?.metres]).toEqual(['b-real', 3000])
  })

  it('counts what is offered today or later, not what has run out', () => {
    const until = (to: string) => offered('meal', 'a', { id: to, validity: { from: '2026-01-01', to } })
    const left = stillOffered([until('2026-11-21'), until('2026-11-22')], '2026-11-22')
    expect(left.map(({ id }) => id)).toEqual(['2026-11-22'])
  })

  it('never grows when a limit grows or a service is added, and names the nearest of all', () => {
    const place = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const kind = fc.constantFrom('lodging', 'meal', 'guide') as fc.Arbitrary<Service['kind']>
    const services = fc.array(
      fc.tuple(kind, place).map(([what, where]) => offered(what, where)),
      { maxLength: 12 },
    )
    const km = fc.dictionary(place, fc.integer({ min: 0, max: 90 }))
    fc.assert(
      fc.property(services, services, km, (some, more, far) => {
        const [few, many] = [covered(some, far), covered([...some, ...more], far)]
        expect(few.lacks).toEqual(expect.arrayContaining([...many.lacks]))
        for (const need of NEEDS) {
          const sells = { bed: 'lodging', meal: 'meal', guide: 'guide' }[need]
          const reached = some.filter((s) => s.kind === sells).flatMap((s) => far[s.place] ?? [])
          const least = reached.length > 0 ? Math.min(...reached) * 1000 : undefined
          expect(few.nearest[need]?.metres).toBe(least)
        }
      }),
    )
  })
})

describe('distances by road', () => {
  const places = ['cu-santa-clara', 'cu-bayamo', 'ar-cordoba', 'no-such-place']
  const ids = ['guinia-de-miranda-cuartel', 'guisa-batalla-y-pino-del-agua', 'alta-gracia-museo-casa-del-che']
  const sites = ids.map((id) => catalog.sites.find((site) => site.id === id)!)
  const distance = roadDistances(graph, sites, places)

  it('are those of the way a driver is given, from one table', () => {
    for (const site of sites)
      for (const place of places.slice(0, 3)) {
        const to = graph.nodes[graph.indexOf.get(place)!]!.at
        const way = findWay(graph, { from: site.at, to, mode: 'car' })
        const told = distance(site, place)
        expect(told === null).toBe(isNoWay(way))
        if (told && !isNoWay(way)) {
          expect(told.metres).toBeCloseTo(way.metres, 3)
          expect(told.estimated).toBe(way.estimated)
        }
      }
  })

  it('say where they are a straight guess, and nothing across the sea or for a place nobody knows', () => {
    const offRoads = { ...sites[1]!, at: [-75.42, 20.53] as [number, number] }
    expect(roadDistances(graph, [offRoads], places)(offRoads, 'cu-bayamo')?.estimated).toBe(true)
    expect(distance(sites[0]!, 'cu-santa-clara')?.estimated).toBe(false)
    expect(distance(sites[0]!, 'ar-cordoba')).toBeNull()
    expect(distance(sites[0]!, 'no-such-place')).toBeNull()
  })
})

describe('the coverage of the four networks', () => {
  const all = coverageByRoad({ sites: catalog.sites, services: catalog.services, graph }, USUAL)

  it('has a row for every site, and agrees with itself', () => {
    expect(all.map(({ site }) => site.id)).toEqual(catalog.sites.map(({ id }) => id))
    const lacking = lackingIn(all)
    for (const need of NEEDS) expect(lacking[need]).toBe(all.filter(({ lacks }) => lacks.includes(need)).length)
    expect(lackingIn(all.filter(({ lacks }) => lacks.length === 0))).toEqual({ bed: 0, meal: 0, guide: 0 })
  })

  it('finds nothing by land where no road of ours goes: the quebrada del Churo, Haiti, Mexico', () => {
    const ids = ['pucara-la-higuera', 'les-cayes-expedicion-1816', 'ciudad-de-mexico-emparan-49']
    for (const id of ids) expect(all.find(({ site }) => site.id === id)?.lacks).toEqual(['bed', 'meal', 'guide'])
  })

  it('counts what other networks offer in the same country', () => {
    const rosario = all.find(({ site }) => site.id === 'rosario-casa-natal-che')!
    expect(rosario.nearest.bed?.service.place).toBe('ar-rosario')
  })

  it('is told with names, in kilometres with one decimal, and says that it rests on examples', () => {
    const told = presentCoverage(all.slice(0, 3), USUAL, { providers: catalog.providers, graph, leftOut: 0 })
    expect(told.limits).toEqual({ bed: 30, meal: 20, guide: 50 })
    expect(told.sample).toBe(true)
    const { bed } = told.sites[0]!.nearest
    expect(bed!.km).toBe(Math.round(bed!.km * 10) / 10)
    expect(catalog.providers.find(({ id }) => id === bed!.provider)?.name).toEqual(bed!.providerName)
    expect(bed!.placeName).not.toMatch(/^\w\w-/)
  })
})

describe('a question about coverage', () => {
  const problem = (query: object) =>
    CoverageQuery.safeParse(query, zodWords('es'))
      .error?.issues.map(({ message }) => message)
      .join()
  it('is about exactly one of network, route and box', () => {
    expect(problem({})).toMatch(/uno solo/)
    expect(problem({ network: 'che', route: 'ruta-che' })).toMatch(/uno solo/)
    expect(problem({ bbox: '-70,9,-75,10' })).toMatch(/oeste antes que el este/)
    expect(problem({ bbox: '-75,9,-70,10' })).toBeUndefined()
  })
  it('has limits of its own, or the usual ones, above nothing and below 500 km', () => {
    expect(CoverageQuery.parse({ network: 'che', bed: '12.5' })).toMatchObject({ bed: 12.5, meal: 20, guide: 50 })
    for (const bed of ['0', '-3', '501', 'cerca', 'NaN', 'Infinity']) expect(problem({ network: 'che', bed })).toBeDefined() // prettier-ignore
  })
})
