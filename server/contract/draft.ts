import { z } from 'zod'
import { CountryCode, Currency, IsoDate, Money, Position, Slug } from './common'
import { PhotoDrafts } from './photo'
import { SensitiveDraft, SheetDraft } from './sheet'
import { CONFIDENCES, SITE_KINDS, SiteConsent } from './site'

/** What goes from draft through review to publication. */
export const DRAFT_KINDS = ['site', 'route', 'package', 'tour'] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** borrador, en revisión, devuelto, publicado. */
export const DRAFT_STATES = ['draft', 'review', 'returned', 'published'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

/** What a person may do with a draft at this moment. */
export const DRAFT_ACTIONS = [
  'edit',
  'discard',
  'send',
  'withdraw',
  'return',
  'publish',
  'restore',
  'comment',
  'preview',
] as const
export type DraftAction = (typeof DRAFT_ACTIONS)[number]

const Line = z.string().max(200)
const Text = z.string().max(6000)
const lines = z.strictObject({ es: Line, pt: Line, en: Line }).partial()
const texts = z.strictObject({ es: Text, pt: Text, en: Text }).partial()

/** Half-written is welcome: a draft is saved as it is typed, and what is missing is said, not refused. */
const LooseSource = z
  .strictObject({
    title: Line,
    author: Line,
    year: z.union([z.number().int(), z.string().max(40)]),
    url: z.string().max(500),
    pages: Line,
  })
  .partial()

const SiteDraft = z
  .strictObject({
    name: lines,
    formerNames: z.array(Line).max(20),
    country: CountryCode,
    admin1: Line,
    municipality: Line,
    locality: Line,
    kind: z.enum(SITE_KINDS),
    summary: texts,
    link: texts,
    caution: texts,
    date: Line,
    confidence: z.enum(CONFIDENCES),
    precision: z.number().int().positive(),
    coordinateSources: z.array(Text).max(20),
    sources: z.array(LooseSource).max(40),
    visitMinutes: z.number().int().positive().max(600),
    openingHours: z.string().max(500),
    fee: z
      .strictObject({ amount: Money, currency: Currency, note: Text.optional(), checkedOn: IsoDate.optional() })
      .partial(),
    altitude: z.number().min(-200).max(7000),
    cicatur: z
      .strictObject({
        category: z.number().int().min(1).max(5),
        type: Line,
        subtype: Line,
        hierarchy: z.number().int().min(0).max(3),
      })
      .partial(),
    legal: Text,
    essential: z.boolean(),
    at: Position,
    consent: SiteConsent.partial(),
    sheet: SheetDraft,
    sensitive: SensitiveDraft,
    photos: PhotoDrafts,
  })
  .partial()

const RouteDraft = z
  .strictObject({
    name: lines,
    theme: texts,
    intro: texts,
    nature: z.enum(['historica', 'conmemorativa', 'tematica']),
    start: Slug,
    end: Slug,
    stops: z.array(z.strictObject({ site: Slug })).max(200),
    titles: z.record(Slug, lines).refine((titles) => Object.keys(titles).length <= 100),
  })
  .partial()

const PackageDraft = z
  .strictObject({ route: Slug, name: lines, theme: texts, pricedOn: IsoDate, departsOn: IsoDate })
  .partial()

const TourDraft = z
  .strictObject({
    name: lines,
    theme: texts,
    startsOn: IsoDate,
    currency: Currency,
    packages: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*(@[1-9]\d{0,8})?$/)
          .max(130),
      )
      .max(20),
    links: z.array(Slug).max(20),
  })
  .partial()

/** What people write in a draft, by kind: everything but what the program decides (id, network, owner, version). */
export const DRAFT_VALUES = { site: SiteDraft, route: RouteDraft, package: PackageDraft, tour: TourDraft } as const
export type DraftValues = { [K in DraftKind]: z.infer<(typeof DRAFT_VALUES)[K]> }
export type DraftValue = DraftValues[DraftKind]

/** Something a draft still lacks: what blocks its publication, and what is only advised. */
export interface Gap {
  /** A key of `words/gaps/`. */
  readonly code: string
  /** The field of the draft, such as `name.pt` or `sources.0.title`; '' for the whole. */
  readonly field: string
  readonly level: 'blocks' | 'advises'
  readonly values?: Readonly<Record<string, string | number>>
}
