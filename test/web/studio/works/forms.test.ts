import { describe, expect, it } from 'vitest'
import { ServiceValue } from '../../../../server/contract/api/catalog'
import { belongingOf } from '../../../../web/studio/works/belonging'
import { FORMS } from '../../../../web/studio/works/fields'
import { lacking } from '../../../../web/studio/works/lacking'
import { narrow } from '../../../../web/studio/works/narrow'
import { SERVICE_KINDS, serviceForm, standingOn } from '../../../../web/studio/providers/forms'

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
    // The terms of sale have a form of their own.
    expect([...new Set([...asked, 'kind', 'terms'])].sort()).toEqual(Object.keys(shape).sort())
  })
  it('holds its rates from the first day to the last, both included', () => {
    const year = { from: '2026-01-01', to: '2026-12-31' }
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => standingOn(day, year))).toEqual([
      'future',
      'current',
      'current',
      'expired',
    ])
  })
})
