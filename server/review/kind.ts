import type { Outcome } from '../contract/api/review'
import type { Subject } from '../contract/brochure'
import type { Language, Localized } from '../contract/common'
import type { DraftKind, DraftValue, Gap } from '../contract/draft'
import type { Queries } from '../db/database'

/** A draft as the rooms judge it: what was written, and what it belongs to. */
export interface Written {
  readonly id: string
  readonly networks: readonly string[]
  readonly value: DraftValue
}

export interface OnShelf {
  readonly id: string
  readonly name: Localized
  readonly networks: readonly string[]
  readonly version: number
  readonly savedAt: string
}

/** What a room tells the review about one kind of object: sites by the catalog, routes by route, and so on. */
export interface ReviewedKind {
  readonly kind: DraftKind
  /** Everything of this kind that is published. */
  onShelf(tx: Queries): Promise<OnShelf[]>
  /** What the published object was made from, in the shape of a draft; undefined when none is published. */
  published(tx: Queries, id: string): Promise<(OnShelf & { readonly value: DraftValue }) | undefined>
  /** The networks a draft belongs to: its own, or, of a tour, those of its packages. */
  networksOf(tx: Queries, written: Written): Promise<readonly string[]>
  /** What is still missing, and what would be better; [] when it can be published with an easy mind. */
  gaps(tx: Queries, written: Written): Promise<Gap[]>
  /** What it would be if it were published now. @throws AppError what keeps it from being made */
  outcome(tx: Queries, written: Written, language: Language): Promise<Outcome>
  /** What a proof of its brochure prints; there is none of a site. @throws AppError what keeps it from being made */
  proof?(tx: Queries, written: Written): Promise<Subject>
  /** Freezes the next version and puts it on the shelf. @throws AppError what keeps it from being made */
  publish(
    tx: Queries,
    written: Written & { readonly person: string; readonly note: string },
  ): Promise<{ readonly version: number }>
}
