import { describe, expect, it } from 'vitest'
import { render } from '../../../server/templates/render'
import { safeJson, safeUrl } from '../../../server/templates/safe.rules'

describe('templates', () => {
  it('refuse a view that lacks a field, instead of leaving a blank', () => {
    expect(() => render('pages/figures', { figures: [{ label: 'días' }] }, 'es')).toThrow(/value/)
  })
  it('escape what people write', () => {
    const html = render('pages/figures', { figures: [{ label: '<script>', value: '"6"' }] }, 'es')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script>')
  })
  it('let only our own drawings in as they are', () => {
    const card = { network: 'che', over: '', level: 3, href: '/', name: '', theme: '', facts: [], price: '' }
    expect(() => render('pages/card', { ...card, mark: '<img src=x>' }, 'es')).toThrow('our own SVG')
  })
  it('do not reach into prototypes', () => {
    const figure = Object.create({ label: 'secreto', value: 'secreto' }) as object
    expect(render('pages/figures', { figures: [figure] }, 'es')).not.toContain('secreto')
  })
  it('say which template is missing', () => expect(() => render('pages/nothing', {}, 'es')).toThrow('no template'))
})

describe('links', () => {
  it('lead to the web, to mail, to a telephone or into this site', () => {
    const good = [
      'https://example.org/a',
      'http://example.org',
      'mailto:a@example.org',
      'tel:+505',
      '/rutas',
      '#dia-1',
      '?q=a',
    ]
    expect(good.map(safeUrl)).toEqual(good)
  })
  it('never run code nor leave unseen', () => {
    const bad = ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//example.org', 'JaVaScRiPt:x']
    expect(bad.map(safeUrl)).toEqual(bad.map(() => '#'))
  })
})

describe('JSON inside a page', () => {
  it('cannot end the element it stands in, and reads back the same', () => {
    const value = { name: '</script><!-- & \u2028 fin' }
    const text = safeJson(value)
    expect(text).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(text)).toEqual(value)
  })
})
