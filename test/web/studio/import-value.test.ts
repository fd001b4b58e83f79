import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fieldName, valueText } from '../../../web/studio/import/value-text'
import { speak } from '../../../web/studio/words'

// The language is written on the page, and there is none here.
beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: { lang: '' } })
  await speak('es')
})
afterAll(() => void vi.unstubAllGlobals())

describe('a value that a file would change', () => {
  it('is read as in the form, never as it is kept', () => {
    expect(valueText('date', '1895-05-18')).toBe('18 de mayo de 1895')
    expect(valueText('at', [-86.0945, 11.9052])).toBe('-86.0945, 11.9052')
    expect(valueText('kind', 'house-museum')).toBe('casa museo')
    expect(valueText('essential', true)).toBe('sí')
    expect(valueText('openingHours', undefined)).toBe('')
  })
  it('is cut where it is long', () => {
    expect(valueText('summary.es', 'x'.repeat(400))).toHaveLength(221)
  })
})

describe('a column of a file', () => {
  it('is called as in the form, whatever the format calls it', () => {
    expect(['lng', 'geometry.coordinates', 'name.pt', 'columna rara'].map(fieldName)).toEqual([
      'Longitud',
      'Posición',
      'Nombre (pt)',
      'columna rara',
    ])
  })
})
