import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf } from '../../server/brochure/commands'
import { sweepPhotos } from '../../server/catalog/photo-sweep'
import type { Photo, PhotoLicence } from '../../server/contract/photo'
import { jpeg } from './catalog/pictures'
import {
  added,
  CASA,
  designer,
  foreigner,
  gate,
  gapsOf,
  on,
  openDesk,
  photo,
  program,
  publish,
  read,
  reviewer,
  save,
  send,
  statusOf,
  WHO,
} from './photo-desk'
import type { Visitor } from './visitors'

beforeAll(openDesk, 120_000)
afterAll(() => program?.close())

interface OpenPhoto {
  id: string
  url: string
  until?: string
}
const openPhotos = async (): Promise<OpenPhoto[] | undefined> => {
  const told = await program.ask({ path: '/api/sites.geojson?network=sandino' })
  const { features } = told.json as unknown as { features: { id: string; properties: { photos?: OpenPhoto[] } }[] }
  return features.find(({ id }) => id === CASA)!.properties.photos
}

describe('a published photograph', () => {
  let cover: string, second: string
  beforeAll(async () => {
    cover = await added(designer, CASA, await jpeg(1500, 1000))
    second = await added(designer, CASA)
    const consent = { by: WHO, on: '2026-11-01', covers: ['people' as const] }
    await publish(CASA, {
      photos: [
        photo(cover, { showsPeople: true, consent, caption: { es: 'La casa.', pt: 'A casa.', en: 'The house.' } }),
        photo(second, { author: 'Archivo <b>IHNCA</b>', licence: 'network-use', until: '2026-12-31' }),
      ],
    })
  }, 60_000)

  it('is given in each of its sizes, as what it is, to be kept no longer than it is shown', async () => {
    for (const [size, type] of [
      ['320', 'webp'],
      ['1280', 'webp'],
      ['640', 'jpg'],
      ['2000', 'jpg'],
    ] as const) {
      const told = await fetch(`${program.address}/fotos/${cover}/${size}.${type}`)
      const bytes = Buffer.from(await told.arrayBuffer())
      expect([told.status, told.headers.get('content-type')]).toEqual([200, `image/${type === 'jpg' ? 'jpeg' : type}`])
      expect(told.headers.get('x-content-type-options')).toBe('nosniff')
      expect(told.headers.get('cache-control')).toBe('public, max-age=86400, immutable')
      const { width } = await sharp(bytes).metadata()
      expect(width).toBe(Math.min(Number(size), 1500))
      const etag = told.headers.get('etag')!
      expect(etag).toMatch(/^"[\w-]{43}"$/)
      const again = await program.ask({ path: `/fotos/${cover}/${size}.${type}`, headers: { 'if-none-match': etag } })
      expect([again.status, again.text]).toEqual([304, ''])
    }
    await on('2026-12-30')
    const late = await program.ask({ path: `/fotos/${second}/640.jpg` })
    expect(late.headers['cache-control']).toBe(`public, max-age=${36 * 3600}, immutable`)
    await on('2026-11-22')
  })

  it('may be shown by other pages where its licence is free, and printed where nobody must be asked', async () => {
    const policy = async (id: string) =>
      (await program.ask({ path: `/fotos/${id}/640.jpg` })).headers['cross-origin-resource-policy']
    expect([await policy(cover), await policy(second)]).toEqual(['cross-origin', 'same-origin'])
    const printed = async (licence: PhotoLicence) =>
      (await program.house.openPhotos.cover({ photos: [photo(cover, { licence }) as Photo] }))?.file.width
    expect([await printed('cc0'), await printed('network-use')]).toEqual([1500, 1500])
    expect(await printed('ask-first')).toBeUndefined()
    const { house } = program
    const route = (await house.routes.all()).find(({ sites }) => sites.includes(CASA))!
    const { covers } = await contextOf({ house, roads: [], log: { warn: () => undefined } }, { kind: 'route', route, pack: undefined }) // prettier-ignore
    expect([...covers.keys()]).toEqual([CASA])
    expect(covers.get(CASA)).toMatchObject({ width: 1500, height: 1000, src: expect.stringMatching(/^data:image\/jpeg;base64,/) }) // prettier-ignore
  })

  it('has no address but those, whatever is asked', async () => {
    const wrong = ['641.jpg', '2000.webp', '640.png', '640.jpg%00', '..%2f640.jpg', '640', '1e3.jpg', '99999.webp']
    for (const file of wrong) expect([file, await statusOf(`/fotos/${cover}/${file}`)]).toEqual([file, 404])
    for (const id of ['0'.repeat(32), cover.toUpperCase(), `${cover}0`, '%00', "'; drop table photos --"])
      expect([id, await statusOf(`/fotos/${encodeURIComponent(id)}/640.jpg`)]).toEqual([id, 404])
    const posted = await program.write({ path: `/fotos/${cover}/640.jpg`, body: {} })
    expect(posted.status).toBe(405)
  })

  it('is on the page of its site with who took it, its licence and words for who cannot see it', async () => {
    const { text } = await program.ask({ path: `/pt/sitios/${CASA}` })
    expect(text).toContain(
      `srcset="/fotos/${cover}/320.webp 320w, /fotos/${cover}/640.webp 640w, /fotos/${cover}/1280.webp 1280w"`,
    )
    expect(text).toMatch(
      /<img src="\/fotos\/[0-9a-f]{32}\/640\.jpg"[^>]* width="1500" height="1000" alt="A fachada com dois balcões\." loading="lazy"/,
    )
    expect(text).toContain(
      'Foto: Ana Fotógrafa · <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener external">CC BY 4.0</a>',
    )
    expect(text).toContain('Archivo &lt;b&gt;IHNCA&lt;/b&gt; · cedida à rede')
    expect(text).toContain(`"contentUrl":"https://rutas.example/fotos/${cover}/2000.jpg"`)
    expect(text).not.toContain(WHO)
  })

  it('is in the open data with its address, and without who gave consent', async () => {
    const [first, other] = (await openPhotos())!
    expect(first).toEqual({ ...photo(cover, { showsPeople: true, caption: { es: 'La casa.', pt: 'A casa.', en: 'The house.' } }), url: `https://rutas.example/fotos/${cover}/2000.jpg` }) // prettier-ignore
    expect(other!.id).toBe(second)
    expect((await program.ask({ path: '/api/sites.geojson' })).text).not.toContain(WHO)
  })

  it('is neither lost nor made by the file that tells of it', async () => {
    const before = (await read(CASA)).value.photos
    for (const format of ['geojson', 'csv']) {
      const taken = await designer.ask({ path: `/api/sites/export?format=${format}&network=sandino` })
      expect(taken.text).toContain(cover)
      expect(taken.text).not.toContain(WHO)
      const text = format === 'csv' ? taken.text : taken.text.replaceAll('0'.repeat(32), cover)
      const file = { name: `sitios.${format}`, text }
      const told = await designer.ask({ method: 'POST', path: '/api/imports/preview', body: file })
      const { rows } = told.json as unknown as {
        rows: { id: string; state: string; problems: unknown[]; changes: unknown[] }[]
      }
      expect([format, rows.find(({ id }) => id === CASA)]).toEqual([format, expect.objectContaining({ state: 'unchanged', changes: [], problems: [] })]) // prettier-ignore
    }
    const told = { type: 'Feature', geometry: null, properties: { id: CASA, network: 'sandino', photos: [{ id: second, author: 'Archivo del IHNCA', url: 'https://rutas.example/x' }, photo('1'.repeat(32))] } } // prettier-ignore
    const stranger = { ...told, properties: { ...told.properties, id: 'casa-nueva', name: { es: 'Casa nueva' } } }
    const body = { name: 'a.geojson', text: JSON.stringify({ type: 'FeatureCollection', features: [told, stranger] }) }
    expect((await designer.ask({ method: 'POST', path: '/api/imports', body })).status).toBe(201)
    const after = (await read(CASA)).value.photos
    expect(after).toEqual([before![0], { ...before![1], author: 'Archivo del IHNCA' }])
    expect((await read('casa-nueva')).value.photos).toBeUndefined()
    const site = (await program.house.catalog.site(CASA))!
    const bare = { ...site }
    delete bare.photos
    await program.house.catalogCommands.importSites([{ ...bare, legal: 'Monumento nacional' }], { dryRun: false })
    expect((await program.house.catalog.site(CASA))!.photos?.map(({ id }) => id)).toEqual([cover, second])
  })

  it('is gone everywhere when the day after its last one begins', async () => {
    expect((await openPhotos())!.map(({ id }) => id)).toEqual([cover, second])
    await on('2026-12-31')
    expect(await statusOf(`/fotos/${second}/640.jpg`)).toBe(200)
    expect((await openPhotos())!.map(({ id }) => id)).toEqual([cover, second])
    await on('2027-01-01')
    expect(await statusOf(`/fotos/${second}/640.jpg`)).toBe(404)
    expect((await openPhotos())!.map(({ id }) => id)).toEqual([cover])
    for (const path of [`/sitios/${CASA}`, `/en/sitios/${CASA}`])
      expect((await program.ask({ path })).text).not.toContain(second)
    for (const format of ['geojson', 'csv'])
      expect((await designer.ask({ path: `/api/sites/export?format=${format}` })).text).not.toContain(second)
    expect((await designer.ask({ path: `/api/sites/${CASA}/photos/${second}` })).status).toBe(200)
    await on('2026-11-22')
  })

  it('does not leave the house with a sensitive site, unless showing the place was consented to', async () => {
    const place = { by: WHO, on: '2026-11-01', covers: ['place' as const] }
    const sensitive = { blurMetres: 2000 }
    const photos = [photo(cover), photo(second, { consent: place })]
    expect((await gapsOf(CASA, photos, { sensitive })).map(({ code, field }) => [code, field])).toEqual([
      ['photo.hidden', 'photos.0.consent'],
    ])
    await publish(CASA, { photos, sensitive })
    expect([await statusOf(`/fotos/${cover}/640.jpg`), await statusOf(`/fotos/${second}/640.jpg`)]).toEqual([404, 200])
    expect((await openPhotos())!.map(({ id }) => id)).toEqual([second])
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await program.ask({ path: `/sitios/${CASA}` })).text).not.toContain(cover)
  })
})

describe('a photograph whose consent is taken back', () => {
  const erase = (who: Visitor, id: string, site = CASA) =>
    who.ask({ method: 'DELETE', path: `/api/sites/${site}/photos/${id}` })

  it('is gone from pages, files and old versions at once, and stays nowhere', async () => {
    const [gone, stays] = [await added(designer, CASA), await added(designer, CASA)]
    await publish(CASA, { photos: [photo(gone), photo(stays)], sensitive: undefined })
    await gate.signIn(foreigner)
    const { version } = (await reviewer.ask({ path: `/api/sites/${CASA}` })).json as { version: number }
    expect([(await erase(designer, gone)).status, (await erase(foreigner, gone)).status]).toEqual([403, 403])
    expect((await erase(reviewer, gone, 'catarina-tumba-zeledon')).status).toBe(404)
    expect(await statusOf(`/fotos/${gone}/640.jpg`)).toBe(200)
    expect((await erase(reviewer, gone)).status).toBe(204)
    expect((await erase(reviewer, gone)).status).toBe(404)
    expect([await statusOf(`/fotos/${gone}/640.jpg`), await statusOf(`/fotos/${stays}/640.jpg`)]).toEqual([404, 200])
    expect((await openPhotos())!.map(({ id }) => id)).toEqual([stays])
    for (const format of ['geojson', 'csv'])
      expect((await designer.ask({ path: `/api/sites/export?format=${format}` })).text).not.toContain(gone)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await program.ask({ path: `/sitios/${CASA}` })).text).not.toContain(gone)
    expect((await designer.ask({ path: `/api/sites/${CASA}/photos/${gone}` })).status).toBe(404)
    const old = await designer.ask({ path: `/api/sites/${CASA}/versions/${version}` })
    expect([old.status, old.text]).toEqual([200, expect.stringContaining(gone)])
    const { gaps } = await read(CASA)
    expect(gaps.map(({ code, field }) => [code, field])).toContainEqual(['photo.lost', 'photos.0'])
  })

  it('lies in browsers for a day at most where somebody can be recognised in it', async () => {
    const id = await added(designer, CASA)
    const consent = { by: WHO, on: '2026-11-01', covers: ['people' as const] }
    await publish(CASA, { photos: [photo(id, { showsPeople: true, consent })] })
    const told = await program.ask({ path: `/fotos/${id}/640.jpg` })
    expect(told.headers['cache-control']).toBe('public, max-age=86400, immutable')
  })
})

describe('a photograph that nothing names any more', () => {
  it('is kept a month, as long as a version names it for ever, and is then taken away', async () => {
    const { house } = program
    const bytes = async (id: string) => (await house.photos.sizes(house.database.read, [id])).size
    const loose = await added(designer, CASA)
    const wanted = await added(designer, CASA)
    const [published] = (await house.catalog.site(CASA))!.photos!
    expect((await save(CASA, { photos: [photo(wanted)] })).status).toBe(200)
    const sweepOn = async (day: string) => {
      await on(day)
      return sweepPhotos(house)
    }
    expect(await sweepOn('2027-02-01')).toBe(0)
    expect(await sweepOn('2027-03-03')).toBe(0)
    expect(await bytes(loose)).toBe(1)
    const removed = await sweepOn('2027-03-04')
    expect(removed).toBeGreaterThan(0)
    expect([await bytes(loose), await bytes(wanted), await bytes(published!.id)]).toEqual([0, 1, 1])
    await on('2026-11-22')
  })

  it('has its month anew when it is named again meanwhile', async () => {
    const { house } = program
    const id = await added(designer, CASA)
    const sweepOn = async (day: string) => {
      await on(day)
      await sweepPhotos(house)
    }
    await sweepOn('2027-04-01')
    await save(CASA, { photos: [photo(id)] })
    await sweepOn('2027-04-20')
    await save(CASA, { photos: [] })
    await sweepOn('2027-05-10')
    await sweepOn('2027-06-01')
    expect((await designer.ask({ path: `/api/sites/${CASA}/photos/${id}` })).status).toBe(200)
    await sweepOn('2027-06-10')
    expect((await designer.ask({ path: `/api/sites/${CASA}/photos/${id}` })).status).toBe(404)
    await on('2026-11-22')
  })

  it('does not fill the house: no site holds more than it may show, nor twice as many that nothing names', async () => {
    const body = { name: { es: 'Muchas fotos' }, network: 'sandino' }
    const site = ((await designer.ask({ method: 'POST', path: '/api/sites', body })).json as { id: string }).id
    const small = await jpeg(30, 20)
    const ids: string[] = []
    for (let count = 0; count < 12; count++) ids.push(await added(designer, site, small))
    expect((await save(site, { photos: ids.map((id) => photo(id)) })).status).toBe(200)
    const refused = await send(designer, site, small)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('photo.too_many')])
    expect((await save(site, { photos: [] })).status).toBe(200)
    for (let count = 12; count < 24; count++) await added(designer, site, small)
    expect((await send(designer, site, small)).status).toBe(422)
  })
})
