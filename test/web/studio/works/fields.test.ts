import { expect, it } from 'vitest'
import { DRAFT_KINDS, DRAFT_VALUES } from '../../../../server/contract/draft'
import { fieldOf, FORMS, idsOf } from '../../../../web/studio/works/fields'

it.each(DRAFT_KINDS)('offers a field for everything a %s may say, and for nothing else', (kind) => {
  const asked = new Set(FORMS[kind].flatMap(({ fields }) => fields.map(({ path }) => path.split('.')[0])))
  // Titles of days are written beside the stops they name; the sheet of a site has a form of its own.
  const elsewhere = ['titles', 'sheet', 'sensitive']
  const written = Object.keys(DRAFT_VALUES[kind].shape).filter((key) => !elsewhere.includes(key))
  expect([...asked].sort()).toEqual(written.sort())
})

it('finds the field a gap is about', () => {
  expect(fieldOf(FORMS.site, 'name.pt')?.path).toBe('name')
  expect(fieldOf(FORMS.site, 'sources.0.title')?.path).toBe('sources')
  expect(fieldOf(FORMS.route, 'titles.casa.es')?.path).toBe('stops')
  expect(fieldOf(FORMS.site, 'consent')?.path).toBe('consent.by')
  expect(fieldOf(FORMS.tour, '')).toBeUndefined()
})

it('looks for the piece itself before the whole field', () => {
  expect(idsOf(FORMS.site, 'name.pt')).toEqual(['f-name-pt', 'f-name', 'f-name'])
})
