import type { z } from 'zod'
import type { Actor } from '../contract/account'
import type {
  CommentLine,
  Comparison,
  ComparisonQuery,
  DraftDetail,
  DraftLine,
  DraftQuery,
  Outcome,
  VersionDetail,
  VersionLine,
} from '../contract/api/review'
import { may } from '../account/rights.rules'
import type { Subject } from '../contract/brochure'
import type { DraftKind, DraftValue } from '../contract/draft'
import { AppError } from '../contract/errors'
import { differencesOf } from './compare.rules'
import type { ReviewDeps, Target } from './desk.commands'
import { draftOfFrozen, draftOfPlan } from './frozen.rules'
import { homeOf } from './home.commands'
import { isAskedFor, newestFirst } from './list.rules'
import type { Drawers } from './pen.commands'
import { mayRead } from './state.rules'

export type ReviewReading = ReturnType<typeof reviewReading>

/** What was published before: named, read, compared. */
function history({ database, versions, namesOf }: ReviewDeps, { desk }: Drawers) {
  const within = database.read

  async function versionsOf(target: Target): Promise<VersionLine[]> {
    await desk.readable(within, target)
    const rows = await versions.history(target.kind, target.id)
    const names = await namesOf([...new Set(rows.map(({ person }) => person).filter(Boolean))])
    return rows.map(({ version, person, note, savedAt, hasPlan }) => {
      return { version, by: names.get(person) ?? null, note, at: savedAt, restorable: hasPlan }
    })
  }

  async function valueOf({ kind, id }: Target, version: number): Promise<DraftValue> {
    const plan = await versions.planOf(kind, { id, version })
    const frozen = plan === undefined ? await versions.frozen(kind, { id, version }) : undefined
    const value = (plan && draftOfPlan(kind, plan)) ?? (frozen && draftOfFrozen(kind, frozen))
    if (value === undefined) throw new AppError('version.not_found', { id, version })
    return value
  }

  return {
    versionsOf,
    async version(target: Target, number: number): Promise<z.infer<typeof VersionDetail>> {
      const line = (await versionsOf(target)).find(({ version }) => version === number)
      return { version: number, value: await valueOf(target, number), at: line?.at ?? '' }
    },
    async comparison(target: Target, { from, to }: z.infer<typeof ComparisonQuery>): Promise<Comparison> {
      const work = await desk.readable(within, target)
      const side = async (asked: 'draft' | number) => (asked === 'draft' ? work.value : valueOf(target, asked))
      return { differences: differencesOf(target.kind, { from: await side(from), to: await side(to) }) }
    },
  }
}

/** What people read of drafts and of what was published before. */
export function reviewReading(deps: ReviewDeps, drawers: Drawers) {
  const { desk, comments } = drawers
  const within = deps.database.read

  return {
    ...history(deps, drawers),
    home: homeOf(within, drawers),
    async list(actor: Actor, kind: DraftKind, query: z.infer<typeof DraftQuery>): Promise<DraftLine[]> {
      const seen = (await desk.all(within, kind)).filter(({ scope }) => mayRead(actor, kind, scope))
      return desk.linesOf(within, seen.filter((summary) => isAskedFor(summary, query, actor)).sort(newestFirst))
    },
    async detail(target: Target): Promise<DraftDetail> {
      return desk.detail(within, await desk.readable(within, target), target.actor)
    },
    /** What a proof of its brochure prints, for whoever may see it before the public does. */
    async proof(target: Target): Promise<Subject> {
      const { id, value, scope } = await desk.readable(within, target)
      if (!may(target.actor.grants, 'brochure.preview', scope)) throw new AppError('right.missing')
      const { proof } = desk.roomOf(target.kind)
      if (!proof) throw new AppError('draft.not_found', { id })
      return proof(within, { id, value, networks: scope.networks })
    },
    async outcome(target: Target): Promise<Outcome> {
      const { id, value, scope } = await desk.readable(within, target)
      const written = { id, value, networks: scope.networks }
      return desk.roomOf(target.kind).outcome(within, written, target.actor.language)
    },
    async commentsOf(target: Target): Promise<CommentLine[]> {
      await desk.readable(within, target)
      return comments.of(within, target.kind, target.id)
    },
  }
}
