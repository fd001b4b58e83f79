import { describe, expect, it } from 'vitest'
import type { LngLat } from '../../../../geo/types'
import { inOrder } from '../../../../web/studio/field/nearest'

const SITES = [
  { id: 'c', name: 'Ábaco' },
  { id: 'a', name: 'zaguán' },
  { id: 'b', name: 'Molino 10' },
  { id: 'd', name: 'Molino 9' },
]
const places = new Map<string, LngLat>([
  ['a', [-86.1, 12]],
  ['b', [-86.5, 12]],
])
const ids = (around?: Parameters<typeof inOrder>[1]) => inOrder(SITES, around, 'es').map(({ id }) => id)

describe('the sites to take along', () => {
  it('stand by name where nobody knows where one is, as a person would file them', () => {
    expect(ids()).toEqual(['c', 'd', 'b', 'a'])
  })
  it('begin with the nearest; those of an unknown place follow by name', () => {
    expect(ids({ here: [-86, 12], places })).toEqual(['a', 'b', 'c', 'd'])
    expect(ids({ here: [-86.6, 12], places })).toEqual(['b', 'a', 'c', 'd'])
  })
  it('say how far they are only where that is known', () => {
    const [near, , unknown] = inOrder(SITES, { here: [-86, 12], places }, 'es')
    expect(Math.round(near!.metres! / 100)).toBe(109)
    expect(unknown!.metres).toBeUndefined()
  })
})
