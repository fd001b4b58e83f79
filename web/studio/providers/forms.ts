import type { ServiceValue } from '../../../server/contract/api/catalog'
import type { Section } from '../works/fields'

export type ServiceKind = ServiceValue['kind']
export const SERVICE_KINDS = ['lodging', 'meal', 'guide', 'transport', 'visit', 'workshop'] as const

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
      { path: 'members', input: 'number', min: 1, max: 1_000_000, whole: true },
      { path: 'women', input: 'number', min: 0, max: 1_000_000, whole: true },
      { path: 'languages', input: 'languages' },
      { path: 'womenLed', input: 'yes' },
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

/** What is written about a service of each kind: what it is, its net rates, and the dates they hold. */
export const serviceForm = (kind: ServiceKind): readonly Section[] => [
  {
    id: 'service',
    fields: [
      { path: 'name', input: 'lines', limit: 200, wide: true },
      { path: 'place', input: 'place' },
      { path: 'currency', input: 'currency' },
      ...OWN[kind],
      { path: 'validity.from', input: 'date' },
      { path: 'validity.to', input: 'date' },
    ],
  },
]

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

/** Whether rates hold on a day: `current`, `expired` once their last day has passed, `future` before their first. */
export function standingOn(day: string, { from, to }: { readonly from: string; readonly to: string }) {
  if (day > to) return 'expired'
  return day < from ? 'future' : 'current'
}
