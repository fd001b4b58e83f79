import { describe, expect, it } from 'vitest'
import { healthRouter } from '../../server/health'
import { openDoor } from './account/open-door'
import { openPages } from './pages/open-pages'

describe('the health of the program', () => {
  it('is whole with a catalog, a database that takes writes, room on the disk and prints that move', async () => {
    const pages = await openPages()
    const ready = await pages.get('/readyz')
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, checks: { database: true, disk: true, queue: true, browser: true } },
    ])
    expect(ready.headers.get('cache-control')).toBe('no-store')
    expect(await (await pages.get('/healthz')).json()).toEqual({ alive: true })
    expect(await pages.house.catalog.setting('ready')).toBeUndefined()
    await pages.close()
  })

  it('lives and is not ready while there is nothing to show', async () => {
    const door = await openDoor({ operations: () => [], actorOf: async () => undefined })
    expect((await door.ask({ path: '/healthz' })).status).toBe(200)
    const { status, json } = await door.ask({ path: '/readyz' })
    expect([status, json]).toMatchObject([503, { ready: false, checks: { database: false, disk: true } }])
    await door.close()
  })

  it('says which part is not well', async () => {
    const express = (await import('express')).default
    const door = await openDoor({ operations: () => [], actorOf: async () => undefined })
    const answers = []
    for (const shop of [
      { waitingMs: 200_000, browser: 'found' },
      { waitingMs: 0, browser: 'missing' },
    ] as const) {
      const health = { house: door.house, brochures: { health: () => shop }, isStopping: () => false }
      const server = express().use(healthRouter(health)).listen(0)
      const { port } = server.address() as { port: number }
      answers.push(((await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()) as { checks: object }).checks)
      server.close()
    }
    expect(answers).toMatchObject([
      { queue: false, browser: true },
      { queue: true, browser: false },
    ])
    await door.close()
  })
})
