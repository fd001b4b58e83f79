import { describe, expect, it, vi } from 'vitest'
import { ProviderValue, ServiceValue } from '../../../../server/contract/api/catalog'
import { ServiceTerms } from '../../../../server/contract/provider'
import { belongingOf } from '../../../../web/studio/works/belonging'
import { FORMS } from '../../../../web/studio/works/fields'
import { lacking } from '../../../../web/studio/works/lacking'
import { narrow } from '../../../../web/studio/works/narrow'
import {
  cardDisagreements,
  PROVIDER_FORM,
  SERVICE_KINDS,
  serviceDisagreements,
  serviceForm,
} from '../../../../web/studio/providers/forms'
import { readPercent } from '../../../../web/studio/providers/own-inputs'
import { stripOf } from '../../../../web/studio/providers/strip'

// A form leads to a map, which asks the page whether it is night.
vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} }, querySelector: () => null })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
})

describe('beginning a work', () => {
  it('asks a designer of one network nothing but the name', () =>
    expect(belongingOf('route', [{ role: 'designer', network: 'che' }], [])).toEqual({
      networks: ['che'],
      providers: [],
      mustName: false,
    }))
  it('asks a member of two cooperatives on whose behalf they write', () => {
    const both = ['a', 'b'].map((provider) => ({ role: 'cooperative' as const, network: 'che' as const, provider }))
    expect(belongingOf('package', both, ['a', 'b', 'c'])).toEqual({
      networks: [],
      providers: ['a', 'b'],
      mustName: true,
    })
  })
  it('lets the coordination choose any network, and name a provider or none', () => {
    expect(belongingOf('package', [{ role: 'coordination' }], ['a'])).toMatchObject({
      networks: ['sandino', 'che', 'bolivar', 'san-martin'],
      providers: ['a'],
      mustName: false,
    })
    expect(belongingOf('tour', [{ role: 'coordination' }], ['a']).networks).toEqual([])
  })
})

it('counts the texts that still lack a language, titles of days among them', () => {
  const value = { name: { es: 'Ruta', en: 'Route' }, intro: {}, titles: { casa: { es: 'La casa', pt: ' ' } } }
  expect(['es', 'pt', 'en'].map((language) => lacking(FORMS.route, value, language as 'es'))).toEqual([0, 2, 1])
})

it('finds a place by pieces of its name without accents, those that begin so first', () => {
  const places = ['Nueva Estelí', 'Estelí', 'Ocotal'].map((name) => ({ id: name.toLowerCase(), name }))
  expect(narrow(places, 'ESTELI').map(({ name }) => name)).toEqual(['Estelí', 'Nueva Estelí'])
  expect(narrow(places, 'x')).toEqual([])
})

describe('services', () => {
  it.each(SERVICE_KINDS)('offers a field for everything that is said of %s', (kind) => {
    const shape = ServiceValue.options.find((option) => option.shape.kind.value === kind)!.shape
    const asked = serviceForm(kind).flatMap(({ fields }) => fields.map(({ path }) => path.split('.')[0]))
    expect([...new Set([...asked, 'kind'])].sort()).toEqual(Object.keys(shape).sort())
  })
  it.each(SERVICE_KINDS)('offers a field for every term of sale of %s', (kind) => {
    const asked = serviceForm(kind).flatMap(({ fields }) => fields.map(({ path }) => path.split('.')))
    const terms = asked.flatMap(([first, second]) => (first === 'terms' ? [second] : []))
    expect(terms).toEqual(expect.arrayContaining(Object.keys(ServiceTerms.shape)))
  })
  it('says that two rates of one currency hold at once before anybody sends them', () => {
    const night = { from: '2027-01-01', to: '2027-01-31', currency: 'NIO', perPerson: '9.00' }
    const meal = { currency: 'NIO', validity: { from: '2026-01-01', to: '2027-01-01' }, rates: [night] }
    expect(Object.keys(serviceDisagreements(meal))).toEqual(['rates.0.from'])
    expect(serviceDisagreements({ ...meal, rates: [{ ...night, currency: 'USD' }] })).toEqual({})
  })
  it('says that more women than members cannot be', () =>
    expect(Object.keys(cardDisagreements({ members: 20, women: 21, youth: 3 }))).toEqual(['women']))
})

it('offers a field for everything on the card of a provider', () => {
  const asked = PROVIDER_FORM.flatMap(({ fields }) => fields.map(({ path }) => path.split('.')[0]))
  expect([...new Set(asked)].sort()).toEqual(Object.keys(ProviderValue.shape).sort())
})

it('reads a share as people write it, in percent', () => {
  expect(['50', '12,5', '33.33 %', '0', '100'].map(readPercent)).toEqual([0.5, 0.125, 0.3333, 0, 1])
  expect(['', 'mitad', '101', '-5'].map(readPercent)).toEqual([undefined, undefined, undefined, undefined])
})

describe('the year of a service', () => {
  const written = {
    currency: 'NIO',
    validity: { from: '2026-01-01', to: '2026-12-31' },
    rates: [
      { from: '2027-02-01', to: '2027-06-30', currency: 'NIO' },
      { from: '2026-12-01', to: '2026-12-31', currency: 'USD' },
      { from: '2027-08-01' },
    ],
    terms: { blackouts: [{ from: '2026-12-24', to: '2026-12-25', reason: 'Navidad' }] },
  }
  const strip = stripOf(written, '2026-11-22')
  it('begins with the month of today and has twelve of them', () => {
    expect(strip.months).toHaveLength(12)
    expect([strip.months[0]!.first, strip.months[11]!.first, strip.days]).toEqual(['2026-11-01', '2027-10-01', 365])
  })
  it('draws each rate where its days are, other currencies on a line of their own, and tells the gap', () => {
    const [rates] = strip.rows
    expect(rates!.bars.map(({ at, days, lane }) => [at, days, lane])).toEqual([[0, 61, 0], [30, 31, 1], [92, 150, 0]]) // prettier-ignore
    expect(strip.gaps).toEqual([{ from: '2027-01-01', to: '2027-01-31' }])
    expect(strip.rows[2]!.bars).toMatchObject([{ at: 53, days: 2, name: 'Navidad' }])
  })
  it('draws nothing of what is not yet a date', () => {
    const half = stripOf({ validity: { from: '2026-1' }, rates: [{ from: 'x', to: '2027-01-01' }] }, '2026-11-22')
    expect(half.rows.flatMap(({ bars }) => bars)).toEqual([])
  })
})
