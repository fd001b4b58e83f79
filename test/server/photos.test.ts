import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhotoDraft } from '../../server/contract/photo'
import { jpeg, jpegWithPlace } from './catalog/pictures'
import {
  added,
  CASA,
  designer,
  foreigner,
  gapsOf,
  gate,
  openDesk,
  photo,
  program,
  promoter,
  read,
  reviewer,
  save,
  send,
  statusOf,
  step,
  WHO,
} from './photo-desk'

beforeAll(openDesk, 120_000)
afterAll(() => program?.close())

const blocking = async (site: string, photos: PhotoDraft[]) =>
  (await gapsOf(site, photos)).filter(({ level }) => level === 'blocks').map(({ code, field }) => [code, field])

describe('a photograph of a draft', () => {
  let site: string
  let id: string
  beforeAll(async () => {
    const body = { name: { es: 'Cueva sin publicar' }, network: 'sandino' }
    site = ((await designer.ask({ method: 'POST', path: '/api/sites', body })).json as { id: string }).id
    id = await added(designer, site, await jpegWithPlace())
  })
  const draftPath = (of = site) => `/api/sites/${of}/photos/${id}?width=320`

  it('is seen by those who may read the draft, small and without what the camera wrote beside it', async () => {
    for (const who of [designer, reviewer, promoter, gate.coordination]) {
      const told = await who.ask({ path: draftPath() })
      expect([who.name, told.status, told.headers['content-type']]).toEqual([who.name, 200, 'image/webp'])
      expect(told.headers['x-content-type-options']).toBe('nosniff')
      expect(told.headers['cache-control']).toBe('private, no-cache')
      expect(told.text).not.toContain('CamaraSecreta')
      const again = await who.ask({ path: draftPath(), headers: { 'if-none-match': String(told.headers.etag) } })
      expect([again.status, again.text]).toEqual([304, ''])
    }
  })

  it('is nobody else’s to see, to add to or to name', async () => {
    const elsewhere = ((await foreigner.ask({ method: 'POST', path: '/api/sites', body: { name: { es: 'Ajeno' }, network: 'che' } })).json as { id: string }).id // prettier-ignore
    expect((await foreigner.ask({ path: draftPath() })).status).toBe(404)
    expect((await foreigner.ask({ path: draftPath(elsewhere) })).status).toBe(404)
    expect((await foreigner.ask({ path: draftPath(CASA) })).status).toBe(404)
    expect((await program.ask({ path: draftPath() })).status).toBe(401)
    for (const who of [foreigner, promoter, reviewer])
      expect([who.name, [403, 404]]).toEqual([
        who.name,
        expect.arrayContaining([(await send(who, site, await jpeg(40, 30))).status]),
      ])
    expect((await save(elsewhere, { photos: [photo(id)] }, foreigner)).status).toBe(200)
    const { gaps } = await read(elsewhere, foreigner)
    expect(gaps.map(({ code }) => code)).toContain('photo.lost')
  })

  it('is at no public address, however well one knows its id', async () => {
    for (const path of [`/fotos/${id}/640.jpg`, `/fotos/${id}/320.webp`, `/fotos/${id}/640.webp`])
      expect([path, await statusOf(path)]).toEqual([path, 404])
  })

  it('says in a sentence what would be taken in its place', async () => {
    const told = await send(designer, site, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    expect(told.status).toBe(422)
    expect(told.text).toMatch(/JPEG, PNG y WebP/)
    const broken = { method: 'POST', path: `/api/sites/${site}/photos`, body: { name: 'a', base64: '~~~' } }
    expect((await designer.ask(broken)).status).toBe(400)
    expect((await send(designer, 'no-existe', await jpeg(40, 30))).status).toBe(404)
  })
})

describe('what keeps a photograph from being published', () => {
  let id: string
  beforeAll(async () => (id = await added(designer, CASA)))

  it('is everything that is not told of it', async () => {
    expect(await blocking(CASA, [{ id }])).toEqual([
      ['photo.author', 'photos.0.author'],
      ['photo.licence', 'photos.0.licence'],
      ['photo.alt.all', 'photos.0.alt'],
      ['photo.people', 'photos.0.showsPeople'],
    ])
    const halfSaid = { alt: { es: 'Fachada', pt: ' ' }, caption: { en: 'Front' }, takenOn: 'ayer' }
    expect(await blocking(CASA, [photo(id, halfSaid)])).toEqual([
      ['photo.alt.pt', 'photos.0.alt.pt'],
      ['photo.alt.en', 'photos.0.alt.en'],
      ['photo.caption.es', 'photos.0.caption.es'],
      ['photo.caption.pt', 'photos.0.caption.pt'],
      ['photo.taken', 'photos.0.takenOn'],
    ])
  })

  it('is people who did not consent', async () => {
    const consent = (covers: ('people' | 'place')[]) => ({ by: WHO, on: '2026-11-01', covers })
    const missing = [['photo.consent.missing', 'photos.0.consent']]
    expect(await blocking(CASA, [photo(id, { showsPeople: true })])).toEqual(missing)
    expect(await blocking(CASA, [photo(id, { showsPeople: true, consent: consent(['place']) })])).toEqual(missing)
    expect(await blocking(CASA, [photo(id, { showsPeople: true, consent: consent(['people']) })])).toEqual([])
    expect(await blocking(CASA, [photo(id, { consent: { by: WHO } })])).toEqual([
      ['photo.consent.incomplete', 'photos.0.consent.on'],
      ['photo.consent.incomplete', 'photos.0.consent.covers'],
    ])
    const told = await step(designer, CASA, 'send')
    expect(told.status).toBe(422)
  })

  it('is one photograph twice, or one whose picture is not here', async () => {
    expect(await blocking(CASA, [photo(id), photo(id)])).toEqual([['photo.list', 'photos']])
    expect(await blocking(CASA, [photo('0'.repeat(32))])).toEqual([['photo.lost', 'photos.0']])
  })

  it('is not its time: when that is over, or in sixty days, is only advised of', async () => {
    const codes = async (until: string) =>
      (await gapsOf(CASA, [photo(id, { until })])).map(({ code, level }) => [code, level])
    expect(await codes('2026-11-21')).toEqual([['photo.expired', 'advises']])
    expect(await codes('2026-11-22')).toEqual([['photo.expiring', 'advises']])
    expect(await codes('2027-01-21')).toEqual([['photo.expiring', 'advises']])
    expect(await codes('2027-01-22')).toEqual([])
  })
})
