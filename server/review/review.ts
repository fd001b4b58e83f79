import type { Operation } from '../account/operation'
import { peopleStore } from '../account/people.store'
import { bulkCommands, type BulkCommands } from './bulk.commands'
import { reviewCommands, type ReviewCommands } from './commands'
import { commentStore } from './comments.store'
import { reviewDesk, type ReviewDeps } from './desk.commands'
import { draftStore } from './drafts.store'
import { reviewOperations } from './http'
import { reviewPen } from './pen.commands'
import { reviewReading, type ReviewReading } from './reading.commands'
import { staleStore } from './stale.store'
import { trailStore } from './trail.store'

export interface Review {
  readonly operations: Operation[]
  readonly commands: ReviewCommands
  readonly reading: ReviewReading
  readonly bulk: BulkCommands
}

/** Opens the room where drafts become publications. */
export function openReview(deps: ReviewDeps): Review {
  const { database } = deps
  const drafts = draftStore(database)
  const stale = staleStore(database)
  const drawers = {
    drafts,
    stale,
    desk: reviewDesk(deps, { drafts, stale }),
    comments: commentStore(database),
    trail: trailStore(database),
    people: peopleStore(database, deps.now),
  }
  const commands = reviewCommands(deps, drawers)
  const reading = reviewReading(deps, drawers)
  const bulk = bulkCommands(deps, drawers, reviewPen(deps, drawers))
  return { operations: reviewOperations({ commands, reading }), commands, reading, bulk }
}
