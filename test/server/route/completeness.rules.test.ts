import { describe, expect, it } from 'vitest'
import type { DraftValues } from '../../../server/contract/draft'
import { routeGaps, routePlan } from '../../../server/route/completeness.rules'
import { designOf } from '../../real-catalog'

const { plan, ...ground } = designOf('ruta-sandino')
const { id, network, ...whole } = plan
const gapsOf = (change: DraftValues['route'], on = ground) =>
  routeGaps(routePlan({ id, networks: [network], value: { ...whole, ...change } }), on)
const blocking = (change: DraftValues['route'], on = ground) =>
  gapsOf(change, on)
    .filter(({ level }) => level === 'blocks')
    .map(({ code, field }) => [code, field])

describe('what a draft of a route lacks', () => {
  it('is nothing that blocks, for the route of the catalog; what its days ask for is advised', () => {
    const gaps = gapsOf({})
    expect(gaps.every(({ level, code }) => level === 'advises' && code === 'day.finding')).toBe(true)
    expect(gaps.map(({ values }) => values?.rule)).toContain('weeklyRest')
  })

  it('is its words in three languages', () => {
    expect(blocking({ theme: { es: 'De Masaya a Las Segovias' }, name: {} })).toEqual([
      ['translation.es', 'name.es'],
      ['translation.pt', 'name.pt'],
      ['translation.en', 'name.en'],
      ['translation.pt', 'theme.pt'],
      ['translation.en', 'theme.en'],
    ])
  })

  it('is a start and an end on the road network', () => {
    expect(blocking({ start: 'ninguna-parte' })).toEqual([['place.unknown', 'start']])
    expect(blocking({ end: '' })).toEqual([['field.missing', 'end']])
  })

  it('is two stops at least, each a published site of the network', () => {
    const [first, second] = whole.stops
    expect(blocking({ stops: [first!] })).toEqual([['stop.few', 'stops']])
    expect(blocking({ stops: [first!, { site: 'casa-que-no-hay' }] })).toEqual([['stop.unknown', 'stops.1.site']])
    const abroad = [...ground.sites.values()].find((site) => site.network === 'che')!
    expect(blocking({ stops: [first!, second!, { site: abroad.id }] })).toEqual([
      ['stop.other_network', 'stops.2.site'],
    ])
  })

  it('is no stop that is visited twice: that is said, and not held against it', () => {
    const stops = [...whole.stops, whole.stops.at(-1)!]
    expect(gapsOf({ stops })).toContainEqual(
      expect.objectContaining({ code: 'stop.repeated', field: `stops.${whole.stops.length}.site`, level: 'advises' }),
    )
  })

  it('is a bed within a day’s drive, told with the two places and the limit', () => {
    const [gap] = gapsOf({}, { ...ground, beds: new Set() })
    expect(gap).toMatchObject({ level: 'blocks', field: 'stops' })
    expect(gap!.code).toMatch(/^stage\.too_long\.(drive|day|visits)$/)
    expect(gap!.values).toMatchObject({ found: expect.any(Number), limit: expect.any(Number) })
  })
})
