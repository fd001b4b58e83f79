import { describe, expect, it } from 'vitest'
import { isInCountry } from '../../../geo/in-country'
import { draftRow, type DraftContext } from '../../../server/catalog/import-draft.rules'
import { tableOf } from '../../../server/catalog/import-csv.rules'
import { decodeText } from '../../../server/catalog/import-text.rules'
import { readImport } from '../../../server/catalog/import.rules'
import { faultSentence } from '../../../server/contract/faults'
import { realBasemap, realCatalog } from '../../real-catalog'

const context: DraftContext = {
  ...{ language: 'es', file: 'f', network: 'sandino' },
  inCountry: (country, at) => isInCountry(realBasemap, country, at),
  countries: realBasemap.countries.map(({ code }) => code),
}
const read = (file: string, text: string) => readImport({ file, text, language: 'es' })
/** Every problem of a file: of the whole, then row by row as `row field: problem`. */
function problems(file: string, text: string): string[] {
  const reading = read(file, text)
  const rows = reading.rows.map((row) => draftRow(row, context))
  return [
    ...reading.faults.map(({ field, problem }) => `${field}: ${problem}`),
    ...rows.flatMap(({ row, faults }) => faults.map(({ field, problem }) => `${row} ${field}: ${problem}`)),
  ]
}
const drafts = (file: string, text: string) => read(file, text).rows.map((row) => draftRow(row, context))

const feature = (properties: object, coordinates: unknown = [-86.25, 12.13]) => ({
  ...{ type: 'Feature', properties },
  geometry: { type: 'Point', coordinates },
})
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const named = { name: { es: 'Casa' } }
const gpx = (...points: string[]) => `<?xml version="1.0"?><gpx version="1.1">${points.join('')}</gpx>`
const kml = (...marks: string[]) =>
  `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${marks.join('')}</Document></kml>`

describe('a file of sites', () => {
  it('that is empty, cut in half or of no known kind is refused as a whole, with the reason', () => {
    const whole: Record<string, [file: string, text: string, reason: RegExp]> = {
      empty: ['a.geojson', '', /vacío/],
      blank: ['a.gpx', ' \n ', /vacío/],
      half: ['a.geojson', collection(feature(named)).slice(0, -20), /JSON/],
      list: ['a.json', '[1, 2]', /no se reconoce/],
      geometry: ['a.geojson', '{"type":"Point","coordinates":[1,2]}', /no se reconoce/],
      quote: ['a.csv', 'id,network\n"a,che\nb,che\n', /CSV legible/],
      header: ['a.csv', 'id,network\n', /no tiene filas/],
      twice: ['a.csv', 'id,id\na,b\n', /repetida/],
      halfGpx: ['a.gpx', gpx('<wpt lat="12" lon="-86"><name>A</name></wpt>').slice(0, -12), /GPX o KML legible/],
      track: ['a.gpx', gpx('<trk><trkseg/></trk>'), /no tiene puntos/],
      html: ['a.html', '<html><body>hola</body></html>', /no se reconoce/],
    }
    for (const [name, [file, text, reason]] of Object.entries(whole))
      expect([name, problems(file, text)]).toEqual([name, [expect.stringMatching(reason)]])
  })

  it('is not told back whole where a parser stumbles over it', () => {
    const [told] = problems('a.gpx', `<gpx>${'<'.repeat(100_000)}`)
    expect(told).toMatch(/GPX o KML legible/)
    expect(told!.length).toBeLessThan(400)
  })

  it('with entities is refused before anybody reads it, however it spells them', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    for (const text of [`<?xml version="1.0"?>${bomb}${gpx()}`, kml('<!-- <!doctype x> -->'), gpx('<! ENTITY a "b">')])
      expect(problems('a.gpx', text)).toEqual([expect.stringMatching(/entidades/)])
  })

  it('nested without end is told, not followed', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(problems('a.geojson', deep)).toEqual([expect.stringMatching(/JSON|reconoce/)])
    const inside = JSON.stringify(feature(named)).replace('"Casa"', '['.repeat(500) + ']'.repeat(500))
    expect(problems('a.geojson', `{"type":"FeatureCollection","features":[${inside}]}`)[0]).toMatch(/anidado/)
    const tags = '<Folder>'.repeat(5000) + '</Folder>'.repeat(5000)
    expect(problems('a.kml', kml(tags))).toEqual([expect.stringMatching(/KML/)])
  })

  it('asks about coordinates that are the other way round, off the Earth, or no numbers', () => {
    const at = (coordinates: unknown, more = {}) =>
      problems('a.geojson', collection(feature({ ...named, ...more }, coordinates)))
    expect(at([12.13, -86.25], { country: 'NI' })).toEqual([expect.stringMatching(/NI.*invertidas/)])
    expect(at([12.13, -86.25])).toEqual([expect.stringMatching(/ningún país.*invertidas/)])
    expect(at([12.13, -96.25])).toEqual([expect.stringMatching(/latitud va de -90.*invertidas/)])
    expect(at([200, 95])).toEqual([expect.stringMatching(/no está en la Tierra/)])
    expect(at(['-86', 12])).not.toEqual([])
    expect(at([-86])).not.toEqual([])
    expect(at([-86.25, 12.13])).toEqual([])
    for (const text of ['27.25S', '-27,25', '1e400', 'NaN', '0x10', '1 2'])
      expect([text, problems('a.csv', `network;name.es;lng;lat\nche;Casa;-80;${text}\n`)]).toEqual([
        text,
        [expect.stringContaining(`«${text}» no es un número`)],
      ])
    expect(problems('a.kml', kml('<Placemark><name>A</name><Point><coordinates>-86,25,12,13</coordinates></Point></Placemark>'))[0]).toContain('«-86,25,12,13»') // prettier-ignore
    expect(problems('a.gpx', gpx('<wpt lat="12,13" lon="-86.25"><name>A</name></wpt>'))).toEqual([
      expect.stringContaining('«12,13» no es un número'),
    ])
  })

  it('with one id twice has both rows refused: nobody can tell which is meant', () => {
    const two = problems('a.csv', 'id,network,name.es\na,che,Uno\na,che,Dos\nb,che,Tres\n')
    expect(two).toEqual([expect.stringMatching(/^1 id: .*ya está en uso/), expect.stringMatching(/^2 id: /)])
  })

  it('with control or hidden characters has those rows refused by their field', () => {
    const text = collection(
      feature({ name: { es: 'Ca\u0000sa' } }),
      feature({ name: { es: 'Casa\u202E' } }),
      feature(named),
    )
    expect(problems('a.geojson', text)).toEqual([
      expect.stringMatching(/^1 name\.es: .*control/),
      expect.stringMatching(/^2 name\.es: .*control/),
    ])
    expect(problems('a.csv', 'network,name.es\nche,Ca\u0007sa\n')[0]).toMatch(/^1 name\.es: .*control/)
    expect(problems('a.gpx', gpx('<wpt lat="12.13" lon="-86.25"><name>A&#7;</name></wpt>'))[0]).toMatch(/^1 name\.es: /)
  })

  it('with rows that are cut says which, and keeps the others apart', () => {
    const text = 'network,name.es,kind\nche,Uno,museum\nche,Dos\nche,Tres,museum,\nche,Cuatro,museum,más\n'
    expect(problems('a.csv', text)).toEqual([
      expect.stringMatching(/^2 : la fila tiene 2 celdas y el encabezado 3/),
      expect.stringMatching(/^4 : la fila tiene 4 celdas/),
    ])
  })

  it('names what no site has, and what is of the wrong kind', () => {
    expect(problems('a.geojson', collection(feature({ ...named, colour: 'red' })))[0]).toMatch(/^1 colour: /)
    expect(problems('a.geojson', collection(feature({ ...named, network: 'marte' })))[0]).toMatch(/^1 network: /)
    expect(problems('a.geojson', collection(null, 3, feature(named)))).toHaveLength(2)
    expect(problems('a.geojson', collection(null))).not.toEqual([])
    expect(problems('a.geojson', collection(feature({ ...named, date: '1927-02-30' })))[0]).toMatch(/^1 date: /)
    expect(problems('a.geojson', collection(feature({ ...named, openingHours: 'por la tarde' })))[0]).toMatch(
      /^1 openingHours: /,
    )
  })

  it('larger than anybody brings is refused by its count', () => {
    const rows = 'che,Casa\n'.repeat(20_001)
    expect(problems('a.csv', `network,name.es\n${rows}`)).toEqual([expect.stringMatching(/20001 sitios.*20000/)])
  })

  it('speaks the three languages', () => {
    for (const code of ['swapped', 'hostile', 'alike', 'entities', 'encoding'] as const)
      expect(new Set((['es', 'pt', 'en'] as const).map((language) => faultSentence(code, language))).size).toBe(3)
  })
})

describe('a spreadsheet', () => {
  it('may separate its cells by commas, semicolons or tabs, and hold all of them in quotes', () => {
    for (const sign of [',', ';', '\t']) {
      const [row] = drafts('a.csv', `network${sign}name.es\nche${sign}"Uno, dos; tres\tcuatro\n""cinco"""\n`)
      expect(row!.value).toEqual({ name: { es: 'Uno, dos; tres\tcuatro\n"cinco"' } })
    }
    expect(tableOf('sep=|\na|b\n1|2\n')).toMatchObject({ columns: ['a', 'b'], rows: [['1', '2']] })
  })

  it('says by an empty cell that there is nothing, and by an absent column nothing at all', () => {
    const [row] = drafts('a.csv', 'id,network,name.es,caution.es\na,che,Casa,\n')
    expect(row).toMatchObject({ id: 'a', network: 'che', value: { name: { es: 'Casa' } } })
    expect(row!.emptied).toEqual(['caution.es'])
  })

  it('takes what began like a formula as the text it is', () => {
    const [row] = drafts('a.csv', "network,name.es,municipality\nche,'=1+1,-Sagua\n")
    expect(row!.value).toMatchObject({ name: { es: '=1+1' }, municipality: '-Sagua' })
  })
})

describe('waypoints', () => {
  it('say a name, a point and a description, and nothing else of a site', () => {
    const point =
      '<wpt lat="12.13" lon="-86.25"><ele>80</ele><name>La &amp; Casa</name><desc><![CDATA[<b>Sí</b> & no]]></desc></wpt>'
    expect(drafts('a.gpx', gpx(point, '<trk/>'))[0]).toMatchObject({
      ...{ id: undefined, network: 'sandino', faults: [] },
      value: { name: { es: 'La & Casa' }, summary: { es: '<b>Sí</b> & no' }, at: [-86.25, 12.13] },
    })
    expect(read('a.gpx', gpx(point, '<trk/>')).notes).toEqual([expect.stringMatching(/líneas y áreas.*1/)])
  })

  it('are found in whatever folder they lie, with any prefix and any ending of the file', () => {
    const mark =
      '<Placemark><name>N&#186; 7</name><Point><coordinates> -86.25,12.13,0 </coordinates></Point></Placemark>'
    const line = '<Placemark><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>'
    const text = kml(`<Folder><Folder>${mark}</Folder>${line}</Folder>`)
    for (const name of ['a.kml', 'a', 'a.xml']) {
      expect(drafts(name, text).map(({ value }) => value)).toEqual([{ name: { es: 'Nº 7' }, at: [-86.25, 12.13] }])
      expect(read(name, text).notes).toHaveLength(1)
    }
  })

  it('without a name or a place are refused by their number', () => {
    expect(problems('a.gpx', gpx('<wpt lat="12" lon="-86"/>', '<wpt lon="-86"><name>A</name></wpt>'))).toEqual([
      '1 name: no tiene nombre',
      '2 lat: falta este campo',
    ])
  })
})

describe('the letters of a file', () => {
  const text = 'id;name.es\na;Ñancahuazú\n'
  it('are read in UTF-8 and in UTF-16 with its mark', () => {
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16, Buffer.from(utf16).swap16()])
      expect(decodeText(bytes)).toMatchObject({ text })
  })

  it('are never guessed: any other encoding is named', () => {
    const named = (bytes: Buffer) => decodeText(bytes)
    expect(named(Buffer.from(text, 'latin1'))).toEqual({ unread: 'Windows-1252 / ISO-8859-1' })
    expect(named(Buffer.from(text, 'utf16le'))).toEqual({ unread: 'UTF-16LE' })
    expect(named(Buffer.from('PK\u0003\u0004'))).toEqual({ unread: expect.stringContaining('XLSX') })
    expect(named(Buffer.from(`id\0;name\n`))).toHaveProperty('unread')
  })

  it('of an XML file are what it says they are', () => {
    const xml = `<?xml version="1.0" encoding="ISO-8859-1"?>${gpx('<wpt lat="1" lon="2"><name>Peñón</name></wpt>').slice(21)}`
    expect(decodeText(Buffer.from(xml, 'latin1'))).toEqual({ text: xml, encoding: 'windows-1252' })
  })
})

it('takes the whole catalog as drafts without a fault', () => {
  const features = realCatalog().sites.map(({ at, ...properties }) => feature(properties, at))
  expect(problems('sitios.geojson', collection(...features))).toEqual([])
})
