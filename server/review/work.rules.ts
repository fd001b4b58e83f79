import type { Localized } from '../contract/common'
import type { DraftKind, DraftState, DraftValue, Gap } from '../contract/draft'
import { saysTheSame } from './compare.rules'
import type { Standing } from './state.rules'

/** What is being written beside what is published: one for each object that somebody has opened for editing. */
export interface Draft {
  readonly kind: DraftKind
  readonly object: string
  readonly state: DraftState
  readonly networks: readonly string[]
  /** '' when it belongs to the network. */
  readonly provider: string
  readonly value: DraftValue
  /** Grows with every change, and goes on growing when the object is discarded and begun anew. */
  readonly revision: number
  readonly base: number
  readonly createdBy: string
  readonly editedBy: string
  readonly sentBy: string
  readonly createdAt: string
  readonly savedAt: string
}

/** What is published. */
interface Shelf {
  readonly name: Localized
  readonly networks: readonly string[]
  readonly version: number
  readonly savedAt: string
}

/** An object as the studio knows it: what is being written over what is published, or only one of both. */
export interface Summary extends Omit<Standing, 'changed'> {
  readonly id: string
  readonly name: Partial<Localized>
  /** 0 for what nobody has ever edited here. */
  readonly revision: number
  /** The version it was begun on; 0 for none. */
  readonly base: number
  readonly createdBy: string
  readonly editedBy: string
  readonly createdAt: string
  readonly savedAt: string
}

export interface Work extends Summary, Standing {
  readonly value: DraftValue
}

const NEVER_OPENED = { provider: '', revision: 0, createdBy: '', editedBy: '', createdAt: '' }

/** A row in the state `published` only remembers whose the object is and how often it was saved: the shelf is what counts. */
const isOpen = (row: Draft | undefined): row is Draft => row !== undefined && row.state !== 'published'

/**
 * Puts together what is known of an object.
 * @returns undefined when nothing of it is to be seen: no draft, and nothing on the shelf
 */
export function summaryOf(
  { kind, id }: { readonly kind: DraftKind; readonly id: string },
  { row, shelf }: { readonly row: Draft | undefined; readonly shelf: Shelf | undefined },
): Summary | undefined {
  const { provider, revision, createdBy, editedBy, createdAt } = row ?? NEVER_OPENED
  const about = { kind, id, version: shelf?.version ?? 0, revision, createdBy, editedBy, createdAt }
  if (isOpen(row)) {
    const { state, base, savedAt, networks } = row
    const sentBy = state === 'review' ? row.sentBy : ''
    return { ...about, state, base, savedAt, sentBy, name: row.value.name ?? {}, scope: { networks, provider } }
  }
  if (shelf === undefined) return undefined
  const { version: base, savedAt, name, networks } = shelf
  return { ...about, state: 'published', base, savedAt, sentBy: '', name, scope: { networks, provider } }
}

/** The same with what is written in it, and whether that differs from what is published. */
export function workOf(
  at: { readonly kind: DraftKind; readonly id: string },
  known: { readonly row: Draft | undefined; readonly shelf: (Shelf & { readonly value: DraftValue }) | undefined },
): Work | undefined {
  const summary = summaryOf(at, known)
  const { row, shelf } = known
  if (summary === undefined) return undefined
  if (isOpen(row)) return { ...summary, value: row.value, changed: !shelf || !saysTheSame(row.value, shelf.value) }
  return { ...summary, value: shelf!.value, changed: false }
}

/** What a write must name to show what it was written over: `3.2` is the third saving of a draft over version 2. */
export const tagOf = ({ revision, version }: Pick<Summary, 'revision' | 'version'>): string => `${revision}.${version}`

/** Advice for a draft that somebody else's publication has overtaken; [] for the others. */
export const overtaken = ({ state, base, version }: Pick<Summary, 'state' | 'base' | 'version'>): Gap[] =>
  state !== 'published' && base < version
    ? [{ code: 'review.base_older', field: '', level: 'advises', values: { base, version } }]
    : []
