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

const Evidence = z.string().trim().min(3).max(500)

/** One article or criterion of a norm, by its number: what shows that it is kept, since when one knows, and who says so. */
const Criterion = z.strictObject({
  id: z.string().min(1).max(20),
  evidence: Evidence.optional(),
  on: IsoDate.optional(),
  /** Never public. */
  by: z.string().trim().min(2).max(200).optional(),
})

/** That a provider holds to a norm: since when, of which edition, and what shows it. Without evidence it is a slogan. */
const Adherence = z.strictObject({
  norm: z.enum(NORMS),
  since: IsoDate,
  edition: z.string().trim().min(1).max(100).optional(),
  evidence: Evidence.optional(),
  criteria: z.array(Criterion).max(60).optional(),
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
    /** Not given on the public holidays of its country. */
    publicHolidays: z.literal(true),
    /** Units kept for the network, and how many days before they are given back. */
    allotment: z.strictObject({ units: People, releaseDays: z.number().int().min(0).max(730) }),
    /** How many people it takes to be given, and how many it takes. */
    capacity: z.strictObject({ least: People.optional(), most: People }),
    accessibility: AccessFacts,
  })
  .partial()
export type ServiceTerms = z.infer<typeof ServiceTerms>

/** Net rates of another period, or in another currency: amounts as the kind has them. Both its days belong to it. */
const ratesOf = <Amounts extends z.ZodRawShape>(amounts: Amounts) =>
  z
    .array(z.strictObject({ name: Line.optional(), from: IsoDate, to: IsoDate, currency: Currency, ...amounts }))
    .max(40)
    .optional()

const beds = { room: z.strictObject({ single: Money, double: Money, triple: Money.optional() }) }
const heads = { perPerson: Money }
const days = { perDay: Money }
const roads = { perDay: Money, perKm: Money }

/** The first currency and validity are those of the amounts beside them; `rates` are the other ones. */
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
    ...beds,
    rates: ratesOf(beds),
    rooms: z.number().int().positive(),
    breakfast: z.boolean(),
    accessible: z.boolean(),
  }),
  z.strictObject({
    ...sold,
    kind: z.literal('meal'),
    meal: z.enum(['lunch', 'dinner', 'picnic']),
    ...heads,
    rates: ratesOf(heads),
  }),
  z.strictObject({
    ...sold,
    kind: z.literal('guide'),
    ...days,
    rates: ratesOf(days),
    maxGroup: z.number().int().positive(),
    languages: z.array(z.string().min(2)).min(1),
  }),
  z.strictObject({
    ...sold,
    kind: z.literal('transport'),
    vehicle: z.enum(['car', 'van', 'minibus', 'coach']),
    seats: z.number().int().positive(),
    ...roads,
    rates: ratesOf(roads),
    includedKm: z.number().int().min(0),
  }),
  z.strictObject({ ...sold, kind: z.literal('visit'), site: Slug, ...heads, rates: ratesOf(heads) }),
  z.strictObject({
    ...sold,
    kind: z.literal('workshop'),
    site: Slug.optional(),
    ...heads,
    rates: ratesOf(heads),
    minutes: z.number().int().positive(),
  }),
])
export type Service = z.infer<typeof Service>
export type ServiceOf<K extends Service['kind']> = Extract<Service, { kind: K }>
