import { ACCESS_MODES, ENTRIES, ROADS, SIGNAGE, SIMPLE_STATES, SITE_SERVICES } from '../../../server/contract/sheet'
import type { Field, Section } from './fields'

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1))
const line = { input: 'text', limit: 200 } as const
const told = { input: 'texts', limit: 2000, wide: true } as const

/** What a visitor meets at the door, beside hours and price. */
export const AT_THE_DOOR: readonly Field[] = [
  { path: 'sheet.entry', input: 'choice', options: ENTRIES, words: 'entry' },
  { path: 'sheet.bestMonths', input: 'checks', options: MONTHS, words: 'month', number: true, wide: true },
]

/** What a heritage office asks of a place beyond its story. */
export const SHEET: readonly Section[] = [
  {
    id: 'access',
    fields: [
      { path: 'sheet.access.modes', input: 'checks', options: ACCESS_MODES, words: 'accessMode', wide: true },
      { path: 'sheet.access.road', input: 'choice', options: ROADS, words: 'road' },
      { path: 'sheet.access.roadState', input: 'choice', options: SIMPLE_STATES, words: 'state' },
      { path: 'sheet.access.town', ...line },
      { path: 'sheet.access.km', input: 'number', min: 0, max: 5000, unit: 'km' },
      { path: 'sheet.access.minutes', input: 'number', min: 0, max: 20_000, whole: true, unit: 'min' },
      { path: 'sheet.access.publicTransport', ...told },
      { path: 'sheet.signage', input: 'choice', options: SIGNAGE, words: 'signage' },
    ],
  },
  {
    id: 'comfort',
    fields: [
      { path: 'sheet.services', input: 'checks', options: SITE_SERVICES, words: 'siteService', wide: true },
      { path: 'sheet.accessibility', input: 'facts', wide: true },
    ],
  },
  {
    id: 'care',
    fields: [
      { path: 'sheet.activities', ...told },
      { path: 'sheet.risks', ...told },
      { path: 'sheet.contingency', ...told },
      { path: 'sheet.policies', ...told },
    ],
  },
  {
    id: 'who',
    fields: [
      { path: 'sheet.owner', ...line },
      { path: 'sheet.manager', ...line },
      { path: 'sheet.languages', input: 'languages' },
      { path: 'sheet.peoples', input: 'list', limit: 200, many: 30, wide: true },
    ],
  },
  { id: 'visitors', fields: [{ path: 'sheet.visitors', input: 'visitors', wide: true }] },
]

/** What is kept from being found. */
export const SENSITIVE: Section = {
  id: 'sensitive',
  fields: [
    { path: 'sensitive.blurMetres', input: 'blur', min: 100, max: 20_000, whole: true, unit: 'm', wide: true },
    { path: 'sensitive.reason', input: 'long', limit: 2000, wide: true },
  ],
}
