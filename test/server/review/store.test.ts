import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditStore } from '../../../server/account/audit.store'
import type { Database } from '../../../server/db/database'
import { people } from '../../../server/db/schema'
import { commentStore } from '../../../server/review/comments.store'
import { draftStore } from '../../../server/review/drafts.store'
import { namesOn } from '../../../server/review/names.store'
import { TRAIL_PAGE, trailStore } from '../../../server/review/trail.store'
import type { Draft } from '../../../server/review/work.rules'
import { ENGINES } from '../db/open-test-databases'

const draft: Omit<Draft, 'revision'> = {
  kind: 'tour',
  object: 'de-managua-a-la-higuera',
  state: 'draft',
  networks: ['che', 'sandino'],
  provider: 'posada',
  value: { name: { es: 'De Managua a La Higuera' }, packages: ['a@2'] },
  base: 0,
  createdBy: 'ana',
  editedBy: 'ana',
  sentBy: '',
  createdAt: '2026-11-22T12:00:00.000Z',
  savedAt: '2026-11-22T12:00:00.000Z',
}

describe.each(Object.entries(ENGINES))('the drawers of the review on %s', (_name, open) => {
  let database: Database
  beforeEach(async () => {
    database = await open()
  })
  afterEach(() => database.close())

  it('gives back a draft as it was saved, each saving one revision further', async () => {
    const drafts = draftStore(database)
    await database.inTransaction((tx) => drafts.save(tx, draft))
    await database.inTransaction((tx) => drafts.save(tx, { ...draft, state: 'review', sentBy: 'ana' }))
    const found = await drafts.find(database.read, 'tour', draft.object)
    expect(found).toMatchObject({ ...draft, state: 'review', sentBy: 'ana', revision: 2 })
    expect((await drafts.all(database.read, 'tour')).map(({ object }) => object)).toEqual([draft.object])
    expect(await drafts.all(database.read, 'route')).toEqual([])
  })

  it('keeps nothing of a draft that was removed but how often it had been saved', async () => {
    const drafts = draftStore(database)
    await database.inTransaction((tx) => drafts.save(tx, draft))
    await database.inTransaction((tx) => drafts.remove(tx, 'tour', draft.object))
    expect(await drafts.find(database.read, 'tour', draft.object)).toBeUndefined()
    expect(await drafts.all(database.read, 'tour')).toEqual([])
    expect([...(await drafts.taken(database.read, 'tour'))]).toEqual([])
    expect((await database.inTransaction((tx) => drafts.save(tx, draft))).revision).toBe(3)
  })

  it('knows people by their names', async () => {
    const t = database.table(people)
    const row = { language: 'es', theme: 'auto', password: '', disabled: false, version: 1, createdAt: '', savedAt: '' }
    const written = ['ana', 'luis'].map((id) => ({ ...row, id, email: `${id}@red.org.ni`, name: id.toUpperCase() }))
    await database.inTransaction(async (tx) => void (await tx.insert(t).values(written)))
    const namesOf = namesOn(database)
    expect([...(await namesOf(['luis', 'nadie']))]).toEqual([['luis', 'LUIS']])
    expect((await namesOf([])).size).toBe(0)
  })

  it('keeps what was said in the order in which it was said', async () => {
    const comments = commentStore(database)
    const said = { kind: 'route', object: 'ruta', person: 'ana', personName: 'Ana', revision: 1, at: '2026' } as const
    for (let number = 1; number <= 12; number++)
      await database.inTransaction((tx) => comments.add(tx, { ...said, purpose: 'comment', text: `${number}` }))
    await database.inTransaction((tx) =>
      comments.add(tx, { ...said, object: 'otra', purpose: 'return', text: 'aparte' }),
    )
    const texts = (await comments.of(database.read, 'route', 'ruta')).map(({ text }) => Number(text))
    expect(texts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    await database.inTransaction((tx) => comments.removeOf(tx, 'route', 'ruta'))
    expect(await comments.of(database.read, 'route', 'ruta')).toEqual([])
    expect(await comments.of(database.read, 'route', 'otra')).toHaveLength(1)
  })

  it('reads the log newest first, page after page, of the kinds it was asked for', async () => {
    const audit = auditStore(database, () => new Date('2026-11-22T12:00:00Z'))
    const trail = trailStore(database)
    const actor = { id: 'ana', name: 'Ana' }
    await database.inTransaction(async (tx) => {
      for (let number = 0; number < TRAIL_PAGE + 5; number++) {
        const scope = { networks: ['sandino'], provider: 'posada' }
        await audit.record(tx, { actor, action: 'edited', kind: 'route', object: `ruta-${number}`, scope })
        await audit.record(tx, { actor, action: 'signed-in', kind: 'person', object: 'ana' })
      }
    })
    const first = await trail.page(database.read, ['route'])
    expect(first).toHaveLength(TRAIL_PAGE)
    expect(first[0]).toMatchObject({ object: `ruta-${TRAIL_PAGE + 4}`, networks: ['sandino'], provider: 'posada' })
    const second = await trail.page(database.read, ['route'], first.at(-1)!.id)
    expect(second.map(({ object }) => object)).toEqual(['ruta-4', 'ruta-3', 'ruta-2', 'ruta-1', 'ruta-0'])
    expect(await trail.lastOf(database.read, 'route', 'ruta-3')).toMatchObject({ person: 'ana', action: 'edited' })
    expect(await trail.lastOf(database.read, 'route', 'ninguna')).toBeUndefined()
  })
})
