import { describe, expect, it } from 'vitest'
import type { DraftValues } from '../../../server/contract/draft'
import { composePackage } from '../../../server/package/rules'
import { tourGaps, tourPlan, type Chain } from '../../../server/tour/completeness.rules'
import { ingredientsOf, realCatalog, realGraph } from '../../real-catalog'

const offer = realCatalog()
const part = (id: string) => {
  const ingredients = ingredientsOf(id)
  return { pack: { ...composePackage(ingredients, offer.rates), version: 1 }, route: ingredients.route }
}
const parts = [part('paquete-sandino'), part('paquete-che')]
const chain: Chain = { parts, offer, graph: realGraph(), today: '2026-11-22' }
const { id, ...whole } = offer.tourPlans.find((plan) => plan.id === 'caribe-rebelde')!
const gapsOf = (change: DraftValues['tour'], on: Partial<Chain> = {}) =>
  tourGaps(tourPlan({ id, networks: [], value: { ...whole, ...change } }), { ...chain, ...on })
const blocking = (change: DraftValues['tour'], on: Partial<Chain> = {}) =>
  gapsOf(change, on)
    .filter(({ level }) => level === 'blocks')
    .map(({ code, field }) => [code, field])

describe('what a draft of a tour lacks', () => {
  it('is nothing that blocks, for the tour of the catalog', () => {
    expect(blocking({})).toEqual([])
    expect(gapsOf({}).map(({ values }) => values?.blocker)).toContain('fare.unknown')
  })

  it('is its words, packages to chain and a link between them', () => {
    expect(blocking({ theme: {}, packages: [], links: [] }, { parts: [] })).toEqual([
      ['translation.es', 'theme.es'],
      ['translation.pt', 'theme.pt'],
      ['translation.en', 'theme.en'],
      ['tour.packages', 'packages'],
      ['tour.links', 'links'],
    ])
  })

  it('is a departure that has not passed', () => {
    expect(blocking({ startsOn: '2026-11-21' })).toEqual([['tour.past', 'startsOn']])
    expect(blocking({ startsOn: '2026-11-22' })).toEqual([])
  })

  it('is a version that was published of every package it pins', () => {
    const packages = ['paquete-sandino', 'paquete-che@7']
    expect(blocking({ packages }, { parts: [parts[0], undefined] })).toEqual([['package.unpublished', 'packages.1']])
  })

  it('is one link less than packages, each in the table of links', () => {
    expect(blocking({ links: ['air-mga-hav', 'air-scu-ccs'] })).toEqual([['tour.links_count', 'links']])
    expect(blocking({ links: ['air-nowhere'] })).toEqual([['tour.no_link', 'links.0']])
  })

  it('is a link that leaves where one package ends and arrives where the next begins', () => {
    const [gap] = gapsOf({ links: ['air-ccs-eze'] })
    expect(gap).toMatchObject({
      code: 'tour.gateway',
      field: 'links',
      level: 'blocks',
      values: { link: 'air-ccs-eze' },
    })
  })

  it('is the currency its packages are sold in', () => {
    expect(blocking({ currency: 'EUR' })).toEqual([['price.other_currency', 'currency']])
  })
})
