import { setTimeout as sleep } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import { AppError } from './contract/errors'

/** How the program stops: what is under way finishes, what comes now is sent elsewhere. */
export interface Drain {
  readonly isStopping: () => boolean
  /** Counts what is under way; once the program stops, refuses what is new. */
  readonly door: RequestHandler
  /** Begins to stop. @returns when nothing is under way any more */
  begin(): Promise<void>
}

const LOOK_EVERY_MS = 20
const isHealth = (path: string): boolean => path === '/healthz' || path === '/readyz'

export function openDrain(): Drain {
  let stopping = false
  let underWay = 0
  return {
    isStopping: () => stopping,
    door: (req, res, next) => {
      if (stopping) res.set('Connection', 'close')
      if (isHealth(req.path)) return next()
      if (stopping) {
        res.set('Retry-After', '10')
        throw new AppError('server.stopping')
      }
      underWay += 1
      res.once('close', () => (underWay -= 1))
      next()
    },
    async begin() {
      stopping = true
      while (underWay > 0) await sleep(LOOK_EVERY_MS)
    },
  }
}
