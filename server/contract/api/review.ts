import { z } from 'zod'
import { LANGUAGES, NetworkId, Slug } from '../common'
import { DRAFT_ACTIONS, DRAFT_KINDS, DRAFT_STATES } from '../draft'

/** The folder of each kind below /api and /studio. */
export const FOLDERS = { site: 'sites', route: 'routes', package: 'packages', tour: 'tours' } as const

const Kind = z.enum(DRAFT_KINDS)
const State = z.enum(DRAFT_STATES)
const instant = z.string()
const Names = z.object({ es: z.string(), pt: z.string(), en: z.string() }).partial()

export const DraftQuery = z.strictObject({
  state: State.optional(),
  network: NetworkId.optional(),
  /** Only what I edited last or what my provider owns. */
  mine: z.literal('true').optional(),
  q: z.string().max(200).optional(),
})
/** A new object begins with a name and where it belongs; its address (id) is made from the name. */
export const NewDraft = z.strictObject({
  name: z.strictObject({ es: z.string().trim().min(2).max(200) }),
  /** Of sites, routes and packages; a tour belongs to the networks of its packages. */
  network: NetworkId.optional(),
  /** On whose behalf a cooperative writes; needed only by somebody who belongs to several. */
  onBehalfOf: Slug.optional(),
})
export const Note = z.strictObject({ note: z.string().trim().max(2000).optional() })
export const ReturnNote = z.strictObject({ comment: z.string().trim().min(3).max(2000) })
export const NewComment = z.strictObject({ text: z.string().trim().min(1).max(2000) })
const VersionText = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
export const ByVersion = z.strictObject({ id: Slug, version: VersionText })
/** Published versions by number, or the draft as it stands. */
export const ComparisonQuery = z.strictObject({
  from: z.union([z.literal('draft'), VersionText]),
  to: z.union([z.literal('draft'), VersionText]),
})

const Person = z.object({ id: z.string(), name: z.string() })
const GapLine = z.object({
  code: z.string(),
  field: z.string(),
  level: z.enum(['blocks', 'advises']),
  /** In the language of whoever asks. */
  sentence: z.string(),
})
export type GapLine = z.infer<typeof GapLine>

const summary = {
  kind: Kind,
  id: z.string(),
  name: Names,
  networks: z.array(z.string()),
  provider: z.string().nullable(),
  state: State,
  /** The published version, null when there is none yet. */
  version: z.number().nullable(),
  editedBy: Person.nullable(),
  savedAt: instant,
}

/** One field that differs; texts carry their words as kept, added and removed runs, lists their entries likewise. */
const Run = z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() })

/** A translation older than its source: the text it was made from beside the one that stands now. */
const StaleText = z.object({
  field: z.string(),
  language: z.enum(LANGUAGES),
  source: z.enum(LANGUAGES),
  was: z.string(),
  now: z.string(),
  runs: z.array(Run),
  at: instant,
})
export type StaleText = z.infer<typeof StaleText>
/** Says that a translation still holds, over the source that was read. */
export const KeptTranslation = z.strictObject({ field: z.string().min(1).max(200), language: z.enum(LANGUAGES) })

export const DraftLine = z.object({
  ...summary,
  /** How many of its translations are older than their source. */
  stale: z.number(),
})
export type DraftLine = z.infer<typeof DraftLine>
export const DraftList = z.object({ drafts: z.array(DraftLine) })

/** One object as its editors see it. The answer's ETag names what a write must give in If-Match. */
export const DraftDetail = z.object({
  ...summary,
  tag: z.string(),
  /** The version the draft was begun on; a newer one may have been published since. */
  base: z.number().nullable(),
  value: z.record(z.string(), z.unknown()),
  sentBy: Person.nullable(),
  gaps: z.array(GapLine),
  stale: z.array(StaleText),
  may: z.array(z.enum(DRAFT_ACTIONS)),
})
export type DraftDetail = z.infer<typeof DraftDetail>

export const VersionLine = z.object({
  version: z.number(),
  by: z.string().nullable(),
  note: z.string(),
  at: instant,
  restorable: z.boolean(),
})
export type VersionLine = z.infer<typeof VersionLine>
export const VersionList = z.object({ versions: z.array(VersionLine) })
export const VersionDetail = z.object({ version: z.number(), at: instant, value: z.record(z.string(), z.unknown()) })

export const Difference = z.object({
  field: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  runs: z.array(Run).optional(),
})
export type Difference = z.infer<typeof Difference>
export const Comparison = z.object({ differences: z.array(Difference) })
export type Comparison = z.infer<typeof Comparison>

export const CommentLine = z.object({
  id: z.string(),
  by: z.string(),
  purpose: z.enum(['comment', 'send', 'return', 'publish']),
  text: z.string(),
  at: instant,
})
export type CommentLine = z.infer<typeof CommentLine>
export const CommentList = z.object({ comments: z.array(CommentLine) })

/** What the object would be if it were published now: figures a reviewer looks at, in the reader's language. */
export const Outcome = z.object({
  figures: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Warnings that do not block, such as a day that ends late. */
  remarks: z.array(z.string()),
})
export type Outcome = z.infer<typeof Outcome>

export const Home = z.object({
  /** What I was writing, newest first: drafts and returned ones. */
  drafts: z.array(DraftLine),
  /** What waits for a review that I may give. */
  waiting: z.array(DraftLine),
  /** What happened lately to what I may see. */
  lately: z.array(
    z.object({
      at: instant,
      by: z.string(),
      action: z.string(),
      kind: z.string(),
      object: z.string(),
      name: Names.nullable(),
      /** The version that was published or restored. */
      version: z.number().optional(),
    }),
  ),
})
export type Home = z.infer<typeof Home>
