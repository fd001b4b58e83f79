import { createHash, randomBytes } from 'node:crypto'
import type { Sharp } from 'sharp'
import { AppError } from '../contract/errors'
import { PHOTO_BYTES, PHOTO_MEGAPIXELS, PHOTO_SIZES, type PhotoType } from '../contract/photo'
import { isMovingPng, photoFormat } from './photo.rules'
import type { PhotoFile, ReadyPhoto } from './photo.store'

const PIXELS = PHOTO_MEGAPIXELS * 1_000_000
const ID_BYTES = 16
const MOST_SECONDS = 30
const QUALITY = { webp: 76, jpg: 80 } as const
const LARGEST = Math.max(...PHOTO_SIZES.webp, ...PHOTO_SIZES.jpg)

/** Loaded with the first photograph: most starts of the program never need it. */
async function openSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}
type SharpOf = Awaited<ReturnType<typeof openSharp>>

/** Refuses by what the file says of itself, before a single pixel is unfolded. */
async function lookAt(sharp: SharpOf, bytes: Buffer): Promise<void> {
  if (bytes.length > PHOTO_BYTES) throw new AppError('photo.too_heavy', { megabytes: PHOTO_BYTES / 1024 / 1024 })
  const format = photoFormat(bytes)
  if (!format) throw new AppError('photo.type')
  const told = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!told?.width || !told.height) throw new AppError('photo.unreadable')
  if (told.format !== format) throw new AppError('photo.type')
  if (told.width * told.height > PIXELS) throw new AppError('photo.too_large', { megapixels: PHOTO_MEGAPIXELS })
  if ((told.pages ?? 1) > 1 || (format === 'png' && isMovingPng(bytes))) throw new AppError('photo.animated')
}

interface Raw {
  readonly data: Buffer
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 }
}

/**
 * The picture itself and nothing else: upright, in sRGB, on white where it was transparent, no larger than the largest
 * size. What a camera writes beside it (where, when, with what) stays behind, since only pixels go on.
 */
async function pixelsOf(sharp: SharpOf, bytes: Buffer): Promise<Raw> {
  return sharp(bytes, { limitInputPixels: PIXELS, failOn: 'truncated' })
    .timeout({ seconds: MOST_SECONDS })
    .autoOrient()
    .resize({ width: LARGEST, height: LARGEST, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new AppError('photo.unreadable')
    })
}

const written = (image: Sharp, type: PhotoType): Sharp =>
  type === 'webp'
    ? image.webp({ quality: QUALITY.webp, effort: 4 })
    : image.jpeg({ quality: QUALITY.jpg, mozjpeg: true, progressive: true })

/** The sizes worth making of a picture: those below its longer side, and one that holds it whole. */
function sizesFor(longest: number, sizes: readonly number[]): number[] {
  const enough = sizes.findIndex((size) => size >= longest)
  return enough < 0 ? [...sizes] : sizes.slice(0, enough + 1)
}

async function filesOf(sharp: SharpOf, { data, info }: Raw): Promise<PhotoFile[]> {
  const longest = Math.max(info.width, info.height)
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const files: PhotoFile[] = []
  for (const [type, sizes] of Object.entries(PHOTO_SIZES) as [PhotoType, readonly number[]][])
    for (const size of sizesFor(longest, sizes)) {
      const image = sharp(data, { raw }).resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
      const made = await written(image, type).toBuffer({ resolveWithObject: true })
      const hash = createHash('sha256').update(made.data).digest('base64url')
      files.push({ type, size, width: made.info.width, height: made.info.height, hash, bytes: made.data })
    }
  return files
}

/**
 * Makes a photograph ready to be kept: judged by its content, stripped of everything but its pixels, in all its sizes,
 * under an id nobody can guess.
 * @throws AppError photo.type, photo.unreadable, photo.animated, photo.too_heavy, photo.too_large
 */
export async function readyPhoto(bytes: Buffer): Promise<ReadyPhoto> {
  const sharp = await openSharp()
  await lookAt(sharp, bytes)
  const raw = await pixelsOf(sharp, bytes)
  const { width, height } = raw.info
  return { id: randomBytes(ID_BYTES).toString('hex'), width, height, files: await filesOf(sharp, raw) }
}
