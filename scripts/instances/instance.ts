import type { Orienteering } from '../../geo/orienteering'
import type { TimedPlaces } from '../../geo/timed-order'

export const INSTANCE_FORMATS = ['tsplib', 'tsptw', 'op', 'top', 'toptw'] as const
export type InstanceFormat = (typeof INSTANCE_FORMATS)[number]

/** A published instance as the solvers take it. `names` are the numbers its file calls the places by. */
export type Instance =
  | { readonly kind: 'tour'; readonly cost: readonly (readonly number[])[]; readonly names: readonly number[] }
  | { readonly kind: 'timed'; readonly places: TimedPlaces }
  | { readonly kind: 'orienteering'; readonly problem: Orienteering; readonly names: readonly number[] }

/** A file that does not follow its format: where, and what it has. */
export class UnreadableInstance extends Error {
  constructor(
    readonly line: number,
    readonly found: string,
  ) {
    super(`line ${line}: ${found}`)
  }
}

/** The numbers of each line that has any, with the number of the line; anything else in it is refused. */
export function rowsOf(text: string): { readonly line: number; readonly values: readonly number[] }[] {
  return text.split(/\r?\n/).flatMap((written, index) => {
    const words = written.trim().split(/\s+/).filter(Boolean)
    const values = words.map(Number)
    if (!values.every(Number.isFinite)) throw new UnreadableInstance(index + 1, written.trim())
    return words.length > 0 ? [{ line: index + 1, values }] : []
  })
}
