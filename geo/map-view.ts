import { geoAzimuthalEqualArea, geoMercator, type GeoProjection } from 'd3-geo'
import { metresBetween } from './measure'
import type { Box, LngLat, Metres } from './types'

/** A place of the picture in pixels, from its top left corner. */
export type Pixel = readonly [x: number, y: number]

/** Room kept free between the fitted places and the edges, in pixels. */
export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

export interface ViewRequest {
  /** The box of degrees, or the places, that must be seen. */
  fit: Box | readonly LngLat[]
  width: number
  height: number
  padding: number | Padding
}

export interface View {
  readonly width: number
  readonly height: number
  readonly project: (place: LngLat) => Pixel
  /** Degrees that hold everything the picture can show, with a margin. */
  readonly box: Box
  /** Scale in the middle of the picture. */
  readonly metresPerPixel: Metres
}

const TALL_DEGREES = 14
const SAMPLES = 12
const LEAST_SPAN_DEGREES = 0.05

/**
 * The projection that fits places into a picture: Mercator for a country of the tropics; Lambert's equal-area azimuthal, centred on the
 * places, when they span more than 14 degrees of latitude, so that neither Patagonia nor the continent is swollen.
 * @throws RangeError for no place, or a picture without room
 * @see Snyder 1987, "Map projections: a working manual", USGS Professional Paper 1395
 */
export function viewOf({ fit, width, height, padding }: ViewRequest): View {
  const room = typeof padding === 'number' ? { top: padding, right: padding, bottom: padding, left: padding } : padding
  const inner = [width - room.left - room.right, height - room.top - room.bottom]
  if (inner.some((side) => side < 10)) throw new RangeError(`a map of ${width} by ${height} pixels leaves no room`)
  const places = isBox(fit) ? edgeOf(fit) : spread(fit)
  const projection = projectionFor(places).fitExtent(
    [
      [room.left, room.top],
      [width - room.right, height - room.bottom],
    ],
    { type: 'MultiPoint', coordinates: places.map(([lng, lat]) => [lng, lat]) },
  )
  return {
    width,
    height,
    project: (place) => projection(place as [number, number]) ?? [NaN, NaN],
    box: visibleBox(projection, width, height),
    metresPerPixel: scaleAt(projection, width / 2, height / 2),
  }
}

function isBox(fit: Box | readonly LngLat[]): fit is Box {
  return typeof fit[0] === 'number'
}

function edgeOf([west, south, east, north]: Box): LngLat[] {
  const steps = Array.from({ length: SAMPLES + 1 }, (_, step) => step / SAMPLES)
  return steps.flatMap((share): LngLat[] => {
    const [lng, lat] = [west + (east - west) * share, south + (north - south) * share]
    return [
      [lng, south],
      [lng, north],
      [west, lat],
      [east, lat],
    ]
  })
}

/** One place alone has no extent; the picture then spans a few kilometres. */
function spread(places: readonly LngLat[]): LngLat[] {
  if (places.length === 0) throw new RangeError('a map needs at least one place to show')
  const [west, south, east, north] = extentOf(places)
  const missing = Math.max(0, LEAST_SPAN_DEGREES - Math.max(east - west, north - south)) / 2
  return missing === 0 ? [...places] : edgeOf([west - missing, south - missing, east + missing, north + missing])
}

function projectionFor(places: readonly LngLat[]): GeoProjection {
  const [west, south, east, north] = extentOf(places)
  if (north - south <= TALL_DEGREES) return geoMercator().rotate([-(west + east) / 2, 0])
  return geoAzimuthalEqualArea().rotate([-(west + east) / 2, -(south + north) / 2])
}

function extentOf(places: readonly LngLat[]): Box {
  const lngs = places.map(([lng]) => lng)
  const lats = places.map(([, lat]) => lat)
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

function visibleBox(projection: GeoProjection, width: number, height: number): Box {
  const [marginX, marginY] = [width * 0.06 + 24, height * 0.06 + 24]
  const corners: LngLat[] = []
  for (let i = 0; i <= SAMPLES; i++)
    for (let j = 0; j <= SAMPLES; j++) {
      const x = -marginX + ((width + 2 * marginX) * i) / SAMPLES
      const y = -marginY + ((height + 2 * marginY) * j) / SAMPLES
      const place = projection.invert?.([x, y])
      if (place && place.every(Number.isFinite)) corners.push(place)
    }
  return extentOf(corners)
}

function scaleAt(projection: GeoProjection, x: number, y: number): Metres {
  const [from, to] = [projection.invert!([x - 10, y])!, projection.invert!([x + 10, y])!]
  return metresBetween(from, to) / 20
}
