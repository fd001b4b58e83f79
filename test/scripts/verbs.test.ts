import { strToU8, zipSync } from 'fflate'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { backup } from '../../scripts/verbs/backup'
import { brochure } from '../../scripts/verbs/brochure'
import { check } from '../../scripts/verbs/check'
import { directionsVerb, distance } from '../../scripts/verbs/distance'
import { exportVerb } from '../../scripts/verbs/export'
import { importVerb } from '../../scripts/verbs/import'
import { capacity, score, walk } from '../../scripts/verbs/methods'
import { sentenceOf } from '../../scripts/verbs/sentence'
import { UsageError, type Refusal } from '../../scripts/verbs/usage'
import type { Language } from '../../server/contract/common'

const folder = mkdtempSync(join(tmpdir(), 'rutas-verbs-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  process.env.DATA_DIR = join(folder, 'data')
  delete process.env.CATALOG_DIR
  delete process.env.PORT
})

type Verb = (args: string[], language: Language) => Promise<unknown>

async function trouble(verb: Verb, args: string[], language: Language): Promise<unknown> {
  return verb(args, language).then(
    () => expect.unreachable(`${args.join(' ')} was not refused`),
    (error: unknown) => error,
  )
}
/** The sentence with which a verb refuses a call of the wrong form. */
async function misuse(verb: Verb, args: string[], language: Language = 'es'): Promise<string> {
  const error = await trouble(verb, args, language)
  expect(error).toBeInstanceOf(UsageError)
  return sentenceOf(error, language)!
}
/** The sentence with which a verb answers no. */
async function refusal(verb: Verb, args: string[], language: Language = 'es'): Promise<string> {
  const error = await trouble(verb, args, language)
  expect(error).not.toBeInstanceOf(UsageError)
  expect(sentenceOf(error, language)).toMatch(/^[^\n]+$/)
  return sentenceOf(error, language)!
}
function written(name: string, content: string | Buffer): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

describe('a call of the wrong form', () => {
  it('is told by a sentence in the reader’s language which word is wrong', async () => {
    expect(await misuse(score, [])).toBe('Falta un argumento: se dieron 0 de 1.')
    expect(await misuse(walk, ['a', 'b'], 'pt')).toBe('“b” está sobrando: o comando leva só 1 argumento(s).')
    expect(await misuse(check, ['--fast'])).toBe('El comando no lleva --fast.')
    expect(await misuse(check, ['-x'], 'en')).toBe('The command does not take -x.')
    expect(await misuse(importVerb, ['a.csv', '--dry-run=no'], 'en')).toBe('--dry-run takes no value.')
  })

  it('is told which place or flag is missing or is none', async () => {
    expect(await misuse(distance, ['--from', '--to', '1,2'], 'en')).toBe('--from needs a value.')
    expect(await misuse(distance, ['--to', '1,2'])).toBe('Falta --from.')
    expect(await misuse(distance, ['--from', '1,2', '--from', '1,3', '--to', '1,2'])).toMatch(/--from.*más de una vez/)
    for (const place of ['1;2', '1', '1,2,3', 'a,b', '-186.25,12.13', '-86.25,-92', ''])
      expect([place, await misuse(distance, [`--from=${place}`, '--to', '1,2'])]).toEqual([
        place,
        expect.stringMatching(place ? /LON,LAT/ : /necesita un valor/),
      ])
    expect(await misuse(directionsVerb, ['--via', '-86.25,12.13'])).toMatch(/dos --via/)
    expect(await misuse(directionsVerb, ['--via', '1,2', '--via', '1,3', '--mode', 'tren'])).toMatch(/car, coach/)
  })

  it('is told what can be exported, how, and in which languages', async () => {
    expect(await misuse(exportVerb, ['hasOwnProperty', '--format', 'json'])).toMatch(/«hasOwnProperty».*sites, routes/)
    expect(await misuse(exportVerb, ['sites'])).toBe('Falta --format.')
    expect(await misuse(exportVerb, ['sites', '--format', 'shp'])).toMatch(/«shp».*json, geojson, csv, gpx, kml/)
    expect(await misuse(exportVerb, ['sites', '--format', 'json', '--slug', 'x'])).toMatch(/--slug.*«sites»/)
    expect(await misuse(exportVerb, ['routes', '--format', 'gpx'])).toBe('Falta --slug.')
    const route = ['routes', '--format', 'gpx', '--slug', 'ruta-che']
    expect(await misuse(exportVerb, [...route, '--lang', 'fr'], 'en')).toMatch(/--lang.*"fr".*es, pt, en/)
  })
})

describe('a text file', () => {
  const latin = Buffer.from('id,name.es\nsitio,Peñón', 'latin1')

  it('in another encoding is refused by its name, never garbled', async () => {
    expect(await refusal(check, [written('latin1.csv', latin)])).toMatch(/latin1\.csv.*Windows-1252.*UTF-8/)
    expect(await refusal(importVerb, [written('latin1.csv', latin)], 'en')).toMatch(/Windows-1252.*UTF-8/)
    const bare = Buffer.from('id,name.es\nsitio,Penon', 'utf16le')
    expect(await refusal(check, [written('bare.csv', bare)], 'pt')).toMatch(/UTF-16LE.*UTF-8/)
    const sheet = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') })
    expect(await refusal(check, [written('hoja.csv', Buffer.from(sheet))])).toMatch(/Excel.*CSV UTF-8/)
    expect(await refusal(check, [written('cortado.csv', Buffer.from('PK\x03\x04…'))])).toMatch(/dañado o cortado/)
  })

  it('in UTF-8 or marked UTF-16 reads the same', async () => {
    const input = JSON.stringify({ method: 'mide', distance: 12000, señal: 1 })
    const marked = Buffer.from(`\uFEFF${input}`, 'utf16le')
    for (const bytes of [Buffer.from(input), Buffer.from(`\uFEFF${input}`), marked, Buffer.from(marked).swap16()])
      expect(await refusal(walk, [written('entrada.json', bytes)])).toContain('señal')
  })
})

describe('a spreadsheet or a list', () => {
  const faults = async (name: string, text: string) => {
    const error = await trouble(check, [written(name, text)], 'es')
    return ((error as Refusal).answer as { faults: { feature: string; problem: string }[] }).faults
  }

  it('without rows, or with a column twice, is a fault', async () => {
    expect(await faults('vacio.csv', '')).toMatchObject([{ problem: 'no tiene filas' }])
    expect(await faults('titulos.csv', 'id,network\n')).toMatchObject([{ problem: 'no tiene filas' }])
    expect(await faults('columnas.csv', 'id,network,id\na,che,b\n')).toMatchObject([
      { field: 'id', problem: 'la columna está repetida' },
    ])
    expect(await faults('sin-nombre.csv', 'id,,\na,perdido,\n')).toContainEqual(
      expect.objectContaining({ field: '#2', problem: expect.stringContaining('#2') }),
    )
  })

  it('with an identifier twice says so once, even when the rows have other faults', async () => {
    const twice = async (name: string, text: string) =>
      (await faults(name, text))
        .filter(({ problem }) => problem.includes('ya está en uso'))
        .map(({ feature }) => feature)
    expect(await twice('dos.csv', 'id,network\na,che\na,che\nb,che\n')).toEqual(['a'])
    const [provider] = JSON.parse(readFileSync('data/providers.json', 'utf8'))
    const rows = JSON.stringify([provider, { ...provider, place: 3 }])
    expect(await twice('providers.json', rows)).toEqual([provider.id])
    const { features } = JSON.parse(readFileSync('data/sites.geojson', 'utf8'))
    const collection = { type: 'FeatureCollection', features: [features[0], features[0]] }
    expect(await twice('sitios.geojson', JSON.stringify(collection))).toEqual([features[0].properties.id])
  })
})

describe('the machine', () => {
  it('refuses in one line what is missing or a folder', async () => {
    expect(await refusal(score, [folder], 'en')).toContain('folder')
    expect(await refusal(score, [join(folder, 'nada.json')], 'pt')).toMatch(/não se encontra.*nada\.json/i)
    const nowhere = join(folder, 'ninguna', 'x.json')
    expect(await refusal(exportVerb, ['rates', '--format', 'json', '--out', nowhere])).toMatch(/ninguna no existe/)
    expect(await refusal(exportVerb, ['rates', '--format', 'json', '--out', folder])).toMatch(/es una carpeta/)
    expect(await refusal(backup, [nowhere])).toMatch(/ninguna no existe/)
    expect(await refusal(brochure, ['route', 'ruta-che', '--out', nowhere])).toMatch(/ninguna no existe/)
  })

  it('refuses in one line a catalog without its folder, its map or its roads', async () => {
    const between = ['--from', '1,2', '--to', '1,3']
    process.env.CATALOG_DIR = join(folder, 'catalogo')
    expect(await refusal(distance, between)).toContain('CATALOG_DIR')
    mkdirSync(process.env.CATALOG_DIR)
    expect(await refusal(check, [])).toContain('basemap.topo.json')
    expect(await refusal(exportVerb, ['sites', '--format', 'json'])).toContain('basemap.topo.json')
    expect(await refusal(distance, between)).toContain('roads')
  })

  it('refuses in one line settings and a database that cannot be used', async () => {
    process.env.PORT = 'ocho'
    expect(await refusal(exportVerb, ['sites', '--format', 'json'])).toContain('PORT')
    delete process.env.PORT
    process.env.DATA_DIR = join(folder, 'rota')
    mkdirSync(process.env.DATA_DIR)
    written('rota/rutas.sqlite', 'esto no es una base de datos')
    expect(await refusal(exportVerb, ['sites', '--format', 'json'])).toMatch(/base de datos no se puede usar/)
  })
})

it('refuses an answer that is no number instead of printing nothing in its place', async () => {
  const endless = { space: 1e308, spacePerVisitor: 1e-3, openHours: 8, visitHours: 4, factors: [], management: 1 }
  expect(await refusal(capacity, [written('enorme.json', JSON.stringify(endless))])).toContain('physical')
})
