import { describe, expect, it } from 'vitest'
import { insideStudio, match } from '../../../web/studio/address'
import { readLink } from '../../../web/studio/link'

describe('the addresses of the studio', () => {
  it('reads what stands in the place of a name', () => {
    expect(match('/studio/sitios/:id', '/studio/sitios/plaza-de-armas')).toEqual({ id: 'plaza-de-armas' })
    expect(match('/studio/sitios/:id', '/studio/sitios')).toBeNull()
    expect(match('/studio/sitios/:id', '/studio/sitios/a/b')).toBeNull()
    expect(match('/studio', '/studio')).toEqual({})
  })
  it('takes a broken escape as it is written', () => {
    expect(match('/studio/:id', '/studio/%E0%A4%A')).toEqual({ id: '%E0%A4%A' })
  })
  it('goes on to where somebody wanted to go', () => {
    expect(insideStudio('/studio/rutas?q=sandino')).toBe('/studio/rutas?q=sandino')
    expect(insideStudio('/studio')).toBe('/studio')
  })
  it('goes nowhere else, however the address is written', () => {
    const foreign = [
      null,
      '',
      'https://evil.example/studio',
      '//evil.example/studio',
      '/\\evil.example',
      '/studio\\..\\..\\evil',
      '/studio/../api/session',
      '/studio/%2e%2e/%2e%2e/ayuda',
      '/studio\n//evil.example',
      '/studio.evil.example',
      '/studiosidad',
      'javascript:alert(1)',
      ' /studio',
    ]
    for (const next of foreign) expect([next, insideStudio(next)]).toEqual([next, '/studio'])
  })
  it('does not send anybody back to the door they just passed', () => {
    expect(insideStudio('/studio/entrar?next=%2Fstudio')).toBe('/studio')
  })
})

describe('a one-time link', () => {
  const secret = 'a1_-b2'.repeat(7)
  it('says what it is for', () => {
    expect(readLink(`#inicio.${secret}`)).toEqual({ kind: 'setup', secret })
    expect(readLink(`#invitacion.${secret}`)).toEqual({ kind: 'invitation', secret })
    expect(readLink(`#clave.${secret}`)).toEqual({ kind: 'reset', secret })
  })
  it('is none when it was cut, changed, or is of no kind', () => {
    for (const hash of [
      '',
      '#',
      '#clave',
      '#clave.corto',
      `#otra.${secret}`,
      `#clave.${secret}<script>`,
      `clave.${secret}`,
    ])
      expect([hash, readLink(hash)]).toEqual([hash, undefined])
  })
})
