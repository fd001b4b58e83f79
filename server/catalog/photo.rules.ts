import type { Photo, PhotoLicence, PhotoType } from '../contract/photo'
import type { Site } from '../contract/site'

/** A photograph in one of its sizes, without its bytes. */
export interface PhotoSize {
  readonly type: PhotoType
  /** The longer side it was made for. */
  readonly size: number
  readonly width: number
  readonly height: number
}

/** A photograph as pages show it: what is told of it, and its sizes, the smallest first. */
export interface ShownPhoto {
  readonly photo: Photo
  readonly sizes: readonly PhotoSize[]
}

/** What a file is by its first bytes, where it is one of those that are taken. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp'

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

/**
 * What a file is by its content, whatever its name says.
 * @returns undefined for anything but JPEG, PNG and WebP
 * @see ITU T.81 B.1.1.3 (SOI), PNG 3rd ed. 5.2, RFC 9649 (WebP container)
 */
export function photoFormat(bytes: Uint8Array): PhotoFormat | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  return ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP' ? 'webp' : undefined
}

/**
 * Whether a PNG moves: the chunk that says so stands before its first pixels.
 * @see PNG 3rd ed. 11.3.6.1 (acTL)
 */
export function isMovingPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length;) {
    const name = ascii(bytes, at + 4, at + 8)
    if (name === 'acTL') return true
    if (name === 'IDAT') return false
    at += 12 + view.getUint32(at)
  }
  return false
}

/** The addresses of the licences that have one. */
const DEEDS: Readonly<Partial<Record<PhotoLicence, string>>> = {
  'cc-by-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'cc-by-sa-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'cc-by-nc-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  cc0: 'https://creativecommons.org/publicdomain/zero/1.0/',
  'public-domain': 'https://creativecommons.org/publicdomain/mark/1.0/',
}

/** Where the text of a licence is read; '' for what its author allows in person. */
export const deedOf = (licence: PhotoLicence): string => DEEDS[licence] ?? ''

/** The key of the name of a licence: keys of words have no dots of their own. */
export const licenceKey = (licence: string): string => licence.replaceAll('.', '-')

/** Whether other pages than ours may show it. */
export const isFree = (licence: PhotoLicence): boolean => deedOf(licence) !== ''

/** Whether it may be printed without asking its author each time. */
export const mayPrint = (licence: PhotoLicence): boolean => licence !== 'ask-first'

/** Who is named beside it. */
export const creditOf = ({ author, credit }: Pick<Photo, 'author' | 'credit'>): string => credit ?? author

/** Whether a photograph is still shown. @param today ISO date, of UTC: after its last day it is not shown anywhere */
const isCurrent = ({ until }: Pick<Photo, 'until'>, today: string): boolean => until === undefined || today <= until

/** The photographs of a published site that are shown on a day, in their order. @param today ISO date */
export const shownPhotos = ({ photos = [] }: Pick<Site, 'photos'>, today: string): Photo[] =>
  photos.filter((photo) => isCurrent(photo, today))

/** Whether consent was given to show the place; of a sensitive site no other photograph leaves the house. */
export const showsPlace = ({ consent }: { readonly consent?: Partial<Photo['consent']> | undefined }): boolean =>
  consent?.covers?.includes('place') ?? false

/** Where a published photograph is read. @param size its longer side, one of PHOTO_SIZES of its type */
export const photoPath = (id: string, size: number, type: PhotoType): string => `/fotos/${id}/${size}.${type}`

type Loose = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The photographs of a site after a file of sites was read: a file carries no pictures, so it takes none away and makes
 * none; what it says of one that is there is taken over, and consent, which open files do not tell, stays.
 * @param before those that are there   @param brought what the file says, by their ids
 */
export function keptPhotos<T extends { readonly id: string }>(before: readonly T[], brought: readonly T[]): T[] {
  const told = new Map(brought.map((photo) => [photo.id, photo]))
  return before.map((photo) => ({ ...photo, ...told.get(photo.id) }))
}

/** Properties of a feature as they are read: what open files tell of a photograph beside it, such as its address, is left out. */
export function withoutAddresses<T>(properties: T): T {
  if (!isFields(properties) || !Array.isArray(properties.photos)) return properties
  const photos = properties.photos.map((photo: unknown) => {
    if (!isFields(photo)) return photo
    return Object.fromEntries(Object.entries(photo).filter(([key]) => key !== 'url'))
  })
  return { ...properties, photos }
}

/** Where files of sites say that a photograph is read, and on which day they are written. */
export interface OpenAt {
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** ISO date */
  readonly today: string
  /** The photographs whose bytes are kept: one that was erased is told of nowhere. */
  readonly here: ReadonlySet<string>
}

/** What everybody may know of the photographs of a site, with their addresses: who gave consent is for its editors. */
export const filedPhotos = (site: Pick<Site, 'photos'>, { publicUrl, today, here }: OpenAt) =>
  shownPhotos(site, today).flatMap((photo) => {
    if (!here.has(photo.id)) return []
    const told = { ...photo, url: publicUrl + photoPath(photo.id, 2000, 'jpg') }
    delete told.consent
    return [told]
  })

/** A site as files of sites tell it, with the photographs that everybody sees. */
export function filedSite({ photos, ...site }: Site, at: OpenAt): Site {
  const told = filedPhotos({ photos }, at)
  return told.length > 0 ? { ...site, photos: told } : site
}
