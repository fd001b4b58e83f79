import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { siteTemplate } from '../../../server/catalog/import-template.rules'
import type { ImportFormat, ImportPreview } from '../../../server/contract/api/import'
import { LANGUAGES, NETWORK_IDS } from '../../../server/contract/common'
import type { Site } from '../../../server/contract/site'
import { sitesAs } from '../../../server/open/sites.rules'
import { realCatalog } from '../../real-catalog'
import { openProgram, type Program } from '../open-program'
import { openGate, type Visitor } from '../visitors'

const SITES: Site[] = realCatalog().sites.map((site, index) =>
  index === 0
    ? {
        ...site,
        formerNames: ['Villa | Vieja', 'Ñandú; «el viejo»'],
        sensitive: { blurMetres: 1000, reason: 'Lo pidió la comunidad.' },
        summary: { ...site.summary, es: '=SUMA(A1)\nlínea dos; "comillas", comas\n\ttabulador' },
      }
    : site,
)

let program: Program
let coordination: Visitor
beforeAll(async () => {
  program = await openProgram({ empty: true })
  await program.house.catalogCommands.importSites(SITES, { dryRun: false })
  coordination = (await openGate(program)).coordination
}, 120_000)
afterAll(() => program?.close())

async function preview(name: string, bytes: Uint8Array | string, more: object = {}): Promise<ImportPreview> {
  const base64 = Buffer.from(bytes).toString('base64')
  const told = await coordination.ask({ method: 'POST', path: '/api/imports/preview', body: { name, base64, ...more } })
  expect([name, told.status]).toEqual([name, 200])
  return told.json as ImportPreview
}
const wrongOf = ({ problems, rows }: ImportPreview) =>
  [...problems, ...rows.flatMap((row) => row.problems)].map(({ problem }) => problem).join('\n')

const HEAD = 'id,network,name.es,lng,lat'
const row = (id: string, lng: string, lat: string) => `${id},sandino,Casa,${lng},${lat}`
const csv = (...rows: string[]) => [HEAD, ...rows, ''].join('\n')
const GOOD = csv(row('casa-nueva', '-86.1', '12.9'))
const KML = (inner: string) => `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inner}</Document></kml>`
const DEEP = 40_000

/** What people really bring, and what must never get in: each refused by a sentence that says what and where. */
const BAD =
  ([
  ['GeoJSON cut in half', 'a.geojson', sitesAs('geojson', SITES.slice(0, 3), { language: 'es', bom: false }).slice(0, 4000), /no es JSON/],
  ['CSV cut in a row', 'a.csv', csv(row('uno', '-86.1', '12.9'), 'dos,sandino,Ca'), /cortado/],
  ['CSV cut in a quote', 'a.csv', `${HEAD}\nuno,sandino,"Casa`, /CSV/],
  ['GPX cut in half', 'a.gpx', '<gpx><wpt lat="12.9" lon="-86.1"><name>Ca', /GPX/],
  ['UTF-16 without its mark', 'a.csv', Buffer.from(GOOD, 'utf16le'), /UTF-16LE/],
  ['Latin-1', 'a.csv', Buffer.from(GOOD.replace('Casa', 'Peñón'), 'latin1'), /Windows-1252/],
  ['Windows-1252', 'a.csv', Buffer.concat([Buffer.from(HEAD), Buffer.from([10, 0x93, 0x65, 0x94])]), /Windows-1252/],
  ['swapped coordinates', 'a.csv', csv(row('uno', '12.9', '-86.1')), /otro orden|invertid|al revés/i],
  ['a latitude beyond the pole', 'a.csv', csv(row('uno', '-86.1', '95')), /90/],
  ['a longitude beyond the date line', 'a.csv', csv(row('uno', '-200', '12')), /180/],
  ['a hemisphere letter', 'a.csv', csv(row('uno', '-86.1', '27.25S')), /«27\.25S»/],
  ['a decimal comma', 'a.csv', `${HEAD.replaceAll(',', ';')}\nuno;sandino;Casa;-86.1;-27,25\n`, /«-27,25»/],
  ['one id twice', 'a.csv', csv(row('uno', '-86.1', '12.9'), row('uno', '-86.2', '12.8')), /único/],
  ['entities that unfold', 'a.gpx', '<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><gpx><wpt lat="1" lon="1"/></gpx>', /entidades/],
  ['nesting without end, JSON', 'a.geojson', '['.repeat(DEEP) + ']'.repeat(DEEP), /GeoJSON|JSON/],
  ['nesting in a field', 'a.geojson', `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"network":"sandino","name":${'{"a":'.repeat(60)}1${'}'.repeat(60)}}}]}`, /niveles/],
  ['nesting without end, XML', 'a.kml', KML('<Folder>'.repeat(500) + '</Folder>'.repeat(500)), /KML/],
  ['NUL bytes', 'a.csv', GOOD.replace('Casa', 'Ca\0sa'), /UTF-8/],
  ['a NUL escaped in JSON', 'a.geojson', '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"network":"sandino","name":{"es":"a\\u0000b"}}}]}', /caracteres/],
  ['quotes that never close', 'a.csv', `${HEAD}\nuno,sandino,"Casa,-86.1,12.9\ndos,sandino,Otra,-86,12\n`, /CSV/],
  ['a header and nothing below', 'a.csv', `${HEAD}\n`, /fila/],
  ['nothing at all', 'a.csv', '', /fila|vacío/],
  ['nothing at all, GeoJSON', 'a.geojson', '  \n', /vacío/],
  ['a page of the web', 'a.kml', '<!doctype html><html></html>', /entidades|KML|reconoce/],
  ['a picture', 'a.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]), /UTF-8/],
  ['a spreadsheet as Excel saves it', 'a.xlsx', zipSync({ '[Content_Types].xml': Buffer.from('<x/>'), 'xl/workbook.xml': Buffer.from('<x/>') }), /CSV UTF-8/],
  ['a KMZ that is a bomb', 'a.kmz', zipSync({ 'doc.kml': new Uint8Array(60_000_000) }, { level: 9 }), /10 MB/],
  ['a KMZ with a way out of its folder', 'a.kmz', zipSync({ '../doc.kml': Buffer.from(KML('')) }), /carpeta/],
  ['ten megabytes and more', 'a.csv', Buffer.alloc(10 * 1024 * 1024 + 1, 97), /10 MB/],
] as [what: string, name: string, bytes: Uint8Array | string, told: RegExp][]) // prettier-ignore
    .map(([what, name, bytes, told]) => ({ what, name, bytes, told }))

describe('a file that is not as it should be', () => {
  it.each(BAD)('$what is refused or told by its row', async ({ name, bytes, told }) => {
    const answer = await preview(name, bytes)
    expect(wrongOf(answer)).toMatch(told)
    expect(answer.counts.added! + answer.counts.changed!).toBeLessThanOrEqual(1)
  })

  it('leaves the catalog as it was', async () => {
    for (const site of SITES) expect(await program.house.catalog.site(site.id)).toBeDefined()
    const { json } = await coordination.ask({ path: '/api/sites' })
    const { drafts } = json as { drafts: { state: string }[] }
    expect(drafts.filter(({ state }) => state !== 'published')).toEqual([])
  })
})

describe('a file as spreadsheets and phones save it', () => {
  const added = async (name: string, bytes: Uint8Array | string, more: object = {}) => {
    const told = await preview(name, bytes, more)
    expect([wrongOf(told), told.counts]).toEqual(['', expect.objectContaining({ added: 1, refused: 0 })])
    return told.rows[0]!
  }
  it('is read with its mark, in UTF-16 with its mark, and with every kind of line end', async () => {
    const text = GOOD.replace('Casa', 'Peñón')
    for (const bytes of [
      `\uFEFF${text}`,
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      text.replaceAll(',', ';'),
      `sep=;\r\n${text.replaceAll(',', ';')}`,
    ])
      expect((await added('a.csv', bytes)).name).toBe('Peñón')
  })
  it('keeps what looks like a formula as the text it is', async () => {
    expect((await added('a.csv', `${HEAD}\nuno,sandino,"=HYPERLINK(""http://x"")",-86.1,12.9\n`)).name).toMatch(/^=HYP/)
  })
  it('is read out of a KMZ', async () => {
    const mark = '<Placemark><name>Molino</name><Point><coordinates>-86.1,12.9</coordinates></Point></Placemark>'
    const kmz = zipSync({ 'doc.kml': Buffer.from(KML(mark)), 'files/a.png': new Uint8Array(9) })
    expect(await added('mapa.kmz', kmz, { network: 'sandino' })).toMatchObject({ name: 'Molino', id: '' })
  })
  it('is filled in from a template in the reader’s language, for every network', async () => {
    for (const language of LANGUAGES)
      for (const network of NETWORK_IDS)
        for (const format of ['csv', 'geojson'] as const)
          expect(await added(`sitios.${format}`, siteTemplate(format, { language, network }))).toMatchObject({
            network,
          })
  })
})

describe('what leaves and comes back', () => {
  it.each(['geojson', 'csv', 'gpx', 'kml'] as const satisfies ImportFormat[])('as %s is the same', async (format) => {
    const told = await preview(`sitios.${format}`, sitesAs(format, SITES, { language: 'es', bom: format === 'csv' }))
    const off = told.rows.filter(({ state }) => state !== 'unchanged')
    expect(off.map(({ id, changes, problems }) => ({ id, changes, problems }))).toEqual([])
    expect(told.counts).toMatchObject({ unchanged: SITES.length, added: 0, changed: 0 })
  })
})
