import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answersStore } from '../../../server/account/door-answers.store'
import { operation } from '../../../server/account/operation'
import { openDoor, type OpenDoor } from './open-door'
import { actorOf, as, codeOf, operations, type SECRETS } from './small-api'

let clock = new Date('2026-11-22T12:00:00.000Z')
let door: OpenDoor
beforeAll(async () => {
  door = await openDoor({ operations, actorOf, now: () => clock })
})
afterAll(() => door.close())

describe('creating with a key', () => {
  interface Creation {
    readonly body?: unknown
    readonly who?: keyof typeof SECRETS
    readonly path?: string
  }
  const create = (key?: string, { body = { name: 'ruta' }, who = 'ana', path = '/api/things' }: Creation = {}) =>
    door.write({ path, body, headers: { ...as(who), ...(key === undefined ? {} : { 'idempotency-key': key }) } })
  const countOf = ({ json }: { json: never }) => (json as { count: number }).count

  it('gives the same answer once, however often and however much at once it is sent', async () => {
    const answers = await Promise.all([...Array(6)].map(() => create('k-1')))
    expect(new Set(answers.map(({ status, text, headers }) => `${status} ${text} ${headers.etag}`)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers['idempotent-replay'] === 'true')).toHaveLength(5)
    expect(answers[0]).toMatchObject({ status: 201, headers: { etag: '"1.0"' } })
  })
  it('creates anew without a key, with another one, and for another person', async () => {
    const counts = [await create('k-2'), await create('k-3'), await create(undefined), await create(undefined), await create('k-2', { who: 'luis' })].map(countOf) // prettier-ignore
    expect(new Set(counts).size).toBe(5)
  })
  it('refuses the key for something else', async () => {
    await create('k-4')
    expect(codeOf(await create('k-4', { body: { name: 'otra' } }))).toBe('key.reused')
  })
  it('takes a failure for nothing done', async () => {
    expect(codeOf(await create('k-5', { body: { name: 'imposible' } }))).toBe('draft.state')
    expect((await create('k-5', { body: { name: 'posible' } })).status).toBe(201)
  })
  it('refuses a key that no header should carry', async () => {
    for (const key of ['con espacio', 'x'.repeat(129), 'ñ'])
      expect([key, codeOf(await create(key))]).toEqual([key, 'input.invalid'])
  })
  it('remembers for two days, and never the key itself nor an answer that is shown once', async () => {
    const first = countOf(await create('k-sesamo'))
    const link = await create('k-6', { path: '/api/links' })
    expect((await create('k-6', { path: '/api/links' })).text).toBe(link.text)
    const copy = `${door.house.config.dataDir}/copy.sqlite`
    await door.house.database.backup(copy)
    const raw = readFileSync(copy, 'latin1')
    expect([raw.includes('k-sesamo'), raw.includes('-sesamo'), raw.includes('"ruta"')]).toEqual([false, false, true])
    clock = new Date('2026-11-24T12:00:01.000Z')
    expect(countOf(await create('k-sesamo'))).toBeGreaterThan(first)
    const store = answersStore(door.house.database)
    await door.house.database.inTransaction((tx) => store.forget(tx, '2027'))
  })
})

describe('a full disk', () => {
  it('is said so, keeps what was there readable, and lets writing go on when there is room', async () => {
    const full = await openDoor({
      actorOf,
      operations: (house) => [
        operation({
          id: 'fills',
          method: 'post',
          path: '/fill',
          needs: 'anyone',
          about: 'Writes much.',
          body: z.strictObject({ size: z.number() }),
          answer: null,
          write: async (tx, { body }) => {
            await house.catalog.remember(tx, 'much', 'x'.repeat(body.size))
            return {}
          },
        }),
      ],
    })
    const pages = async (count: number) =>
      full.house.database.inTransaction(async (tx) => {
        const raw = tx as unknown as { run(query: unknown): void }
        raw.run(sql.raw(`PRAGMA max_page_count = ${count}`))
      })
    expect((await full.write({ path: '/api/fill', body: { size: 10 } })).status).toBe(204)
    await pages(1)
    const answer = await full.write({ path: '/api/fill', body: { size: 2_000_000 } })
    expect([answer.status, codeOf(answer)]).toEqual([507, 'disk.full'])
    expect(await full.house.catalog.setting('much')).toBe('x'.repeat(10))
    expect((await full.ask({ path: '/api/sites.geojson' })).status).toBe(200)
    await pages(1_000_000)
    expect((await full.write({ path: '/api/fill', body: { size: 2_000_000 } })).status).toBe(204)
    await full.close()
  })
})
