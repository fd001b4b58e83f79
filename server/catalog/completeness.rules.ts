import type { LngLat } from '../../geo/types'
import { LANGUAGES } from '../contract/common'
import type { Gap } from '../contract/draft'
import { Site } from '../contract/site'
import { advises, blocks, shapeGaps, tidied, type Drafted, type ShapeCodes } from '../review/lack.rules'
import { PHOTO_CODES } from './photo-gaps.rules'
import { areHours, isRealDate, placement, type CheckContext } from './check.rules'

type Draft = Readonly<Record<string, unknown>> & Partial<Site>

/** Points that may err by more than this are looked at again. */
const COARSE_METRES = 500
const ENOUGH_COORDINATE_SOURCES = 2

const CODES: ShapeCodes = {
  at: 'position.missing',
  coordinateSources: 'position.source',
  sources: 'source.none',
  'sources.*.title': 'source.title',
  'sources.*.url': 'source.url',
  'sources.*.year': 'source.year',
  'fee.amount': 'fee.amount',
  'fee.currency': 'fee.amount',
  consent: 'consent.incomplete',
  'consent.by': 'consent.incomplete',
  'consent.on': 'consent.incomplete',
  'consent.covers': 'consent.incomplete',
  ...PHOTO_CODES,
}

/** The site a draft makes, as far as it is written: texts that are missing altogether are `{}`. */
export const sitePlan = ({ id, networks, value }: Drafted): Draft => ({
  name: {} as Site['name'],
  summary: {} as Site['summary'],
  link: {} as Site['link'],
  sources: [],
  coordinateSources: [],
  essential: false,
  ...(tidied(value) as Draft),
  id,
  network: networks[0] as Site['network'],
})

/** A date has its form before one asks whether it exists. */
function dateGaps({ date }: Draft): Gap[] {
  if (date === undefined) return []
  const hasForm = Site.shape.date.safeParse(date).success
  if (!hasForm) return [blocks('date.form', 'date', { date })]
  return isRealDate(date) ? [] : [blocks('date.unreal', 'date', { date })]
}

function positionGaps({ at, country }: Draft, inCountry: CheckContext['inCountry']): Gap[] {
  if (at === undefined || country === undefined) return []
  const where = placement({ at, country }, inCountry)
  if (where === 'noCountry') return [blocks('country.unknown', 'country', { country })]
  const [lng, lat] = at
  return where === 'inside' ? [] : [blocks(`position.${where}`, 'at', { lng, lat, country })]
}

/** Hours that hold anywhere are judged before it is known where the site lies. */
function hoursGaps({ openingHours, at = [0, 0], country = 'NI', admin1 = '' }: Draft): Gap[] {
  if (openingHours === undefined) return [advises('hours.missing', 'openingHours')]
  const place = { at: at as [number, number], country, admin1 }
  return areHours(openingHours, place) ? [] : [blocks('hours.syntax', 'openingHours', { hours: openingHours })]
}

function trustGaps({ confidence, consent, coordinateSources = [], precision, altitude }: Draft): Gap[] {
  const isTold = confidence === 'testimonio' || confidence === 'tradicion'
  const few = coordinateSources.length > 0 && coordinateSources.length < ENOUGH_COORDINATE_SOURCES
  return [
    ...(isTold && consent === undefined ? [blocks('consent.missing', 'consent')] : []),
    ...(few ? [advises('position.second_source', 'coordinateSources')] : []),
    ...(precision !== undefined && precision > COARSE_METRES
      ? [advises('position.coarse', 'precision', { metres: precision })]
      : []),
    ...(altitude === undefined ? [advises('altitude.missing', 'altitude')] : []),
  ]
}

/** Texts of the sheet that somebody wrote in one language and nobody has translated yet. */
function untranslated(sheet: NonNullable<Draft['sheet']>): Gap[] {
  const { risks, contingency, activities, policies } = sheet
  const told = { risks, contingency, activities, policies, 'access.publicTransport': sheet.access?.publicTransport }
  return Object.entries(told).flatMap(([name, text]) => {
    if (!text) return []
    const missing = LANGUAGES.filter((language) => !text[language])
    return missing.map((language) => advises(`sheet.translation.${language}`, `sheet.${name}`))
  })
}

/** The sheet is filled in little by little: nothing of it holds a publication up. */
function sheetGaps({ sheet, fee, sensitive }: Draft): Gap[] {
  const reason = sensitive && sensitive.reason === undefined ? [advises('sensitive.reason', 'sensitive.reason')] : []
  if (sheet === undefined) return [...reason, advises('sheet.missing', 'sheet')]
  const wanted = (['manager', 'access', 'entry', 'accessibility'] as const).filter((key) => sheet[key] === undefined)
  return [
    ...reason,
    ...wanted.map((key) => advises(`sheet.${key}`, `sheet.${key}`)),
    ...(sheet.entry === 'pagado' && fee === undefined ? [advises('sheet.fee_unknown', 'fee')] : []),
    ...(sheet.entry === 'libre' && Number(fee?.amount ?? 0) > 0 ? [advises('sheet.fee_of_free', 'sheet.entry')] : []),
    ...untranslated(sheet),
  ]
}

/**
 * What a draft of a site still lacks: its words in three languages, a source, a date and hours that can be read, a point in
 * its country, and the consent of who told it where it rests on testimony or tradition. A second source of the point, a
 * sharper point, altitude, hours and the sheet of the heritage office are advised.
 * @param draft as `sitePlan` makes it   @param inCountry whether a place lies in a country
 * @returns in the order of the form; [] when all is well
 */
export function siteGaps(draft: Draft, inCountry: (country: string, at: LngLat) => boolean | undefined): Gap[] {
  const shape = shapeGaps(Site, draft, CODES).filter(({ field }) => field !== 'date' || draft.date === undefined)
  return [
    ...shape,
    ...dateGaps(draft),
    ...positionGaps(draft, inCountry),
    ...hoursGaps(draft),
    ...trustGaps(draft),
    ...sheetGaps(draft),
  ]
}
