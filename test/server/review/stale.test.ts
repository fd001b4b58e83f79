import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { DraftDetail, DraftList } from '../../../server/contract/api/review'
import { DRAFT_KINDS, type DraftKind } from '../../../server/contract/draft'
import { FOLDERS } from '../../../server/contract/api/review'
import type { Database } from '../../../server/db/database'
import { ENGINES } from '../db/open-test-databases'
import { openRoom, person } from './open-review'

const ines = person('ines', { role: 'coordination' })
const luis = person('luis', { role: 'promoter', network: 'sandino' })
const NAME = { es: 'La casa', pt: 'A casa', en: 'The house' }
const marksOf = ({ stale }: DraftDetail) => stale.map(({ field, language }) => `${field}.${language}`)

describe.each(Object.entries(ENGINES))('translations that their source has overtaken, on %s', (_name, open) => {
  let database: Database
  let room: ReturnType<typeof openRoom>
  beforeEach(async () => {
    database = await open()
    room = openRoom(database)
  })
  afterEach(() => database.close())

  const at = (detail: DraftDetail) => ({ params: { id: detail.id }, match: detail.tag })
  const save = (detail: DraftDetail, value: object) =>
    room.ask(`${FOLDERS[detail.kind]}.save`, ines, { ...at(detail), body: { value } })
  const step = (detail: DraftDetail, name: string) =>
    room.ask(`${FOLDERS[detail.kind]}.${name}`, ines, { ...at(detail), body: {} })
  const read = (detail: DraftDetail) => room.ask(`${FOLDERS[detail.kind]}.read`, ines, { params: { id: detail.id } })
  const keep = (detail: DraftDetail, language: string) =>
    room.ask(`${FOLDERS[detail.kind]}.keep_translation`, ines, { ...at(detail), body: { field: 'name', language } })

  /** Something published in three languages, whose Spanish is then changed. */
  async function overtaken(kind: DraftKind): Promise<DraftDetail> {
    const network = kind === 'tour' ? {} : { network: 'sandino' }
    const begun = await room.ask(`${FOLDERS[kind]}.create`, ines, { body: { name: { es: 'La casa' }, ...network } })
    const written = await save(begun, { name: NAME })
    const published = await step(await step(written, 'send'), 'publish')
    expect(published.stale).toEqual([])
    return save(published, { name: { ...NAME, es: 'La casona' } })
  }

  it.each(DRAFT_KINDS)('are marked in a %s, counted in its list, and advised to be read again', async (kind) => {
    const changed = await overtaken(kind)
    expect(changed.stale).toMatchObject([
      { field: 'name', language: 'pt', source: 'es', was: 'La casa', now: 'La casona' },
      { field: 'name', language: 'en', source: 'es', was: 'La casa', now: 'La casona' },
    ])
    const advice = changed.gaps.filter(({ code }) => code.startsWith('review.stale'))
    expect(advice).toMatchObject([{ field: 'name.pt', level: 'advises' }, { field: 'name.en' }])
    expect(advice[0]!.sentence).toMatch(/portugués es anterior a su original/)
    const { drafts } = await room.ask<z.infer<typeof DraftList>>(`${FOLDERS[kind]}.list`, ines)
    expect(drafts[0]).toMatchObject({ id: changed.id, stale: 2 })
  })

  it('lose their mark when they are written, and when somebody says that they still hold, which the log tells', async () => {
    const changed = await overtaken('route')
    const written = await save(changed, { name: { ...NAME, es: 'La casona', pt: 'O casarão' } })
    expect(marksOf(written)).toEqual(['name.en'])
    expect(marksOf(await keep(written, 'en'))).toEqual([])
    const { lines } = await room.audit.list({}, ines.grants)
    expect(lines[0]).toMatchObject({ action: 'confirmed', details: { field: 'name', language: 'en' } })
  })

  it('keep their mark when they are published, and it can be cleared there', async () => {
    const published = await step(await step(await overtaken('route'), 'send'), 'publish')
    expect(marksOf(published)).toEqual(['name.pt', 'name.en'])
    expect(marksOf(await keep(published, 'pt'))).toEqual(['name.en'])
    const reopened = await save(published, { name: { es: 'La casona', pt: 'O casarão', en: 'The manor' } })
    expect(marksOf(reopened)).toEqual([])
    expect(await room.ask('routes.discard', ines, at(reopened))).toBeUndefined()
    expect(marksOf(await read(published))).toEqual(['name.en'])
  })

  it('have no mark any more when the change that overtook them is given up, or an older version restored', async () => {
    const changed = await overtaken('route')
    await room.ask('routes.discard', ines, at(changed))
    const back = await read(changed)
    expect(marksOf(back)).toEqual([])
    const second = await step(await step(await save(back, { name: { ...NAME, es: 'La casona' } }), 'send'), 'publish')
    const restored = await room.ask('routes.restore', ines, {
      params: { id: second.id, version: '1' },
      match: second.tag,
    })
    expect(marksOf(restored)).toEqual([])
  })

  it('are confirmed only by those who may edit, over what they have read', async () => {
    const changed = await overtaken('route')
    const body = { field: 'name', language: 'pt' }
    const ask = (who: typeof ines, match: string) =>
      room.ask('routes.keep_translation', who, { params: { id: changed.id }, match, body })
    await expect(ask(luis, changed.tag)).rejects.toMatchObject({ code: 'right.missing' })
    await expect(ask(ines, '1.1')).rejects.toMatchObject({ code: 'draft.stale' })
    expect(marksOf(await read(changed))).toEqual(['name.pt', 'name.en'])
  })
})
