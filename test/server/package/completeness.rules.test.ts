import { describe, expect, it } from 'vitest'
import type { DraftValues } from '../../../server/contract/draft'
import { packageGaps, packagePlan, type Kitchen } from '../../../server/package/completeness.rules'
import { gapSentence } from '../../../server/review/outcome.rules'
import { formatsIn } from '../../../server/templates/format.rules'
import { wordsIn } from '../../../server/templates/words'
import { ingredientsOf, realCatalog } from '../../real-catalog'

const { plan, route, ...ingredients } = ingredientsOf('paquete-sandino')
const kitchen: Kitchen = { ingredients, route, rates: realCatalog().rates, today: '2026-11-22' }
const { id, network, ...whole } = plan
const gapsOf = (change: DraftValues['package'], on: Partial<Kitchen> = {}) =>
  packageGaps(packagePlan({ id, networks: [network], value: { ...whole, ...change } }), { ...kitchen, ...on })
const blocking = (change: DraftValues['package'], on: Partial<Kitchen> = {}) =>
  gapsOf(change, on)
    .filter(({ level }) => level === 'blocks')
    .map(({ code, field }) => [code, field])

describe('what a draft of a package lacks', () => {
  it('is nothing that blocks, for the package of the catalog; what keeps its price from being final is advised', () => {
    const gaps = gapsOf({})
    expect(gaps.every(({ level }) => level === 'advises')).toBe(true)
    expect(gaps.map(({ values }) => values?.blocker)).toContain('sample.rates')
  })

  it('is its words, its route and the date of its price', () => {
    expect(blocking({ name: { es: 'Paquete' }, pricedOn: undefined, route: undefined })).toEqual([
      ['field.missing', 'route'],
      ['translation.pt', 'name.pt'],
      ['translation.en', 'name.en'],
      ['field.missing', 'pricedOn'],
    ])
  })

  it('is a published route of its own network', () => {
    expect(blocking({ route: 'ruta-sin-publicar' }, { route: undefined })).toEqual([['route.unpublished', 'route']])
    expect(blocking({}, { route: { ...route, network: 'che' } })).toEqual([['route.other_network', 'route']])
  })

  it('is rates that still hold today, told with the service and its dates', () => {
    const gaps = gapsOf({}, { today: '2028-01-01' }).filter(({ level }) => level === 'blocks')
    expect(new Set(gaps.map(({ code }) => code))).toEqual(new Set(['rates.expired']))
    expect(gaps[0]!.values).toMatchObject({ service: expect.any(String), from: '2026-01-01', to: '2027-12-31' })
  })

  it('tells services whose rates hold over the same dates once, with dates as people write them', () => {
    const gaps = gapsOf({ departsOn: '2029-01-01' }).filter(({ code }) => code === 'rates.not_on_day')
    expect(gaps.length).toBe(new Set(gaps.map(({ values }) => `${values!.from} ${values!.to}`)).size)
    const said = gapSentence(gaps[0]!, { words: wordsIn('es'), format: formatsIn('es') })
    expect(said).toMatch(
      /^Las tarifas de \d+ servicios no rigen en la fecha del precio: valen del 1 de enero de 2026 al/,
    )
    expect(said).toContain('Son: ')
    expect(said).not.toMatch(/\d{4}-\d{2}-\d{2}/)
    const typed = { code: 'date.unreal', field: 'date', level: 'blocks', values: { date: '1927-02-30' } } as const
    expect(gapSentence(typed, { words: wordsIn('es'), format: formatsIn('es') })).toContain('«1927-02-30»')
  })

  it('is rates that hold on the day of the price, where without them nothing can be composed', () => {
    const codes = new Set(blocking({ pricedOn: '2028-05-01' }).map(([code]) => code))
    expect(codes).toEqual(new Set(['rates.not_on_day']))
  })

  it('advises against rates that do not hold yet', () => {
    const gaps = gapsOf({ pricedOn: '2026-11-20' }, { today: '2025-12-01' })
    expect(gaps).toContainEqual(expect.objectContaining({ code: 'rates.later', level: 'advises' }))
  })

  it('is the consent of a real provider, and of no example', () => {
    const providers = ingredients.providers.map((provider) => ({ ...provider, sample: false }))
    const real = { ...ingredients, providers }
    expect(new Set(blocking({}, { ingredients: real }).map(([code]) => code))).toEqual(new Set(['provider.consent']))
    const consent = { by: 'Asamblea de socias', on: '2026-10-01' }
    const agreed = { ...ingredients, providers: providers.map((provider) => ({ ...provider, consent })) }
    expect(blocking({}, { ingredients: agreed })).toEqual([])
  })

  it('is a bed for every night, where nobody has ever sold one', () => {
    const services = ingredients.services.filter(({ kind }) => kind !== 'lodging')
    expect(blocking({}, { ingredients: { ...ingredients, services } })).toEqual([
      ['package.incomplete.lodging', 'route'],
    ])
  })

  it('is a rate of exchange for what is sold in another money', () => {
    const services = ingredients.services.map((service) => ({ ...service, currency: 'EUR' }))
    expect(
      blocking({}, { ingredients: { ...ingredients, services }, rates: { ...kitchen.rates, exchange: [] } }),
    ).toEqual([['price.unknown_exchange', 'pricedOn']])
  })

  it('is a day on which everything is given, for a package of one departure: the service and the date are named', () => {
    const gaps = gapsOf({ departsOn: '2027-07-05' }).filter(({ level }) => level === 'blocks')
    expect(gaps).toEqual([
      expect.objectContaining({
        code: 'sale.service.season',
        field: 'departsOn',
        values: { date: '2027-07-08', service: 'Subida guiada a las trincheras (ejemplo)' },
      }),
    ])
    expect(blocking({ departsOn: '2027-03-01' })).toEqual([])
  })

  it('is a rate for each day of its departure', () => {
    expect(new Set(blocking({ departsOn: '2029-01-01' }).map(([code]) => code))).toEqual(new Set(['rates.not_on_day']))
  })
})
