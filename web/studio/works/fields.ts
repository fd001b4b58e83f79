import type { ComponentType } from 'preact'
import type { DraftKind } from '../../../server/contract/draft'
import { CONFIDENCES, SITE_KINDS } from '../../../server/contract/site'
import { AT_THE_DOOR, SENSITIVE, SHEET } from './sheet-fields'

interface Common {
  /** Where it stands in the value; `fields.<kind>.<path>` are its words. */
  readonly path: string
  readonly wide?: boolean
}
/** One field of a form. Texts in three languages are `lines` (short) or `texts` (long). */
export type Field = Common &
  (
    | { readonly input: 'lines' | 'texts'; readonly limit: number }
    | { readonly input: 'text' | 'long'; readonly limit: number }
    | { readonly input: 'choice'; readonly options: readonly string[]; readonly words: string; readonly number?: true }
    | { readonly input: 'checks'; readonly options: readonly string[]; readonly words: string; readonly number?: true }
    | { readonly input: 'edtf' | 'hours' | 'type' | 'subtype'; readonly limit: number }
    | { readonly input: 'facts' | 'visitors' }
    | {
        readonly input: 'number' | 'blur'
        readonly min: number
        readonly max: number
        readonly whole?: boolean
        readonly unit?: string
      }
    | { readonly input: 'yes' | 'money' | 'date' | 'currency' | 'languages' }
    | { readonly input: 'list'; readonly limit: number; readonly many: number }
    | { readonly input: 'sources' | 'position' | 'stops' | 'packages' | 'links' }
    | { readonly input: 'photos' }
    | { readonly input: 'place' | 'route' | 'site' }
    | {
        readonly input: 'own'
        /** What draws it, where no other form has one like it. */
        readonly Input: ComponentType<{ readonly field: Field }>
        /** The fields of each of its rows. */
        readonly pieces?: readonly Field[]
        /** The same as text. */
        told?(piece: unknown): string
      }
  )
export type FieldOf<I extends Field['input']> = Field & { readonly input: I }

export interface Section {
  readonly id: string
  readonly fields: readonly Field[]
}

/** The four homes first, then where the history of the routes leads beyond them. */
const HOMES = ['NI', 'CU', 'VE', 'AR'] as const
const ABROAD = [
  'BO',
  'BR',
  'CL',
  'CO',
  'CR',
  'CW',
  'DO',
  'EC',
  'GT',
  'HN',
  'HT',
  'JM',
  'MX',
  'PA',
  'PE',
  'PR',
  'PY',
  'SV',
  'TT',
  'UY',
] as const
const COUNTRIES = [...HOMES, ...ABROAD]

const name: Field = { path: 'name', input: 'lines', limit: 200, wide: true }
const theme: Field = { path: 'theme', input: 'texts', limit: 6000, wide: true }

const SITE: readonly Section[] = [
  { id: 'name', fields: [name, { path: 'formerNames', input: 'list', limit: 200, many: 20, wide: true }] },
  {
    id: 'story',
    fields: [
      { path: 'summary', input: 'texts', limit: 6000, wide: true },
      { path: 'link', input: 'texts', limit: 6000, wide: true },
      { path: 'caution', input: 'texts', limit: 6000, wide: true },
      { path: 'date', input: 'edtf', limit: 200, wide: true },
      { path: 'kind', input: 'choice', options: SITE_KINDS, words: 'siteKind' },
      { path: 'essential', input: 'yes' },
    ],
  },
  {
    id: 'sources',
    fields: [
      { path: 'confidence', input: 'choice', options: CONFIDENCES, words: 'confidence' },
      { path: 'sources', input: 'sources', wide: true },
    ],
  },
  {
    id: 'consent',
    fields: [
      { path: 'consent.by', input: 'text', limit: 200 },
      { path: 'consent.on', input: 'date' },
      { path: 'consent.covers', input: 'checks', options: ['story', 'image', 'place'], words: 'covers', wide: true },
    ],
  },
  {
    id: 'where',
    fields: [
      { path: 'at', input: 'position', wide: true },
      { path: 'precision', input: 'number', min: 1, max: 100_000, whole: true, unit: 'm' },
      { path: 'altitude', input: 'number', min: -200, max: 7000, unit: 'm' },
      { path: 'coordinateSources', input: 'list', limit: 6000, many: 20, wide: true },
      { path: 'country', input: 'choice', options: COUNTRIES, words: 'country' },
      { path: 'admin1', input: 'text', limit: 200 },
      { path: 'municipality', input: 'text', limit: 200 },
      { path: 'locality', input: 'text', limit: 200 },
    ],
  },
  {
    id: 'visit',
    fields: [
      { path: 'visitMinutes', input: 'number', min: 1, max: 600, whole: true, unit: 'min' },
      { path: 'openingHours', input: 'hours', limit: 500, wide: true },
      ...AT_THE_DOOR,
      { path: 'fee.amount', input: 'money' },
      { path: 'fee.currency', input: 'currency' },
      { path: 'fee.checkedOn', input: 'date' },
      { path: 'fee.note', input: 'text', limit: 6000 },
    ],
  },
  ...SHEET,
  {
    id: 'class',
    fields: [
      { path: 'cicatur.category', input: 'choice', options: ['1', '2', '3', '4', '5'], words: 'cicatur', number: true },
      { path: 'cicatur.hierarchy', input: 'choice', options: ['0', '1', '2', '3'], words: 'hierarchy', number: true },
      { path: 'cicatur.type', input: 'type', limit: 200 },
      { path: 'cicatur.subtype', input: 'subtype', limit: 200 },
      { path: 'legal', input: 'long', limit: 6000, wide: true },
    ],
  },
  { id: 'photos', fields: [{ path: 'photos', input: 'photos', wide: true }] },
  SENSITIVE,
]

const ROUTE: readonly Section[] = [
  {
    id: 'name',
    fields: [
      name,
      theme,
      { path: 'intro', input: 'texts', limit: 6000, wide: true },
      { path: 'nature', input: 'choice', options: ['historica', 'conmemorativa', 'tematica'], words: 'nature' },
    ],
  },
  {
    id: 'stops',
    fields: [
      { path: 'start', input: 'place' },
      { path: 'end', input: 'place' },
      { path: 'stops', input: 'stops', wide: true },
    ],
  },
]

const PACKAGE: readonly Section[] = [
  { id: 'name', fields: [name, theme] },
  {
    id: 'offer',
    fields: [
      { path: 'route', input: 'route' },
      { path: 'pricedOn', input: 'date' },
      { path: 'departsOn', input: 'date' },
    ],
  },
]

const TOUR: readonly Section[] = [
  { id: 'name', fields: [name, theme] },
  {
    id: 'dates',
    fields: [
      { path: 'startsOn', input: 'date' },
      { path: 'currency', input: 'currency' },
    ],
  },
  {
    id: 'parts',
    fields: [
      { path: 'packages', input: 'packages', wide: true },
      { path: 'links', input: 'links', wide: true },
    ],
  },
]

/** The form of each kind. A room with an instrument of its own (planner, composer) replaces only this. */
export const FORMS: Readonly<Record<DraftKind, readonly Section[]>> = {
  site: SITE,
  route: ROUTE,
  package: PACKAGE,
  tour: TOUR,
}

export const idOf = (path: string): string => `f-${path.replaceAll('.', '-')}`

const isWithin = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`)

/** The field of a form that a path of the value belongs to: `name.pt` to `name`, `titles.x.es` to the stops. */
export function fieldOf(sections: readonly Section[], path: string): Field | undefined {
  const sought = isWithin(path, 'titles') ? 'stops' : path
  const fields = sections.flatMap((section) => section.fields)
  return (
    fields.find((field) => isWithin(sought, field.path)) ??
    fields.find((field) => sought !== '' && isWithin(field.path, sought))
  )
}

/** The elements a path may be shown in, from the most precise to the whole field. */
export function idsOf(sections: readonly Section[], path: string): string[] {
  const parts = path.split('.')
  const narrowing = parts.map((_, at) => idOf(parts.slice(0, parts.length - at).join('.')))
  const field = fieldOf(sections, path)
  return field ? [...narrowing, idOf(field.path)] : narrowing
}
