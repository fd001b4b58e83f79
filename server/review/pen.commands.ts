import { canonicalJson } from '../account/audit.rules'
import type { Audit } from '../account/audit.store'
import type { PeopleStore } from '../account/people.store'
import type { Actor } from '../contract/account'
import type { AuditAction } from '../contract/api/account'
import type { CommentLine, DraftDetail } from '../contract/api/review'
import type { DraftValue } from '../contract/draft'
import type { Queries } from '../db/database'
import type { CommentStore } from './comments.store'
import type { Desk, Target } from './desk.commands'
import type { DraftStore } from './drafts.store'
import { AFTER } from './state.rules'
import { staleAfter } from './stale.rules'
import type { StaleStore } from './stale.store'
import type { TrailStore } from './trail.store'
import type { Draft, Work } from './work.rules'

/** Where the room keeps its papers. */
export interface Drawers {
  readonly desk: Desk
  readonly drafts: DraftStore
  readonly stale: StaleStore
  readonly comments: CommentStore
  readonly trail: TrailStore
  readonly people: Pick<PeopleStore, 'networkOf'>
}

interface Deed {
  readonly work: Work
  readonly action: AuditAction
  readonly details?: Readonly<Record<string, unknown>>
}

interface Saying extends Pick<CommentLine, 'purpose' | 'text'> {
  readonly by: Actor
}

export type Pen = ReturnType<typeof reviewPen>

/** The object with some of it changed at an instant, before it is numbered. */
function changed(work: Work, at: string, changes: Partial<Draft>): Omit<Draft, 'revision'> {
  const { kind, id, state, value, base, scope, sentBy, editedBy, createdBy, createdAt } = work
  const own = { kind, object: id, state, value, base, sentBy, editedBy, createdBy, createdAt: createdAt || at }
  const { networks, provider = '' } = scope
  return { ...own, networks, provider, savedAt: at, ...changes }
}

/** What an edit by somebody makes of the state of an object. */
const edited = ({ createdBy }: Work, by: Actor) => ({
  state: AFTER.edit,
  editedBy: by.id,
  createdBy: createdBy || by.id,
})

/** How a change is written down: the draft, what was said with it, and the line of the log. */
export function reviewPen(
  deps: { audit: Pick<Audit, 'record'>; now: () => Date },
  { desk, drafts, stale, comments }: Drawers,
) {
  const now = () => deps.now().toISOString()

  /** The same, written; one that nobody had opened yet gets its first row. */
  const put = (tx: Queries, work: Work, changes: Partial<Draft>): Promise<Draft> =>
    drafts.save(tx, changed(work, now(), changes))

  /** Marks the translations of a work that a new value leaves behind. */
  async function mark(tx: Queries, work: Work, value: DraftValue): Promise<void> {
    const marks = await stale.of(tx, work)
    await stale.replace(tx, work, staleAfter({ before: work.value, after: value, marks }, now()))
  }

  return {
    now,
    put,
    say: (tx: Queries, { kind, id, revision }: Work, { by, purpose, text }: Saying): Promise<CommentLine> =>
      comments.add(tx, {
        kind,
        object: id,
        purpose,
        text,
        revision,
        person: by.id,
        personName: by.name,
        at: now(),
      }),
    log: (tx: Queries, actor: Actor, { work, action, details = {} }: Deed): Promise<void> =>
      deps.audit.record(tx, { actor, action, kind: work.kind, object: work.id, scope: work.scope, details }),
    /** The object as it stands after the change, for whoever changed it. */
    after: async (tx: Queries, target: Target): Promise<DraftDetail> =>
      desk.detail(tx, (await desk.find(tx, target))!, target.actor),
    /**
     * Writes a value as a draft, and marks the translations that it leaves behind.
     * @returns the draft; undefined when that stood there already: a form that saves itself may send what it has read
     */
    async write(tx: Queries, work: Work, { value, by }: { value: DraftValue; by: Actor }): Promise<Work | undefined> {
      if (canonicalJson(work.value) === canonicalJson(value)) return undefined
      const written = await desk.rescoped(tx, { ...work, value })
      await put(tx, written, edited(work, by))
      await mark(tx, work, value)
      return written
    },
    mark,
    /** What `write` would save as the next revision, whatever stands there. */
    overwritten: async (within: Queries, work: Work, by: Actor): Promise<Draft> => ({
      ...changed(await desk.rescoped(within, work), now(), edited(work, by)),
      revision: work.revision + 1,
    }),
  }
}
