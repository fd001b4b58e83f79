import { metresBetween } from '../../../geo/measure'
import type { LngLat, Metres } from '../../../geo/types'

/** Where somebody stands, and where each place lies as far as that is known. */
export interface Around {
  readonly here: LngLat
  readonly places: ReadonlyMap<string, LngLat>
}

interface Named {
  readonly id: string
  readonly name: string
}

export type Ordered<T> = T & { readonly metres?: Metres }

/**
 * Sites in the order in which they are looked for: the nearest first, then by name those that lie nobody knows where.
 * @param around undefined where it is not known where one stands: then all of them by name
 */
export function inOrder<T extends Named>(
  sites: readonly T[],
  around: Around | undefined,
  locale: string,
): Ordered<T>[] {
  const byName = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  return sites
    .map((site): Ordered<T> => {
      const at = around?.places.get(site.id)
      return around && at ? { ...site, metres: metresBetween(around.here, at) } : site
    })
    .sort((one, other) => (one.metres ?? Infinity) - (other.metres ?? Infinity) || byName.compare(one.name, other.name))
}
