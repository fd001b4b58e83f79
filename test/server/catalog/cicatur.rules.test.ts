import { expect, it } from 'vitest'
import { cicaturSubtypes, cicaturTypes } from '../../../server/catalog/cicatur.rules'
import { realCatalog } from '../../real-catalog'

it('offers the types of each category, and a type that every site of the catalog has', () => {
  const unknown = realCatalog().sites.filter(({ cicatur }) => !cicaturTypes(cicatur.category).includes(cicatur.type))
  expect(unknown.map(({ id }) => id)).toEqual([])
  expect([1, 2, 3, 4, 5].map((category) => cicaturTypes(category).length)).toEqual([12, 4, 7, 5, 7])
})

it('offers the subtypes of a type, and none of a type that somebody wrote', () => {
  expect(cicaturSubtypes(2, 'museos')).toContain('casa museo')
  expect(cicaturSubtypes(1, 'museos')).toEqual([])
  expect(cicaturTypes(undefined)).toEqual([])
})
