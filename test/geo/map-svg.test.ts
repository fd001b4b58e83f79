import { gzipSync } from 'node:zlib'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { MapInput } from '../../geo/map-input'
import { coverPalette, PALETTES } from '../../geo/map-palette'
import { drawMap, projectMap } from '../../geo/map-svg'
import { BOXES, mapInput, SEGOVIAS } from './map-fixture'

const kilobytes = (svg: string) => gzipSync(svg).length / 1024
const ground = { stops: [], routes: [] }
const texts = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text)

describe('a printed map', () => {
  const kinds: [string, Partial<MapInput>][] = [
    ['of a country', {}],
    ['of a day', { detail: 'stage', fit: SEGOVIAS.map(({ at }) => at) }],
    ['of the continent', { ...ground, detail: 'continent', fit: [-92, -56, -34, 24] }],
    ['for a cover', { palette: coverPalette('sandino'), words: 'none', furniture: false }],
    ['by night on a phone', { palette: PALETTES.night, width: 360, height: 480 }],
    ['that only locates', { ...ground, detail: 'locator', mark: [-87, 12, -86, 13] }],
  ]
  it.each(kinds)('%s is whole, self-contained and told to screen readers', (_, changes) => {
    const svg = drawMap(mapInput(changes))
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="m-title m-desc">/)
    expect(
      /<style|\sstyle=|<script|<image|url\(|https?:(?!\/\/www\.w3\.org\/2000\/svg)|NaN|undefined|Infinity/.exec(
        svg,
      )?.[0],
    ).toBe(undefined)
  })

  it('is the same every time', () => {
    expect(drawMap(mapInput())).toBe(drawMap(mapInput()))
  })

  it('escapes what people wrote', () => {
    const stops = [{ number: 1, name: 'Café <La Fe> & "Luz"', at: SEGOVIAS[0]!.at }]
    const svg = drawMap(mapInput({ stops, title: '<b>', note: 'a & b' }))
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(svg).toContain('Café &lt;La Fe&gt; &amp; &quot;Luz&quot;')
  })

  it('keeps its ids apart from those of another map on the page', () => {
    const ids = (prefix: string) =>
      [...drawMap(mapInput({ idPrefix: prefix })).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids('uno').filter((id) => ids('dos').includes(id))).toEqual([])
  })

  it('shows every number and, on a desk, every name of the route', () => {
    const shown = texts(drawMap(mapInput()))
    for (const { number, name } of SEGOVIAS) {
      expect(shown).toContain(String(number))
      expect(shown).toContain(name)
    }
  })

  it('has lakes, seas, neighbours and towns in the language of the reader', () => {
    const shown = texts(drawMap(mapInput({ ...ground, language: 'en' })))
    for (const name of ['Lake Cocibolca', 'Pacific Ocean', 'HONDURAS', 'Bluefields']) expect(shown).toContain(name)
  })

  it('says that the Essequibo is in controversy, and calls the Malvinas by their name', () => {
    const venezuela = texts(drawMap(mapInput({ ...ground, fit: BOXES.VE, highlight: ['VE'] })))
    expect(venezuela.join()).toContain('Territorio en controversia entre Guyana y Venezuela')
    expect(texts(drawMap(mapInput({ ...ground, fit: BOXES.AR, highlight: ['AR'] })))).toContain('Islas Malvinas')
  })

  it('draws a flight as a dashed arc and a road as a line', () => {
    const routes: MapInput['routes'] = [{ id: 'vuelo', network: 'che', dashed: true, lines: [[[-86.2, 12.1], [-83.5, 14.5]]] }] // prettier-ignore
    const [, data = ''] = /class="m-link-che"[^>]* d="([^"]+)"/.exec(drawMap(mapInput({ routes })))!
    expect(data.match(/-?\.?\d/g)!.length).toBeGreaterThan(20)
  })

  it('stays light: a country within 22 KB, the continent within 18 KB, compressed', () => {
    for (const code of ['NI', 'CU', 'VE', 'AR'] as const) {
      const svg = drawMap(mapInput({ ...ground, fit: BOXES[code], highlight: [code], padding: 20 }))
      expect(kilobytes(svg)).toBeLessThan(22)
    }
    const continent: Partial<MapInput> = { detail: 'continent', fit: [-92, -56, -34, 24], width: 900, height: 1000 }
    expect(kilobytes(drawMap(mapInput({ ...ground, ...continent })))).toBeLessThan(18)
  })

  it('puts an overlay where the map has the place', () => {
    const [x, y] = projectMap(mapInput())(SEGOVIAS[0]!.at)
    expect(drawMap(mapInput())).toContain(`<circle cx="${Math.round(x * 10) / 10}" cy="${Math.round(y * 10) / 10}"`)
  })

  it('needs something to show', () => {
    expect(() => drawMap(mapInput({ ...ground, fit: undefined }))).toThrow(RangeError)
  })
})
