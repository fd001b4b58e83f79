import { PHOTO_BYTES } from '../../../server/contract/photo'

/** A photograph made small enough for a bad network, and what it looks like meanwhile. */
export interface Shrunk {
  readonly base64: string
  /** A tiny picture as an address of its own; '' where this browser could not read the photograph. */
  readonly preview: string
}

const PREVIEW = 240

/** Longer sides to try one after the other: what a bad network does not carry is sent smaller the next time. */
const LONGEST = [2400, 1600, 1200] as const
const QUALITY = [0.85, 0.78, 0.72] as const

function readBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(new Error('unread'))
    reader.readAsDataURL(blob)
  })
}

/** The photograph on paper white, upright, with its longer side no longer than that. */
function drawn(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')!
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('unread'))), 'image/jpeg', quality),
  )

async function redrawn(file: Blob, attempt: number): Promise<Shrunk> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const canvas = drawn(picture, LONGEST[attempt]!)
    const jpeg = await jpegOf(canvas, QUALITY[attempt]!)
    return { base64: await readBase64(jpeg), preview: drawn(picture, PREVIEW).toDataURL('image/jpeg', 0.7) }
  } finally {
    picture.close()
  }
}

/**
 * Makes a photograph small here, so that a bad network can carry it; what the camera wrote beside it does not leave the
 * telephone either. One that this browser cannot read goes as it is: the other side may be able to.
 * @param attempt from 0; each later one is smaller   @throws Error `heavy` when it is too heavy to go as it is
 */
export async function shrink(file: Blob, attempt: number): Promise<Shrunk> {
  try {
    return await redrawn(file, Math.min(attempt, LONGEST.length - 1))
  } catch {
    if (file.size > PHOTO_BYTES) throw new Error('heavy')
    return { base64: await readBase64(file), preview: '' }
  }
}
