import { z } from 'zod'

export const LANGUAGES = ['es', 'pt', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text people read, complete in the three languages of the house. */
export const Localized = z.strictObject({ es: z.string().min(1), pt: z.string().min(1), en: z.string().min(1) })
export type Localized = z.infer<typeof Localized>

/** The address of a thing among its kind. */
export const Slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
export const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export const CountryCode = z.string().regex(/^[A-Z]{2}$/)
export const Currency = z.string().regex(/^[A-Z]{3}$/)
/** Money goes in and comes out as a decimal string, never as a binary number. */
export const Money = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/)
/** A day of the centuries that anything here is sold or checked in: calendars compute with every one of them. */
export const IsoDate = z.iso.date().refine((day) => /^(19|20|21)/.test(day), { params: { fault: 'years' } })
export const Share = z.number().min(0).max(1)

export const NETWORK_IDS = ['sandino', 'che', 'bolivar', 'san-martin'] as const
export const NetworkId = z.enum(NETWORK_IDS)
export type NetworkId = z.infer<typeof NetworkId>
