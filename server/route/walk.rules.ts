import {
  DIN_33466_SPEEDS,
  langmuirTime,
  largerAndHalfTime,
  MIDE_KM_PER_HOUR,
  MIDE_SPEEDS,
  mideEffort,
  mideEnvironment,
  naismithTime,
  toblerSeconds,
} from '../../geo/walking'
import type { WalkInput, WalkOutput } from '../contract/methods/walk'

/**
 * Times a walk by the method asked for; the answer of the `walk` command. Metres in, seconds out, without rests.
 * Own speeds take the place of the method's, except in Tobler, which has none; a surface only matters to MIDE (path
 * when not said).
 * @param input checked by the contract   @returns MIDE adds effort and, where risks were counted, environment
 * @throws RangeError on lengths and speeds that the contract would have refused
 * @see domain guide 3.1
 */
export function timeWalk(input: WalkInput): WalkOutput {
  const { method, speeds, surface = 'path', risks } = input
  switch (method) {
    case 'mide': {
      const time = largerAndHalfTime(input, speeds ?? { ...MIDE_SPEEDS, horizontal: MIDE_KM_PER_HOUR[surface] })
      const environment = risks === undefined ? {} : { environment: mideEnvironment(risks) }
      return { ...time, effort: mideEffort(time.seconds), ...environment }
    }
    case 'din33466':
      return largerAndHalfTime(input, speeds ?? DIN_33466_SPEEDS)
    case 'naismith':
      return naismithTime(input, speeds)
    case 'langmuir':
      return langmuirTime(input, input.descents, speeds)
    case 'tobler':
      return { seconds: toblerSeconds(input, input.offPath) }
  }
}
