import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrinter, type Printer } from '../../../server/brochure/browser'
import { fieldFormHtml } from '../../../server/brochure/field-form'
import { fieldFormView, type FieldReader, type FieldSubject } from '../../../server/brochure/field-form.rules'
import { findBrowser } from '../../../server/brochure/find-browser'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { formatsIn } from '../../../server/templates/format.rules'
import { wordsIn } from '../../../server/templates/words'
import { CONTEXT, SITES } from './small-world'

const { id, network: networkId, ...value } = SITES[0]!
const SITE = { id, networkId, network: 'Red Ruta Sandino', value }
const EMPTY = { id: '', networkId: 'sandino', network: 'Red Ruta Sandino', value: {} }
const readerIn = (language: Language): FieldReader => ({
  ...{ language, words: wordsIn(language), format: formatsIn(language) },
  ...{ today: '2026-11-22', address: 'https://rutas.ni/studio/campo/casa', qr: '<svg></svg>', map: '' },
})
const viewOf = (subject: FieldSubject, language: Language = 'es') => fieldFormView(subject, readerIn(language))
const askIn = (subject: FieldSubject, label: string) =>
  viewOf(subject)
    .sections.flatMap(({ asks }) => asks)
    .find((ask) => ask.label === label)!

describe('the field form on paper', () => {
  it('prints what is known with a line to correct it, and leaves room for what is missing', () => {
    expect(askIn(SITE, 'Municipio')).toMatchObject({ text: 'Niquinohomo', lines: [0] })
    expect(askIn(SITE, 'Riesgos para quien visita')).toMatchObject({ text: '', lines: [0, 1, 2] })
    const kinds = askIn(SITE, 'Tipo de lugar').boxes.filter(({ on }) => on)
    expect(kinds.map(({ label }) => label)).toEqual(['casa museo'])
  })

  it('asks in the same order whether or not the place is known, so that two people can fill in one together', () => {
    const order = (subject: FieldSubject) => viewOf(subject).sections.map(({ title }) => title)
    expect(order(EMPTY)).toEqual(order(SITE))
    expect(order(EMPTY)).toHaveLength(12)
  })

  it('warns on the sheet of a place that is kept from being found', () => {
    expect(viewOf(SITE).warning).toBe('')
    expect(viewOf({ ...SITE, value: { ...value, sensitive: { blurMetres: 2000 } } }).warning).toContain(
      'Lugar reservado',
    )
  })

  it('names the site at the foot of every page, so that a loose sheet is not lost', () => {
    expect(viewOf(SITE).foot).toMatch(/^casa · /)
    expect(viewOf(EMPTY).foot).toMatch(/^Sitio nuevo · Red Ruta Sandino/)
  })
})

const dataDir = mkdtempSync(join(tmpdir(), 'field-form-'))
let printer: Printer
beforeAll(() => {
  const quiet = () => undefined
  printer = openPrinter({ find: () => findBrowser({ environment: process.env, dataDir, log: quiet }), log: quiet })
})
afterAll(async () => {
  await printer.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const htmlOf = (subject: typeof SITE | typeof EMPTY, language: Language) =>
  fieldFormHtml(subject, {
    ...{ basemap: CONTEXT.basemap, roads: CONTEXT.roads, publicUrl: 'https://rutas.ni', today: '2026-11-22', language },
  })

describe('printed', () => {
  const hasPoppler = spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error === undefined
  it.each(LANGUAGES)('in %s it is a few pages of text on white that fetch nothing', async (language) => {
    for (const subject of [SITE, EMPTY]) {
      const html = htmlOf(subject, language)
      expect(html).not.toMatch(/(?:src|href)="http|url\((?!data:)/)
      const pdf = await printer.print(html)
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      if (!hasPoppler) continue
      const file = join(dataDir, 'form.pdf')
      writeFileSync(file, pdf)
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
      const pages = text.split('\f').filter((page) => page.trim() !== '')
      expect(pages.length).toBeLessThan(7)
      const signed = pages.find((page) => page.includes(wordsIn(language)('field.ask.consentBy')))
      expect(signed).toContain(wordsIn(language)('field.ask.consentOn'))
      expect(signed!.split(wordsIn(language)('field.ask.consentBy'))[1]).toContain(
        wordsIn(language)('field.ask.signature'),
      )
      const name = subject.id || wordsIn(language)('field.noIdentifier', { network: subject.network })
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(name)
        expect(page.replace(/\s/g, '')).toContain(`${index + 1}/${pages.length}`)
      }
    }
  })

  it('carries what people wrote as text, whatever they wrote', () => {
    const named = { ...SITE, value: { ...value, name: { es: '<script>alert(1)</script>' } } }
    expect(htmlOf(named, 'es')).not.toContain('<script>')
  })

  it('leads the telephone to the same form', () => {
    expect(htmlOf(SITE, 'es')).toContain('https://rutas.ni/studio/campo/casa')
    expect(htmlOf(EMPTY, 'es')).toContain('https://rutas.ni/studio/campo?red&#x3D;sandino')
  })
})
