import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readyPhoto } from '../../../server/catalog/photo-sizes'
import { PHOTO_BYTES } from '../../../server/contract/photo'
import { bomb, jpeg, jpegWithPlace, movingPng, movingWebp, png, webp } from './pictures'

const sizesOf = async (bytes: Buffer) =>
  (await readyPhoto(bytes)).files.map(({ type, size, width, height }) => `${size}.${type} ${width}x${height}`)
const refusal = async (bytes: Buffer): Promise<string> =>
  readyPhoto(bytes).then(
    () => 'taken',
    (error: Error) => error.message,
  )

describe('a photograph that comes in', () => {
  it('is kept in small sizes for pages and in a large one for print', async () => {
    expect(await sizesOf(await jpeg(3000, 2000))).toEqual([
      '320.webp 320x213',
      '640.webp 640x427',
      '1280.webp 1280x853',
      '640.jpg 640x427',
      '2000.jpg 2000x1333',
    ])
  })

  it('is never made larger than it is', async () => {
    expect(await sizesOf(await webp())).toEqual([
      '320.webp 320x213',
      '640.webp 640x427',
      '1280.webp 900x600',
      '640.jpg 640x427',
      '2000.jpg 900x600',
    ])
    expect(await sizesOf(await jpeg(200, 100))).toEqual(['320.webp 200x100', '640.jpg 200x100'])
  })

  it('loses where, when and with what it was taken, and stands upright', async () => {
    const taken = await jpegWithPlace()
    const before = await sharp(taken).metadata()
    expect(before.exif?.includes('CamaraSecreta')).toBe(true)
    expect(before.orientation).toBe(6)
    const { width, height, files } = await readyPhoto(taken)
    expect([width, height]).toEqual([1200, 1600])
    for (const { bytes, type, size } of files) {
      const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata()
      expect([type, size, exif, xmp, icc, iptc, orientation]).toEqual([
        type,
        size,
        ...Array<undefined>(5).fill(undefined),
      ])
      // Long enough that no noise of a picture spells them by chance.
      expect(bytes.toString('latin1')).not.toMatch(/Exif\0\0|CamaraSecreta|GPSLatitude/)
    }
  })

  it('shows what was transparent as paper', async () => {
    const { files } = await readyPhoto(await png(60, 40))
    const { channels, dominant } = await sharp(files[0]!.bytes).stats().then(({ channels: c, dominant: d }) => ({ channels: c.length, dominant: d })) // prettier-ignore
    expect(channels).toBe(3)
    expect(dominant.r).toBeGreaterThan(200)
  })

  it('has an id that nobody can guess, another one each time', async () => {
    const bytes = await jpeg(300, 200)
    const ids = [(await readyPhoto(bytes)).id, (await readyPhoto(bytes)).id]
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('what is no photograph', () => {
  const page = '<!doctype html><script>alert(1)</script>'
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><script>alert(1)</script></svg>'
  const gif = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')
  it.each([
    ['a page', Buffer.from(page)],
    ['a drawing', Buffer.from(drawing)],
    ['a drawing after a declaration', Buffer.from(`<?xml version="1.0"?>${drawing}`)],
    ['a GIF', gif],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['what a newer telephone keeps', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['a table', Buffer.from('id,name\n')],
  ])('is refused by its content: %s', async (_what, bytes) => expect(await refusal(bytes)).toBe('photo.type'))

  it('is refused where only its first bytes are those of one', async () => {
    const heads = ['\xff\xd8\xff\xe0', '\x89PNG\r\n\x1a\n', 'RIFF\x10\0\0\0WEBPVP8 ']
    for (const head of heads) {
      const dressed = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(page)])
      expect([head, await refusal(dressed)]).toEqual([head, 'photo.unreadable'])
    }
  })

  it('brings nothing that was hung behind its pixels', async () => {
    const two = Buffer.concat([await jpeg(400, 300), Buffer.from(page)])
    for (const { bytes } of (await readyPhoto(two)).files) expect(bytes.toString('latin1')).not.toContain('<script>')
  })

  it('is refused when it was cut on the way', async () => {
    for (const whole of [await jpeg(), await png(900, 700), await webp()]) {
      expect(await refusal(whole.subarray(0, Math.floor(whole.length / 2)))).toBe('photo.unreadable')
      expect(await refusal(whole.subarray(0, 24))).toBe('photo.unreadable')
    }
  })

  it('is refused when it moves', async () => {
    expect(await refusal(await movingWebp())).toBe('photo.animated')
    expect(await refusal(await movingPng())).toBe('photo.animated')
  })

  it('is refused before it is unfolded when it has more pixels than any camera', async () => {
    const small = await bomb()
    expect(small.length).toBeLessThan(3_000_000)
    const before = process.memoryUsage().rss
    expect(await refusal(small)).toBe('photo.too_large')
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it('is refused when it is heavier than what is taken', async () => {
    const bytes = Buffer.concat([await jpeg(100, 100), Buffer.alloc(PHOTO_BYTES)])
    expect(await refusal(bytes)).toBe('photo.too_heavy')
  })

  it('is refused, and nothing worse, whatever byte of it is wrong', async () => {
    const whole = await jpeg(200, 150)
    for (let at = 2; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const bent = Buffer.from(whole)
      bent[at] = bent[at]! ^ 0xff
      expect(['taken', 'photo.unreadable', 'photo.type', 'photo.too_large']).toContain(await refusal(bent))
    }
  })
})
