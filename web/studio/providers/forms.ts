import { dayAfter } from '../../../server/catalog/sale.rules'
import { cardFaults, rateFaults, termFaults, type Disagreement } from '../../../server/catalog/terms.rules'
import type { ProviderValue, ServiceValue } from '../../../server/contract/api/catalog'
import { faultSentence } from '../../../server/contract/faults'
import { language, t } from '../words'
import type { Field, Section } from '../works/fields'
import { at } from '../works/value'
import { NormsInput, normsText } from './norms'
import { FactsInput, factsText, OnlyYesInput, PercentInput } from './own-inputs'
import { rowsField } from './rows'
import { spanWords, StripInput } from './year-strip'

export type ServiceKind = ServiceValue['kind']
export const SERVICE_KINDS = ['lodging', 'meal', 'guide', 'transport', 'visit', 'workshop'] as const

const facts = (path: string): Field => ({ path, input: 'own', Input: FactsInput, told: factsText, wide: true })
const MEMBERS = { input: 'number', min: 0, max: 1_000_000, whole: true } as const

/** What is written about a provider. */
export const PROVIDER_FORM: readonly Section[] = [
  {
    id: 'about',
    fields: [
      { path: 'name', input: 'lines', limit: 200, wide: true },
      {
        path: 'kind',
        input: 'choice',
        options: ['cooperativa', 'asociacion', 'empresa-familiar', 'institucion'],
        words: 'providerKind',
      },
      { path: 'place', input: 'place' },
      { path: 'languages', input: 'languages' },
    ],
  },
  {
    id: 'people',
    fields: [
      { path: 'legalForm', input: 'text', limit: 200 },
      { path: 'founded', input: 'number', min: 1800, max: 2100, whole: true },
      { path: 'members', ...MEMBERS, min: 1 },
      { path: 'women', ...MEMBERS },
      { path: 'youth', ...MEMBERS },
      { path: 'womenLed', input: 'yes' },
    ],
  },
  { id: 'norms', fields: [{ path: 'norms', input: 'own', Input: NormsInput, told: normsText, wide: true }] },
  { id: 'access', fields: [facts('accessibility')] },
  {
    id: 'consent',
    fields: [
      { path: 'consent.by', input: 'text', limit: 200 },
      { path: 'consent.on', input: 'date' },
    ],
  },
]

const MANY = 1_000_000

const OWN: Readonly<Record<ServiceKind, Section['fields']>> = {
  lodging: [
    { path: 'room.single', input: 'money' },
    { path: 'room.double', input: 'money' },
    { path: 'room.triple', input: 'money' },
    { path: 'rooms', input: 'number', min: 1, max: MANY, whole: true },
    { path: 'breakfast', input: 'yes' },
    { path: 'accessible', input: 'yes' },
  ],
  meal: [
    { path: 'meal', input: 'choice', options: ['lunch', 'dinner', 'picnic'], words: 'meal' },
    { path: 'perPerson', input: 'money' },
  ],
  guide: [
    { path: 'perDay', input: 'money' },
    { path: 'maxGroup', input: 'number', min: 1, max: MANY, whole: true },
    { path: 'languages', input: 'languages' },
  ],
  transport: [
    { path: 'vehicle', input: 'choice', options: ['car', 'van', 'minibus', 'coach'], words: 'vehicle' },
    { path: 'seats', input: 'number', min: 1, max: MANY, whole: true },
    { path: 'perDay', input: 'money' },
    { path: 'includedKm', input: 'number', min: 0, max: MANY, whole: true, unit: 'km' },
    { path: 'perKm', input: 'money' },
  ],
  visit: [
    { path: 'site', input: 'site' },
    { path: 'perPerson', input: 'money' },
  ],
  workshop: [
    { path: 'site', input: 'site' },
    { path: 'perPerson', input: 'money' },
    { path: 'minutes', input: 'number', min: 1, max: MANY, whole: true, unit: 'min' },
  ],
}

/** The amounts of each kind: those that a rate of another period has again. */
const AMOUNTS: Readonly<Record<ServiceKind, readonly string[]>> = {
  lodging: ['room.single', 'room.double', 'room.triple'],
  meal: ['perPerson'],
  guide: ['perDay'],
  transport: ['perDay', 'perKm'],
  visit: ['perPerson'],
  workshop: ['perPerson'],
}

type Loose = Readonly<Record<string, unknown>>
const listOf = (piece: unknown): readonly Loose[] => (Array.isArray(piece) ? piece : [])
const dates = ({ from, to }: Loose): string => (from && to ? spanWords({ from: String(from), to: String(to) }) : '')
const joined = (parts: readonly unknown[]): string => parts.filter(Boolean).join(' · ')

/** The day after the row before ends is where the next one most likely begins. */
const after = (last: Loose | undefined): Loose =>
  typeof last?.to === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(last.to) ? { from: dayAfter(last.to, 1) } : {}

const amountText = (row: Loose, kind: ServiceKind): string =>
  AMOUNTS[kind].flatMap((path) => (at(row, path) === undefined ? [] : String(at(row, path)))).join(' / ')

const ratesField = (kind: ServiceKind): Field =>
  rowsField(
    'rates',
    {
      many: 40,
      pieces: [
        { path: 'name', input: 'text', limit: 200, wide: true },
        { path: 'from', input: 'date' },
        { path: 'to', input: 'date' },
        { path: 'currency', input: 'currency' },
        ...AMOUNTS[kind].map((path): Field => ({ path, input: 'money' })),
      ],
      begin: (last) => ({ ...after(last), ...(last?.currency ? { currency: last.currency } : {}) }),
    },
    (piece) =>
      listOf(piece)
        .map((row) => joined([row.name, dates(row), `${row.currency ?? ''} ${amountText(row, kind)}`.trim()]))
        .join('\n'),
  )

const days = [
  { path: 'from', input: 'date' },
  { path: 'to', input: 'date' },
] as const
const AGE = { input: 'number', min: 0, max: 120, whole: true } as const
const PEOPLE = { input: 'number', min: 1, max: 10_000, whole: true } as const

/** On what terms a service is sold, whatever it is. */
const TERMS: readonly Section[] = [
  {
    id: 'calendar',
    fields: [
      rowsField(
        'terms.seasons',
        { many: 40, pieces: [{ path: 'name', input: 'text', limit: 200, wide: true }, ...days] },
        (piece) => listOf(piece).map((row) => joined([row.name, dates(row)])).join('\n'), // prettier-ignore
      ),
      rowsField(
        'terms.blackouts',
        { many: 100, pieces: [...days, { path: 'reason', input: 'text', limit: 200, wide: true }] },
        (piece) => listOf(piece).map((row) => joined([dates(row), row.reason])).join('\n'), // prettier-ignore
      ),
      { path: 'terms.publicHolidays', input: 'own', Input: OnlyYesInput, wide: true },
      { path: 'terms.strip', input: 'own', Input: StripInput, wide: true },
    ],
  },
  {
    id: 'guests',
    fields: [
      rowsField(
        'terms.children',
        {
          many: 20,
          pieces: [
            { path: 'from', ...AGE },
            { path: 'to', ...AGE },
            { path: 'share', input: 'own', Input: PercentInput },
          ],
          begin: (last) => (typeof last?.to === 'number' ? { from: last.to + 1 } : { from: 0 }),
        },
        (piece) =>
          listOf(piece)
            .map(({ from, to, share }) =>
              t('providers.childBand', { from: String(from), to: String(to), share: Number(share ?? 0) * 100 }),
            )
            .join('\n'),
      ),
      { path: 'terms.freePlaces.every', ...PEOPLE },
      { path: 'terms.freePlaces.most', ...PEOPLE },
      { path: 'terms.capacity.least', ...PEOPLE },
      { path: 'terms.capacity.most', ...PEOPLE },
      { path: 'terms.allotment.units', ...PEOPLE },
      { path: 'terms.allotment.releaseDays', input: 'number', min: 0, max: 730, whole: true },
    ],
  },
  { id: 'access', fields: [facts('terms.accessibility')] },
]

const formOf = (kind: ServiceKind): readonly Section[] => [
  {
    id: 'service',
    fields: [
      { path: 'name', input: 'lines', limit: 200, wide: true },
      { path: 'place', input: 'place' },
      ...OWN[kind].filter(({ path }) => !AMOUNTS[kind].includes(path)),
    ],
  },
  {
    id: 'rates',
    fields: [
      { path: 'currency', input: 'currency' },
      ...OWN[kind].filter(({ path }) => AMOUNTS[kind].includes(path)),
      { path: 'validity.from', input: 'date' },
      { path: 'validity.to', input: 'date' },
      ratesField(kind),
    ],
  },
  ...TERMS,
]

const SERVICE_FORMS = Object.fromEntries(SERVICE_KINDS.map((kind) => [kind, formOf(kind)])) as Readonly<
  Record<ServiceKind, readonly Section[]>
>

/** What is written about a service of each kind: what it is, its net rates by date, and on what terms it is sold. */
export const serviceForm = (kind: ServiceKind): readonly Section[] => SERVICE_FORMS[kind]

/** What does not agree in a service or a card, by path, as sentences: before anybody sends it. */
const sentences = (found: readonly Disagreement[]): Record<string, string> =>
  Object.fromEntries(found.map(({ field, code, values }) => [field, faultSentence(code, language.value, values)]))

export const serviceDisagreements = (value: unknown): Record<string, string> => {
  const service = value as ServiceValue
  return sentences([...rateFaults(service), ...termFaults(service.terms)])
}
export const cardDisagreements = (value: unknown): Record<string, string> =>
  sentences(cardFaults(value as ProviderValue))

/** The rates of a service in the order they are told: where each stands, and its amount. */
export function ratesOf(value: ServiceValue): { readonly path: string; readonly amount: string }[] {
  const rates: readonly (readonly [string, string | undefined])[] =
    value.kind === 'lodging'
      ? [
          ['room.single', value.room.single],
          ['room.double', value.room.double],
          ['room.triple', value.room.triple],
        ]
      : value.kind === 'transport'
        ? [
            ['perDay', value.perDay],
            ['perKm', value.perKm],
          ]
        : value.kind === 'guide'
          ? [['perDay', value.perDay]]
          : [['perPerson', value.perPerson]]
  return rates.flatMap(([path, amount]) => (amount === undefined ? [] : [{ path, amount }]))
}
