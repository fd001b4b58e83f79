import type { LngLat } from '../../../geo/types'

/** Degrees onto a sheet so wide and so high, in its own units. */
export interface Sheet {
  readonly width: number
  readonly height: number
  at(place: LngLat): readonly [x: number, y: number]
}

const WIDTH = 640
const HEIGHTS = { least: 360, most: 760 } as const
/** A single site is shown with what lies so many degrees around it. */
const LEAST_DEGREES = 0.6
const MARGIN = 46

const mercator = (lat: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (Math.max(-80, Math.min(80, lat)) * Math.PI) / 360)) * 180) / Math.PI

/**
 * A sheet in Mercator's projection that shows all of some places, with a margin around them.
 * @param places degrees; at least one
 * @returns 640 wide and as high as the places need, between 360 and 760
 */
export function sheetFor(places: readonly LngLat[]): Sheet {
  const xs = places.map(([lng]) => lng)
  const ys = places.map(([, lat]) => mercator(lat))
  const middle = (all: readonly number[]) => (Math.min(...all) + Math.max(...all)) / 2
  const span = (all: readonly number[]) => Math.max(LEAST_DEGREES, Math.max(...all) - Math.min(...all))
  const inside = WIDTH - 2 * MARGIN
  const wanted = (inside * span(ys)) / span(xs) + 2 * MARGIN
  const height = Math.round(Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, wanted)))
  const scale = Math.min(inside / span(xs), (height - 2 * MARGIN) / span(ys))
  const [x, y] = [middle(xs), middle(ys)]
  return {
    width: WIDTH,
    height,
    at: ([lng, lat]) => [WIDTH / 2 + (lng - x) * scale, height / 2 - (mercator(lat) - y) * scale],
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Rings of polygons as the path of an SVG; those that lie wholly beside the sheet are left out. */
export function pathOf(rings: readonly (readonly LngLat[])[], sheet: Sheet): string {
  return rings
    .flatMap((ring) => {
      const points = ring.map((place) => sheet.at(place))
      const isBeside = [0, 1].some((axis) => {
        const most = axis === 0 ? sheet.width : sheet.height
        return points.every((point) => point[axis]! < 0) || points.every((point) => point[axis]! > most)
      })
      return isBeside ? [] : [`M${points.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}Z`]
    })
    .join('')
}
