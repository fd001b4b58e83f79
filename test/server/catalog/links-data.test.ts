import { describe, expect, it } from 'vitest'
import { findWay, isNoWay } from '../../../geo/find-way'
import { metresBetween } from '../../../geo/measure'
import type { LinkRow } from '../../../server/contract/rates'
import { checkLinks } from '../../../server/catalog/links.rules'
import { realCatalog, realGraph } from '../../real-catalog'

const { rates, sites, networks } = realCatalog()
const { links, noLinks, connections } = rates
const graph = realGraph()
const by = (mode: LinkRow['mode']) => links.filter((row) => row.mode === mode)
const nodeOf = (id: string | null) => graph.nodes.find((node) => node.id === id)!

describe('the links between networks', () => {
  it('go both ways, with the same kilometres and gateways', () => {
    const keyOf = ({ mode, km }: LinkRow, ends: LinkRow['from'][]) =>
      [mode, km, ...ends.map(({ iata, place }) => iata ?? place)].join(' ')
    const keys = new Set(links.map((row) => keyOf(row, [row.from, row.to])))
    const alone = links.filter((row) => !keys.has(keyOf(row, [row.to, row.from])))
    // Of the first air rows some were written one way only, as the networks asked for them.
    expect(alone.filter(({ mode }) => mode !== 'air')).toEqual([])
  })

  it('reach every country where a network has sites abroad, but the one nobody flies to', () => {
    const home = new Set<string>(networks.map(({ country }) => country))
    const abroad = new Set(sites.map(({ country }) => country).filter((country) => !home.has(country)))
    const reached = new Set(links.flatMap(({ from, to }) => [from.country, to.country]))
    expect([...abroad].filter((country) => !reached.has(country))).toEqual(['HT'])
    expect(noLinks.find(({ mode, between }) => mode === 'air' && between[0].includes('HT'))).toBeDefined()
  })

  it('fly the great circle at the speed that the sources page states, at a sample fare', () => {
    for (const { km, greatCircleKm, minutes, estimated, sampleFareUsd } of by('air')) {
      expect(km).toBe(greatCircleKm)
      expect([minutes, estimated]).toEqual([Math.round(((km / 800) * 60 + 35) / 5) * 5, true])
      expect(sampleFareUsd).toBe(`${Math.round((70 + 0.11 * km) / 5) * 5}.00`)
    }
  })

  it.each(by('border').map((row) => [row.id, row] as const))('%s follows the roads of the program', (_id, row) => {
    const ends = [nodeOf(row.from.place), nodeOf(row.to.place)] as const
    expect(ends.map(({ at }) => at)).toEqual([row.from.lngLat, row.to.lngLat])
    const posts = row.via!.map((name) =>
      graph.nodes.find((node) => node.kind === 'border' && name.startsWith(node.name)),
    )
    expect(posts).not.toContain(undefined)
    const stops = [ends[0].at, ...posts.map((post) => post!.at), ends[1].at]
    const metres = stops.slice(1).reduce((sum, to, index) => {
      const way = findWay(graph, { from: stops[index]!, to, mode: 'coach' })
      if (isNoWay(way)) throw new Error(`${row.id}: no road to a post`)
      return sum + way.metres
    }, 0)
    // The roads go on being mended; what is sold as 700 km must not become 900 unseen.
    expect(Math.abs(metres / 1000 / row.km - 1)).toBeLessThan(0.1)
    expect(row.borderMinutes).toBeLessThan(row.minutes)
    expect(row.sampleFareUsd).toBe(`${Math.max(5, Math.ceil(5 + 0.05 * row.km))}.00`)
  })

  it.each(by('ferry').map((row) => [row.id, row] as const))('%s sails from pier to pier', (_id, row) => {
    expect([row.from, row.to].map(({ place }) => nodeOf(place).at)).toEqual([row.from.lngLat, row.to.lngLat])
    expect(row.km).toBeGreaterThanOrEqual(row.greatCircleKm)
    expect(row.sampleFareUsd).toBe(`${Math.round((35 + 0.3 * row.km) / 5) * 5}.00`)
  })

  it('are not among those that nobody offers', () => {
    const both = links.filter(({ mode, from, to }) =>
      noLinks.some(
        ({ mode: none, between: [one, other] }) =>
          none === mode &&
          ((one.includes(from.country) && other.includes(to.country)) ||
            (other.includes(from.country) && one.includes(to.country))),
      ),
    )
    expect(both.map(({ id }) => id)).toEqual([])
  })

  it('state of every airport with a minimum of its own where it stands', () => {
    const airports = new Map(by('air').map(({ from }) => [from.iata, from.lngLat]))
    const own = connections.flatMap(({ airport }) => airport ?? [])
    expect(own.filter((airport) => !airports.has(airport))).toEqual([])
    expect(metresBetween(airports.get('EZE')!, airports.get('AEP')!)).toBeGreaterThan(30_000)
  })
})

describe('the check of links', () => {
  const faultsOf = (change: Partial<LinkRow>) =>
    checkLinks([{ ...by('border')[0]!, ...change }], 'en').map(({ field }) => field)

  it('finds a zone that is none, dates in the wrong order and kilometres that cannot be', () => {
    const { from, greatCircleKm } = by('border')[0]!
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ from: { ...from, zone: 'America/Nowhere' } })).toEqual(['from.zone'])
    expect(faultsOf({ validFrom: '2027-02-01', validTo: '2027-01-01' })).toEqual(['validTo'])
    expect(faultsOf({ greatCircleKm: greatCircleKm * 1.1 })).toEqual(['greatCircleKm'])
    expect(faultsOf({ km: greatCircleKm / 2 })).toEqual(['km'])
  })
})
