import { describe, expect, it } from 'vitest'
import { scaleBar } from '../../geo/map-furniture'
import { sheetOf } from '../../geo/map-sheet'
import { viewOf } from '../../geo/map-view'
import { textWidth } from '../../geo/text-width'
import { BOXES, mapInput } from './map-fixture'

const MANAGUA = [-86.2504, 12.1328] as const
const LEON = [-86.878, 12.4379] as const

describe('the view of a map', () => {
  it('fits the places inside the padding', () => {
    const { project } = viewOf({ fit: [MANAGUA, LEON], width: 400, height: 300, padding: 40 })
    for (const [x, y] of [project(MANAGUA), project(LEON)]) {
      expect(x).toBeGreaterThanOrEqual(40 - 1e-6)
      expect(x).toBeLessThanOrEqual(360 + 1e-6)
      expect(y).toBeGreaterThanOrEqual(40 - 1e-6)
      expect(y).toBeLessThanOrEqual(260 + 1e-6)
    }
  })

  it('has north at the top and east at the right', () => {
    const { project } = viewOf({ fit: BOXES.NI, width: 960, height: 700, padding: 20 })
    expect(project(LEON)[0]).toBeLessThan(project(MANAGUA)[0])
    expect(project(LEON)[1]).toBeLessThan(project(MANAGUA)[1])
  })

  it('knows its scale: León is 75.8 km from Managua as the crow flies', () => {
    const { project, metresPerPixel } = viewOf({ fit: [MANAGUA, LEON], width: 400, height: 300, padding: 40 })
    const [[ax, ay], [bx, by]] = [project(MANAGUA), project(LEON)]
    expect(Math.abs((Math.hypot(ax - bx, ay - by) * metresPerPixel) / 75_800 - 1)).toBeLessThan(0.01)
  })

  it('does not swell Patagonia: a degree of latitude is as long at Ushuaia as at Salta, within 5 %', () => {
    const { project } = viewOf({ fit: BOXES.AR, width: 600, height: 900, padding: 20 })
    const degree = (lat: number) => project([-65, lat])[1] - project([-65, lat + 1])[1]
    expect(Math.abs(degree(-54) / degree(-25) - 1)).toBeLessThan(0.05)
  })

  it('shows a few kilometres around a single place', () => {
    const { metresPerPixel } = viewOf({ fit: [MANAGUA], width: 400, height: 300, padding: 20 })
    expect(metresPerPixel * 400).toBeGreaterThan(5000)
    expect(metresPerPixel * 400).toBeLessThan(20_000)
  })

  it('refuses a map of nothing and a picture without room', () => {
    expect(() => viewOf({ fit: [], width: 400, height: 300, padding: 20 })).toThrow(RangeError)
    expect(() => viewOf({ fit: BOXES.NI, width: 40, height: 300, padding: 20 })).toThrow(RangeError)
  })

  it('measures with a round number of kilometres', () => {
    const { kilometres, pixels } = scaleBar(sheetOf(mapInput()))
    expect(kilometres).toBe(100)
    expect(pixels).toBeLessThanOrEqual(120)
  })

  it('sets words as wide as the fonts do: "Managua" in Source Sans 3 semibold 13 is 51 pixels', () => {
    expect(textWidth('Managua', { face: 'sans-bold', size: 13 })).toBeCloseTo(51.1, 0)
    expect(textWidth('', { face: 'sans', size: 13 })).toBe(0)
    expect(textWidth('León', { face: 'sans', size: 10 })).toBe(textWidth('Leon', { face: 'sans', size: 10 }))
  })
})
