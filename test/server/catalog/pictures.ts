import sharp, { type Sharp } from 'sharp'

const noise = (width: number, height: number): Sharp =>
  sharp({
    create: { width, height, channels: 3, background: '#8a6d3b', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
  })

/** A picture such as a telephone takes. */
export const jpeg = (width = 1600, height = 1200): Promise<Buffer> => noise(width, height).jpeg().toBuffer()

/** With what a camera writes beside its pixels: where and with what it was taken, and that it lies on its side. */
export const jpegWithPlace = (): Promise<Buffer> =>
  noise(1600, 1200)
    .jpeg()
    .withExif({
      IFD0: { Make: 'CamaraSecreta', Copyright: 'Nadie' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '12/1 8/1 1234/100',
        GPSLongitudeRef: 'W',
        GPSLongitude: '86/1 5/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

export const png = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } })
    .png()
    .toBuffer()

export const webp = (): Promise<Buffer> => noise(900, 600).webp().toBuffer()

/** Two frames, one after the other. */
export async function movingWebp(): Promise<Buffer> {
  const frames = await Promise.all(['#ff0000', '#0000ff'].map((background) => solid(background)))
  return sharp(frames, { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer()
}
const solid = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()

/** A PNG that says that it moves, before its first pixels. */
export async function movingPng(): Promise<Buffer> {
  const still = await png(40, 30)
  const chunk = Buffer.alloc(20)
  chunk.writeUInt32BE(8, 0)
  chunk.write('acTL', 4, 'latin1')
  const afterHead = 8 + 25
  return Buffer.concat([still.subarray(0, afterHead), chunk, still.subarray(afterHead)])
}

/** Some kilobytes that unfold to hundreds of megapixels. */
export const bomb = (): Promise<Buffer> =>
  sharp({ create: { width: 20_000, height: 20_000, channels: 3, background: '#000000' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()
