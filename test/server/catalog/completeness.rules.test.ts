import { describe, expect, it } from 'vitest'
import { isInCountry } from '../../../geo/in-country'
import type { LngLat } from '../../../geo/types'
import { siteGaps, sitePlan } from '../../../server/catalog/completeness.rules'
import { DRAFT_VALUES } from '../../../server/contract/draft'
import { realBasemap, realCatalog } from '../../real-catalog'

const inCountry = (country: string, at: LngLat) => isInCountry(realBasemap, country, at)
const { id, network, ...whole } = realCatalog().sites.find(
  (site) => site.id === 'niquinohomo-casa-sandino' && site.confidence === 'documentado',
)!
const gapsOf = (change: object) =>
  siteGaps(sitePlan({ id, networks: [network], value: { ...whole, ...change } }), inCountry)
const blocking = (change: object) =>
  gapsOf(change)
    .filter(({ level }) => level === 'blocks')
    .map(({ code, field }) => [code, field])
const advised = (change: object) =>
  gapsOf(change)
    .filter(({ level }) => level === 'advises')
    .map(({ code }) => code)

describe('what a draft of a site lacks', () => {
  it('is nothing that blocks, for every documented site of the catalog', () => {
    for (const site of realCatalog().sites.filter(({ confidence }) => confidence === 'documentado')) {
      const gaps = siteGaps(sitePlan({ id: site.id, networks: [site.network], value: site }), inCountry)
      expect(gaps.filter(({ level }) => level === 'blocks')).toEqual([])
    }
  })

  it('is every part of it when nothing but a name was written', () => {
    const gaps = siteGaps(sitePlan({ id, networks: [network], value: { name: { es: 'Casa' } } }), inCountry)
    const fields = gaps.filter(({ level }) => level === 'blocks').map(({ field }) => field)
    expect(fields).toEqual([
      'name.pt',
      'name.en',
      'country',
      'admin1',
      'municipality',
      'kind',
      'summary.es',
      'summary.pt',
      'summary.en',
      'link.es',
      'link.pt',
      'link.en',
      'date',
      'confidence',
      'precision',
      'coordinateSources',
      'sources',
      'visitMinutes',
      'cicatur',
      'at',
    ])
  })

  it('is a translation, where a text was left blank in one language', () => {
    expect(blocking({ summary: { es: 'Casa natal.', pt: '  ', en: 'Birthplace.' } })).toEqual([
      ['translation.pt', 'summary.pt'],
    ])
    expect(blocking({ caution: { es: 'Se discute.' } })).toEqual([
      ['translation.pt', 'caution.pt'],
      ['translation.en', 'caution.en'],
    ])
  })

  it('is no translation of a caution that was opened and left empty', () => {
    expect(blocking({ caution: { es: '', pt: '', en: '' }, locality: ' ' })).toEqual([])
  })

  it('is a source with a title, an address one can open and a year that can be', () => {
    expect(blocking({ sources: [] })).toEqual([['source.none', 'sources']])
    expect(blocking({ sources: [{ title: 'Maldito país' }, { url: 'javascript:alert(1)', year: 99 }] })).toEqual([
      ['source.title', 'sources.1.title'],
      ['source.year', 'sources.1.year'],
      ['source.url', 'sources.1.url'],
    ])
  })

  it('is a date that can be read and that exists', () => {
    expect(blocking({ date: '18 de mayo de 1895' })).toEqual([['date.form', 'date']])
    expect(blocking({ date: '1927-02-30' })).toEqual([['date.unreal', 'date']])
    expect(blocking({ date: '1934/1927' })).toEqual([['date.unreal', 'date']])
    expect(blocking({ date: '1927~/1934' })).toEqual([])
  })

  it('is hours that follow their syntax', () => {
    expect(blocking({ openingHours: 'de lunes a viernes' })).toEqual([['hours.syntax', 'openingHours']])
    expect(blocking({ openingHours: 'Tu-Su 09:00-17:00' })).toEqual([])
    expect(advised({ openingHours: undefined })).toContain('hours.missing')
  })

  it('is a point in its country, and it is said when its numbers seem swapped', () => {
    const [lng, lat] = whole.at
    expect(blocking({ at: [-58.4, -34.6] })).toEqual([['position.outside', 'at']])
    expect(blocking({ at: [lat, lng] })).toEqual([['position.swapped', 'at']])
    expect(blocking({ country: 'FR' })).toEqual([['country.unknown', 'country']])
    expect(blocking({ at: undefined })).toEqual([['position.missing', 'at']])
  })

  it('is the consent of the community, where a claim rests on what it told', () => {
    expect(blocking({ confidence: 'testimonio', consent: undefined })).toEqual([['consent.missing', 'consent']])
    expect(blocking({ confidence: 'tradicion', consent: { by: '', covers: [] } })).toContainEqual([
      'consent.incomplete',
      'consent.covers',
    ])
    const consent = { by: 'Asamblea de Niquinohomo', on: '2026-10-01', covers: ['story'] }
    expect(blocking({ confidence: 'tradicion', consent })).toEqual([])
  })

  it('is advice only: a second source of the point, a sharper point, an altitude', () => {
    const change = { coordinateSources: ['OpenStreetMap'], precision: 800, altitude: undefined }
    expect(blocking(change)).toEqual([])
    expect(advised(change)).toEqual(
      expect.arrayContaining(['position.second_source', 'position.coarse', 'altitude.missing']),
    )
    expect(advised({ coordinateSources: ['OpenStreetMap', 'GPS propio'], precision: 500 })).not.toContain(
      'position.coarse',
    )
  })
})

describe('the sheet of a heritage office', () => {
  it('is advised and never holds a publication up, whatever of it is there', () => {
    expect(advised({ sheet: undefined })).toContain('sheet.missing')
    expect(advised({ sheet: { entry: 'pagado', risks: { es: 'Lleve agua.' } }, fee: undefined })).toEqual(
      expect.arrayContaining([
        'sheet.manager',
        'sheet.access',
        'sheet.accessibility',
        'sheet.fee_unknown',
        'sheet.translation.pt',
        'sheet.translation.en',
      ]),
    )
    expect(blocking({ sheet: { entry: 'pagado', risks: { es: 'Lleve agua.' }, access: { town: ' ' } } })).toEqual([])
    expect(advised({ sheet: { entry: 'libre' }, fee: { amount: '20', currency: 'NIO' } })).toContain(
      'sheet.fee_of_free',
    )
  })

  it('may be half written while it is a draft', () => {
    const half = { risks: { es: '' }, visitors: [{ year: 2024 }], access: { town: '' } }
    expect(DRAFT_VALUES.site.safeParse({ sheet: half, sensitive: { reason: '' } }).success).toBe(true)
    expect(DRAFT_VALUES.site.safeParse({ sheet: { color: 'rojo' } }).success).toBe(false)
  })

  it('asks why a point is blurred, and lets it be blurred without', () => {
    expect(advised({ sensitive: { blurMetres: 500 } })).toContain('sensitive.reason')
    expect(blocking({ sensitive: { blurMetres: 500 } })).toEqual([])
    expect(blocking({ sensitive: { blurMetres: 5 } })).toEqual([['field.invalid', 'sensitive.blurMetres']])
  })
})
