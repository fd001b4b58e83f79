import type { Grant } from '../contract/account'
import { DRAFT_KINDS } from '../contract/draft'
import { may, type Right, type Scope } from '../account/rights.rules'

/** The kinds of objects whose changes are told on the first page of the studio. */
export const TOLD_KINDS = [...DRAFT_KINDS, 'provider', 'service'] as const
type ToldKind = (typeof TOLD_KINDS)[number]

const QUIET_MINUTES = 15

interface Done {
  readonly action: string
  readonly person: string
  /** ISO 8601. */
  readonly at: string
}

/**
 * Whether a saving goes on with an editing that the log already tells: a form that saves itself as it is typed would
 * drown it. The same person, nothing else in between, less than a quarter of an hour after the line.
 * @param last the newest line about the object; undefined when there is none
 */
export const continuesEditing = (last: Done | undefined, now: Omit<Done, 'action'>): boolean =>
  last !== undefined &&
  last.action === 'edited' &&
  last.person === now.person &&
  Date.parse(now.at) - Date.parse(last.at) < QUIET_MINUTES * 60_000

/** Whether somebody may read the object that a line of the log is about, as it belonged when that happened. */
export function mayBeTold(grants: readonly Grant[], trace: Scope & { readonly kind: string }): boolean {
  const kind = TOLD_KINDS.find((told) => told === trace.kind)
  return kind !== undefined && may(grants, `${kind}.read` satisfies `${ToldKind}.read` & Right, trace)
}
