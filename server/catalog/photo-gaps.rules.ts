import type { Gap } from '../contract/draft'
import type { Photo, PhotoDraft } from '../contract/photo'
import { advises, blocks, type ShapeCodes } from '../review/lack.rules'
import { showsPlace } from './photo.rules'

const SOON_DAYS = 60
const DAY_MS = 86_400_000

/** What a photograph lacks of its shape, by the part of it. */
export const PHOTO_CODES: ShapeCodes = {
  photos: 'photo.list',
  'photos.*.author': 'photo.author',
  'photos.*.licence': 'photo.licence',
  'photos.*.alt': 'photo.alt.all',
  'photos.*.alt.es': 'photo.alt.es',
  'photos.*.alt.pt': 'photo.alt.pt',
  'photos.*.alt.en': 'photo.alt.en',
  'photos.*.caption.es': 'photo.caption.es',
  'photos.*.caption.pt': 'photo.caption.pt',
  'photos.*.caption.en': 'photo.caption.en',
  'photos.*.takenOn': 'photo.taken',
  'photos.*.showsPeople': 'photo.people',
  'photos.*.consent': 'photo.consent.incomplete',
  'photos.*.consent.by': 'photo.consent.incomplete',
  'photos.*.consent.on': 'photo.consent.incomplete',
  'photos.*.consent.covers': 'photo.consent.incomplete',
}

interface Album {
  readonly photos?: readonly PhotoDraft[] | readonly Photo[]
  readonly sensitive?: unknown
}

interface Standing {
  /** ISO date */
  readonly today: string
  /** The photographs whose bytes are here. */
  readonly here: ReadonlySet<string>
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

function expiryGaps(until: string | undefined, field: string, today: string): Gap[] {
  if (until === undefined) return []
  if (until < today) return [advises('photo.expired', field, { date: until })]
  return until <= dayAfter(today, SOON_DAYS) ? [advises('photo.expiring', field, { date: until })] : []
}

/**
 * What the photographs of a draft lack beyond their shape: a picture that is here, and consent of those who are seen in
 * it. One whose time is over or nearly so, and one that a sensitive site would not show, are only advised of.
 * @param draft tidied   @returns in the order of the photographs; [] when all is well
 */
export function photoGaps({ photos = [], sensitive }: Album, { today, here }: Standing): Gap[] {
  return photos.flatMap((photo, index) => {
    const at = `photos.${index}`
    const lacksConsent = photo.showsPeople === true && !photo.consent?.covers?.includes('people')
    return [
      ...(here.has(photo.id) ? [] : [blocks('photo.lost', at)]),
      ...(lacksConsent ? [blocks('photo.consent.missing', `${at}.consent`)] : []),
      ...(sensitive && !showsPlace(photo) ? [advises('photo.hidden', `${at}.consent`)] : []),
      ...expiryGaps(photo.until, `${at}.until`, today),
    ]
  })
}
