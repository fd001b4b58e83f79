import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxePuppeteer } from '@axe-core/puppeteer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ElementHandle } from 'puppeteer'
import { Person } from './person'
import { openJourney, type Journey } from './program'
import { wordsOf } from './words'

const w = wordsOf('es')
const FILE = [
  'id;network;name.es;summary.es;visitMinutes;date;lng;lat',
  'molino-viejo;sandino;Molino viejo;"Aquí, según los vecinos; se molió";30;1927;-86.1;12.9',
  ';sandino;Trapiche de los Aráuz;;30;;-86.2;12.95',
  ';sandino;Torcido;;30;;-86,1;12.9',
  ';sandino;Sur;;30;;-86.1;27.25S',
  ';sandino;Ayer;;30;ayer;-86.1;12.9',
  '',
].join('\r\n')

let journey: Journey
let person: Person
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rutas-in-'))
  journey = await openJourney(18_478)
  person = await Person.sitDown(journey.browser, { home: journey.home })
  const secret = /#inicio\.(\S+)/.exec(journey.said())![1]!
  await person.open('/studio/entrar')
  const account = { secret, name: 'Ana', email: 'ana@rutas.ni', password: 'caballo tranvía limón paraguas' }
  await person.page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    await fetch('/api/setup', { method: 'POST', headers, body: JSON.stringify({ ...body, language: 'es' }) })
  }, account)
}, 120_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  if (journey) expect(await journey.end()).toBe(0)
})

async function faults(): Promise<string[]> {
  const { violations } = await new AxePuppeteer(person.page).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}
async function bring(name: string, bytes: string | Buffer): Promise<void> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const input = (await person.page.$('#import-file')) as ElementHandle<HTMLInputElement>
  await input.uploadFile(file)
}

it('a spreadsheet with three bad rows comes in without them, when that is asked, and a draft is opened', async () => {
  await person.open('/studio/sitios')
  await person.push(w('import.link'))
  await person.reads(w('import.title'), 'h1')
  await bring('sitios.csv', FILE)
  await person.reads(w('import.count.refused', { count: 3 }))
  await person.reads('«-86,1» no es un número')
  await person.reads('«27.25S» no es un número')
  expect(await faults()).toEqual([])
  await person.push(w('import.count.added', { count: 2 }))
  expect(await person.page.$$eval('.import-row', (rows) => rows.length)).toBe(2)
  const save = new RegExp(`^${w('import.save', { count: 2 })}$`)
  expect(await person.page.$eval('.part .button.is-main[disabled]', (button) => button.textContent)).toMatch(save)
  await person.reach(w('import.keepGood', { count: 3 }))
  await person.press('Space')
  await person.push(save)
  await person.reads(w('import.saved', { count: 2 }))
  await person.push('Trapiche de los Aráuz')
  await person.reads('Trapiche de los Aráuz', 'h1')
  expect(await person.ask('GET', '/api/sites/molino-viejo')).toBe(200)
}, 120_000)

it('a file that is too large is not sent, and one that cannot be read says why', async () => {
  await person.open('/studio/sitios/importar')
  const sent: string[] = []
  person.page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())))
  await bring('grande.csv', Buffer.alloc(50 * 1024 * 1024, 97))
  await person.reads('se aceptan hasta 10 MB')
  expect(sent).toEqual([])
  await bring('cortado.geojson', '{"type":"FeatureCollection","features":[{"type":"Fea')
  await person.reads('no es JSON válido')
  expect(await faults()).toEqual([])
}, 60_000)

it('whoever asks what Sandino’s route lacks within five kilometres sees it on the map and in the list', async () => {
  await person.open('/studio/cobertura?por=route&ruta=ruta-sandino&cama=5&comida=5&guia=5')
  await person.reads(w('coverage.list'))
  const listed = await person.page.$$eval('.coverage-list > li', (rows) => rows.length)
  expect(await person.page.$$eval('.cm-lacks', (marks) => marks.length)).toBe(listed)
  expect(listed).toBeGreaterThan(5)
  await person.fill(w('coverage.bed'), '500')
  await person.fill(w('coverage.meal'), '500')
  await person.fill(w('coverage.guide'), '500')
  await person.reads(w('coverage.complete'))
  expect(await faults()).toEqual([])
}, 60_000)
