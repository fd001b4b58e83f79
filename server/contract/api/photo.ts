import { z } from 'zod'
import { Slug } from '../common'
import { PHOTO_BYTES, PHOTO_WIDTHS, PhotoId } from '../photo'

/** Base64 makes four letters of three bytes; line breaks and padding are few. */
const MOST_LETTERS = Math.ceil((PHOTO_BYTES * 4) / 3) + 1024 * 1024

export const NewPhoto = z.strictObject({
  /** As the file is called where it comes from. */
  name: z.string().max(255),
  base64: z.string().min(1).max(MOST_LETTERS),
})
/** With room for the names of the fields. */
export const NEW_PHOTO_BODY = MOST_LETTERS + 4096

export const AddedPhoto = z.strictObject({
  photo: z.strictObject({
    id: PhotoId,
    width: z.number().int(),
    height: z.number().int(),
    /** Of all its sizes together. */
    bytes: z.number().int(),
  }),
})

export const ByPhoto = z.strictObject({ id: Slug, photo: PhotoId })
export const PhotoQuery = z.strictObject({
  width: z
    .enum(PHOTO_WIDTHS.map(String) as [string, ...string[]])
    .transform(Number)
    .optional(),
})
