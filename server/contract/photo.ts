import { z } from 'zod'
import { IsoDate, Localized } from './common'

/** What may be done with a photograph: the free licences by their version, and what its author allows beyond them. */
export const PHOTO_LICENCES = [
  'cc-by-4.0',
  'cc-by-sa-4.0',
  'cc-by-nc-4.0',
  'cc0',
  'public-domain',
  'network-use',
  'ask-first',
] as const
export type PhotoLicence = (typeof PHOTO_LICENCES)[number]

/** `place`: the place may be shown, of a site that is kept from being found. */
export const PHOTO_COVERS = ['people', 'place'] as const
export const MOST_PHOTOS = 12

/** 128 bits of chance: nobody comes by a photograph by counting. */
export const PhotoId = z.string().regex(/^[0-9a-f]{32}$/)

/** Year, month or day, uncertain ones marked: a day of EDTF, and no interval. */
const TAKEN = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?%]?$/

const Line = z.string().min(1).max(200)

const PhotoConsent = z.strictObject({
  /** Who gave it: those who are seen, their family, the council of the place. Never public. */
  by: z.string().min(2).max(200),
  on: IsoDate,
  covers: z.array(z.enum(PHOTO_COVERS)).min(1),
})

/** A photograph of a site as it is reviewed and published with it; its bytes are kept apart, under the same id. */
export const Photo = z.strictObject({
  id: PhotoId,
  author: Line,
  licence: z.enum(PHOTO_LICENCES),
  /** How its author or archive asks to be named, where their name alone is not it. */
  credit: Line.optional(),
  alt: Localized,
  caption: Localized.optional(),
  takenOn: z.string().regex(TAKEN).optional(),
  /** Whether somebody in it can be recognised. */
  showsPeople: z.boolean(),
  consent: PhotoConsent.optional(),
  /** The last day on which it is shown. */
  until: IsoDate.optional(),
})
export type Photo = z.infer<typeof Photo>

/** In the order in which they are shown; the first is the cover. */
export const Photos = z
  .array(Photo)
  .max(MOST_PHOTOS)
  .refine((photos) => new Set(photos.map(({ id }) => id)).size === photos.length)

const words = z.string().max(600)
const texts = z.strictObject({ es: words, pt: words, en: words }).partial()
const line = z.string().max(200)

/** The same while it is being written: nothing but the id must be there. */
const PhotoDraft = z
  .strictObject({
    id: PhotoId,
    author: line,
    licence: z.enum(PHOTO_LICENCES),
    credit: line,
    alt: texts,
    caption: texts,
    takenOn: z.string().max(40),
    showsPeople: z.boolean(),
    consent: z.strictObject({ by: line, on: IsoDate, covers: z.array(z.enum(PHOTO_COVERS)) }).partial(),
    until: IsoDate,
  })
  .partial()
  .required({ id: true })
export type PhotoDraft = z.infer<typeof PhotoDraft>
export const PhotoDrafts = z.array(PhotoDraft).max(MOST_PHOTOS)

/** Longer sides in pixels that are kept of every photograph: WebP for pages, JPEG for old browsers and for print. */
export const PHOTO_SIZES = { webp: [320, 640, 1280], jpg: [640, 2000] } as const
export type PhotoType = keyof typeof PHOTO_SIZES
export const PHOTO_WIDTHS = [320, 640, 1280, 2000] as const

export const PHOTO_BYTES = 12 * 1024 * 1024
export const PHOTO_MEGAPIXELS = 50
