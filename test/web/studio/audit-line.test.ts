import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { AuditLine } from '../../../server/contract/api/account'
import { detailOf, objectHref, piecesOf } from '../../../web/studio/audit-line'
import { speak } from '../../../web/studio/words'

// The language is written on the page, and there is none here.
beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: { lang: '' } })
  await speak('es')
})
afterAll(() => void vi.unstubAllGlobals())

const line = (told: Partial<AuditLine>): AuditLine => ({
  id: '000000000007',
  at: '2026-11-22T10:00:00Z',
  person: 'p1',
  personName: 'María',
  action: 'published',
  kind: 'route',
  object: 'ruta-sandino',
  networks: ['sandino'],
  provider: '',
  details: {},
  ...told,
})
const people = new Map([['p2', 'Rosa Díaz']])
const sentence = (told: Partial<AuditLine>) =>
  piecesOf(line(told), people)
    .map(({ text }) => text)
    .join('')

describe('a line of the log', () => {
  it('is a sentence: who, what, and with which object', () => {
    expect(sentence({})).toBe('María publicó la ruta «ruta-sandino»')
    expect(piecesOf(line({}), people).map(({ is }) => is)).toEqual(['person', 'words', 'object'])
    expect(sentence({ action: 'sent' })).toBe('María envió la ruta «ruta-sandino» a revisión')
  })
  it('names a person by name, and an invitation by where it went', () => {
    expect(sentence({ action: 'disabled', kind: 'person', object: 'p2' })).toBe('María cerró el acceso de Rosa Díaz')
    const invited = { action: 'invited', kind: 'link', object: 'l1', details: { email: 'luz@x.org' } }
    expect(sentence(invited)).toBe('María invitó a luz@x.org')
  })
  it('is still a sentence when nobody is known, or the action is newer than the words', () => {
    expect(sentence({ personName: '', action: 'signed-in' })).toBe('Alguien sin cuenta entró')
    expect(sentence({ action: 'polished' })).toBe('María · polished · la ruta «ruta-sandino»')
  })
  it('keeps a name that looks like a placeholder as it is', () => {
    expect(sentence({ personName: '{{object}} $&' })).toBe('{{object}} $& publicó la ruta «ruta-sandino»')
  })
  it('tells versions and roles in words', () => {
    expect(detailOf(line({ details: { version: 3 } }))).toBe('versión 3')
    const details = { before: [], after: ['reviewer:che', 'cooperative:sandino:comedor'] }
    expect(detailOf(line({ details }))).toBe(
      'antes: sin rol → ahora: Revisión · Red Ruta Che; Cooperativa · Red Ruta Sandino · comedor',
    )
    expect(detailOf(line({ details: { odd: { deep: true } } }))).toBe('')
  })
  it('leads to what it is about, where the studio shows it', () => {
    expect(objectHref(line({}))).toBe('/studio/rutas/ruta-sandino')
    expect(objectHref(line({ kind: 'person' }))).toBeUndefined()
    expect(objectHref(line({ kind: 'evaluation', object: 'casa-luz' }))).toBe(
      '/studio/sitios/casa-luz?parte=registros&registro=valoracion',
    )
    expect(objectHref(line({ object: '../x' }))).toBe('/studio/rutas/..%2Fx')
  })
})
