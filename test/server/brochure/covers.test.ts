import sharp from 'sharp'
import { expect, it } from 'vitest'
import { brochureHtml } from '../../../server/brochure/html'
import { layOutDays, PAGE } from '../../../server/brochure/pages.rules'
import type { BrochureContext, PrintedPhoto } from '../../../server/brochure/reader.rules'
import { brochureView } from '../../../server/brochure/rules'
import { sheetHeight, sheetView } from '../../../server/brochure/sheet.rules'
import { readerOf } from '../../../server/brochure/reader.rules'
import type { Photo } from '../../../server/contract/photo'
import { CONTEXT, PACKAGE_SUBJECT, SITES } from './small-world'

const photo: Photo = {
  id: 'a'.repeat(32),
  author: 'Ana <Fotógrafa>',
  licence: 'cc-by-4.0',
  alt: { es: 'La casa desde la calle.', pt: 'A casa vista da rua.', en: 'The house from the street.' },
  showsPeople: false,
}
const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a4513a' } })
  .jpeg()
  .toBuffer()
const src = `data:image/jpeg;base64,${picture.toString('base64')}`
const cover = (width = 2000, height = 1333): PrintedPhoto => ({ photo, src, width, height })
const withCovers = (ids: readonly string[], of = cover()): BrochureContext => ({
  ...CONTEXT,
  covers: new Map(ids.map((id) => [id, of])),
})
const htmlIn = (context: BrochureContext) => brochureHtml(brochureView(PACKAGE_SUBJECT, context, 'es'), 'es')

it('prints the cover of a site on its sheet, with who took it, its licence and words for who cannot see it', () => {
  const html = htmlIn(withCovers([SITES[0]!.id]))
  expect(html.match(/<figure class="sheet-photo">/g)).toHaveLength(1)
  expect(html).toContain(
    `<img src="${src.replaceAll('=', '&#x3D;')}" alt="La casa desde la calle." style="max-height: 62mm">`,
  )
  expect(html).toContain('Foto: Ana &lt;Fotógrafa&gt; · CC BY 4.0')
})

it('changes nothing where no site has one', () => {
  expect(htmlIn(withCovers(['otro-sitio']))).toBe(htmlIn(CONTEXT))
  expect(htmlIn(CONTEXT)).not.toContain('<figure class="sheet-photo">')
})

it('gives a picture room on its page, a tall one no more than a wide one', () => {
  const reader = readerOf('es', CONTEXT)
  const height = (of?: PrintedPhoto) =>
    sheetHeight(sheetView(SITES[0]!, { number: 1, refs: [1], reader, cover: of }), 84)
  const bare = height()
  expect(height(cover(2000, 1000)) - bare).toBeGreaterThan(42)
  expect(height(cover(1000, 2000))).toBeLessThan(bare + 75)
  const { days } = brochureView(PACKAGE_SUBJECT, withCovers(SITES.map(({ id }) => id)), 'es')
  expect(days!.pages.length).toBeGreaterThan(0)
  const view = brochureView(PACKAGE_SUBJECT, withCovers(SITES.map(({ id }) => id)), 'es').days!
  const openings = view.pages.flatMap(({ blocks }) => blocks.flatMap(({ opening }) => opening ?? []))
  for (const { blocks } of layOutDays(openings))
    expect(blocks.reduce((sum, block) => sum + block.height, 0)).toBeLessThan(PAGE.height)
})
