import type { Language } from '../contract/common'
import type { CostLine, Package } from '../contract/package'
import type { Finding, Route, Stage, StageItem } from '../contract/route'
import { placeName } from '../templates/place-name.rules'
import { capital, type BrochureContext, type Reader } from './reader.rules'
import { sheetView, type SheetView } from './sheet.rules'
import { commonSpan, dayStrip } from './strip.rules'

export interface DayRow {
  readonly kind: StageItem['kind']
  readonly time: string
  /** Number of the site on the map; empty for anything but a visit. */
  readonly number: string
  readonly what: string
  /** Who serves, or the roads of a drive. */
  readonly who: string
  readonly isSample: boolean
  readonly amount: string
}

/** One day of a route as it is printed. */
export interface DayView {
  readonly day: number
  readonly title: string
  readonly way: string
  readonly facts: readonly { readonly value: string; readonly label: string }[]
  readonly strip: string
  readonly rows: readonly DayRow[]
  readonly findings: readonly string[]
  readonly sheets: readonly SheetView[]
}

/** What days are written from. */
export interface Itinerary {
  readonly route: Route
  readonly pack: Package | undefined
  readonly context: BrochureContext
  readonly reader: Reader
  readonly refsOf: (site: string) => readonly number[]
}

/** Width of the strip of a day in pixels: the wide column of the page. */
const STRIP_WIDTH = 470
/** A bag stays in the car for shorter names: what stands in brackets or after a comma is left out. */
const shortPlace = (name: string, language: Language): string => placeName(name.split(/\s*[,(:]/)[0]!.trim(), language)

/** Number of a site on the maps of a route, from 1. */
export const siteNumber = (route: Route, site: string): number => route.sites.indexOf(site) + 1

/** The cost line that serves something of a day: a bed at night, the meal of the hour, the keeper of a site. */
function lineFor({ pack, context }: Itinerary, day: number, item: StageItem): CostLine | undefined {
  const lines = (pack?.lines ?? []).filter((line) => line.day === day)
  const serviceOf = (line: CostLine) => context.services.get(line.service)
  if (item.kind === 'night') return lines.find((line) => line.kind === 'lodging')
  if (item.kind === 'drive') return lines.find((line) => line.kind === 'transport')
  if (item.kind === 'visit')
    return (
      lines.find((line) => {
        const service = serviceOf(line)
        return service?.kind === 'visit' && service.site === item.site
      }) ?? lines.find((line) => line.kind === 'guide')
    )
  const meals = lines.filter((line) => line.kind === 'meal')
  const isDinner = (line: CostLine) => {
    const service = serviceOf(line)
    return service?.kind === 'meal' && service.meal === 'dinner'
  }
  return meals.find((line) => isDinner(line) === (item.meal === 'dinner'))
}

/** Who serves: named as an example when it is one, once. */
export function providerName(
  id: string,
  sample: boolean,
  { context, reader }: Pick<Itinerary, 'context' | 'reader'>,
): string {
  const provider = context.providers.get(id)
  const name = provider ? reader.say(provider.name) : id
  const mark = reader.words('common.sample')
  return sample && !name.toLocaleLowerCase().includes(mark) ? `${name} (${mark})` : name
}

/** The name without its own word for example: the table marks it, and the foot of the page says what the mark means. */
function bareName(id: string, { context, reader }: Itinerary): string {
  const provider = context.providers.get(id)
  return provider ? reader.say(provider.name).replace(/\s*\((ejemplo|exemplo|example|sample)\)$/i, '') : id
}

function whatOf(item: StageItem, { context, reader }: Itinerary): string {
  const { words, say } = reader
  const place = item.place ? shortPlace(item.place.name, reader.language) : ''
  const target = context.sites.get(item.kind === 'drive' ? (item.site ?? '') : '')
  if (target)
    return words('brochure.item.drive', {
      place: say(target.name)
        .split(/\s*[,(:]/)[0]!
        .trim(),
    })
  if (item.kind === 'visit') {
    const site = context.sites.get(item.site ?? '')
    return site ? say(site.name) : place
  }
  const key = item.kind === 'meal' ? (item.meal ?? 'lunch') : item.kind
  return place === '' ? words(`brochure.item.${key}Anywhere`) : words(`brochure.item.${key}`, { place })
}

function rowOf(item: StageItem, day: number, itinerary: Itinerary): DayRow {
  const { reader, route } = itinerary
  const { format, words } = reader
  const line = lineFor(itinerary, day, item)
  const seconds = item.endSeconds - item.startSeconds
  const roads = [...(item.refs ?? []), ...(item.estimated ? [words('brochure.day.estimated')] : [])].join(' · ')
  const served = item.kind === 'drive' ? undefined : line
  return {
    kind: item.kind,
    time: format.clock(item.startSeconds),
    number: item.kind === 'visit' && item.site ? String(siteNumber(route, item.site)) : '',
    what: whatOf(item, itinerary),
    who: served ? bareName(served.provider, itinerary) : roads,
    isSample: served?.sample ?? false,
    amount:
      item.kind === 'drive' && item.metres !== undefined
        ? [format.km(item.metres), ...(seconds >= 30 ? [format.duration(seconds)] : [])].join(' · ')
        : item.kind === 'visit'
          ? format.duration(seconds)
          : '',
  }
}

/** The sentence the website has for a finding: page and print say the same. */
function findingWords({ rule, numbers }: Finding, { words, format }: Reader): string {
  const show = (value: string | number) => (typeof value === 'number' ? format.duration(value * 60) : value)
  const values = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, show(value)]))
  return words(`pages.route.finding.${rule === 'driver' ? numbers.driverRule : rule}`, values)
}

function factsOf(stage: Stage, { words, format }: Reader): DayView['facts'] {
  const visits = stage.visitSeconds > 0 ? [{ value: format.duration(stage.visitSeconds), label: words('brochure.day.visits') }] : [] // prettier-ignore
  return [
    { value: format.km(stage.metres), label: words('brochure.day.road') },
    { value: format.duration(stage.driveSeconds), label: words('brochure.day.wheel') },
    ...visits,
  ]
}

/** From where to where a day goes, shortened for print; a day that is named after its way is a day on the road. */
export function wayOf(stage: Stage, { words, say, language }: Reader): string {
  const [from, to] = [shortPlace(stage.from.name, language), shortPlace(stage.to.name, language)]
  if (say(stage.title) === `${stage.from.name} – ${stage.to.name}`) return words('brochure.day.travel')
  return from === to ? words('brochure.day.stays', { place: from }) : `${from} – ${to}`
}

/** The hours shown in the strips of a route, the same for all its days. */
export const routeSpan = (route: Route): [number, number] => commonSpan(route.stages.map(({ items }) => items))

/**
 * A day as it is printed: strip, table and site sheets. Without a package nobody is named as serving; a service that is
 * a sample is named as one.
 * @param stage one of the route's days
 */
export function dayView(stage: Stage, itinerary: Itinerary): DayView {
  const { route, reader, context, refsOf } = itinerary
  const numberOf = (site: string) => siteNumber(route, site)
  const strip = { items: stage.items, span: routeSpan(route), width: STRIP_WIDTH, numberOf, hours: true }
  return {
    day: stage.day,
    title: capital(reader.say(stage.title)),
    way: wayOf(stage, reader),
    facts: factsOf(stage, reader),
    strip: dayStrip(strip),
    rows: stage.items.map((item) => rowOf(item, stage.day, itinerary)),
    findings: stage.findings.map((finding) => findingWords(finding, reader)),
    sheets: stage.sites.flatMap((id) => {
      const site = context.sites.get(id)
      return site
        ? [sheetView(site, { number: numberOf(id), refs: refsOf(id), reader, cover: context.covers.get(id) })]
        : []
    }),
  }
}
