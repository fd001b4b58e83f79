import { blurPoint } from '../../geo/blur'
import type { Site, SiteSensitive } from '../contract/site'
import { showsPlace } from './photo.rules'

/** Two numbers from 0 to 1 for a text: always the same two, and nobody who lacks this house's key can tell which. */
export type Chance = (text: string) => readonly [number, number]

/** What marks a point as moved: the contract has no such field, so a file that carries it is not read back as exact. */
interface Blurred extends SiteSensitive {
  readonly blurred: true
}

/** Whether the point of a site is not where the site is. */
export const isBlurred = ({ sensitive }: Pick<Site, 'sensitive'>): boolean =>
  sensitive !== undefined && 'blurred' in sensitive

/**
 * A site as everything that goes out of this house is made from it: of a sensitive one, a point moved by at most
 * `blurMetres` and at least half of it, a precision that says so, and nothing else that would lead there: no altitude, no
 * way to get there, no word on where its point comes from, no reason, and no photograph but those whose consent covers the
 * place. Any other site is left as it is.
 * @param chance by the site's id and its radius: a point that was moved anew each time could be averaged
 */
export function openSite(site: Site, chance: Chance): Site {
  const { sensitive } = site
  if (!sensitive || isBlurred(site)) return site
  const { blurMetres } = sensitive
  const open: Site = {
    ...site,
    at: [...blurPoint(site.at, blurMetres, chance(`${site.id} ${blurMetres}`))] as Site['at'],
    precision: Math.max(site.precision, blurMetres),
    coordinateSources: [],
    sensitive: { blurMetres, blurred: true } as Blurred,
  }
  delete open.altitude
  const photos = site.photos?.filter(showsPlace) ?? []
  delete open.photos
  if (photos.length > 0) open.photos = photos
  if (open.sheet?.access) {
    open.sheet = { ...open.sheet }
    delete open.sheet.access
  }
  return open
}
