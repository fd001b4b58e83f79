import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportDone, ImportLine, ImportPreview } from '../../../server/contract/api/import'
import type { Site } from '../../../server/contract/site'
import { realCatalog } from '../../real-catalog'
import { openProgram, type Program } from '../open-program'
import { openGate, type Gate, type Visitor } from '../visitors'

const ofNetwork = (network: string) => realCatalog().sites.filter((site) => site.network === network)
const [casa, otra, secreta] = ofNetwork('sandino') as [Site, Site, Site]
const [ajena] = ofNetwork('che') as [Site]
const SENSITIVE: Site = {
  ...secreta,
  sensitive: { blurMetres: 1000, reason: 'Lo pidió la comunidad.' },
  consent: { by: 'El consejo del lugar', on: '2026-05-01', covers: ['story'] },
}

let program: Program
let gate: Gate
let designer: Visitor
beforeAll(async () => {
  program = await openProgram({ empty: true })
  await program.house.catalogCommands.importSites([casa, otra, SENSITIVE, ajena], { dryRun: false })
  gate = await openGate(program)
  designer = await gate.join('disena', { role: 'designer', network: 'sandino' })
}, 60_000)
afterAll(() => program?.close())

const preview = async (body: object, who = designer) =>
  (await who.ask({ method: 'POST', path: '/api/imports/preview', body })).json as ImportPreview
const order = (body: object, who = designer) => who.ask({ method: 'POST', path: '/api/imports', body })
const saved = async (body: object) => {
  const told = await order(body)
  expect([told.status, told.text.slice(0, 300)]).toEqual([201, expect.anything()])
  return told.json as ImportDone
}
const draftOf = async (id: string) => {
  const { json } = await designer.ask({ path: `/api/sites/${id}` })
  return json as { state: string; version: number | null; value: Record<string, unknown>; networks: string[] }
}
const draftCount = async () => {
  const { json } = await gate.coordination.ask({ path: '/api/sites' })
  return (json as { drafts: { state: string }[] }).drafts.filter(({ state }) => state !== 'published').length
}
const states = (rows: readonly ImportLine[]) => rows.map(({ state }) => state)
const csv = (...lines: string[]) => ({ name: 'sitios.csv', text: `${lines.join('\n')}\n` })
const gpx = (name: string, [lng, lat]: readonly [number, number]) => ({
  ...{ name: 'puntos.gpx', network: 'sandino' },
  text: `<gpx version="1.1"><wpt lat="${lat}" lon="${lng}"><name>${name}</name><desc>Se ve el valle.</desc></wpt></gpx>`,
})

describe('a file of sites that a designer brings', () => {
  it('is told row by row before anything is written', async () => {
    const before = await draftCount()
    const told = await preview(
      csv(
        'id,network,name.es,visitMinutes,lng,lat',
        `${casa.id},sandino,Casa con otro nombre,${casa.visitMinutes},${casa.at.join(',')}`,
        `${otra.id},sandino,${otra.name.es},${otra.visitMinutes},${otra.at.join(',')}`,
        ',sandino,Molino nuevo,30,-86.1,12.9',
        ',sandino,Molino torcido,30,"-86,1",12.9',
      ),
    )
    expect(told).toMatchObject({
      format: 'csv',
      problems: [],
      counts: { added: 1, changed: 1, unchanged: 1, refused: 1 },
    })
    expect(states(told.rows)).toEqual(['changed', 'unchanged', 'added', 'refused'])
    expect(told.rows[0]!.changes).toEqual([{ field: 'name.es', from: casa.name.es, to: 'Casa con otro nombre' }])
    expect(told.rows[3]!.problems).toEqual([{ field: 'lng', problem: expect.stringContaining('«-86,1»') }])
    expect(await draftCount()).toBe(before)
  })

  it('makes drafts and publishes nothing; brought again it changes nothing', async () => {
    const file = csv('id,network,name.es,link.en', `${casa.id},sandino,Casa mejor dicha,`, 'sitio-nuevo,sandino,Nuevo,')
    const done = await saved(file)
    expect([done.saved, states(done.rows)]).toEqual([2, ['changed', 'added']])
    expect(await draftOf(casa.id)).toMatchObject({ state: 'draft', version: 1 })
    const { value } = await draftOf(casa.id)
    expect(value.name).toEqual({ ...casa.name, es: 'Casa mejor dicha' })
    expect(value.link).toEqual({ es: casa.link.es, pt: casa.link.pt })
    expect(value.summary).toEqual(casa.summary)
    expect(await program.house.catalog.site(casa.id)).toEqual(casa)
    expect(await draftOf('sitio-nuevo')).toMatchObject({ state: 'draft', version: null, networks: ['sandino'] })
    const again = await saved(file)
    expect([again.saved, states(again.rows)]).toEqual([0, ['unchanged', 'unchanged']])
  })

  it('marks the translations of every text it changes, as a form does', async () => {
    const { json } = await designer.ask({ path: `/api/sites/${casa.id}` })
    const { stale } = json as { stale: { field: string; language: string; was: string; now: string }[] }
    expect(stale.map(({ field, language, was, now }) => [field, language, was, now])).toEqual([
      ['name', 'pt', casa.name.es, 'Casa mejor dicha'],
      ['name', 'en', casa.name.es, 'Casa mejor dicha'],
    ])
  })

  it('of waypoints makes drafts to be completed, and asks before it takes one for a place that is there', async () => {
    const file = gpx('Mirador', [-86.3, 13.1])
    const [line] = (await saved(file)).rows
    expect(line).toMatchObject({ id: 'mirador', state: 'added' })
    expect((await draftOf('mirador')).value).toEqual({
      ...{ name: { es: 'Mirador' }, summary: { es: 'Se ve el valle.' }, at: [-86.3, 13.1] },
    })
    const before = await draftCount()
    const near = gpx('MIRADÓR', [-86.3, 13.101])
    const asked = await order(near)
    expect(asked.status).toBe(422)
    const { error } = asked.json as { error: { code: string; preview: ImportPreview } }
    expect([error.code, states(error.preview.rows)]).toEqual(['import.refused', ['match']])
    expect(error.preview.rows[0]!.match).toMatchObject({ id: 'mirador', metres: 111 })
    expect(await draftCount()).toBe(before)
    const same = await saved({ ...near, decisions: { 1: 'same' } })
    expect(same.rows[0]).toMatchObject({ id: 'mirador', state: 'changed' })
    expect(await draftCount()).toBe(before)
    const other = await saved({ ...near, decisions: { 1: 'new' } })
    expect(other.rows[0]).toMatchObject({ id: 'mirador-2', state: 'added' })
    expect(states((await preview(gpx('Mirador', [-86.3, 13.2]))).rows)).toEqual(['added'])
    const [published] = (await preview(gpx(casa.name.es.toUpperCase(), casa.at))).rows
    expect(published!.match).toMatchObject({ id: casa.id, metres: 0 })
  })

  it('saves nothing when a row is refused, and the good ones only when asked', async () => {
    const file = csv('id,network,name.es,date', 'bueno,sandino,Bueno,1927', 'malo,sandino,Malo,ayer')
    const refused = await order(file)
    expect([refused.status, (await designer.ask({ path: '/api/sites/bueno' })).status]).toEqual([422, 404])
    const done = await saved({ ...file, keepGood: true })
    expect([done.saved, states(done.rows)]).toEqual([1, ['added', 'refused']])
    expect((await draftOf('bueno')).value).toMatchObject({ date: '1927' })
    expect((await designer.ask({ path: '/api/sites/malo' })).status).toBe(404)
  })

  it('brings one place twice no more than an id twice', async () => {
    const twins = csv('network,name.es,lng,lat', 'sandino,Cueva,-86.2,13.3', 'sandino,cueva,-86.2001,13.3')
    expect(states((await preview(twins)).rows)).toEqual(['added', 'refused'])
    const ids = csv('id,network,name.es', 'doble,sandino,Uno', 'doble,sandino,Dos')
    expect(states((await preview(ids)).rows)).toEqual(['refused', 'refused'])
  })

  it('does not touch what is in review, nor what is of another network', async () => {
    await saved(csv('id,network,name.es', `${otra.id},sandino,Otra mejor dicha`))
    const { headers } = await designer.ask({ path: `/api/sites/${otra.id}` })
    const sent = { method: 'POST', path: `/api/sites/${otra.id}/send`, headers: { 'if-match': String(headers.etag) } }
    expect((await designer.ask({ ...sent, body: {} })).status).toBe(200)
    const told = await preview(
      csv('id,network,name.es', `${otra.id},sandino,Otra vez`, `${ajena.id},sandino,Robada`, 'ajeno,,Sin red'),
    )
    expect(told.rows.map(({ problems }) => problems[0]!.problem)).toEqual([
      expect.stringMatching(/está en revisión/),
      expect.stringMatching(/es de la red «sandino»/),
      expect.stringMatching(/no dice de qué red/),
    ])
    expect((await order(csv('network,name.es', 'che,Ajena'))).status).toBe(403)
  })

  it('does not uncover a sensitive place, nor forget that a community agreed, by a cell that somebody left blank', async () => {
    const told = await preview(
      csv('id,network,name.es,sensitive,consent,lng,lat,altitude', `${SENSITIVE.id},sandino,Otro nombre,,,,,`),
    )
    const [row] = told.rows
    expect([row!.state, row!.changes.map(({ field }) => field.split('.')[0])]).toEqual([
      'changed',
      expect.not.arrayContaining(['sensitive', 'consent']),
    ])
    const properties = { ...{ id: SENSITIVE.id, network: 'sandino' }, sensitive: null, consent: null }
    const feature = { type: 'Feature', geometry: null, properties }
    const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] })
    expect(states((await preview({ name: 'a.geojson', text })).rows)).toEqual(['unchanged'])
  })

  it('is told what it is when it is not text, or too large, or not theirs to bring', async () => {
    const latin = { name: 'a.csv', base64: Buffer.from('network,name.es\nche,Peñón\n', 'latin1').toString('base64') }
    expect((await preview(latin)).problems).toEqual([{ field: '', problem: expect.stringContaining('Windows-1252') }])
    expect((await order({ ...latin, keepGood: true })).status).toBe(422)
    expect((await order({ name: 'a.csv', base64: '¿?' })).status).toBe(400)
    expect((await order({ name: 'a.csv' })).status).toBe(400)
    const large = { name: 'a.csv', text: 'x'.repeat(15 * 1024 * 1024) }
    expect((await order(large)).status).toBe(413)
    const stranger = gate.visitor('nadie')
    expect((await order(large, stranger)).status).toBe(401)
    const long = { method: 'POST', path: '/api/sites', body: { name: { es: 'x'.repeat(300_000) }, network: 'sandino' } }
    expect((await designer.ask(long)).status).toBe(413)
    const eleven = Buffer.alloc(10.1 * 1024 * 1024, 'a').toString('base64')
    expect((await preview({ name: 'a.csv', base64: eleven })).problems[0]!.problem).toMatch(/10 MB/)
  })

  it('is written once for its key, and told in the log by its name', async () => {
    const question = { method: 'POST', path: '/api/imports', headers: { 'idempotency-key': 'una-vez' } }
    const body = csv('network,name.es', 'sandino,Una sola vez')
    const answers = [await designer.ask({ ...question, body }), await designer.ask({ ...question, body })]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[1]!.text).toBe(answers[0]!.text)
    const { json } = await gate.coordination.ask({ path: '/api/audit?object=una-sola-vez' })
    const { lines } = json as { lines: { action: string; details: object }[] }
    expect(lines).toEqual([expect.objectContaining({ action: 'created', details: { file: 'sitios.csv' } })])
  })
})

describe('the sites that a person takes out', () => {
  const take = (query: string) => designer.ask({ path: `/api/sites/export?${query}` })

  it('are a file of its kind, of the networks they read', async () => {
    const types = { geojson: 'application/geo+json', csv: 'text/csv', gpx: 'application/gpx+xml', kml: 'application/vnd.google-earth.kml+xml' } // prettier-ignore
    for (const [format, type] of Object.entries(types)) {
      const { status, headers, text } = await take(`format=${format}`)
      expect([status, headers['content-type']]).toEqual([200, expect.stringContaining(type)])
      expect(headers['content-disposition']).toContain(`attachment; filename="sitios.${format}"`)
      expect([text.includes(casa.id), text.includes(ajena.id)]).toEqual([true, false])
    }
    expect((await take('format=csv&bom=true')).text.charCodeAt(0)).toBe(0xfeff)
    expect((await take('format=csv&network=che')).status).toBe(403)
    expect((await take('format=shp')).status).toBe(400)
  })

  it('never show where a sensitive one is, and such a row does not come back as if it were exact', async () => {
    for (const format of ['geojson', 'csv', 'gpx', 'kml']) {
      const { text } = await take(`format=${format}`)
      expect(text).not.toContain(String(SENSITIVE.at[0]))
      expect(text).not.toContain(String(SENSITIVE.at[1]))
    }
    const { text } = await take('format=geojson')
    const told = await preview({ name: 'sitios.geojson', text })
    expect(told.rows.find(({ id }) => id === SENSITIVE.id)).toMatchObject({ state: 'refused' })
    const points = await preview({ name: 'sitios.gpx', text: (await take('format=gpx')).text })
    expect(points.rows.find(({ id }) => id === SENSITIVE.id)).toMatchObject({ state: 'refused' })
  })
})
