import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Declared } from '../../../server/db/columns'
import type { Database } from '../../../server/db/database'
import { migrate } from '../../../server/db/migrate'
import { settings, TABLES } from '../../../server/db/schema'
import { ENGINES } from './open-test-databases'

describe.each(Object.entries(ENGINES))('a database on %s', (_name, open) => {
  let database: Database
  beforeEach(async () => {
    database = await open()
  })
  afterEach(() => database.close())

  it('has every table the rooms declare, with the columns they declare', async () => {
    for (const declared of Object.values(TABLES) as Declared<typeof settings.sqlite>[])
      expect(await database.read.select().from(database.table(declared))).toEqual(
        declared.name === 'settings' ? [expect.objectContaining({ id: 'blur-key' })] : [],
      )
  })

  it('runs each migration once, however often it starts', async () => {
    expect(await migrate(database)).toEqual([])
  })

  it('keeps nothing of a transaction that fails', async () => {
    const t = database.table(settings)
    const failing = database.inTransaction(async (tx) => {
      await tx.insert(t).values({ id: 'half', value: 'written' })
      throw new Error('the lights went out')
    })
    await expect(failing).rejects.toThrow('the lights went out')
    expect(await database.read.select().from(t).where(eq(t.id, 'half'))).toEqual([])
  })

  it('loses no increment when twenty writers read and then write', async () => {
    const t = database.table(settings)
    await database.inTransaction(async (tx) => void (await tx.insert(t).values({ id: 'count', value: '0' })))
    const increment = () =>
      database.inTransaction(async (tx) => {
        const [row] = await tx.select().from(t).where(eq(t.id, 'count'))
        await new Promise((resolve) => setTimeout(resolve, 1))
        await tx
          .update(t)
          .set({ value: String(Number(row!.value) + 1) })
          .where(eq(t.id, 'count'))
      })
    await Promise.all(Array.from({ length: 20 }, increment))
    const [count] = await database.read.select().from(t).where(eq(t.id, 'count'))
    expect(count!.value).toBe('20')
  })
})
