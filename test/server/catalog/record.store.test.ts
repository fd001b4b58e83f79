import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordStore, type RecordStore } from '../../../server/catalog/record.store'
import { Narrative } from '../../../server/contract/record'
import type { Database } from '../../../server/db/database'
import { records } from '../../../server/db/schema'
import { ENGINES } from '../db/open-test-databases'

const drawer = { site: 'cerro', kind: 'narrative' as const }
const actor = { id: 'p1', name: 'Ana' }
const telling = (text: string, corrects?: number) =>
  Narrative.parse({
    on: '2026-02-02',
    by: { name: 'Rosa Elena' },
    teller: 'Doña Elba',
    language: 'es',
    text,
    confidence: 'tradicion',
    ...(corrects ? { corrects } : {}),
  })

describe.each(Object.entries(ENGINES))('records of sites in %s', (_name, open) => {
  let database: Database
  let store: RecordStore
  beforeEach(async () => {
    database = await open()
    store = recordStore(database, () => new Date('2026-11-22T12:00:00Z'))
  })
  afterEach(() => database.close())
  const add = (text: string, corrects?: number) =>
    database.inTransaction((tx) => store.add(tx, drawer, { value: telling(text, corrects), actor }))
  const attempt = (statement: string) =>
    database.inTransaction(async (tx) => {
      const raw = tx as unknown as { run?: (q: unknown) => unknown; execute?: (q: unknown) => Promise<unknown> }
      await (raw.run ? raw.run(sql.raw(statement)) : raw.execute!(sql.raw(statement)))
    })

  it('are counted within the site and the kind, and read newest first, a page at a time', async () => {
    for (const text of ['uno', 'dos', 'tres']) await add(text)
    expect((await store.of(database.read, drawer)).map(({ value }) => value.text)).toEqual(['tres', 'dos', 'uno'])
    expect((await store.of(database.read, drawer, { before: 3, most: 1 })).map(({ number }) => number)).toEqual([2])
    expect(await store.of(database.read, { ...drawer, site: 'otro' })).toEqual([])
    expect(await store.of(database.read, { ...drawer, kind: 'assessment' })).toEqual([])
  })

  it('say which of them stands in the place of which', async () => {
    await add('uno')
    await add('dos', 1)
    expect(await store.corrections(database.read, drawer, [1, 2])).toEqual(new Map([[1, 2]]))
  })

  it('are never changed, whoever asks: not updated, deleted, emptied, replaced, nor corrected twice', async () => {
    await add('uno')
    await add('dos', 1)
    const before = await database.read.select().from(database.table(records))
    const copy = (id: string, number: string, corrects: string) =>
      `SELECT ${id}, kind, site, ${number}, ${corrects}, value, person, "personName", at FROM records WHERE number = 1`
    for (const statement of [
      "UPDATE records SET at = ''",
      'DELETE FROM records',
      'TRUNCATE records',
      `INSERT OR REPLACE INTO records ${copy('id', 'number', 'corrects')}`,
      `INSERT INTO records ${copy("'x'", '3', '1')}`,
    ])
      await expect(attempt(statement), statement).rejects.toThrow()
    expect(await database.read.select().from(database.table(records))).toEqual(before)
  })
})
