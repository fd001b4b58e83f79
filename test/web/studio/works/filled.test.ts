import { expect, it } from 'vitest'
import { FORMS } from '../../../../web/studio/works/fields'
import { filledIn } from '../../../../web/studio/works/filled'

const part = (id: string) => FORMS.site.find((section) => section.id === id)!
const filled = (id: string, value: object, gaps: { field: string; level: 'blocks' | 'advises' }[] = []) =>
  filledIn(part(id), {
    value: value as never,
    gaps: gaps.map((gap) => ({ ...gap, code: '', sentence: '' })),
    sections: FORMS.site,
  })

it('counts what is filled in of each part of a sheet, a text only in all three languages', () => {
  const name = { es: 'La casa', pt: 'A casa' }
  expect(filled('name', { name, formerNames: ['La casona'] })).toEqual({ filled: 1, all: 2, blocking: 0 })
  expect(filled('name', { name: { ...name, en: 'The house' }, formerNames: [''] })).toMatchObject({ filled: 1 })
  expect(filled('access', { sheet: { access: { modes: ['foot'], km: 0 } } })).toMatchObject({ filled: 2, all: 8 })
})

it('does not ask for a yes where no may be meant', () => {
  expect(filled('story', {}).all).toBe(part('story').fields.length - 1)
})

it('counts what in it keeps the site from being published, and not what is only advised', () => {
  const gaps = [
    { field: 'name.pt', level: 'blocks' },
    { field: 'summary.es', level: 'blocks' },
    { field: 'formerNames', level: 'advises' },
  ] as const
  expect(filled('name', {}, [...gaps]).blocking).toBe(1)
  expect(filled('story', {}, [...gaps]).blocking).toBe(1)
  expect(filled('class', {}, [...gaps]).blocking).toBe(0)
})
