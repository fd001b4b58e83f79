import { Router } from 'express'
import type { House } from './house'

const KEEP_MS = 1000

/** `/healthz`: the process lives. `/readyz`: it can serve; the answer is kept for a second, so that asking costs nothing. */
export function healthRouter(house: House) {
  let last = { at: 0, ready: false }
  let stopping = false
  process.once('SIGTERM', () => (stopping = true))
  const isReady = async (): Promise<boolean> => {
    if (Date.now() - last.at < KEEP_MS) return last.ready
    const networks = await house.catalog.networks().catch(() => [])
    last = { at: Date.now(), ready: networks.length > 0 }
    return last.ready
  }
  return Router()
    .get('/healthz', (_req, res) => void res.json({ alive: true }))
    .get('/readyz', async (_req, res) => {
      const ready = !stopping && (await isReady())
      res
        .status(ready ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({ ready })
    })
}
