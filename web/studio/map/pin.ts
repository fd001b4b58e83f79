import type { Feature, FeatureCollection, Point, Polygon } from 'geojson'
import { ringAround } from '../../../geo/around'
import type { Box, LngLat, Metres } from '../../../geo/types'
import type { DraftState } from '../../../server/contract/draft'

/** One place on the studio's map. */
export interface Pin {
  readonly id: string
  readonly at: LngLat
  /** Its network; '' while it has none. */
  readonly network: string
  readonly label: string
  readonly state: DraftState
  /** Within how many metres it lies. */
  readonly precision?: Metres
  /** Whether it may be dragged. */
  readonly movable?: boolean
}

/** The name of the picture of a pin. */
export const pictureOf = ({ network, state }: Pick<Pin, 'network' | 'state'>): string => `${network || 'none'}-${state}`

/** Pins as features; the one that is chosen or may be dragged is drawn apart, above the others and out of clusters. */
export function pinFeatures(pins: readonly Pin[], apart?: string): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: pins.flatMap((pin): Feature<Point>[] =>
      pin.id === apart || pin.movable
        ? []
        : [
            {
              type: 'Feature',
              properties: { id: pin.id, label: pin.label, picture: pictureOf(pin) },
              geometry: { type: 'Point', coordinates: [...pin.at] },
            },
          ],
    ),
  }
}

/** The circle within which a pin lies, or nothing where that is not known. */
export function precisionFeatures(pin: Pick<Pin, 'at' | 'precision'> | undefined): FeatureCollection<Polygon> {
  const ring = pin?.precision ? ringAround(pin.at, pin.precision) : undefined
  const geometry = ring && { type: 'Polygon' as const, coordinates: [ring.map((point) => [...point])] }
  return { type: 'FeatureCollection', features: geometry ? [{ type: 'Feature', properties: {}, geometry }] : [] }
}

/** The outline of an area that was searched. */
export function boxFeatures(box: Box | undefined): FeatureCollection<Polygon> {
  if (!box) return { type: 'FeatureCollection', features: [] }
  const [west, south, east, north] = box
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const geometry = { type: 'Polygon' as const, coordinates: [ring] }
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] }
}

const sayOf = ({ id, at, network, label, state, precision, movable }: Pin): string =>
  [id, at.join(), network, label, state, precision, movable].join('|')

/** Whether two lists of pins are drawn the same. */
export function samePins(one: readonly Pin[], other: readonly Pin[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((pin, index) => sayOf(pin) === sayOf(other[index]!)))
  )
}

/** Whether the pins that hands may hold are the same ones, wherever they stand. */
export function sameHands(one: readonly Pin[], other: readonly Pin[]): boolean {
  const hands = (pins: readonly Pin[]) =>
    pins.flatMap(({ id, network, label, state, movable }) => (movable ? [[id, network, label, state]] : [])).join('|')
  return hands(one) === hands(other)
}

/** The smallest box around some pins; undefined where there are none. */
export function boxOf(pins: readonly Pick<Pin, 'at'>[]): Box | undefined {
  if (pins.length === 0) return undefined
  const start = [Infinity, Infinity, -Infinity, -Infinity] as const
  return pins.reduce<Box>(
    ([west, south, east, north], { at: [lng, lat] }) => [
      Math.min(west, lng),
      Math.min(south, lat),
      Math.max(east, lng),
      Math.max(north, lat),
    ],
    start,
  )
}

/** Steps of the arrow keys in metres: the round number nearest to eight pixels of the screen. */
export function stepMetres(metresPerPixel: number): Metres {
  const wanted = Math.max(1, metresPerPixel * 8)
  const power = 10 ** Math.floor(Math.log10(wanted))
  const round = [1, 2, 5, 10].findLast((each) => each * power <= wanted * 1.01) ?? 1
  return round * power
}

/** Degrees as a hand may place them: six decimals are a tenth of a metre. */
export const settled = ([lng, lat]: LngLat): LngLat => [Number(lng.toFixed(6)), Number(lat.toFixed(6))]
