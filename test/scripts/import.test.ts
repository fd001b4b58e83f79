import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportVerb } from '../../scripts/verbs/export'
import { importVerb } from '../../scripts/verbs/import'
import { sentenceOf } from '../../scripts/verbs/sentence'
import { Refusal } from '../../scripts/verbs/usage'

const folder = mkdtempSync(join(tmpdir(), 'rutas-import-'))
const settings = { ...process.env }
beforeAll(() => {
  process.env.DATA_DIR = join(folder, 'data')
})
afterAll(() => {
  process.env = settings
  rmSync(folder, { recursive: true })
})

interface Answer {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  readonly matches: readonly string[]
  readonly refused: readonly { feature: string; field: string; problem: string }[]
  readonly rows: readonly { state: string; changes: { field: string; from: unknown; to: unknown }[] }[]
  readonly saved: number
}
interface Feature {
  id?: string
  geometry: { coordinates: number[] } | null
  properties: Record<string, unknown> & { id: string; visitMinutes: number }
}

const { features } = JSON.parse(readFileSync('data/sites.geojson', 'utf8')) as { features: Feature[] }
const copyOf = (index: number, id?: string): Feature => {
  const made = structuredClone(features[index]!)
  if (id !== undefined) made.id = made.properties.id = id
  return made
}
const written = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const geojson = (name: string, ...all: Feature[]) =>
  written(name, JSON.stringify({ type: 'FeatureCollection', features: all }))
const bring = async (...args: string[]) => (await importVerb(args, 'es')) as Answer
const refused = async (...args: string[]): Promise<Refusal> => {
  const error = await importVerb(args, 'es').catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(Refusal)
  expect(sentenceOf(error, 'es')).toMatch(/^[^\n]+$/)
  return error as Refusal
}
const taken = async (format: string, ...flags: string[]) => {
  const out = join(folder, `salida.${format}`)
  await exportVerb(['sites', '--format', format, '--out', out, ...flags], 'es')
  return readFileSync(out, 'utf8')
}

describe('a file brought in from a terminal', () => {
  it('is told field by field on a dry run, and leaves everything as it is', async () => {
    const before = await taken('geojson')
    const changed = copyOf(0)
    changed.properties.visitMinutes += 5
    const answer = await bring(geojson('prueba.geojson', changed, copyOf(1), copyOf(2, 'sitio-nuevo')), '--dry-run')
    expect(answer).toMatchObject({ added: ['sitio-nuevo'], changed: [changed.properties.id], refused: [], saved: 0 })
    expect(answer.unchanged).toEqual([features[1]!.properties.id])
    expect(answer.rows[0]!.changes).toEqual([
      { field: 'visitMinutes', from: changed.properties.visitMinutes - 5, to: changed.properties.visitMinutes },
    ])
    expect(await taken('geojson')).toBe(before)
  })

  it('with a bad row saves nothing, and with --keep-good the good ones', async () => {
    const bad = copyOf(3, 'sitio-torcido')
    bad.geometry!.coordinates.reverse()
    const file = geojson('mezcla.geojson', copyOf(2, 'sitio-bueno'), bad)
    const { answer } = await refused(file)
    const { refused: faults } = answer as Answer
    expect(faults).toEqual([expect.objectContaining({ feature: 'sitio-torcido', field: 'geometry.coordinates' })])
    expect(faults[0]!.problem).toMatch(/invertidas/)
    expect(await taken('json')).not.toContain('sitio-bueno')
    const kept = await bring(file, '--keep-good')
    expect(kept).toMatchObject({ added: ['sitio-bueno'], saved: 1, refused: [expect.anything()] })
    expect(await bring(file, '--keep-good')).toMatchObject({ added: [], changed: [], saved: 0 })
  })

  it('never moves a site to another network', async () => {
    const moved = copyOf(0)
    moved.properties.network = moved.properties.network === 'che' ? 'bolivar' : 'che'
    const { answer } = await refused(geojson('mudado.geojson', moved))
    expect((answer as Answer).refused).toEqual([expect.objectContaining({ field: 'network' })])
  })

  it('of waypoints becomes drafts of the network that is named, which nobody has published', async () => {
    const wpt = '<gpx><wpt lat="13.05" lon="-86.2"><name>Poza de prueba</name></wpt></gpx>'
    const file = written('puntos.gpx', wpt)
    expect(((await refused(file)).answer as Answer).refused[0]!.problem).toMatch(/no dice de qué red/)
    expect(await bring(file, '--network', 'sandino')).toMatchObject({ added: ['poza-de-prueba'], saved: 1 })
    expect(await taken('json')).not.toContain('poza-de-prueba')
    expect(((await refused(file, '--network', 'sandino')).answer as Answer).matches).toEqual(['Poza de prueba'])
    const same = await bring(file, '--network', 'sandino', '--matches', 'same')
    expect(same).toMatchObject({ added: [], unchanged: ['poza-de-prueba'], saved: 0 })
  })

  it('keeps where a sensitive site is to whoever asks for it by name', async () => {
    const hidden = copyOf(4)
    hidden.properties.sensitive = { blurMetres: 2000, reason: 'Lo pidió la comunidad.' }
    expect(await bring(geojson('sensible.geojson', hidden))).toMatchObject({ changed: [hidden.properties.id] })
    const [lng, lat] = hidden.geometry!.coordinates as [number, number]
    for (const format of ['geojson', 'csv', 'gpx', 'kml', 'json']) {
      const open = await taken(format)
      expect([format, open.includes(String(lng)), open.includes(String(lat))]).toEqual([format, false, false])
      expect(await taken(format, '--exact')).toContain(String(lng))
    }
    await taken('geojson', '--exact')
    expect(await bring(join(folder, 'salida.geojson'))).toMatchObject({ added: [], changed: [], refused: [] })
    await taken('csv')
    const { answer } = await refused(join(folder, 'salida.csv'))
    expect(new Set((answer as Answer).refused.map(({ feature }) => feature))).toEqual(new Set([hidden.properties.id]))
    const plain = { ...hidden.properties }
    delete plain.sensitive
    const moved = { ...hidden, geometry: { ...hidden.geometry!, coordinates: [lng + 0.005, lat] }, properties: plain }
    const { answer: told } = await refused(geojson('movido.geojson', moved as Feature))
    expect((told as Answer).refused[0]!.problem).toMatch(/sensible/)
  })

  it('that is a folder, or endless, is refused in one line', async () => {
    const error = await importVerb([folder], 'es').catch((caught: unknown) => caught)
    expect(sentenceOf(error, 'es')).toMatch(/es una carpeta/)
    expect(sentenceOf(await refused('/dev/zero'), 'es')).toMatch(/demasiado grande.*64 MB/)
  })

  it('of fifty megabytes is read or refused, and the catalog stays whole', async () => {
    const before = await taken('json')
    const row = `,${'x'.repeat(5000)},che\n`
    const large = written('grande.csv', `id,summary.es,network\n${row.repeat(10_000)}`)
    expect(((await refused(large)).answer as Answer).refused.length).toBeGreaterThan(9_999)
    const one = written('una.csv', `id,network\na,"${'x'.repeat(50 * 1024 * 1024)}"\n`)
    expect(((await refused(one)).answer as Answer).refused).toEqual([expect.objectContaining({ feature: '' })])
    const half = written('media.geojson', `{"type":"FeatureCollection","features":[${'[1],'.repeat(12_000_000)}`)
    expect(((await refused(half)).answer as Answer).refused[0]!.problem).toMatch(/JSON/)
    expect(await taken('json')).toBe(before)
  }, 60_000)
})
