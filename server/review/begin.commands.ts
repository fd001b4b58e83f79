import type { z } from 'zod'
import { may, type Scope } from '../account/rights.rules'
import type { Actor } from '../contract/account'
import type { DraftDetail, NewDraft } from '../contract/api/review'
import type { DraftKind } from '../contract/draft'
import { AppError } from '../contract/errors'
import type { Queries } from '../db/database'
import { wordsIn } from '../templates/words'
import { slugFor } from './name.rules'
import { belongingOf, type Misplaced } from './owner.rules'
import type { Drawers, Pen } from './pen.commands'

type Beginning = z.infer<typeof NewDraft> & { readonly kind: DraftKind }

/** Says which field of a beginning is wrong, and what would be accepted. */
function refuseMisplaced({ field, why, choices }: Misplaced, { language }: Actor): never {
  const sentence = wordsIn(language)(`review.beginning.${why}`, { options: choices.join(', ') })
  throw new AppError('input.invalid', { problems: [`${field}: ${sentence}`], choices })
}

/** Begins something new: where it belongs and how it is addressed is decided once, and stays. */
export function beginning({ desk, drafts, people }: Drawers, pen: Pen) {
  async function belonging(tx: Queries, actor: Actor, asked: Beginning): Promise<Required<Scope>> {
    const known = asked.onBehalfOf === undefined ? undefined : await people.networkOf(tx, asked.onBehalfOf)
    const decided = belongingOf(asked, actor.grants, known)
    if (decided !== 'right.missing' && 'why' in decided) return refuseMisplaced(decided, actor)
    if (decided === 'right.missing' || !may(actor.grants, `${asked.kind}.edit`, decided))
      throw new AppError('right.missing')
    return decided
  }

  async function addressFor(tx: Queries, { kind, name }: Beginning): Promise<string> {
    const shelved = (await desk.roomOf(kind).onShelf(tx)).map(({ id }) => id)
    return slugFor(kind, name.es, new Set([...(await drafts.taken(tx, kind)), ...shelved]))
  }

  return {
    async create(tx: Queries, actor: Actor, asked: Beginning): Promise<DraftDetail> {
      const { kind, name } = asked
      const belongs = await belonging(tx, actor, asked)
      const id = await addressFor(tx, asked)
      const writers = { createdBy: actor.id, editedBy: actor.id, sentBy: '' }
      const at = { createdAt: pen.now(), savedAt: pen.now() }
      await drafts.save(tx, {
        ...belongs,
        ...writers,
        ...at,
        kind,
        object: id,
        state: 'draft',
        value: { name },
        base: 0,
      })
      const work = (await desk.find(tx, { kind, id }))!
      await pen.log(tx, actor, { action: 'created', work })
      return desk.detail(tx, work, actor)
    },
  }
}
