import type { Actor } from '../contract/account'
import { DRAFT_ACTIONS, type DraftAction, type DraftKind, type DraftState } from '../contract/draft'
import type { ErrorCode } from '../contract/errors'
import { may, type Right, type Scope } from '../account/rights.rules'

/** How an object stands: what a decision about it depends on. */
export interface Standing {
  readonly kind: DraftKind
  readonly state: DraftState
  /** The version on the shelf; 0 when none is published. */
  readonly version: number
  readonly scope: Scope
  /** Who sent it to review; '' when it is not there. */
  readonly sentBy: string
  /** Who wrote it last; '' for what came from the files. */
  readonly editedBy: string
  /** Whether what is written differs from what is published. */
  readonly changed: boolean
}

export type Person = Pick<Actor, 'id' | 'grants'>

const WRITING: readonly DraftState[] = ['draft', 'returned']
const ANY: readonly DraftState[] = ['draft', 'review', 'returned', 'published']

/** From which states an action starts, and by which right. While it is in review nobody changes what is being judged. */
const ACTIONS: Readonly<Record<DraftAction, { right: 'read' | 'edit' | 'review'; from: readonly DraftState[] }>> = {
  edit: { right: 'edit', from: ['draft', 'returned', 'published'] },
  discard: { right: 'edit', from: WRITING },
  send: { right: 'edit', from: WRITING },
  withdraw: { right: 'edit', from: ['review'] },
  return: { right: 'review', from: ['review'] },
  publish: { right: 'review', from: ['review'] },
  restore: { right: 'edit', from: ['draft', 'returned', 'published'] },
  comment: { right: 'read', from: ANY },
  preview: { right: 'read', from: ANY },
}

/** Where each action that moves an object leaves it; what was never published and is discarded is gone. */
export const AFTER = {
  edit: 'draft',
  restore: 'draft',
  discard: 'published',
  send: 'review',
  withdraw: 'draft',
  return: 'returned',
  publish: 'published',
} as const satisfies Partial<Record<DraftAction, DraftState>>

/** The row of the rights table that an action asks; a site has no brochure, so its preview is refused to everybody. */
function rightFor(kind: DraftKind, action: DraftAction): Right | null {
  if (action !== 'preview') return `${kind}.${ACTIONS[action].right}`
  return kind === 'site' ? null : 'brochure.preview'
}

const isCoordination = ({ grants }: Person): boolean => grants.some(({ role }) => role === 'coordination')

/**
 * What keeps somebody from doing something to an object as it stands.
 * @returns the code of the refusal, the right before the state; null when they may
 */
export function refusalOf(action: DraftAction, standing: Standing, person: Person): ErrorCode | null {
  const { kind, state, version, scope, sentBy, editedBy, changed } = standing
  const right = rightFor(kind, action)
  if (right === null || !may(person.grants, right, scope)) return 'right.missing'
  if (!ACTIONS[action].from.includes(state)) return 'draft.state'
  if (action === 'restore' && version === 0) return 'version.not_found'
  // Four eyes: the coordination answers for everything and may be alone.
  const isOwn = sentBy === person.id || editedBy === person.id
  if (action === 'publish' && isOwn && !isCoordination(person)) return 'draft.own_work'
  if ((action === 'send' || action === 'publish') && !changed) return 'draft.unchanged'
  return null
}

/** What a person may do with an object as it stands, in the order of DRAFT_ACTIONS; [] for somebody with no right. */
export const actionsOf = (standing: Standing, person: Person): DraftAction[] =>
  DRAFT_ACTIONS.filter((action) => refusalOf(action, standing, person) === null)

/** Whether somebody may see drafts of this kind that belong there. */
export const mayRead = ({ grants }: Person, kind: DraftKind, scope: Scope): boolean =>
  may(grants, `${kind}.read`, scope)

/** Whether an object waits for this person's review: they may give it, and it is not their own work. */
export const waitsFor = (standing: Omit<Standing, 'changed'>, person: Person): boolean =>
  standing.state === 'review' && refusalOf('publish', { ...standing, changed: true }, person) === null
