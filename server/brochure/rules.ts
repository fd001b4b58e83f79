import type { Language } from '../contract/common'
import { backView, editionWords, sitesOf } from './back.rules'
import { dayView, type Itinerary } from './day.rules'
import { coverView, overviewView, presentationView } from './front.rules'
import type { Head } from './heads.rules'
import { routeMap, stageMap } from './maps.rules'
import { layOutDays, openingHeight, PAGE, type Block, type DayPage } from './pages.rules'
import { priceView } from './price.rules'
import { readerOf, type BrochureContext, type Reader, type Subject } from './reader.rules'
import { numberSources } from './sources.rules'
import { heightOf, linesOf } from './text-height.rules'
import { calendarView, chapterDays, fitsOnePage, timelineView, tourPriceView } from './tour.rules'

interface Writing {
  readonly context: BrochureContext
  readonly reader: Reader
}
type OfRoute = Exclude<Subject, { kind: 'tour' }>
type OfTour = Extract<Subject, { kind: 'tour' }>

const SMALL_MAP = { width: 38, most: 74, least: 20 } as const
/** Numeral, way and figures stand above the small map of a day. */
const OVER_SMALL_MAP = 44.5
const CHAPTER_ROOM = 44
const CHAPTER_ROW = 6.5
const CHAPTER_LEAD = { face: 'serif-italic', size: 14.5, leading: 19, width: PAGE.width } as const
const CHAPTER_CELL = { face: 'sans', size: 9, leading: 11.4, width: 96 } as const

/** The small map of a day stands in its opening, unless one map of all days fills the page. */
function blockView(block: Block, page: DayPage, { context, reader, route }: Itinerary) {
  const { opening, day, rows } = block
  const isSmall = opening !== null && page.band === 0
  const room = opening ? openingHeight(opening) + page.air * opening.rows.length - OVER_SMALL_MAP : 0
  const size = { width: SMALL_MAP.width, height: Math.min(SMALL_MAP.most, Math.max(SMALL_MAP.least, room)) }
  return {
    opening,
    map: isSmall ? stageMap(route, [day], { context, reader, size, small: true }) : '',
    mapHeight: size.height.toFixed(1),
    rows,
  }
}

function dayPagesView(subject: OfRoute, writing: Writing) {
  const sources = numberSources(sitesOf(subject, writing.context))
  const refs = new Map(sitesOf(subject, writing.context).map((site) => [site.id, sources.of(site)]))
  const itinerary: Itinerary = { ...subject, ...writing, refsOf: (site) => refs.get(site) ?? [] }
  const pages = layOutDays(subject.route.stages.map((stage) => dayView(stage, itinerary)))
  return {
    overview: overviewView(subject.route, itinerary),
    pages: pages.map((page, index) => ({
      name: `days-${index + 1}`,
      days: page.days,
      blocks: page.blocks.map((block) => blockView(block, page, itinerary)),
      band:
        page.band === 0
          ? ''
          : stageMap(subject.route, page.days, {
              ...writing,
              size: { width: PAGE.width, height: page.band },
              small: false,
            }),
      bandHeight: page.band.toFixed(1),
      air: page.air.toFixed(2),
    })),
  }
}

/** What the lead and the days of a chapter leave for its map, in millimetres. */
function chapterMapHeight(lead: string, days: ReturnType<typeof chapterDays>): number {
  const rows = days.map(({ title, way }) => CHAPTER_ROW + (linesOf(`${title} ${way}`, CHAPTER_CELL) - 1) * 4)
  const table = rows.reduce((sum, row) => sum + row, 0)
  return Math.max(70, PAGE.height - CHAPTER_ROOM - heightOf(lead, CHAPTER_LEAD) - table)
}

function tourView(subject: OfTour, writing: Writing) {
  const { tour, parts } = subject
  const { say } = writing.reader
  const calendar = calendarView(tour, writing.reader)
  return {
    timeline: timelineView(tour, writing),
    calendar,
    isShort: fitsOnePage(tour, calendar.weeks.length),
    chapters: tour.parts.map((part, index) => {
      const chapter = parts[index]!
      const { route } = chapter
      const days = chapterDays(part, chapter, writing)
      const height = chapterMapHeight(say(route.theme), days)
      return {
        name: `part-${index + 1}`,
        number: index + 1,
        network: part.network,
        title: say(route.name),
        lead: say(route.theme),
        mapHeight: height.toFixed(1),
        map: routeMap(route, { ...writing, size: { width: PAGE.width, height }, id: `part-${index + 1}` }),
        days,
      }
    }),
    price: tourPriceView(tour, parts, writing),
  }
}

function dayHead(days: readonly number[], { words, format }: Reader): string {
  return days.length === 1
    ? words('common.day', { day: days[0]! })
    : words('brochure.head.days', { days: format.list(days.map(String)) })
}

interface Parts {
  readonly days: ReturnType<typeof dayPagesView> | null
  readonly tour: ReturnType<typeof tourView> | null
  readonly title: string
}

/** What stands at the head and foot of each part; the names are those of the pages in the template. */
function headsOf({ days, tour, title }: Parts, { words, ...reader }: Reader): Head[] {
  const head = (name: string, right: string): Head => ({
    name,
    left: title,
    right,
    foot: words('brochure.head.sample'),
  })
  return [
    head('front', words('brochure.head.presentation')),
    head('overview', words('brochure.head.overview')),
    ...(days?.pages ?? []).map((page) => head(page.name, dayHead(page.days, { words, ...reader }))),
    ...(tour?.chapters ?? []).map((chapter) => head(chapter.name, chapter.title)),
    head('entry', words('brochure.head.entry')),
    head('price', words('brochure.head.price')),
    head('share', words('brochure.head.share')),
    head('sources', words('brochure.head.sources')),
    head('back', words('brochure.head.back')),
  ]
}

/**
 * Everything a brochure prints, computed and formatted: its template only places it. Pure: same subject, same view.
 * @param subject a published route, package or tour with the versions it stands on
 * @param context sites, networks, providers, map data and the date of the edition
 * @returns the view of the template `brochure/dossier`; drawings in it are our own SVG
 */
export function brochureView(subject: Subject, context: BrochureContext, language: Language) {
  const reader = readerOf(language, context)
  const writing: Writing = { context, reader }
  const cover = coverView(subject, writing)
  const days = subject.kind === 'tour' ? null : dayPagesView(subject, writing)
  const tour = subject.kind === 'tour' ? tourView(subject, writing) : null
  return {
    kind: subject.kind,
    /** A proof says so on every page. */
    isProof: false,
    network: subject.kind === 'tour' ? 'tour' : subject.route.network,
    title: cover.title,
    description: cover.lead,
    cover: { ...cover, edition: editionWords(subject, writing) },
    presentation: presentationView(subject, writing),
    days,
    price: subject.kind === 'package' ? priceView(subject.pack, subject.route, writing) : null,
    tour,
    back: backView(subject, writing),
    heads: headsOf({ days, tour, title: cover.title }, reader),
  }
}
export type BrochureView = ReturnType<typeof brochureView>
