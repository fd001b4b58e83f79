import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blurPoint } from '../../geo/blur'
import { metresBetween } from '../../geo/measure'

const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }))
const chance = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
)

describe('a point that is moved so that it is not found', () => {
  it('lies between half the radius and the radius away, wherever it was and whatever the chance', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 100, max: 20_000 }), chance, (at, metres, drawn) => {
        const away = metresBetween(at, blurPoint(at, metres, drawn))
        expect(away).toBeGreaterThanOrEqual(metres / 2)
        expect(away).toBeLessThanOrEqual(metres)
      }),
    )
  })

  it('stays on the map: degrees of longitude from -180 to 180', () => {
    for (const turn of [0.25, 0.75])
      for (const lng of [-179.999, 179.999]) {
        const [moved] = blurPoint([lng, -45], 20_000, [turn, 0.99])
        expect(Math.abs(moved)).toBeLessThanOrEqual(180)
      }
  })

  it('does not crowd at the inner edge: half of the area holds half of the points', () => {
    const away = Array.from({ length: 1000 }, (_, i) =>
      metresBetween([0, 0], blurPoint([0, 0], 10_000, [0, (i + 0.5) / 1000])),
    )
    const half = Math.sqrt((5000 ** 2 + 10_000 ** 2) / 2)
    const inside = away.filter((metres) => metres < half).length
    expect(inside).toBeGreaterThan(470)
    expect(inside).toBeLessThan(530)
  })
})
