import { z } from 'zod'
import { Currency, IsoDate, Localized, Money, NetworkId, Share, Slug } from './common'
import { AccessFacts } from './sheet'

/** That a real organisation agrees to be sold: who said so, and when. Never public. */
const ProviderConsent = z.strictObject({ by: z.string().min(2).max(200), on: IsoDate })

/** Codes and norms of responsible tourism that a provider may adhere to, by the edition people cite. */
export const NORMS = [
  'global-code-of-ethics',
  'gstc-industry',
  'gstc-destination',
  'isto-montreal',
  'isto-aubagne',
  'otavalo-2001',
  'san-jose-2003',
  'ilo-codes-of-conduct',
  'turisol',
  'environment-national',
] as const

/** That a provider holds to a norm: since when, and what shows it. Without evidence it is a slogan. */
const Adherence = z.strictObject({
  norm: z.enum(NORMS),
  since: IsoDate,
  evidence: z.string().trim().min(3).max(500),
})
export type Adherence = z.infer<typeof Adherence>

/** Who serves travellers. `sample` providers are examples: no such organisation exists. */
export const Provider = z.strictObject({
  id: Slug,
  network: NetworkId,
  name: Localized,
  kind: z.enum(['cooperativa', 'asociacion', 'empresa-familiar', 'institucion']),
  place: Slug,
  members: z.number().int().positive().optional(),
  women: z.number().int().min(0).optional(),
  womenLed: z.boolean(),
  languages: z.array(z.string().min(2)).min(1),
  sample: z.boolean(),
  consent: ProviderConsent.optional(),
  /** As its statute names it, such as «cooperativa de servicios múltiples R. L.». */
  legalForm: z.string().trim().min(2).max(200).optional(),
  founded: z.number().int().min(1800).max(2100).optional(),
  /** Members below the age that its country calls youth. */
  youth: z.number().int().min(0).optional(),
  norms: z.array(Adherence).max(NORMS.length).optional(),
  accessibility: AccessFacts.optional(),
})
export type Provider = z.infer<typeof Provider>

const Line = z.string().trim().min(1).max(200)
const Age = z.number().int().min(0).max(120)
const People = z.number().int().min(1).max(10_000)

/** On what terms a service is sold, beyond its rates. */
export const ServiceTerms = z
  .strictObject({
    /** When it is offered; always, where none is named. */
    seasons: z.array(z.strictObject({ name: Line, from: IsoDate, to: IsoDate })).max(40),
    /** Days when it is not, within its seasons. */
    blackouts: z.array(z.strictObject({ from: IsoDate, to: IsoDate, reason: Line.optional() })).max(100),
    /** What children pay of the adult's price, by age at travel; both ages belong to the band. */
    children: z.array(z.strictObject({ from: Age, to: Age, share: Share })).max(20),
    /** One guest free for every so many who pay, up to `most`. */
    freePlaces: z.strictObject({ every: People, most: People.optional() }),
    /** Units kept for the network, and how many days before they are given back. */
    allotment: z.strictObject({ units: People, releaseDays: z.number().int().min(0).max(730) }),
    /** How many people it takes to be given, and how many it takes. */
    capacity: z.strictObject({ least: People.optional(), most: People }),
    accessibility: AccessFacts,
  })
  .partial()
export type ServiceTerms = z.infer<typeof ServiceTerms>

const sold = {
  id: Slug,
  provider: Slug,
  name: Localized,
  place: Slug,
  currency: Currency,
  validity: z.strictObject({ from: IsoDate, to: IsoDate }),
  sample: z.boolean(),
  terms: ServiceTerms.optional(),
}

/** What a provider sells, at net rates. */
export const Service = z.discriminatedUnion('kind', [
  z.strictObject({
    ...sold,
    kind: z.literal('lodging'),
    room: z.strictObject({ single: Money, double: Money, triple: Money.optional() }),
    rooms: z.number().int().positive(),
    breakfast: z.boolean(),
    accessible: z.boolean(),
  }),
  z.strictObject({ ...sold, kind: z.literal('meal'), meal: z.enum(['lunch', 'dinner', 'picnic']), perPerson: Money }),
  z.strictObject({
    ...sold,
    kind: z.literal('guide'),
    perDay: Money,
    maxGroup: z.number().int().positive(),
    languages: z.array(z.string().min(2)).min(1),
  }),
  z.strictObject({
    ...sold,
    kind: z.literal('transport'),
    vehicle: z.enum(['car', 'van', 'minibus', 'coach']),
    seats: z.number().int().positive(),
    perDay: Money,
    includedKm: z.number().int().min(0),
    perKm: Money,
  }),
  z.strictObject({ ...sold, kind: z.literal('visit'), site: Slug, perPerson: Money }),
  z.strictObject({
    ...sold,
    kind: z.literal('workshop'),
    site: Slug.optional(),
    perPerson: Money,
    minutes: z.number().int().positive(),
  }),
])
export type Service = z.infer<typeof Service>
export type ServiceOf<K extends Service['kind']> = Extract<Service, { kind: K }>
