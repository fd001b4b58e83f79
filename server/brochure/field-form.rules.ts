import type { DraftValues } from '../contract/draft'
import type { Language } from '../contract/common'
import { ACCESS_FACTS, ACCESS_MODES, ENTRIES, ROADS, SIGNAGE, SIMPLE_STATES, SITE_SERVICES } from '../contract/sheet'
import { CONFIDENCES, SITE_KINDS } from '../contract/site'
import type { Formats } from '../templates/format.rules'
import { LOCALES, type Words } from '../templates/words.rules'
import { capital } from './reader.rules'

export type SiteDraft = DraftValues['site']

/** Something asked for: a text on ruled lines, or boxes to tick; what is known of it is printed. */
interface Ask {
  readonly label: string
  readonly text: string
  /** One for each ruled line, below what is known. */
  readonly lines: readonly number[]
  readonly boxes: readonly { readonly label: string; readonly on: boolean }[]
  readonly wide: boolean
}

/** A table of boxes: a line for each thing, a column for each answer. */
interface Grid {
  readonly heads: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly { readonly on: boolean }[] }[]
}

interface Section {
  readonly title: string
  readonly note: string
  readonly asks: readonly Ask[]
  readonly grid: Grid | null
  readonly map: string
}

export interface FieldFormView {
  readonly title: string
  readonly over: string
  readonly place: string
  readonly printed: string
  readonly foot: string
  readonly warning: string
  readonly qr: string
  readonly address: string
  readonly sections: readonly Section[]
}

/** What a form is written from. */
export interface FieldSubject {
  /** The address of the site; '' for one that is not there yet. */
  readonly id: string
  readonly network: string
  readonly value: SiteDraft
}
export interface FieldReader {
  readonly language: Language
  readonly words: Words
  readonly format: Formats
  readonly today: string
  /** Where the code leads. */
  readonly address: string
  readonly qr: string
  /** The country around the place; '' where no point is known. */
  readonly map: string
}

type Said = Readonly<Partial<Record<Language, string>>> | undefined

const lines = (count: number): number[] => Array.from({ length: count }, (_, line) => line)
const DEGREE_DIGITS = 5

/** Writes the asks of one subject for one reader. */
function askers({ words, language }: FieldReader) {
  const label = (id: string) => words(`field.ask.${id}`)
  return {
    /** A text that is known stands there with one line to correct it; an unknown one gets all its lines. */
    text: (id: string, known: string | number | undefined, size: number | 'wide' = 1): Ask => {
      const rows = size === 'wide' ? 1 : size
      const text = known === undefined ? '' : String(known)
      return { label: label(id), text, lines: lines(text === '' ? rows : 1), boxes: [], wide: size !== 1 }
    },
    told: (said: Said): string => said?.[language] ?? said?.es ?? said?.pt ?? said?.en ?? '',
    boxes: <T extends string>(id: string, options: readonly T[], given: { on?: readonly T[]; of: string }): Ask => ({
      ...{ label: label(id), text: '', lines: [], wide: options.length > 3 },
      boxes: options.map((option) => ({
        label: words(`${given.of}.${option}`),
        on: given.on?.includes(option) ?? false,
      })),
    }),
  }
}
type Askers = ReturnType<typeof askers>

const one = <T>(it: T | undefined): readonly T[] => (it === undefined ? [] : [it])

function identity(value: SiteDraft, { text, told, boxes }: Askers): Ask[] {
  return [
    text('name', told(value.name), 'wide'),
    text('formerNames', value.formerNames?.join(' · '), 'wide'),
    boxes('kind', SITE_KINDS, { on: one(value.kind), of: 'labels.kind' }),
    text('locality', value.locality),
    text('municipality', value.municipality),
    text('admin1', value.admin1),
    text('owner', value.sheet?.owner),
    text('manager', value.sheet?.manager),
  ]
}

function where(value: SiteDraft, { text }: Askers, { format, words }: FieldReader): Ask[] {
  const point = value.at && `${format.number(value.at[1], DEGREE_DIGITS)}; ${format.number(value.at[0], DEGREE_DIGITS)}`
  const exact = value.precision && `± ${format.metres(value.precision)}`
  return [
    text('position', [point, exact].filter(Boolean).join(' · ') || undefined, 'wide'),
    text('newPoint', undefined, 'wide'),
    { label: words('field.ask.measured'), text: '', lines: [], wide: true, boxes: measures(words) },
    text('altitude', value.altitude === undefined ? undefined : format.metres(value.altitude)),
  ]
}
const measures = (words: Words) =>
  (['phone', 'gps', 'map', 'other'] as const).map((way) => ({ label: words(`field.measure.${way}`), on: false }))

function access({ sheet = {} }: SiteDraft, { text, told, boxes }: Askers): Ask[] {
  const way = sheet.access ?? {}
  return [
    boxes('modes', ACCESS_MODES, { on: way.modes, of: 'labels.accessMode' }),
    boxes('road', ROADS, { on: one(way.road), of: 'labels.road' }),
    boxes('roadState', SIMPLE_STATES, { on: one(way.roadState), of: 'labels.state' }),
    boxes('signage', SIGNAGE, { on: one(sheet.signage), of: 'labels.signage' }),
    text('town', way.town),
    text('km', way.km),
    text('minutes', way.minutes),
    text('publicTransport', told(way.publicTransport), 2),
  ]
}

function opening(
  { sheet = {}, ...value }: SiteDraft,
  { text, boxes }: Askers,
  { language, words }: FieldReader,
): Ask[] {
  const month = new Intl.DateTimeFormat(LOCALES[language], { month: 'short', timeZone: 'UTC' })
  const months = lines(12).map((index) => ({
    label: month.format(Date.UTC(2026, index)),
    on: sheet.bestMonths?.includes(index + 1) ?? false,
  }))
  const fee = value.fee?.amount && `${value.fee.amount} ${value.fee.currency ?? ''}`
  return [
    text('hours', value.openingHours, 2),
    boxes('entry', ENTRIES, { on: one(sheet.entry), of: 'labels.entry' }),
    text('fee', fee),
    text('visitMinutes', value.visitMinutes),
    { label: words('field.ask.months'), text: '', lines: [], wide: true, boxes: months },
  ]
}

const FACT = ['yes', 'no', 'unknown'] as const
const factGrid = ({ sheet }: SiteDraft, { words }: FieldReader): Grid => ({
  heads: FACT.map((answer) => words(`field.fact.${answer}`)),
  rows: ACCESS_FACTS.map((fact) => ({
    label: words(`labels.accessFact.${fact}`),
    cells: FACT.map((answer) => ({ on: sheet?.accessibility?.[fact] === answer })),
  })),
})

/** UNESCO's primary factors, in words that a village uses. */
const FACTORS = lines(14).map((index) => index + 1)
const STRENGTH = ['intensity.low', 'intensity.medium', 'intensity.high', 'trend.falling', 'trend.steady', 'trend.rising'] // prettier-ignore
const threatGrid = ({ words }: FieldReader): Grid => ({
  heads: STRENGTH.map((key) => words(`field.${key}`)),
  rows: FACTORS.map((factor) => ({
    label: words(`field.threats.${factor}`),
    cells: STRENGTH.map(() => ({ on: false })),
  })),
})

const story = ({ text, boxes }: Askers): Ask[] => [
  ...(['teller', 'role', 'community', 'spoken'] as const).map((id) => text(id, undefined)),
  text('story', undefined, 11),
  boxes('confidence', CONFIDENCES, { of: 'labels.confidence' }),
  boxes('covers', ['story', 'image', 'place'] as const, { of: 'field.cover' }),
  text('consentBy', undefined, 'wide'),
  text('consentOn', undefined),
  text('signature', undefined),
]

const LAST_YEARS = 3
function visitors({ sheet }: SiteDraft, { words, today }: FieldReader): Ask[] {
  const year = Number(today.slice(0, 4))
  return lines(LAST_YEARS).map((back) => {
    const known = sheet?.visitors?.find((each) => each.year === year - back)
    const text = known?.count === undefined ? '' : `${known.count} (${known.source ?? ''})`
    return { label: words('field.ask.visitorsOf', { year: String(year - back) }), text, lines: lines(1), boxes: [], wide: false } // prettier-ignore
  })
}

/** The sections of a form in the order in which one walks a site. */
function sectionsOf({ value }: FieldSubject, reader: FieldReader): Section[] {
  const ask = askers(reader)
  const { text, told, boxes } = ask
  const { sheet = {} } = value
  const section = (id: string, asks: readonly Ask[], more: Partial<Section> = {}): Section => ({
    ...{
      title: reader.words(`field.section.${id}`),
      note: reader.words(`field.note.${id}`),
      asks,
      grid: null,
      map: '',
    },
    ...more,
  })
  const state = [
    boxes('condition', SIMPLE_STATES, { of: 'labels.state' }),
    boxes('surroundings', SIMPLE_STATES, { of: 'labels.state' }),
    text('stateNotes', undefined, 3),
  ]
  return [
    section('name', identity(value, ask)),
    section('where', where(value, ask, reader), { map: reader.map }),
    section('state', state, { grid: threatGrid(reader) }),
    section('access', access(value, ask)),
    section('opening', opening(value, ask, reader)),
    section('services', [boxes('services', SITE_SERVICES, { on: sheet.services, of: 'labels.siteService' })]),
    section('accessibility', [], { grid: factGrid(value, reader) }),
    section('risks', [
      text('risks', told(sheet.risks), 3),
      text('contingency', told(sheet.contingency), 2),
      text('activities', told(sheet.activities), 2),
    ]),
    section('visitors', visitors(value, reader)),
    section('story', story(ask)),
    section('photos', [text('photos', undefined, 7)]),
    section('sign', [
      text('writtenBy', undefined, 'wide'),
      text('writtenOn', undefined),
      text('signature', undefined),
      text('checkedBy', undefined, 'wide'),
      text('checkedOn', undefined),
      text('signature', undefined),
    ]),
  ]
}

/**
 * A field form as it is printed: what is known in print, what is missing as ruled lines and boxes.
 * @param subject a site as it is written now, or an empty one of a network
 */
export function fieldFormView(subject: FieldSubject, reader: FieldReader): FieldFormView {
  const { id, network, value } = subject
  const { words, format, today } = reader
  const { told } = askers(reader)
  const name = told(value.name) || words('field.newPlace')
  const identifier = id === '' ? words('field.noIdentifier', { network }) : id
  const place = [value.locality, value.municipality, value.admin1].filter(Boolean).join(', ')
  return {
    title: name,
    over: words('field.over', { network }),
    place: [value.kind && capital(words(`labels.kind.${value.kind}`)), place].filter(Boolean).join(' · '),
    printed: words('field.printed', { date: format.date(today) }),
    foot: `${identifier} · ${words('field.printed', { date: format.date(today) })}`,
    warning: value.sensitive?.blurMetres === undefined ? '' : words('field.sensitive'),
    qr: reader.qr,
    address: reader.address,
    sections: sectionsOf(subject, reader),
  }
}
