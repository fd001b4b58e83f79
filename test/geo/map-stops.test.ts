import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markStops, numbersText } from '../../geo/map-stops'

const picture = { project: (at: readonly [number, number]) => at, radius: 9, width: 400, height: 300 }
const stop = (number: number, x: number, y: number) => ({ number, name: `Parada ${number}`, at: [x, y] as const })

describe('numbered stops', () => {
  it('writes neighbours in the route as a range', () => {
    expect(numbersText([4, 2, 3, 7])).toBe('2–4, 7')
    expect(numbersText([1, 2])).toBe('1, 2')
    expect(numbersText([])).toBe('')
  })

  it('shares one mark between stops of one town', () => {
    const marks = markStops({ ...picture, stops: [stop(2, 100, 100), stop(3, 101, 100), stop(4, 200, 100)] })
    expect(marks.map(({ text }) => text)).toEqual(['2, 3', '4'])
  })

  it('parts stops that touch, and remembers where they are', () => {
    const [one, other] = markStops({ ...picture, stops: [stop(1, 100, 100), stop(2, 110, 100)] })
    expect(Math.hypot(one!.at[0] - other!.at[0], one!.at[1] - other!.at[1])).toBeGreaterThan(18)
    expect([one!.place, other!.place]).toEqual([[100, 100], [110, 100]]) // prettier-ignore
  })

  it('has no mark for a stop out of the picture', () => {
    expect(markStops({ ...picture, stops: [stop(1, -5, 20)] })).toEqual([])
  })

  it('shows every number of a route once, on marks that do not hide each other', () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 20, max: 380 }), fc.integer({ min: 20, max: 280 })), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(places, (all) => {
        const marks = markStops({ ...picture, stops: all.map(([x, y], index) => stop(index + 1, x, y)) })
        expect(marks.flatMap(({ stops }) => stops.map(({ number }) => number)).sort((a, b) => a - b)).toEqual(
          all.map((_, i) => i + 1),
        )
        marks.forEach((one, index) =>
          marks.slice(index + 1).forEach((other) => {
            const dx = (one.at[0] - other.at[0]) / ((one.halfWidth + other.halfWidth) / 18)
            expect(Math.hypot(dx, one.at[1] - other.at[1])).toBeGreaterThan(16)
          }),
        )
      }),
    )
  })
})
