import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulkDone, BulkPreview, BulkUndone, TablePage, TablePins } from '../../../server/contract/api/table'
import { openProgram, type Program } from '../open-program'
import { openGate, type Gate, type Visitor } from '../visitors'

let program: Program
let gate: Gate
let ana: Visitor
let che: Visitor
beforeAll(async () => {
  program = await openProgram()
  gate = await openGate(program)
  ana = await gate.join('ana', { role: 'designer', network: 'sandino' })
  che = await gate.join('che', { role: 'designer', network: 'che' })
})
afterAll(() => program?.close())

async function page(who: Visitor, query: Record<string, string> = {}): Promise<TablePage> {
  const told = await who.ask({ path: `/api/sites/table?${new URLSearchParams(query)}` })
  expect([told.status, told.text.slice(0, 200)]).toEqual([200, told.text.slice(0, 200)])
  return told.json as unknown as TablePage
}
async function pages(who: Visitor, query: Record<string, string> = {}) {
  const rows: TablePage['rows'] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: TablePage = await page(who, { ...query, ...(cursor && { cursor }) })
    rows.push(...next.rows)
    cursor = next.next
  }
  return rows
}
async function post<T>(who: Visitor, path: string, body?: object): Promise<T> {
  const told = await who.ask({ method: 'POST', path: `/api/sites/bulk${path}`, body })
  expect([told.status < 300, told.text.slice(0, 300)]).toEqual([true, told.text.slice(0, 300)])
  return told.json as unknown as T
}
const read = async (who: Visitor, id: string) =>
  (await who.ask({ path: `/api/sites/${id}` })).json as unknown as {
    tag: string
    state: string
    value: { name: Record<string, string>; summary: Record<string, string> }
    stale: { field: string; language: string }[]
  }
const replace = (find: string, next: string) => ({
  replace: {
    ...{ find, with: next, fields: ['name', 'summary', 'link'], languages: ['es', 'pt', 'en'] },
    ...{ matchCase: true, wholeWord: false },
  },
})

describe('the table of the catalog', () => {
  it('shows what somebody may read, published and being written, each site once, however it is sorted', async () => {
    const theirs = await program.house.catalog.sites({ network: 'sandino' })
    for (const sort of ['name', 'date', 'savedAt'])
      for (const direction of ['asc', 'desc']) {
        const ids = (await pages(ana, { sort, direction })).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(theirs.length)
      }
    const all = await pages(gate.coordination)
    expect(all.length).toBe((await program.house.catalog.sites()).length)
    expect((await page(gate.coordination)).count).toBe(all.length)
  })
  it('is in the order of names without accents, from page to page', async () => {
    const names = (await pages(gate.coordination, { sort: 'name' })).map(
      ({ name }) =>
      name.es!.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim(), // prettier-ignore
    )
    expect(names).toEqual([...names].sort())
  })
  it('finds what is typed without accents, a draft like a published site', async () => {
    const found = await page(gate.coordination, { q: 'nancahuazu' })
    expect(found.rows.map(({ name }) => name.es).join()).toMatch(/Ñancahuazú/)
    const told = await che.ask({
      method: 'POST',
      path: '/api/sites',
      body: { name: { es: 'Cañón de prueba del Ñancahuazú' }, network: 'che' },
    })
    const { id } = told.json as { id: string }
    const again = await page(che, { q: 'canon nancahuazu' })
    expect([again.rows[0]!.id, again.rows[0]!.state]).toEqual([id, 'draft'])
    expect(again.rows[0]!.lacks).toEqual(expect.arrayContaining(['pt', 'en', 'position', 'hours']))
    expect((await page(che, { state: 'draft' })).count).toBe(1)
    expect((await page(ana, { q: 'canon de prueba' })).rows).toEqual([])
  })
  it('filters by what is lacking, and says so of each row', async () => {
    const sites = await program.house.catalog.sites()
    const without = sites.filter(({ openingHours }) => openingHours === undefined).length
    const rows = await pages(gate.coordination, { lacks: 'hours', state: 'published' })
    expect(rows.length).toBe(without)
    expect(rows.every(({ lacks }) => lacks.includes('hours'))).toBe(true)
    const far = await pages(gate.coordination, { lacks: 'precision-1000', sort: 'name' })
    expect(far.map(({ id }) => id).sort()).toEqual(
      sites.filter(({ precision }) => precision > 1000).map(({ id }) => id).sort(), // prettier-ignore
    )
  })
  it('finds what lies in an area', async () => {
    const rows = await pages(gate.coordination, { bbox: '-86.5,11.5,-85.5,12.5' })
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.every(({ at }) => at![0] > -86.5 && at![0] < -85.5 && at![1] > 11.5)).toBe(true)
  })
  it('finds what no photograph shows, and counts those that others have', async () => {
    const bare = (await program.house.catalog.sites({ network: 'sandino' })).filter(({ photos = [] }) => !photos.length)
    const rows = await pages(ana, { lacks: 'photo', state: 'published' })
    expect(rows.map(({ id }) => id).sort()).toEqual(bare.map(({ id }) => id).sort())
    expect(rows.every(({ photos, lacks }) => photos === 0 && lacks.includes('photo'))).toBe(true)
  })
  it('finds the same with several filters and words at once as with each alone', async () => {
    const ids = async (query: Record<string, string>) => (await pages(gate.coordination, query)).map(({ id }) => id)
    const [lack, network, kind, word] = await Promise.all([
      ids({ lacks: 'hours' }),
      ids({ network: 'san-martin' }),
      ids({ confidence: 'documentado' }),
      ids({ q: 'casa' }),
    ])
    const all = lack.filter((id) => [network, kind, word].every((some) => some.includes(id)))
    const asked = { lacks: 'hours', network: 'san-martin', confidence: 'documentado', q: 'casa' }
    expect(all.length).toBeGreaterThan(0)
    for (const sort of ['relevance', 'name', 'savedAt'])
      expect((await ids({ ...asked, sort })).sort()).toEqual([...all].sort())
  })
  it('puts all that is found on the map, of a sensitive site the place near it', async () => {
    const pins = async (who: Visitor, query: Record<string, string> = {}) =>
      (await who.ask({ path: `/api/sites/table/pins?${new URLSearchParams(query)}` })).json as unknown as TablePins
    const rows = await pages(ana, { q: 'casa' })
    const found = await pins(ana, { q: 'casa' })
    expect(found.pins.map(([id]) => id).sort()).toEqual(rows.flatMap(({ id, at }) => (at ? [id] : [])).sort())
    expect(found.isMore).toBe(false)
    const theirs = await pins(che)
    expect(new Set(theirs.pins.map(([, , , network]) => network))).toEqual(new Set(['che']))
    const seen = new Map((await program.house.catalog.sites({ network: 'che' })).map(({ id, at }) => [id, at]))
    const near = (one: number, other: number) => Math.abs(one - other) < 0.00001
    const published = theirs.pins.filter(([, , , , state]) => state === 'published')
    expect(published.length).toBeGreaterThan(30)
    expect(published.every(([id, lng, lat]) => near(lng, seen.get(id)![0]) && near(lat, seen.get(id)![1]))).toBe(true)
  })
  it('gives what is filtered as a file, of one’s own networks and published only', async () => {
    const take = async (query: string) => {
      const { text } = await ana.ask({ path: `/api/sites/export?format=geojson&${query}` })
      return (JSON.parse(text) as { features: { id: string }[] }).features.map(({ id }) => id)
    }
    const rows = await pages(ana, { q: 'casa', lacks: 'hours', state: 'published' })
    expect(rows.length).toBeGreaterThan(0)
    expect((await take('q=casa&lacks=hours')).sort()).toEqual(rows.map(({ id }) => id).sort())
    expect(await take('state=draft')).toEqual([])
    expect((await ana.ask({ path: '/api/sites/export?format=csv&network=che' })).status).toBe(403)
  })
  it('refuses a cursor that is none', async () => {
    expect((await ana.ask({ path: '/api/sites/table?cursor=zzzz' })).status).toBe(400)
  })
})

describe('a change to many sites', () => {
  const ids = async () => (await page(ana, { q: 'sandino', sort: 'name' })).rows.slice(0, 3).map(({ id }) => id)

  it('is shown first, and writes nothing', async () => {
    const some = await ids()
    const shown = await post<BulkPreview>(ana, '/preview', {
      select: { ids: some },
      edits: [replace('Sandino', 'SANDINO')],
    })
    expect(shown.counts).toEqual({ changed: 3, unchanged: 0, refused: 0 })
    const runs = shown.rows.flatMap(({ changes }) => changes).flatMap((change) => change.runs ?? [])
    expect(runs.some(({ change, text }) => change === 'added' && text.includes('SANDINO'))).toBe(true)
    expect((await page(ana, { state: 'draft' })).count).toBe(0)
  })

  it('becomes drafts, is told in the log, and is put back as it was', async () => {
    const some = await ids()
    const before = await Promise.all(some.map((id) => read(ana, id)))
    const edits = [replace('Sandino', 'SANDINO')]
    const done = await post<BulkDone>(ana, '', { select: { ids: some }, edits })
    expect(done.counts.changed).toBe(3)
    const drafts = await page(ana, { state: 'draft' })
    expect(drafts.rows.map(({ id }) => id).sort()).toEqual([...some].sort())
    expect(JSON.stringify((await read(ana, some[0]!)).value)).toContain('SANDINO')
    const { batches } = (await ana.ask({ path: '/api/sites/bulk' })).json as unknown as {
      batches: { id: string; count: number; undoneAt: string | null }[]
    }
    expect(batches[0]).toMatchObject({ id: done.id, count: 3, undoneAt: null })
    const { json } = await gate.coordination.ask({ path: '/api/audit' })
    const log = JSON.stringify(json)
    for (const id of some) expect(log).toContain(id)
    const undone = await post<BulkUndone>(ana, `/${done.id}/undo`)
    expect(undone).toEqual({ id: done.id, undone: 3, left: [] })
    const after = await Promise.all(some.map((id) => read(ana, id)))
    expect(after.map(({ state, value }) => ({ state, value }))).toEqual(
      before.map(({ state, value }) => ({ state, value })),
    )
    expect((await ana.ask({ method: 'POST', path: `/api/sites/bulk/${done.id}/undo` })).status).toBe(409)
  })

  it('leaves alone what is not theirs, what is in review, what changed meanwhile, and what would not be a draft', async () => {
    // What rests on testimony cannot be sent before a community has agreed to it.
    const { rows } = await page(ana, { confidence: 'documentado', lacks: 'hours', sort: 'name' })
    const [one, two, three] = rows.map(({ id }) => id) as [string, string, string]
    const foreign = (await program.house.catalog.sites({ network: 'che' }))[0]!.id
    const set = (value: unknown) => [{ set: { field: 'visitMinutes', value } }]
    const seen = { [two]: '77.77' }
    const done = await post<BulkDone>(ana, '', { select: { ids: [one, two, foreign] }, edits: set(47), seen })
    expect(done.counts).toEqual({ changed: 1, unchanged: 0, refused: 2 })
    expect(done.refused.map(({ id }) => id).sort()).toEqual([two, foreign].sort())
    expect(done.refused.find(({ id }) => id === foreign)!.name).toBe(foreign)
    const { tag } = await read(ana, one)
    const sent = await ana.ask({
      method: 'POST',
      path: `/api/sites/${one}/send`,
      headers: { 'if-match': `"${tag}"` },
      body: {},
    })
    expect([sent.status, sent.text.slice(0, 600)]).toEqual([200, sent.text.slice(0, 600)])
    const again = await post<BulkPreview>(ana, '/preview', { select: { ids: [one, three] }, edits: set(99_999) })
    expect(again.rows.map(({ state }) => state)).toEqual(['refused', 'refused'])
    expect(new Set(again.rows.map(({ why }) => why)).size).toBe(2)
    const undone = await post<BulkUndone>(ana, `/${done.id}/undo`)
    expect([undone.undone, undone.left.length]).toEqual([0, 1])
  })

  it('reads no translation again: what was older than its source stays so, and so it is once it is undone', async () => {
    const { rows } = await page(ana, { state: 'published', sort: 'name' })
    const id = rows.find(({ name }) => name.es)!.id
    const staleOf = async () => (await read(ana, id)).stale.map(({ field, language }) => `${field}.${language}`)
    const { tag, value } = await read(ana, id)
    const summary = { es: 'Aquí nació Sandino.', pt: 'Aqui nasceu Sandino, dizem.', en: value.summary.en }
    const put = { method: 'PUT', path: `/api/sites/${id}` }
    const saved = await ana.ask({ ...put, headers: { 'if-match': `"${tag}"` }, body: { value: { ...value, summary } } })
    expect(saved.status).toBe(200)
    const changed = { ...summary, es: 'Aquí nació y creció Sandino.' }
    const again = {
      headers: { 'if-match': String(saved.headers.etag) },
      body: { value: { ...value, summary: changed } },
    }
    expect((await ana.ask({ ...put, ...again })).status).toBe(200)
    const before = await staleOf()
    expect(before).toContain('summary.pt')
    const done = await post<BulkDone>(ana, '', { select: { ids: [id] }, edits: [replace('Sandino', 'A. C. Sandino')] })
    expect((await read(ana, id)).value.summary.pt).toBe('Aqui nasceu A. C. Sandino, dizem.')
    expect(await staleOf()).toEqual(before)
    await post<BulkUndone>(ana, `/${done.id}/undo`)
    expect((await read(ana, id)).value.summary).toEqual(changed)
    expect(await staleOf()).toEqual(before)
    const emptied = await post<BulkDone>(ana, '', { select: { ids: [id] }, edits: [replace(' y creció', '')] })
    expect(await staleOf()).not.toContain('summary.pt')
    await post<BulkUndone>(ana, `/${emptied.id}/undo`)
    expect(await staleOf()).toEqual(before)
  })

  it('is nobody else’s to undo, and never more than a batch', async () => {
    const select = { filter: { network: 'sandino', q: 'sandino' } }
    const done = await post<BulkDone>(ana, '', { select, edits: [{ set: { field: 'visitMinutes', value: 33 } }] })
    expect(done.counts.changed).toBeGreaterThan(3)
    expect((await che.ask({ method: 'POST', path: `/api/sites/bulk/${done.id}/undo` })).status).toBe(404)
    const many = Array.from({ length: 501 }, (_, index) => `sitio-${index}`)
    const told = await ana.ask({
      method: 'POST',
      path: '/api/sites/bulk',
      body: { select: { ids: many }, edits: [replace('a', 'b')] },
    })
    expect(told.status).toBe(400)
  })
})
