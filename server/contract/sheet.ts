import { z } from 'zod'
import { LANGUAGES } from './common'

/** Measured facts along the way of somebody who moves, sees or hears otherwise: facts, not an icon. */
export const ACCESS_FACTS = [
  'step-free-entrance',
  'wide-doors',
  'ramp',
  'firm-paths',
  'accessible-toilet',
  'seats',
  'shade',
  'parking-near',
  'tactile',
  'sign-language',
  'easy-reading',
  'guide-dogs',
] as const
export const AccessFacts = z.partialRecord(z.enum(ACCESS_FACTS), z.enum(['yes', 'no', 'unknown']))
export type AccessFacts = z.infer<typeof AccessFacts>

export const ACCESS_MODES = ['foot', 'bicycle', 'horse', 'car', 'four-wheel', 'bus', 'train', 'boat', 'air'] as const
export const ROADS = ['paved', 'gravel', 'dirt', 'path'] as const
/** Good, fair, bad: also a vocabulary of the state of conservation. */
export const SIMPLE_STATES = ['bueno', 'regular', 'malo'] as const
export const SIGNAGE = ['none', 'partial', 'good'] as const
export const ENTRIES = ['libre', 'restringido', 'pagado'] as const
export const SITE_SERVICES = [
  'toilets',
  'drinking-water',
  'food',
  'shop',
  'guide',
  'parking',
  'shelter',
  'first-aid',
  'phone-signal',
  'internet',
  'lodging',
  'camping',
] as const

const MOST_LINE = 200
const MOST_TEXT = 2000
const Line = z.string().trim().min(1).max(MOST_LINE)
const Words = z.string().min(1).max(MOST_TEXT)

/** A text in the languages that somebody wrote it in, one at least: a village fills in its own, others translate. */
export const Told = z
  .strictObject({ es: Words, pt: Words, en: Words })
  .partial()
  .refine((text) => LANGUAGES.some((language) => text[language]))
export type Told = z.infer<typeof Told>

const Visitors = z.strictObject({
  year: z.number().int().min(1800).max(2100),
  count: z.number().int().min(0).max(1_000_000_000),
  source: Line,
})

const access = <T extends z.ZodType, L extends z.ZodType>(told: T, line: L) =>
  z
    .strictObject({
      modes: z.array(z.enum(ACCESS_MODES)).max(ACCESS_MODES.length),
      road: z.enum(ROADS),
      roadState: z.enum(SIMPLE_STATES),
      /** The nearest town, and how far from it. */
      town: line,
      km: z.number().min(0).max(5000),
      minutes: z.number().int().min(0).max(20_000),
      publicTransport: told,
    })
    .partial()

const sheet = <T extends z.ZodType, L extends z.ZodType, V extends z.ZodType>(told: T, line: L, visitors: V) =>
  z
    .strictObject({
      owner: line,
      manager: line,
      access: access(told, line),
      signage: z.enum(SIGNAGE),
      entry: z.enum(ENTRIES),
      /** Months by number, January first. */
      bestMonths: z.array(z.number().int().min(1).max(12)).max(12),
      accessibility: AccessFacts,
      services: z.array(z.enum(SITE_SERVICES)).max(SITE_SERVICES.length),
      risks: told,
      contingency: told,
      activities: told,
      policies: told,
      visitors: z.array(visitors).max(200),
      peoples: z.array(line).max(30),
      languages: z.array(line).max(30),
    })
    .partial()

/** What a heritage office asks of a place beyond its story, and a village can fill in: everything may be left out. */
export const SiteSheet = sheet(Told, Line, Visitors)
export type SiteSheet = z.infer<typeof SiteSheet>

const LooseLine = z.string().max(MOST_LINE)
const LooseWords = z.string().max(MOST_TEXT)
const LooseTold = z.strictObject({ es: LooseWords, pt: LooseWords, en: LooseWords }).partial()
const LooseVisitors = Visitors.extend({ source: LooseLine }).partial()
/** The same while it is being written. */
export const SheetDraft = sheet(LooseTold, LooseLine, LooseVisitors)

/** A place that its community or its finds need kept from being found: its point is moved in everything that goes out. */
export const SiteSensitive = z.strictObject({
  /** Radius in metres: the point shown lies between half of it and all of it away. */
  blurMetres: z.number().int().min(100).max(20_000),
  /** Why, for its editors only. */
  reason: z.string().trim().min(1).max(MOST_TEXT).optional(),
})
export type SiteSensitive = z.infer<typeof SiteSensitive>
export const SensitiveDraft = SiteSensitive.extend({ reason: z.string().max(MOST_TEXT) }).partial()
