import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftRow, siteRow, type DraftContext } from '../../../server/catalog/import-draft.rules'
import { readImport } from '../../../server/catalog/import.rules'
import { overlaid } from '../../../server/catalog/import-plan.rules'
import { decodeText } from '../../../server/catalog/import-text.rules'
import type { ImportFormat } from '../../../server/contract/api/import'
import { LANGUAGES, NETWORK_IDS } from '../../../server/contract/common'
import { CONFIDENCES, Site, SITE_KINDS } from '../../../server/contract/site'
import { sitesAs } from '../../../server/open/sites.rules'
import { realCatalog } from '../../real-catalog'

const context: DraftContext = { file: 'f', language: 'es', network: undefined, inCountry: () => true, countries: [] }
const rowsOf = (format: ImportFormat, text: string) => {
  const reading = readImport({ file: `sitios.${format}`, text, language: 'es' })
  expect(reading.faults).toEqual([])
  return reading.rows
}

/** Texts as people write them, and as nobody should: quotes, line ends, signs of spreadsheets, emoji, loose accents. */
const piece = fc.constantFrom(
  ...[
    'a',
    'Ñ',
    'ú',
    ' ',
    '  ',
    '\n',
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    '[',
    '<',
    '&amp;',
    ']]>',
    '🏔️',
    '👩🏽‍🌾',
    'e\u0301',
    'n\u0303',
  ],
  ...['=', '+', '-', '@', '1', '0', '.', 'null', 'true', '\\', '%', '{', '\u00a0', '«', '#'],
)
const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
const localized = fc.record({ es: text, pt: text, en: text })
/** Finer than a millimetre nobody measures, and no schema of XML takes an exponent. */
const degrees = (most: number) => fc.integer({ min: -most * 1e8, max: most * 1e8 }).map((value) => value / 1e8 + 0)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const site: fc.Arbitrary<Site> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}$/),
    network: fc.constantFrom(...NETWORK_IDS),
    ...{ name: localized, summary: localized, link: localized, caution: optional(localized) },
    formerNames: optional(fc.array(text, { maxLength: 4 })),
    country: fc.constant('NI'),
    ...{ admin1: text, municipality: text, locality: optional(text), legal: optional(text) },
    kind: fc.constantFrom(...SITE_KINDS),
    date: fc.constantFrom('1927', '1927-07~', '1926/1933', '1895-05-18?'),
    confidence: fc.constantFrom(...CONFIDENCES),
    precision: fc.integer({ min: 1, max: 5000 }),
    coordinateSources: fc.array(text, { minLength: 1, maxLength: 3 }),
    sources: fc.array(fc.record({ title: text.map((title) => `Tres ${title}`) }), { minLength: 1, maxLength: 3 }),
    visitMinutes: fc.integer({ min: 1, max: 600 }),
    altitude: optional(fc.double({ min: -200, max: 7000, noNaN: true }).map((value) => value + 0)),
    cicatur: fc.record({ category: fc.integer({ min: 1, max: 5 }), type: text, subtype: text, hierarchy: fc.nat(3) }),
    essential: fc.boolean(),
    at: fc.tuple(degrees(180), degrees(90)),
  })
  .map((made) => JSON.parse(JSON.stringify(made)) as Site)
const sites = fc.uniqueArray(site, { selector: ({ id }) => id, minLength: 1, maxLength: 4 })

describe('sites that leave and come back', () => {
  it('lose nothing as GeoJSON or as a spreadsheet, with its mark or without', () => {
    fc.assert(
      fc.property(sites, fc.boolean(), (all, bom) => {
        for (const one of all) Site.parse(one)
        for (const format of ['geojson', 'csv'] as const) {
          const decoded = decodeText(Buffer.from(sitesAs(format, all, { language: 'es', bom })))
          const rows = rowsOf(format, (decoded as { text: string }).text)
          expect(rows.map((row) => siteRow(row, context))).toEqual(all.map((one) => ({ site: one })))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('keep id, network, name, point and description as GPX and as KML, in each language', () => {
    const tidy = (one: string) => one.trim()
    const told = sites.filter((all) => all.every(({ name, summary }) => [...Object.values(name), ...Object.values(summary)].every((words) => tidy(words) !== ''))) // prettier-ignore
    fc.assert(
      fc.property(told, fc.constantFrom(...LANGUAGES), (all, language) => {
        for (const format of ['gpx', 'kml'] as const) {
          const rows = rowsOf(format, sitesAs(format, all, { language, bom: false }))
          expect(rows.map((row) => draftRow(row, context))).toEqual(
            all.map(({ id, network, name, summary, at }) =>
              expect.objectContaining({
                ...{ id, network, faults: [] },
                value: {
                  ...{ name: { [language]: tidy(name[language]).normalize('NFC') }, at },
                  summary: { [language]: tidy(summary[language]).normalize('NFC') },
                },
              }),
            ),
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  it('change nothing by coming back as waypoints, whatever space their texts begin or end with', () => {
    fc.assert(
      fc.property(sites, fc.constantFrom(...LANGUAGES), (all, language) => {
        for (const format of ['gpx', 'kml'] as const) {
          const rows = rowsOf(format, sitesAs(format, all, { language, bom: false })).map((row) =>
            draftRow(row, context),
          )
          for (const [index, before] of all.entries())
            if (rows[index]!.faults.length === 0) expect(overlaid(before, rows[index]!)).toEqual(before)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('are the real ones too, with all they have', () => {
    const { sites: real } = realCatalog()
    for (const format of ['geojson', 'csv'] as const) {
      const rows = rowsOf(format, sitesAs(format, real, { language: 'es', bom: false }))
      expect(rows.map((row) => siteRow(row, context))).toEqual(real.map((one) => ({ site: one })))
    }
  })

  it('never hand a spreadsheet a formula', () => {
    const [first] = realCatalog().sites
    const armed = { ...first!, municipality: '=HYPERLINK("http://x")', admin1: '@SUM(1)', legal: "'-2+3" }
    const csv = sitesAs('csv', [armed], { language: 'es', bom: false })
    for (const cell of csv.split(/[,\n]/)) expect(cell).not.toMatch(/^"?[=@]/)
    expect(csv).toContain("''-2+3")
  })
})
