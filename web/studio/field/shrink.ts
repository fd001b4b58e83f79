/** The long side of a photograph as it is kept: enough for a printed page, little enough for a bad network. */
const LONG_SIDE = 1600
const THUMB_SIDE = 160
/** What a line of a hundred kilobits carries in half a minute. */
const ENOUGH_BYTES = 400_000
const QUALITIES = [0.82, 0.7, 0.58] as const

export interface Shrunk {
  readonly file: ArrayBuffer
  readonly thumb: string
  readonly width: number
  readonly height: number
}

const fitted = (width: number, height: number, side: number) => {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function drawn(picture: ImageBitmap, side: number): HTMLCanvasElement {
  const { width, height } = fitted(picture.width, picture.height, side)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')!.drawImage(picture, 0, 0, width, height)
  return canvas
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', quality),
  )

/**
 * Makes a photograph small before it is kept. Drawn anew it carries nothing of what the camera wrote beside it.
 * @throws when the browser cannot read it as a picture
 */
export async function shrink(file: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const canvas = drawn(picture, LONG_SIDE)
    let blob = await jpegOf(canvas, QUALITIES[0])
    for (const quality of QUALITIES.slice(1)) if (blob.size > ENOUGH_BYTES) blob = await jpegOf(canvas, quality)
    const thumb = drawn(picture, THUMB_SIDE).toDataURL('image/jpeg', 0.7)
    return { file: await blob.arrayBuffer(), thumb, width: canvas.width, height: canvas.height }
  } finally {
    picture.close()
  }
}
