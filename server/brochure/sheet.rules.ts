import { creditOf, licenceKey } from '../catalog/photo.rules'
import { placeOf, type Site } from '../contract/site'
import { capital, type PrintedPhoto, type Reader } from './reader.rules'
import { heightOf, MM_PER_POINT } from './text-height.rules'

/** A site as a sheet of its day: numbered as on the map, told, dated, with its certainty and its sources. */
export interface SheetView {
  readonly number: number
  readonly name: string
  readonly place: string
  readonly date: string
  readonly confidence: string
  /** Three dots, `on` or `off`: how firm the ground is. */
  readonly dots: readonly string[]
  readonly story: string
  readonly link: string
  readonly caution: string
  readonly facts: string
  readonly refs: string
  /** Its cover over the texts, where it has one that may be printed. */
  readonly photo: SheetPhoto | undefined
}

interface SheetPhoto {
  readonly src: string
  readonly alt: string
  readonly caption: string
  readonly credit: string
  /** Height by width. */
  readonly ratio: number
  /** The height it may have, in millimetres. */
  readonly most: number
}

/** How firm the ground of a site is, as three dots beside the word for it. */
export const CERTAINTY_DOTS = {
  documentado: ['on', 'on', 'on'],
  testimonio: ['on', 'on', 'off'],
  tradicion: ['on', 'off', 'off'],
} as const

interface SheetDesk {
  readonly number: number
  readonly refs: readonly number[]
  readonly reader: Reader
  readonly cover?: PrintedPhoto | undefined
}

/** A picture fills its column and no more of the page than its texts; where there is less room it is lower. */
export const PHOTO_HEIGHTS_MM = [62, 45, 34, 26] as const

/** A cover with what must be printed beside it: who took it and what may be done with it. */
function photoOf(cover: PrintedPhoto | undefined, { words, say }: Reader): SheetPhoto | undefined {
  if (!cover) return undefined
  const { photo, src, width, height } = cover
  const licence = words(`labels.licence.${licenceKey(photo.licence)}`)
  return {
    src,
    alt: say(photo.alt),
    caption: photo.caption ? say(photo.caption) : '',
    credit: `${words('pages.site.photos.by', { author: creditOf(photo) })} · ${licence}`,
    ratio: height / width,
    most: PHOTO_HEIGHTS_MM[0],
  }
}

/** The sheet of a site. @param refs numbers of its sources in the list at the end of the brochure */
export function sheetView(site: Site, { number, refs, reader, cover }: SheetDesk): SheetView {
  const { words, format, say } = reader
  return {
    number,
    name: say(site.name),
    place: `${capital(words(`labels.kind.${site.kind}`))} · ${placeOf(site)}`,
    date: capital(format.edtf(site.date)),
    confidence: words(`labels.confidence.${site.confidence}`),
    dots: CERTAINTY_DOTS[site.confidence],
    story: say(site.summary),
    link: say(site.link),
    caution: site.caution ? say(site.caution) : '',
    facts: [
      words('brochure.sheet.visit', { time: format.duration(site.visitMinutes * 60) }),
      ...(site.altitude === undefined
        ? []
        : [words('brochure.sheet.altitude', { metres: format.metres(site.altitude) })]),
      ...(site.precision > 500 ? [words('brochure.sheet.near', { metres: format.metres(site.precision) })] : []),
    ].join(' · '),
    refs: words('brochure.sheet.sources', { count: refs.length, numbers: refs.join(', ') }),
    photo: photoOf(cover, reader),
  }
}

const BODY = { face: 'sans', size: 9, leading: 12 } as const
const SMALL = { face: 'sans', size: 8, leading: 10.6 } as const
const NAME = { face: 'serif', size: 13, leading: 15 } as const
/** Rule, distances between the parts, and the small label over a caution. */
const FURNITURE_MM = 3.2

const PHOTO_GAP_MM = 3.2

const sumOf = (heights: readonly number[]): number => heights.reduce((sum, height) => sum + height, 0)

/** Height of the cover of a sheet with what stands below it; 0 for a sheet without one. @param width of its column in mm */
function photoHeight({ photo }: SheetView, width: number): number {
  if (!photo) return 0
  const words = heightOf(`${photo.caption} ${photo.credit}`, { ...SMALL, width })
  return Math.min(photo.most, width * photo.ratio) + words + PHOTO_GAP_MM
}

/**
 * Height of a sheet in millimetres, when it is set in a column of a width in millimetres.
 * @param columns 2 when its texts are set in two columns under a common head
 */
export function sheetHeight(sheet: SheetView, width: number, columns: 1 | 2 = 1): number {
  const column = columns === 1 ? width : (width - 6) / 2
  const name = heightOf(sheet.name, { ...NAME, width: column - 9 })
  const meta = [sheet.place, `${sheet.date} ${sheet.confidence} ooo`].map((words) =>
    heightOf(words, { ...SMALL, width: column - 2 }),
  )
  const head = columns === 1 ? name + sumOf(meta) : Math.max(name, sumOf(meta))
  const body =
    heightOf(sheet.story, { ...BODY, width: column }) +
    heightOf(sheet.link, { ...BODY, width: column }) +
    (sheet.caution === '' ? 0 : heightOf(sheet.caution, { ...SMALL, width: column - 3 }) + 5) +
    heightOf(`${sheet.facts} ${sheet.refs}`, { ...SMALL, width: column })
  const told = body + photoHeight(sheet, column)
  return FURNITURE_MM + head + (columns === 1 ? told : told / 2 + BODY.leading * MM_PER_POINT * 0.5)
}
