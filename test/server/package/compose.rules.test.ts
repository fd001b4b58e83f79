import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import type { ServiceOf } from '../../../server/contract/provider'
import { composePackage, exchangeOn, taxOn } from '../../../server/package/rules'
import { vehicleDayCost } from '../../../server/package/choose.rules'
import { ingredientsOf, realCatalog } from '../../real-catalog'

const catalog = realCatalog()

describe.each(catalog.packagePlans.map((plan) => plan.id))('%s', (id) => {
  const ingredients = ingredientsOf(id)
  const pack = composePackage(ingredients, catalog.rates)

  it('assigns every cent that is collected, in every size of group', () => {
    for (const bracket of pack.brackets) {
      const sum = bracket.distribution.reduce((total, line) => total.plus(line.amount), new Decimal(0))
      expect(sum.toFixed(2)).toBe(bracket.revenue)
      expect(new Decimal(bracket.sold).times(bracket.paying).toFixed(2)).toBe(bracket.revenue)
    }
  })

  it('pays a bed and a dinner for every night and a lunch for every day that has one', () => {
    const nights = ingredients.route.stages.filter((stage) => stage.sleepsAt).length
    const lunches = ingredients.route.stages.filter((stage) => stage.items.some((item) => item.meal === 'lunch')).length
    expect(pack.lines.filter((line) => line.kind === 'lodging')).toHaveLength(nights)
    expect(pack.lines.filter((line) => line.kind === 'meal')).toHaveLength(nights + lunches)
    expect(pack.nights).toBe(pack.days - 1)
  })

  it('says that its rates are samples, and cannot become a final quotation', () => {
    expect(pack.blockers).toContainEqual({ code: 'sample.rates', where: '' })
  })

  it('breaks even within the group it is priced for', () => {
    for (const bracket of pack.brackets) expect(bracket.breakEven).toBeLessThanOrEqual(bracket.paying)
  })
})

describe('what is not known', () => {
  const ingredients = ingredientsOf('paquete-sandino')

  it('blocks a package in a country whose tax nobody has confirmed', () => {
    const pack = composePackage(ingredientsOf('paquete-che'), catalog.rates)
    expect(pack.tax.rate).toBeNull()
    expect(pack.blockers).toContainEqual({ code: 'tax.unknown', where: 'CU' })
  })

  it('gives no price where nobody sells the bed of a night, and says which', () => {
    const place = ingredients.route.stages[0]!.sleepsAt!.id
    const services = ingredients.services.filter((service) => service.kind !== 'lodging' || service.place !== place)
    expect(() => composePackage({ ...ingredients, services }, catalog.rates)).toThrowError(
      expect.objectContaining({
        code: 'package.incomplete',
        details: expect.objectContaining({ day: 1, missing: 'lodging' }),
      }),
    )
  })

  it('gives no price without a vehicle, nor at rates that are no longer valid', () => {
    const afoot = ingredients.services.filter((service) => service.kind !== 'transport')
    const past = ingredients.services.map((service) => ({
      ...service,
      validity: { from: '2019-01-01', to: '2020-12-31' },
    }))
    for (const services of [afoot, past])
      expect(() => composePackage({ ...ingredients, services }, catalog.rates)).toThrowError(
        expect.objectContaining({ code: 'package.incomplete' }),
      )
  })

  it('says on which days a meal or a guide is missing, and in which house the largest group does not fit', () => {
    const small = ingredients.services
      .filter((service) => service.kind !== 'guide' && !(service.kind === 'meal' && service.meal === 'dinner'))
      .map((service) => (service.kind === 'lodging' ? { ...service, rooms: 2 } : service))
    const { blockers } = composePackage({ ...ingredients, services: small }, catalog.rates)
    for (const code of ['meal.missing', 'guide.missing', 'lodging.small'])
      expect(blockers).toContainEqual({ code, where: '1' })
  })

  it('refuses a price in a currency that has no rate on the day', () => {
    const rates = { ...catalog.rates, exchange: [] }
    expect(() => composePackage(ingredients, rates)).toThrowError(
      expect.objectContaining({ code: 'price.unknown_exchange', details: { currency: 'NIO', date: '2026-11-20' } }),
    )
  })

  it('takes no rate after its last day', () => {
    expect(
      exchangeOn(catalog.rates.exchange, { currency: 'NIO', base: 'USD', date: '2026-11-20' })?.perUnit,
    ).toBeDefined()
    expect(exchangeOn(catalog.rates.exchange, { currency: 'NIO', base: 'USD', date: '2031-01-01' })).toBeUndefined()
  })

  it('prefers the tax of packages to the general one', () => {
    const [row] = catalog.rates.taxes
    const general = { ...row!, country: 'XX', serviceClass: 'general' as const, rate: 0.2, from: null, to: null }
    const special = { ...general, serviceClass: 'package' as const, rate: 0.05 }
    expect(taxOn([general, special], 'XX', '2026-01-01')?.rate).toBe(0.05)
    expect(taxOn([{ ...special, to: '2025-12-31' }, general], 'XX', '2026-01-01')?.rate).toBe(0.2)
    expect(taxOn([], 'XX', '2026-01-01')).toBeUndefined()
  })
})

describe('a vehicle', () => {
  const van = { perDay: '100.00', includedKm: 200, perKm: '0.50', seats: 6 } as ServiceOf<'transport'>

  it('costs its day when the road is short', () => {
    expect(vehicleDayCost(van, 150_000, 1).toFixed(2)).toBe('100.00')
  })

  it('costs every kilometre beyond those included, for each vehicle', () => {
    expect(vehicleDayCost(van, 260_000, 2).toFixed(2)).toBe('260.00')
  })
})
