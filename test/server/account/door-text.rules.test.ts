import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainInput, plainText } from '../../../server/account/door-text.rules'

const character = (code: number) => String.fromCodePoint(code)

describe('a text that people type', () => {
  it('keeps every letter, line and mark of the languages here', () => {
    for (const text of ['Ruta Che: «Ñancahuazú»\n\tdía 2', 'São José — à noite', '👩‍🌾 campesina', 'سلام', ''])
      expect(plainText(text)).toBe(text.normalize('NFC'))
  })
  it('has one form for a letter and its accent, and one end of a line', () => {
    expect(plainText('Bolívar\r\nSucre')).toBe('Bolívar\nSucre')
  })
  it('holds no control character, hidden character, reversed direction or half a character', () => {
    const controls = [...Array(32).keys(), ...Array.from({ length: 33 }, (_, index) => 0x7f + index)]
    const others = [
      0x200b, 0xfeff, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xd800, 0xdfff, 0x061c,
      0x200e, 0x200f, 0x180e, 0x2060, 0x2061, 0x2064, 0x3164, 0xfff9, 0xfffb, 0xe0041,
    ]
    const hostile = [...controls.filter((code) => code !== 9 && code !== 10), ...others]
    expect(hostile.filter((code) => plainText(`Ruta${character(code)}Che`) !== undefined)).toEqual([])
  })
  it('is the same when it is read again, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainText(text)
        return plain === undefined || plainText(plain) === plain
      }),
    )
  })
})

describe('an input', () => {
  const hidden = fc.constantFrom('\u0000', '\u202e', '\u200b', '\u001b', '\ud800')
  const tree = fc.object({ maxDepth: 4, withNullPrototype: false, values: [fc.string(), fc.integer(), fc.boolean()] })

  it('names the field of the first hostile text, however deep', () => {
    expect(plainInput({ grants: [{ role: 'designer' }, { network: 'che\u202e' }] })).toEqual({
      wrong: 'text',
      field: 'grants.1.network',
    })
    expect(plainInput({ 'na\u0000me': 1 })).toEqual({ wrong: 'text', field: '' })
  })
  it('is never let in with a hostile text anywhere', () => {
    fc.assert(
      fc.property(tree, hidden, (value, bad) => {
        const cleaned = plainInput({ ...value, last: [{ name: `x${bad}` }] })
        return 'wrong' in cleaned
      }),
    )
  })
  it('keeps its shape, and a field called __proto__ as a field that a schema can refuse', () => {
    const cleaned = plainInput(JSON.parse('{"a":[1,null,"x"],"__proto__":{"admin":true}}')) as { value: object }
    expect(Object.keys(cleaned.value)).toEqual(['a', '__proto__'])
    expect((cleaned.value as { admin?: boolean }).admin).toBeUndefined()
  })
  it('may be 32 levels deep, and no deeper', () => {
    const deep = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown
    expect(plainInput(deep(32))).toHaveProperty('value')
    expect(plainInput(deep(33))).toMatchObject({ wrong: 'depth' })
    expect(plainInput(deep(100_000))).toMatchObject({ wrong: 'depth' })
  })
})
