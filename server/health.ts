import { statfs } from 'node:fs/promises'
import { Router } from 'express'
import type { BrochureCommands } from './brochure/commands'
import type { House } from './house'

const KEEP_MS = 1000
/** Room for a migration's copy of the database and a day of prints; below it the next write may be the one that fails. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024
/** Two tries of half a minute each, with a browser to be started for both, take less. */
const LONGEST_PRINT_MS = 120_000

interface Health {
  readonly house: Pick<House, 'catalog' | 'database' | 'config' | 'now'>
  readonly brochures: Pick<BrochureCommands, 'health'>
  readonly isStopping: () => boolean
}

/** Thrown inside the transaction that tries the pen, so that nothing it wrote stays. */
class TriedOut extends Error {}

async function canWrite({ database, catalog, now }: Health['house']): Promise<boolean> {
  const trial = database.inTransaction(async (tx) => {
    await catalog.remember(tx, 'ready', now().toISOString())
    throw new TriedOut()
  })
  return trial.catch((error: unknown) => error instanceof TriedOut)
}

const canRead = async ({ catalog }: Health['house']): Promise<boolean> => (await catalog.networks()).length > 0

async function hasRoom({ config }: Health['house']): Promise<boolean> {
  const { bavail, bsize } = await statfs(config.dataDir)
  return bavail * bsize >= LEAST_FREE_BYTES
}

const holds = (check: Promise<boolean>): Promise<boolean> => check.catch(() => false)

async function checksOf({ house, brochures }: Health) {
  const { waitingMs, browser } = brochures.health()
  const [read, write, disk] = await Promise.all([canRead(house), canWrite(house), hasRoom(house)].map(holds))
  return { database: read! && write!, disk: disk!, queue: waitingMs < LONGEST_PRINT_MS, browser: browser !== 'missing' }
}

/**
 * `/healthz`: the process lives. `/readyz`: it can serve; the answer is kept for a second, so that asking costs nothing.
 * A missing browser is told and keeps nobody away: all but the brochures work without one.
 */
export function healthRouter(health: Health) {
  let last: { at: number; checks: ReturnType<typeof checksOf> } | undefined
  const checksNow = () => {
    if (!last || performance.now() - last.at >= KEEP_MS) last = { at: performance.now(), checks: checksOf(health) }
    return last.checks
  }
  return Router()
    .get('/healthz', (_req, res) => void res.set('Cache-Control', 'no-store').json({ alive: true }))
    .get('/readyz', async (_req, res) => {
      const checks = await checksNow()
      const ready = !health.isStopping() && checks.database && checks.disk && checks.queue
      res
        .status(ready ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({ ready, checks })
    })
}
