import { describe, expect, it } from 'vitest'
import { checkSites } from '../../../server/catalog/check.rules'
import { featuresOfRows, SITE_COLUMNS, siteCells } from '../../../server/catalog/csv.rules'
import { realCatalog } from '../../real-catalog'

const { sites } = realCatalog()
const context = { language: 'es' as const, inCountry: () => true }
const rowOf = (cells: readonly string[]) =>
  Object.fromEntries(SITE_COLUMNS.map((column, index) => [column, cells[index]!]))

describe('sites in a spreadsheet', () => {
  it('come back from it exactly as they went in', () => {
    const { collection, faults } = featuresOfRows(
      sites.map((site) => rowOf(siteCells(site))),
      'sitios.csv',
      'es',
    )
    expect(faults).toEqual([])
    expect(checkSites(collection, 'sitios.csv', context)).toEqual({ sites, faults: [] })
  })

  it('never start a formula, and a name that begins like one comes back whole', () => {
    const site = { ...sites[0]!, municipality: '=HYPERLINK("http://x")', altitude: -12 }
    const cells = siteCells(site)
    expect(cells[SITE_COLUMNS.indexOf('municipality')]).toBe(`'=HYPERLINK("http://x")`)
    expect(cells[SITE_COLUMNS.indexOf('altitude')]).toBe('-12')
    const { collection } = featuresOfRows([rowOf(cells)], 'sitios.csv', 'es')
    expect(checkSites(collection, 'sitios.csv', context).sites).toEqual([site])
  })

  it('asks about a coordinate with a decimal comma instead of guessing', () => {
    const row = { ...rowOf(siteCells(sites[0]!)), lat: '-27,25', lng: '27.25S' }
    const { faults } = featuresOfRows([row], 'sitios.csv', 'es')
    expect(faults.map((fault) => [fault.feature, fault.field])).toEqual([
      [sites[0]!.id, 'lng'],
      [sites[0]!.id, 'lat'],
    ])
    expect(faults[1]!.problem).toContain('-27,25')
  })

  it('names a column that it does not know', () => {
    const { faults } = featuresOfRows([{ id: 'x', colour: 'red' }], 'sitios.csv', 'es')
    expect(faults).toEqual([expect.objectContaining({ feature: 'x', field: 'colour' })])
  })
})
