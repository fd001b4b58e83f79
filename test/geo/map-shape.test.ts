import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipLine, clipRing, pathData, ringArea, thinLine } from '../../geo/map-shape'
import type { Pixel } from '../../geo/map-view'

const frame = { left: 0, top: 0, right: 100, bottom: 60 }
const place = fc.tuple(fc.integer({ min: -80, max: 180 }), fc.integer({ min: -80, max: 140 })) as fc.Arbitrary<Pixel>
const inside = ([x, y]: Pixel) => x >= -1e-9 && x <= 100 + 1e-9 && y >= -1e-9 && y <= 60 + 1e-9

/** Reads path data back into absolute points. */
function points(data: string): Pixel[][] {
  const lines: Pixel[][] = []
  let pen: Pixel = [0, 0]
  for (const [, move = '', mx, my, rest = ''] of data.matchAll(/([Mm])(-?[\d.]+) ?(-?[\d.]+)l([^Mmz]*)z?/g)) {
    const numbers = [...rest.matchAll(/-?(\d+\.\d+|\.\d+|\d+)/g)].map(([text]) => Number(text))
    const start: Pixel = move === 'M' ? [Number(mx), Number(my)] : [pen[0] + Number(mx), pen[1] + Number(my)]
    const line = [start]
    for (let i = 0; i < numbers.length; i += 2) {
      const [x, y] = line.at(-1)!
      line.push([x + numbers[i]!, y + numbers[i + 1]!])
    }
    lines.push(line)
    pen = data.includes('z') ? start : line.at(-1)!
  }
  return lines
}

describe('lines and areas of a map', () => {
  it('cuts a country that sticks out of the picture at its edges', () => {
    const country: Pixel[] = [[50, 30], [150, 30], [150, 90], [50, 90]] // prettier-ignore
    expect(ringArea(clipRing(country, frame))).toBeCloseTo(50 * 30)
  })

  it('leaves nothing of a country out of sight', () => {
    expect(clipRing([[200, 0], [300, 0], [300, 50]], frame)).toEqual([]) // prettier-ignore
  })

  it('cuts a road that leaves and comes back into two pieces', () => {
    const road: Pixel[] = [[10, 10], [10, -20], [40, -20], [40, 10]] // prettier-ignore
    expect(clipLine(road, frame)).toEqual([[[10, 10], [10, 0]], [[40, 0], [40, 10]]]) // prettier-ignore
  })

  it('keeps every clipped point inside the picture', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 3, maxLength: 12 }), (line) => {
        expect(clipRing(line, frame).every(inside)).toBe(true)
        expect(clipLine(line, frame).flat().every(inside)).toBe(true)
      }),
    )
  })

  it('never moves a thinned line by more than the tolerance, and keeps its ends', () => {
    const away = ([x, y]: Pixel, [ax, ay]: Pixel, [bx, by]: Pixel) => {
      const square = (bx - ax) ** 2 + (by - ay) ** 2
      const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
      return Math.hypot(ax + (bx - ax) * share - x, ay + (by - ay) * share - y)
    }
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 1, max: 40 }),
        (line, tolerance) => {
          const thin = thinLine(line, tolerance)
          expect([thin[0], thin.at(-1)]).toEqual([line[0], line.at(-1)])
          const offsets = line.map((p) => Math.min(...thin.slice(1).map((b, i) => away(p, thin[i]!, b))))
          expect(Math.max(...offsets)).toBeLessThanOrEqual(tolerance + 1e-9)
        },
      ),
    )
  })

  it('does not let a small round island fall flat', () => {
    expect(thinLine([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], 50).length).toBeGreaterThan(2) // prettier-ignore
  })

  it('writes paths that read back as the same points, to a tenth of a pixel', () => {
    const lines: Pixel[][] = [[[1.04, 2], [0.5, -3.3], [-7, -3.3]], [[10, 10], [10.4, 9.6]]] // prettier-ignore
    const back = points(pathData(lines)).flat(2)
    lines.flat(2).forEach((value, index) => expect(back[index]).toBeCloseTo(value, 0.9))
    expect(pathData(lines)).toBe('M1 2l-.5-5.3-7.5 0m17 13.3l.4-.4')
  })

  it('writes nothing for a line too short to see', () => {
    expect(pathData([[[1, 1], [1.01, 1.02]]])).toBe('') // prettier-ignore
  })
})
