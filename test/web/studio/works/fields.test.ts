import { expect, it } from 'vitest'
import { DRAFT_KINDS, DRAFT_VALUES } from '../../../../server/contract/draft'
import { SensitiveDraft, SheetDraft } from '../../../../server/contract/sheet'
import { fieldOf, FORMS, idsOf } from '../../../../web/studio/works/fields'

it.each(DRAFT_KINDS)('offers a field for everything a %s may say, and for nothing else', (kind) => {
  const asked = new Set(FORMS[kind].flatMap(({ fields }) => fields.map(({ path }) => path.split('.')[0])))
  // Titles of days are written beside the stops they name.
  const elsewhere = ['titles']
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

it('offers a field for everything that the sheet of a heritage office asks of a site', () => {
  const paths = FORMS.site.flatMap(({ fields }) => fields.map(({ path }) => path))
  const asked = (group: string) => paths.filter((path) => path.startsWith(`${group}.`)).map((path) => path.slice(group.length + 1)) // prettier-ignore
  const top = (names: string[]) => [...new Set(names.map((path) => path.split('.')[0]))].sort()
  expect(top(asked('sheet'))).toEqual(Object.keys(SheetDraft.shape).sort())
  expect(asked('sheet.access').sort()).toEqual(Object.keys(SheetDraft.shape.access.unwrap().shape).sort())
  expect(asked('sensitive').sort()).toEqual(Object.keys(SensitiveDraft.shape).sort())
})
