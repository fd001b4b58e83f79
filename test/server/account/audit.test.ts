import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { eq, sql, type SQL } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  canonicalJson,
  joinNetworks,
  sealedText,
  sealedTextOf,
  splitNetworks,
} from '../../../server/account/audit.rules'
import { auditStore, type Audit, type Deed } from '../../../server/account/audit.store'
import type { Grant } from '../../../server/contract/account'
import type { Database } from '../../../server/db/database'
import { migrate } from '../../../server/db/migrate'
import { audit as table } from '../../../server/db/schema'
import { loadDriver, openSqlite } from '../../../server/db/sqlite'
import { ENGINES } from '../db/open-test-databases'

const COORDINATION: Grant[] = [{ role: 'coordination' }]
const REVIEWER: Grant[] = [{ role: 'reviewer', network: 'che' }]
const ANA = { id: 'p-ana', name: 'Ana' }
const deed = (change: Partial<Deed> = {}): Deed => ({
  actor: ANA,
  action: 'edited',
  kind: 'site',
  object: 'x',
  ...change,
})

describe('a line of the log', () => {
  it('is sealed over the same text whatever the order of its keys', () => {
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffled)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .map(([key, part]) => [key, shuffled(part)])
                .reverse(),
            )
          : value
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
  it('is sealed over the same text when its place becomes known only at the end', () => {
    const line = {
      ...{
        at: '2026-11-22T23:00:00.000Z',
        person: 'p-"ana"',
        personName: 'Ana',
        action: 'edited' as const,
        kind: 'site',
      },
      ...{ object: 'x', networks: ['che'], provider: '', details: { file: 'ñ.csv', a: [{ z: 1, b: null }] } },
    }
    const place = { id: '000000000007', previous: 'begin' }
    expect(sealedTextOf(line)(place.id, place.previous)).toBe(sealedText({ ...line, ...place }))
  })
  it('keeps its networks in one column and gives them back', () => {
    expect(joinNetworks(['sandino', 'che', 'che'])).toBe('|che|sandino|')
    expect(splitNetworks(joinNetworks([]))).toEqual([])
  })
})

describe.each(Object.entries(ENGINES))('the log on %s', (_name, open) => {
  let database: Database
  let log: Audit
  let at: number
  beforeEach(async () => {
    database = await open()
    at = Date.parse('2026-11-22T23:00:00Z')
    log = auditStore(database, () => new Date(at))
  })
  afterEach(() => database.close())
  const record = (change: Partial<Deed> = {}) => database.inTransaction((tx) => log.record(tx, deed(change)))
  const objects = async (filter: Parameters<Audit['list']>[0], reader = COORDINATION) =>
    (await log.list(filter, reader)).lines.map(({ object }) => object)

  it('is whole when it is empty, and after many lines at once', async () => {
    expect(await log.verify()).toEqual({ rows: 0, brokenAt: null })
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => record({ details: { n, año: [n, null], b: { z: 1, a: 2 } } })),
    )
    expect(await log.verify()).toEqual({ rows: 60, brokenAt: null })
  })

  it('can be neither changed nor deleted, by the database itself', async () => {
    await record()
    const t = database.table(table)
    const row = eq(t.id, '000000000001')
    await expect(
      database.inTransaction(async (tx) => void (await tx.update(t).set({ object: 'y' }).where(row))),
    ).rejects.toThrow()
    await expect(database.inTransaction(async (tx) => void (await tx.delete(t).where(row)))).rejects.toThrow()
    expect(await objects({})).toEqual(['x'])
    expect(await log.verify()).toEqual({ rows: 1, brokenAt: null })
  })

  it('cannot be written over by a line that claims the place of another', async () => {
    await record()
    const t = database.table(table)
    const [row] = await database.read.select().from(t)
    const write = (statement: SQL) =>
      database.inTransaction(async (tx) => {
        const raw = tx as unknown as { run?: (s: SQL) => unknown; execute?: (s: SQL) => Promise<unknown> }
        await (raw.run ? raw.run(statement) : raw.execute!(statement))
      })
    const over =
      database.dialect === 'sqlite'
        ? [
            sql`INSERT OR REPLACE INTO audit SELECT id, at, 'p-luis', 'Luis', action, kind, object, networks, provider, details, previous, hash FROM audit`,
            sql`INSERT OR REPLACE INTO audit SELECT '000000000002', at, 'p-luis', 'Luis', action, kind, object, networks, provider, details, previous, hash FROM audit`,
          ]
        : [sql`TRUNCATE audit`, sql`TRUNCATE publications`]
    for (const statement of over) await expect(write(statement)).rejects.toThrow()
    expect(await database.read.select().from(t)).toEqual([row])
  })

  it('keeps no line of what was not done', async () => {
    const half = database.inTransaction(async (tx) => {
      await log.record(tx, deed())
      throw new Error('no')
    })
    await expect(half).rejects.toThrow('no')
    expect(await log.list({}, COORDINATION)).toEqual({ lines: [], next: null })
    await record()
    expect(await log.verify()).toEqual({ rows: 1, brokenAt: null })
  })

  it('is read newest first, a page at a time', async () => {
    for (let n = 1; n <= 120; n += 1) await record({ object: `o${n}` })
    const first = await log.list({}, COORDINATION)
    expect([first.lines.length, first.lines[0]!.object, first.next]).toEqual([50, 'o120', first.lines[49]!.id])
    const second = await log.list({ before: first.next! }, COORDINATION)
    const third = await log.list({ before: second.next! }, COORDINATION)
    expect([third.lines.length, third.lines.at(-1)!.object, third.next]).toEqual([20, 'o1', null])
  })

  it('is searched by person, action, kind, object and day', async () => {
    await record({ object: 'a' })
    at += 2 * 3_600_000
    await record({ object: 'b', actor: { id: 'p-luis', name: 'Luis' }, action: 'published', kind: 'route' })
    expect(await objects({ person: 'p-luis' })).toEqual(['b'])
    expect(await objects({ action: 'published' })).toEqual(['b'])
    expect(await objects({ kind: 'site' })).toEqual(['a'])
    expect(await objects({ object: "x' OR '1'='1" })).toEqual([])
    expect(await objects({ from: '2026-11-23' })).toEqual(['b'])
    expect(await objects({ to: '2026-11-22' })).toEqual(['a'])
    expect(await objects({ from: '2026-11-22', to: '2026-11-23' })).toEqual(['b', 'a'])
  })

  it('shows a reviewer what touches their network, without sign-ins and addresses', async () => {
    await record({ object: 'cuba', scope: { networks: ['che'] } })
    await record({ object: 'viaje', kind: 'tour', scope: { networks: ['sandino', 'che'] } })
    await record({ object: 'otra', scope: { networks: ['sandino'] } })
    await record({ object: 'nadie' })
    await record({ object: 'p', action: 'signed-in', scope: { networks: ['che'] } })
    await record({
      object: 'l',
      action: 'invited',
      scope: { networks: ['che'] },
      details: { email: 'a@b.c', grants: [] },
    })
    const { lines } = await log.list({}, REVIEWER)
    expect(lines.map(({ object }) => object)).toEqual(['l', 'viaje', 'cuba'])
    expect(lines[0]!.details).toEqual({ grants: [] })
    expect(await objects({}, [{ role: 'designer', network: 'che' }])).toEqual([])
    expect(await objects({}, [])).toEqual([])
    expect(await objects({})).toHaveLength(6)
  })
})

describe('a copied database file', () => {
  const attempt = async (tamper: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'rutas-audit-'))
    const file = join(folder, 'test.sqlite')
    const database = openSqlite(file)
    await migrate(database)
    const log = auditStore(database, () => new Date('2026-11-22T12:00:00Z'))
    for (let n = 1; n <= 5; n += 1)
      await database.inTransaction((tx) => log.record(tx, deed({ object: `o${n}`, details: { n } })))
    const copy = join(folder, 'copy.sqlite')
    await database.backup(copy)
    await database.close()
    const { open } = loadDriver('auto')
    const connection = new open(copy)
    connection.exec('DROP TRIGGER audit_unchanged; DROP TRIGGER audit_kept; DROP TRIGGER audit_added;')
    connection.exec(tamper)
    connection.close()
    const tampered = openSqlite(copy)
    const verdict = await auditStore(tampered, () => new Date()).verify()
    await tampered.close()
    rmSync(folder, { recursive: true })
    return verdict
  }

  it.each([
    ['nothing', '', null],
    ['another person', "UPDATE audit SET person = 'p-luis' WHERE id = '000000000003'", '000000000003'],
    ['another detail', "UPDATE audit SET details = '{\"n\":9}' WHERE id = '000000000002'", '000000000002'],
    ['another hash', "UPDATE audit SET hash = 'x' WHERE id = '000000000002'", '000000000002'],
    ['a line taken out', "DELETE FROM audit WHERE id = '000000000004'", '000000000004'],
    ['the newest lines cut off', "DELETE FROM audit WHERE id > '000000000003'", '000000000004'],
    ['all lines cut off', 'DELETE FROM audit', '000000000001'],
    [
      'the order of two lines',
      "UPDATE audit SET id = 'x' WHERE id = '000000000002'; UPDATE audit SET id = '000000000002' WHERE id = '000000000003'; UPDATE audit SET id = '000000000003' WHERE id = 'x'",
      '000000000002',
    ],
  ])('shows when somebody changed %s in it by hand', async (_what, tamper, line) => {
    expect((await attempt(tamper)).brokenAt).toBe(line)
  })
})
