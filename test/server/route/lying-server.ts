import type { ServerResponse } from 'node:http'
import type { LngLat } from '../../../geo/types'

/** A body that never ends. */
export function endless(response: ServerResponse): void {
  response.writeHead(200)
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(1 << 20)));
    if (!response.destroyed) response.once('drain', more)
  }
  response.on('error', () => undefined)
  more()
}

interface Lie {
  readonly start: LngLat
  readonly end: LngLat
  readonly distance?: number
  readonly duration?: number
}

/** An answer in the shape of OSRM whose figures are those of a liar. */
export function lie({ start, end, distance = 60_000, duration = 3_600 }: Lie) {
  const maneuver = { type: 'depart', location: start, bearing_before: 0, bearing_after: 0 }
  const geometry = { type: 'LineString', coordinates: [start, end] }
  return {
    code: 'Ok',
    routes: [
      {
        legs: [
          {
            distance: distance + 20_000 * Number(distance > 10_000),
            duration,
            steps: [{ distance, duration, name: '', mode: 'driving', geometry, maneuver }],
          },
        ],
      },
    ],
  }
}
