import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'rutas-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command line as a person does: words in, JSON or a sentence out. */
function rutas(args: string[], input: string | Buffer = '', settings: Record<string, string> = {}) {
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), RUTAS_LANG: 'es', ...settings }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/rutas.ts', ...args], {
    env,
    input,
    encoding: 'utf8',
  })
  return { status, stderr, stdout, json: () => JSON.parse(stdout) as never }
}
/** The one line of a refusal; fails when there is more, or when it is not a refusal. */
function reason(args: string[], input: string | Buffer = '', settings: Record<string, string> = {}): string {
  const { status, stderr } = rutas(args, input, settings)
  expect([args, status, stderr.trim().split('\n').length, stderr]).toEqual([args, 1, 1, stderr])
  return stderr.trim()
}
const method = (verb: string, input: object) => rutas([verb, '-'], JSON.stringify(input))

const DOSSIER = {
  currency: 'EUR',
  brackets: [{ paying: 10 }, { paying: 15, free: 1 }],
  fixed: [
    { name: 'vehicle', payee: 'transport', amount: '450.00' },
    { name: 'guide', payee: 'guides', amount: '275.00' },
  ],
  perPerson: [{ name: 'beds', payee: 'lodging', amount: '113.00' }],
  contingency: 0.04,
  margin: { rate: 0.12, of: 'price' },
  fund: 0.02,
  commission: { rate: 0.1, of: 'price' },
  tax: { rate: 0.21, base: 'total' },
  freePlaces: 'cost',
  division: 'joint',
  roundUpTo: '10',
}

describe('the command line', () => {
  it('finds no fault in the catalog that ships', () => {
    const { status, json } = rutas(['check'])
    expect(json()).toEqual({ faults: [] })
    expect(status).toBe(0)
  })

  it('answers each method with the shape of its contract', () => {
    expect(
      method('capacity', {
        space: 45000,
        spacePerVisitor: 20,
        openHours: 8,
        visitHours: 4,
        factors: [
          { name: 'tide', limiting: 5000, total: 45000 },
          { name: 'access', limiting: 4500, total: 45000 },
          { name: 'rain', limiting: 1100, total: 2920 },
        ],
        management: 0.7532,
        present: 87,
      }).json(),
    ).toMatchObject({ visitsPerDay: 2, physical: 4500, dailyLimit: 845 })
    expect(
      method('score', { method: 'colombia', group: 'material', points: [18, 17, 24], significance: 'national' }).json(),
    ).toMatchObject({ total: 77 })
    expect(
      method('walk', { method: 'mide', distance: 12000, ascent: 600, descent: 600, surface: 'path' }).json(),
    ).toMatchObject({ seconds: 15300, effort: 3 })
    expect(method('emissions', { legs: [{ mode: 'coach', km: 120 }], year: 2019 }).json()).toMatchObject({
      share: { coach: 1 },
    })
    const { brackets } = method('price', DOSSIER).json() as { brackets: { sold: string; revenue: string }[] }
    expect(brackets.map((bracket) => bracket.sold)).toEqual(['310.00', '280.00'])
  })

  it('refuses what a method does not take, naming the key, with exit 1', () => {
    const unknown = method('price', { ...DOSSIER, discount: 0.5 })
    expect([unknown.status, unknown.stdout]).toEqual([1, ''])
    expect(unknown.stderr).toContain('discount')
    expect(method('price', { ...DOSSIER, fund: 1.2 }).stderr).toContain('fund')
    expect(method('capacity', { space: -1 }).stderr).toContain('space')
    const broken = rutas(['walk', '-'], '{"method": ')
    expect([broken.status, broken.stderr.trim().split('\n').length]).toEqual([1, 1])
    expect(rutas(['walk', join(folder, 'none.json')]).stderr).toContain('none.json')
  })

  it('answers wrong words with exit 2 and what would be right', () => {
    for (const args of [
      [],
      ['fly'],
      ['distance', '--from', 'aquí', '--to', '0,0'],
      ['export', 'clouds', '--format', 'json'],
      ['check', '--fast'],
      ['toString'],
    ]) {
      const { status, stdout } = rutas(args)
      expect([args, status]).toEqual([args, 2])
      if (args.length > 0) expect(stdout).toBe('')
    }
  })

  it('measures a road, and says what is only an estimate', () => {
    const road = rutas(['distance', '--from', '-86.2514,12.1328', '--to', '-86.3540,13.0917']).json() as {
      metres: number
      source: string
      estimated: boolean
      snapped: number[]
    }
    expect(road).toMatchObject({ source: 'network', estimated: false })
    expect(road.metres / 1000).toBeGreaterThan(140)
    expect(road.metres / 1000).toBeLessThan(157)
    expect(road.snapped).toHaveLength(2)
  })

  it('refuses to drive to another continent, in one sentence', () => {
    const { status, stderr } = rutas(['distance', '--from=-86.2514,12.1328', '--to=2.35,48.85'])
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('gives directions in the language asked for', () => {
    const text = (lang: string) =>
      JSON.stringify(
        rutas(['directions', '--via', '-86.2514,12.1328', '--via=-86.8780,12.4350', '--lang', lang]).json(),
      )
    expect(text('es')).toMatch(/destino/)
    expect(text('en')).toMatch(/destination/)
    expect(text('pt')).not.toBe(text('es'))
  })

  it('exports sites and brings them back without changing anything', () => {
    for (const format of ['geojson', 'csv']) {
      const file = join(folder, `sitios.${format}`)
      expect(rutas(['export', 'sites', '--format', format, '--out', file]).json()).toMatchObject({ file })
      expect(rutas(['check', file]).json()).toEqual({ faults: [] })
      expect(rutas(['import', file]).json()).toMatchObject({ added: [], changed: [], refused: [] })
    }
    const csv = readFileSync(join(folder, 'sitios.csv'))
    expect(rutas(['check', '-'], csv).json()).toEqual({ faults: [] })
    expect(rutas(['import', '-'], csv).json()).toMatchObject({ added: [], changed: [], refused: [] })
    const [es, pt] = ['es', 'pt'].map(
      (lang) => rutas(['export', 'routes', '--format', 'gpx', '--slug', 'ruta-che', '--lang', lang!]).stdout,
    )
    expect(es).toContain('<gpx')
    expect(pt).toContain('/pt/rutas/ruta-che')
    expect(pt).not.toBe(es)
    expect(rutas(['export', 'routes', '--format', 'gpx', '--slug', 'nada']).status).toBe(1)
  })

  it('names every fault of a broken file and imports nothing of it', () => {
    const file = join(folder, 'rotos.geojson')
    const sites = JSON.parse(readFileSync('data/sites.geojson', 'utf8'))
    const [a, b] = sites.features.slice(0, 2)
    a.properties.id = a.id = 'sitio-nuevo'
    b.geometry.coordinates = [200, 95]
    delete b.properties.summary.pt
    writeFileSync(file, JSON.stringify({ ...sites, features: [a, b] }))
    const checked = rutas(['check', file])
    expect(checked.status).toBe(1)
    const { faults } = checked.json() as { faults: { feature: string; field: string }[] }
    expect(faults.map((fault) => fault.field)).toEqual(
      expect.arrayContaining(['geometry.coordinates.0', 'geometry.coordinates.1', 'summary.pt']),
    )
    const refused = rutas(['import', file])
    expect([refused.status, refused.json()]).toMatchObject([1, { added: ['sitio-nuevo'] }])
    expect(rutas(['export', 'sites', '--format', 'json']).stdout).not.toContain('sitio-nuevo')
  })

  it('answers what a person can cause with one line and exit 1, in any language', () => {
    expect(reason(['check', folder])).toContain('carpeta')
    expect(reason(['check'], '', { CATALOG_DIR: join(folder, 'catalogo') })).toContain('CATALOG_DIR')
    const input = Buffer.from(JSON.stringify({ method: 'mide', distance: 12000, señal: 1 }), 'latin1')
    expect(reason(['walk', '-'], input, { RUTAS_LANG: 'pt' })).toMatch(/parece Windows-1252.*UTF-8/)
  })

  it('backs up, loses something, and restores it', () => {
    const copy = join(folder, 'copia.sqlite')
    expect(rutas(['backup', copy]).json()).toMatchObject({ file: copy })
    expect(rutas(['backup', copy]).status).toBe(1)
    const file = join(folder, 'uno.geojson')
    const [site] = JSON.parse(readFileSync('data/sites.geojson', 'utf8')).features
    site.properties.id = site.id = 'sitio-de-paso'
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [site] }))
    expect(rutas(['import', file, '--dry-run']).json()).toMatchObject({ dryRun: true, added: ['sitio-de-paso'] })
    expect(rutas(['import', file]).json()).toMatchObject({ added: ['sitio-de-paso'] })
    expect(rutas(['export', 'sites', '--format', 'json']).stdout).toContain('sitio-de-paso')
    const { replaced } = rutas(['restore', copy]).json() as { replaced: string }
    expect(existsSync(replaced)).toBe(true)
    expect(rutas(['export', 'sites', '--format', 'json']).stdout).not.toContain('sitio-de-paso')
    writeFileSync(join(folder, 'falsa.sqlite'), 'esto no es una base de datos')
    expect(rutas(['restore', join(folder, 'falsa.sqlite')]).status).toBe(1)
  })
})
