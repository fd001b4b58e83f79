import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openingWords } from '../../../server/pages/opening.rules'
import { readerOf, readPath } from '../../../server/pages/reader.rules'
import { providerShare } from '../../../server/package/share.rules'
import { shareBar } from '../../../server/pages/share.rules'
import { commonSpan, dayStrip } from '../../../server/pages/strip.rules'
import { wordsIn } from '../../../server/templates/words'

const es = readerOf('es', wordsIn('es'))
const plain = (text: string) => text.replace(/\u00a0/g, ' ')

describe('addresses', () => {
  it('begin with the language, except in Spanish', () => {
    expect(es.href('/rutas')).toBe('/rutas')
    expect(readerOf('pt', wordsIn('pt')).href('/')).toBe('/pt/')
    expect(readPath('/en/rutas/ruta-che')).toEqual({ language: 'en', path: '/rutas/ruta-che' })
    expect(readPath('/entrada')).toEqual({ language: 'es', path: '/entrada' })
    expect(readPath('/pt')).toEqual({ language: 'pt', path: '/' })
  })
})

describe('opening hours', () => {
  it.each([
    ['Mo-Fr 09:00-17:00; PH off', 'lunes a viernes 09:00–17:00; feriados cerrado'],
    ['Tu-Su 09:00-16:30', 'martes a domingo 09:00–16:30'],
    ['Th,Fr 16:00-23:00', 'jueves, viernes 16:00–23:00'],
    ['24/7', 'siempre abierto'],
    ['Mo-Su 08:00-17:00 || "previa cita"', 'lunes a domingo 08:00–17:00; (previa cita)'],
    ['Mo-Su 09:00-16:00; Dec 25,Jan 1 off', 'lunes a domingo 09:00–16:00; 25 de diciembre, 1 de enero cerrado'],
    ['Mo 10:00-12:00 "frente al Mar"', 'lunes 10:00–12:00 (frente al Mar)'],
  ])('%s is read as %s', (hours, words) => expect(openingWords(hours, es.words)).toBe(words))
})

describe('who gets what', () => {
  const lines = [
    { payee: 'tax', kind: 'tax', amount: '538.02' },
    { payee: 'commission', kind: 'commission', amount: '256.20' },
    { payee: 'fund', kind: 'fund', amount: '51.24' },
    { payee: 'transport', kind: 'provider', amount: '530.00' },
    { payee: 'air-mga-hav', kind: 'link', amount: '140.00' },
    { payee: 'lodging', kind: 'provider', amount: '1185.00' },
    { payee: 'contingency', kind: 'contingency', amount: '74.20' },
    { payee: 'margin', kind: 'margin', amount: '325.34' },
  ] as const
  it('adds up to all that is collected', () => {
    const share = shareBar({ distribution: [...lines] }, 'USD', es)
    expect(plain(share.total)).toBe('US$ 3.100,00')
    expect(plain(share.parts.find(({ kind }) => kind === 'provider')!.amount)).toBe('US$ 1.715,00')
  })
  it('counts no airline among those who work on the road', () => {
    expect(providerShare(lines)?.toNumber()).toBeCloseTo(1715 / 2561.98, 10)
    const kinds = shareBar({ distribution: [...lines] }, 'USD', es).parts.map(({ kind }) => kind)
    expect(kinds).toEqual(['provider', 'link', 'fund', 'contingency', 'margin', 'commission', 'tax'])
  })
  it('has no share when everything is tax', () => {
    expect(providerShare([{ payee: 'tax', kind: 'tax', amount: '10.00' }])).toBeNull()
  })
})

describe('the strip of a day', () => {
  const hour = 3600
  const items = [
    { kind: 'drive', startSeconds: 8 * hour, endSeconds: 9 * hour },
    { kind: 'visit', startSeconds: 9 * hour, endSeconds: 11 * hour },
    { kind: 'night', startSeconds: 20 * hour, endSeconds: 24 * hour },
  ] as const
  it('shows whole hours from the first start to the last end of all days, nights left out', () => {
    expect(commonSpan([items, [{ kind: 'meal', startSeconds: 19 * hour, endSeconds: 19.5 * hour }]])).toEqual([
      8 * hour,
      20 * hour,
    ])
  })
  it('draws what happens and not the night', () => {
    const strip = dayStrip(items, [8 * hour, 12 * hour])
    expect(strip.match(/<rect/g)).toHaveLength(2)
    expect(strip).toContain('<rect class="s-visit" x="150"')
  })
  it('never draws outside itself', () => {
    const seconds = fc.integer({ min: 6 * hour, max: 21 * hour })
    fc.assert(
      fc.property(fc.array(fc.tuple(seconds, seconds), { minLength: 1 }), (pairs) => {
        const day = pairs.map(([a, b]) => ({
          kind: 'visit' as const,
          startSeconds: Math.min(a, b),
          endSeconds: Math.max(a, b) + 60,
        }))
        const strip = dayStrip(day, commonSpan([day]))
        const boxes = [...strip.matchAll(/x="([\d.]+)" y="\d+" width="([\d.]+)"/g)]
        return boxes.every(([, x, width]) => Number(x) >= 0 && Number(x) + Number(width) <= 603)
      }),
    )
  })
})
