import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps, placeLabels, type Label, type Rect } from '../../geo/label-placement'

const box = (x: number, y: number): Rect => ({ x, y, width: 10, height: 4 })
const at = (...places: [x: number, y: number, cost: number][]) =>
  places.map(([x, y, cost]) => ({ box: box(x, y), cost }))

const rect = fc.record({
  x: fc.integer({ min: 0, max: 80 }),
  y: fc.integer({ min: 0, max: 40 }),
  width: fc.integer({ min: 1, max: 30 }),
  height: fc.integer({ min: 1, max: 8 }),
})
const label: fc.Arbitrary<Label> = fc.record({
  weight: fc.integer({ min: 1, max: 60 }),
  candidates: fc.array(fc.record({ box: rect, cost: fc.integer({ min: 0, max: 30 }) }), { maxLength: 6 }),
})

describe('labels of a map', () => {
  it('take their best place when nothing is in the way', () => {
    expect(placeLabels([{ weight: 20, candidates: at([0, 0, 3], [20, 0, 1]) }])).toEqual([1])
  })

  it('give way to the heavier of two that want the same place', () => {
    const small = { weight: 10, candidates: at([0, 0, 0], [20, 0, 2]) }
    const large = { weight: 90, candidates: at([0, 0, 0], [40, 0, 5]) }
    expect(placeLabels([small, large])).toEqual([1, 0])
  })

  it('move aside when that lets another one in', () => {
    const first = { weight: 30, candidates: at([0, 0, 0], [0, 10, 1]) }
    const second = { weight: 20, candidates: at([5, 0, 0]) }
    expect(placeLabels([first, second])).toEqual([1, 0])
  })

  it('do not let their leaders cross', () => {
    const left = { box: box(0, 20), cost: 0, leader: [[20, 0], [5, 20]] as const } // prettier-ignore
    const right = { box: box(15, 20), cost: 0, leader: [[5, 0], [20, 20]] as const } // prettier-ignore
    const straight = { box: box(0, 30), cost: 3, leader: [[5, 0], [5, 30]] as const } // prettier-ignore
    expect(
      placeLabels([
        { weight: 30, candidates: [left] },
        { weight: 20, candidates: [right] },
      ]),
    ).toEqual([0, undefined])
    expect(
      placeLabels([
        { weight: 30, candidates: [right] },
        { weight: 20, candidates: [straight] },
      ]),
    ).toEqual([0, 0])
  })

  it('are left out rather than put where it costs more than they are worth', () => {
    expect(placeLabels([{ weight: 5, candidates: at([0, 0, 6]) }])).toEqual([undefined])
  })

  it('never collide with each other nor cover an obstacle, and come out the same every time', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 14 }), fc.array(rect, { maxLength: 4 }), (labels, obstacles) => {
        const chosen = placeLabels(labels, obstacles)
        const boxes = chosen.flatMap((pick, index) =>
          pick === undefined ? [] : [labels[index]!.candidates[pick]!.box],
        )
        boxes.forEach((one, index) => {
          expect(boxes.slice(index + 1).some((other) => overlaps(one, other))).toBe(false)
          expect(obstacles.some((obstacle) => overlaps(one, obstacle))).toBe(false)
        })
        expect(placeLabels(labels, obstacles)).toEqual(chosen)
      }),
    )
  })
})
