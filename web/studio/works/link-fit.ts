import { meets } from '../../../server/tour/gateway.rules'
import type { Choices } from '../../../server/contract/api/catalog'

/** How a link serves between two packages: from the end of the one to the start of the other, from its end only, or not. */
export type Fit = 'both' | 'leaves' | 'none'

/**
 * Tells of a link whether it can stand between two packages of a tour.
 * @param before package that ends   @param after package that starts; undefined where none is chosen yet
 * @returns none when it is not known where a package ends
 */
export function fitOf(
  { ends: [from, to] }: Choices['links'][number],
  before: Choices['packages'][number] | undefined,
  after: Choices['packages'][number] | undefined,
): Fit {
  if (!before?.ends || !meets(before.ends[1], from)) return 'none'
  return after?.ends && meets(after.ends[0], to) ? 'both' : 'leaves'
}
