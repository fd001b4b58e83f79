import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditStore } from '../../../server/account/audit.store'
import { readConfig } from '../../../server/config'
import type { Comparison, DraftDetail } from '../../../server/contract/api/review'
import { FOLDERS } from '../../../server/contract/api/review'
import { DRAFT_KINDS } from '../../../server/contract/draft'
import { loadCatalog, openHouse, type House } from '../../../server/house'
import { namesOn } from '../../../server/review/names.store'
import { openReview } from '../../../server/review/review'
import { askerOf, person } from './open-review'

const ines = person('ines', { role: 'coordination' })
const OBJECTS = { site: 'sitio', route: 'ruta-che', package: 'paquete-che', tour: 'caribe-rebelde' }

let folder: string
let house: House
let ask: ReturnType<typeof askerOf>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rutas-review-'))
  house = await openHouse(readConfig({ DATA_DIR: folder }), () => new Date('2026-11-22T12:00:00Z'))
  expect((await loadCatalog(house, 'es')).faults).toEqual([])
  OBJECTS.site = (await house.catalog.sites())[0]!.id
  const { database, kinds, versions, now } = house
  const deps = { database, kinds, versions, now, audit: auditStore(database, now), namesOf: namesOn(database) }
  ask = askerOf(database, openReview(deps).operations)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

describe.each(DRAFT_KINDS)('a real %s', (kind) => {
  const folderOf = FOLDERS[kind]

  it('of the catalog is opened, changed in one word, reviewed, published and compared', async () => {
    const id = OBJECTS[kind]
    const step = (name: string, detail: DraftDetail, body?: object) =>
      ask(`${folderOf}.${name}`, ines, { params: { id }, match: detail.tag, body })
    const seen = await ask(`${folderOf}.read`, ines, { params: { id } })
    expect(seen).toMatchObject({ state: 'published', version: 1 })
    expect(seen.gaps.filter(({ level }) => level === 'blocks')).toEqual([])
    const name = { ...(seen.value.name as Record<string, string>), es: `${seen.name.es} (otra)` }
    const edited = await step('save', seen, { value: { ...seen.value, name } })
    const waiting = await step('send', edited, {})
    const published = await step('publish', waiting, { note: 'un nombre' })
    expect(published).toMatchObject({ state: 'published', version: 2, name, value: { ...seen.value, name } })
    const question = { params: { id }, query: { from: '1', to: '2' } }
    const { differences } = await ask<Comparison>(`${folderOf}.compare`, ines, question)
    expect(differences.map(({ field }) => field)).toEqual(['name.es'])
    const restored = await ask(`${folderOf}.restore`, ines, { params: { id, version: '1' }, match: published.tag })
    expect(restored).toMatchObject({ state: 'draft', value: seen.value })
  })

  it('tells what it would be', async () => {
    const outcome = await ask<{ figures: object[] }>(`${folderOf}.outcome`, ines, { params: { id: OBJECTS[kind] } })
    expect(outcome.figures.length).toBeGreaterThan(0)
  })

  it('that has only a name says what it lacks instead of breaking', async () => {
    const network = kind === 'tour' ? {} : { network: 'che' }
    const begun = await ask(`${folderOf}.create`, ines, { body: { name: { es: 'Recién empezado' }, ...network } })
    expect(begun.gaps.length).toBeGreaterThan(2)
    const sending = ask(`${folderOf}.send`, ines, { params: { id: begun.id }, match: begun.tag, body: {} })
    await expect(sending).rejects.toMatchObject({ code: 'draft.incomplete' })
  })
})
