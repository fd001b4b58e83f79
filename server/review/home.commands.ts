import { may } from '../account/rights.rules'
import type { Actor } from '../contract/account'
import type { Home } from '../contract/api/review'
import { DRAFT_KINDS } from '../contract/draft'
import type { Queries } from '../db/database'
import { isMine, newestFirst } from './list.rules'
import type { Drawers } from './pen.commands'
import { mayRead, waitsFor } from './state.rules'
import { mayBeTold, TOLD_KINDS } from './trail.rules'
import { TRAIL_PAGE, type Trace } from './trail.store'
import type { Summary } from './work.rules'

const LATELY = 20
/** How far back the log is read for somebody who may see little of it. */
const PAGES = 10

/** The first page of the studio: what a person was writing, what waits for their review, what happened lately. */
export function homeOf(within: Queries, { desk, trail }: Pick<Drawers, 'desk' | 'trail'>) {
  /** Everything a person may see, of the kinds they have to do with. */
  async function seenBy(actor: Actor): Promise<Summary[]> {
    const seen: Summary[] = []
    for (const kind of DRAFT_KINDS.filter((known) => may(actor.grants, `${known}.read`)))
      seen.push(...(await desk.all(within, kind)).filter(({ scope }) => mayRead(actor, kind, scope)))
    return seen.sort(newestFirst)
  }

  /** The newest lines of the log that are about objects this person may read. */
  async function latelyFor({ grants }: Actor): Promise<Trace[]> {
    const told: Trace[] = []
    for (let page = 0, before: string | undefined; page < PAGES && told.length < LATELY; page++) {
      const lines = await trail.page(within, TOLD_KINDS, before)
      told.push(...lines.filter((line) => mayBeTold(grants, line)))
      if (lines.length < TRAIL_PAGE) break
      before = lines.at(-1)!.id
    }
    return told.slice(0, LATELY)
  }

  return async function home(actor: Actor): Promise<Home> {
    const seen = await seenBy(actor)
    const names = new Map(seen.map(({ kind, id, name }) => [`${kind}:${id}`, name]))
    const isWritten = ({ state }: Summary) => state === 'draft' || state === 'returned'
    return {
      drafts: await desk.linesOf(
        within,
        seen.filter((summary) => isWritten(summary) && isMine(summary, actor)),
      ),
      waiting: await desk.linesOf(
        within,
        seen.filter((summary) => waitsFor(summary, actor)),
      ),
      lately: (await latelyFor(actor)).map(({ at, personName, action, kind, object, details }) => {
        const name = names.get(`${kind}:${object}`) ?? null
        const { version } = details
        return { at, by: personName, action, kind, object, name, ...(typeof version === 'number' && { version }) }
      }),
    }
  }
}
