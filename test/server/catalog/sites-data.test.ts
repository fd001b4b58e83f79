import { describe, expect, it } from 'vitest'
import { LANGUAGES, NETWORK_IDS } from '../../../server/contract/common'
import { realCatalog } from '../../real-catalog'

const { sites, networks, routePlans } = realCatalog()
const of = (network: string) => sites.filter((site) => site.network === network)
const homeOf = (network: string) => networks.find(({ id }) => id === network)!.country
const words = (text: string) => text.trim().split(/\s+/).length

describe('the catalog of heritage sites', () => {
  it.each(NETWORK_IDS)('has at least 35 sites of %s, 12 to 20 of them essential, 3 or more abroad', (network) => {
    expect(of(network).length).toBeGreaterThanOrEqual(35)
    const essential = of(network).filter((site) => site.essential).length
    expect([essential >= 12, essential <= 20]).toEqual([true, true])
    expect(of(network).filter(({ country }) => country !== homeOf(network)).length).toBeGreaterThanOrEqual(3)
  })

  it('tells each story in 60 to 160 words in three languages, none of them a copy of another', () => {
    for (const { id, summary } of sites) {
      for (const language of LANGUAGES) {
        const count = words(summary[language])
        expect([id, language, count >= 60 && count <= 160 ? 'fits' : count]).toEqual([id, language, 'fits'])
      }
      expect([id, new Set(Object.values(summary)).size]).toEqual([id, 3])
    }
  })

  it('names for each site a source of what it tells and two of where it is', () => {
    for (const { id, sources, coordinateSources } of sites)
      expect([id, sources.length >= 1, coordinateSources.length >= 2]).toEqual([id, true, true])
  })

  it('has no two sites at one point under one name', () => {
    const keys = sites.map(({ at, name }) => `${at.join()} ${name.es}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('lets routes visit what is essential, at home', () => {
    const visited = new Set(routePlans.flatMap(({ stops }) => stops.map(({ site }) => site)))
    for (const { id, network, country } of sites.filter((site) => visited.has(site.id)))
      expect([id, country]).toEqual([id, homeOf(network)])
    expect(sites.filter(({ id, essential }) => essential && !visited.has(id)).map(({ id }) => id)).toEqual([])
  })
})
