import { describe, expect, it } from 'vitest'
import { readDegrees, readMoney, readNumber } from '../../../../web/studio/works/figures'

describe('degrees as people write them', () => {
  it.each([
    ['-34.6037', 'lat', -34.6037],
    [' 12.5 ', 'lat', 12.5],
    ['−58.3816', 'lng', -58.3816],
    ['-0', 'lat', 0],
  ] as const)('reads %s', (text, axis, value) => expect(readDegrees(text, axis)).toEqual({ is: 'value', value }))

  it.each([
    ['27.25S', 'lat', 'hemisphere', '-27.25'],
    ['58,38 O', 'lng', 'hemisphere', '-58.38'],
    ['12.5 N', 'lat', 'hemisphere', '12.5'],
    ['-27,25', 'lat', 'comma', '-27.25'],
    ['12° 30\' 36" S', 'lat', 'degrees', '-12.51'],
    ['12.1364, -86.2514', 'lat', 'pair', undefined],
    ['doce', 'lat', 'shape', undefined],
    ['1e1', 'lat', 'shape', undefined],
    ['91', 'lat', 'range', undefined],
    ['-181', 'lng', 'range', undefined],
  ] as const)('asks about %s instead of guessing', (...[text, axis, about, perhaps]) => {
    const read = readDegrees(text, axis)
    expect(read).toMatchObject({ is: 'question', about })
    expect(read.is === 'question' ? read.perhaps : null).toBe(perhaps)
  })
})

describe('figures', () => {
  const minutes = { min: 1, max: 600, whole: true }
  it('reads whole minutes within their limits', () => {
    expect(readNumber('75', minutes)).toEqual({ is: 'value', value: 75 })
    expect(readNumber('', minutes)).toEqual({ is: 'nothing' })
  })
  it('asks about halves, units and what is out of range', () => {
    expect(readNumber('7.5', minutes)).toMatchObject({ about: 'whole' })
    expect(readNumber('75 min', minutes)).toMatchObject({ about: 'shape' })
    expect(readNumber('0', minutes)).toMatchObject({ about: 'range', limits: { min: 1, max: 600 } })
  })
})

describe('money', () => {
  it('keeps an amount as it was written, to the last nought', () =>
    expect(readMoney('1250.00')).toEqual({ is: 'value', value: '1250.00' }))
  it('asks about a decimal comma', () => expect(readMoney('12,50')).toMatchObject({ about: 'comma', perhaps: '12.50' }))
  it.each(['-5', '1.250,00', '1 250', '$5', '5.', '0.00001'])('asks about %s', (text) =>
    expect(readMoney(text)).toMatchObject({ about: 'shape' }),
  )
})
