import { z } from 'zod'
import { Currency, IsoDate, Localized, Money, NetworkId, Slug } from './common'

/** That a real organisation agrees to be sold: who said so, and when. Never public. */
const ProviderConsent = z.strictObject({ by: z.string().min(2).max(200), on: IsoDate })

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
})
export type Provider = z.infer<typeof Provider>

const sold = {
  id: Slug,
  provider: Slug,
  name: Localized,
  place: Slug,
  currency: Currency,
  validity: z.strictObject({ from: IsoDate, to: IsoDate }),
  sample: z.boolean(),
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
