import { publicSheetOf } from '../catalog/check.rules'
import type { OpenRecords } from '../catalog/open-record.rules'
import { LANGUAGES, type Language } from '../contract/common'
import type { Condition } from '../contract/record'
import { ACCESS_FACTS, type AccessFacts, type SiteSheet, type Told } from '../contract/sheet'
import type { Site } from '../contract/site'
import { capital, type Reader } from './reader.rules'

interface Row {
  readonly label: string
  readonly value: string
  readonly note: string
  /** The language of the value, where it is not the reader's. */
  readonly lang: string
}

/** A text in the reader's language, or in the first it was written in, which is then named. */
function told(text: Partial<Told> | undefined, language: Language): { value: string; lang: string } {
  const found = [language, ...LANGUAGES].find((each) => text?.[each])
  return { value: found ? text![found]! : '', lang: found && found !== language ? found : '' }
}

const languageNames = (codes: readonly string[], { words, format }: Reader): string => {
  const names = new Intl.DisplayNames([words('pages.network.locale')], { type: 'language' })
  const named = (code: string) => (/^[a-z]{2,3}$/.test(code) ? (names.of(code) ?? code) : code)
  return format.list(codes.map(named))
}

function months(numbers: readonly number[], { words, format }: Reader): string {
  const month = new Intl.DateTimeFormat(words('pages.network.locale'), { month: 'long', timeZone: 'UTC' })
  return format.list(numbers.toSorted((a, b) => a - b).map((each) => month.format(Date.UTC(2000, each - 1, 15))))
}

function accessWords({ access }: Partial<SiteSheet>, { words, format }: Reader): [value: string, note: string] {
  if (!access) return ['', '']
  const { modes = [], road, roadState, town, km, minutes } = access
  const way = [
    road ? words(`labels.road.${road}`) : '',
    roadState ? words('pages.site.roadState', { state: words(`labels.state.${roadState}`) }) : '',
  ].filter(Boolean)
  const distance = [
    km === undefined ? '' : format.km(km * 1000),
    minutes === undefined ? '' : format.duration(minutes * 60),
  ].filter(Boolean)
  const from = town && distance.length > 0 ? words('pages.site.fromTown', { town, distance: distance.join(', ') }) : ''
  const by = modes.length > 0 ? format.list(modes.map((mode) => words(`labels.accessMode.${mode}`))) : ''
  return [by || way.join(', '), [by ? way.join(', ') : '', from].filter(Boolean).join(' · ')]
}

/** Measured facts in words: what there is, then what there is not; what nobody knows is left out. */
export function accessFacts(facts: AccessFacts | undefined, { words, format }: Reader) {
  const said = (answer: 'yes' | 'no') =>
    format.list(
      ACCESS_FACTS.filter((fact) => facts?.[fact] === answer).map((fact) => words(`labels.accessFact.${fact}`)),
    )
  return { yes: said('yes'), no: said('no') }
}

/** What a visitor wants to know before setting out, as far as the sheet says it. */
function sheetRows(site: Site, reader: Reader): Row[] {
  const { words, format, language } = reader
  const sheet = publicSheetOf(site)
  const facts = accessFacts(sheet.accessibility, reader)
  const plain = (name: string, value: string, note = ''): [string, { value: string; note?: string; lang?: string }] => [
    name,
    { value, note },
  ]
  const list = (codes: readonly string[] | undefined, name: string) =>
    codes ? format.list(codes.map((code) => words(`labels.${name}.${code}`))) : ''
  const rows = [
    plain('access', ...accessWords(sheet, reader)),
    ['publicTransport', told(sheet.access?.publicTransport, language)] as const,
    plain('entry', sheet.entry ? words(`labels.entry.${sheet.entry}`) : ''),
    plain('bestMonths', months(sheet.bestMonths ?? [], reader)),
    plain('services', list(sheet.services, 'siteService')),
    plain('accessible', facts.yes),
    plain('notAccessible', facts.no),
    plain('signage', sheet.signage ? words(`labels.signage.${sheet.signage}`) : ''),
    ['activities', told(sheet.activities, language)] as const,
    ['risks', told(sheet.risks, language)] as const,
    ['policies', told(sheet.policies, language)] as const,
    plain('manager', sheet.manager ?? ''),
    plain('peoples', format.list(sheet.peoples ?? [])),
    plain('languages', languageNames(sheet.languages ?? [], reader)),
  ] as const
  return rows
    .filter(([, { value }]) => value !== '')
    .map(
      ([name, { value, note = '', lang = '' }]: readonly [
        string,
        { value: string; note?: string; lang?: string },
      ]) => ({
        label: words(`pages.site.sheet.${name}`),
        value,
        note,
        lang,
      }),
    )
}

function stateWords(condition: Condition, { words }: Reader): string {
  if (condition.vocabulary !== 'en16096') return words(`labels.state.${condition.state}`)
  const part = (name: string, degree: number) => words(`labels.${name}.${degree}`)
  return [
    part('conditionClass', condition.condition),
    part('urgency', condition.urgency),
    part('recommendation', condition.recommendation),
  ].join('; ')
}

function conditionView({ condition }: OpenRecords, reader: Reader) {
  if (!condition) return undefined
  const { words, format } = reader
  const { on, organisation, surroundings } = condition
  return {
    state: capital(stateWords(condition.condition, reader)),
    surroundings: surroundings ? words('pages.site.surroundings', { state: stateWords(surroundings, reader) }) : '',
    seen: [words('pages.site.seenOn', { date: format.date(on) }), organisation].filter(Boolean).join(' · '),
  }
}

/** How a limit comes about, each step with its number: nobody has to believe it. */
function capacityView({ capacity }: OpenRecords, { words, format }: Reader) {
  if (!capacity) return undefined
  const { result, on, validUntil, organisation } = capacity
  const factors = Object.entries(result.factors).map(([name, value]) => ({
    label: name === 'social' ? words('pages.site.socialFactor') : name,
    value: `× ${format.number(value, 3)}`,
  }))
  const step = (name: string, value: number) => ({
    label: words(`pages.site.capacity.${name}`),
    value: format.number(value, 1),
  })
  const zone = result.limitingZone
  return {
    limit: words('pages.site.dailyLimit', { count: result.dailyLimit, number: format.number(result.dailyLimit) }),
    zone: zone ? words('pages.site.limitingZone', { zone }) : '',
    steps: [
      step('physical', result.physical),
      ...factors,
      step('real', result.real),
      step('effective', result.effective),
      step('visitsPerDay', result.visitsPerDay),
      step('visitorsPerDay', result.visitorsPerDay),
    ],
    held: [words('pages.site.studied', { date: format.date(on), until: format.date(validUntil) }), organisation]
      .filter(Boolean)
      .join(' · '),
  }
}

function tellingView(telling: OpenRecords['tellings'][number], reader: Reader) {
  const { words, format, language } = reader
  const isForeign = telling.language.split('-')[0] !== language
  const translation = isForeign ? told(telling.translation, language) : { value: '', lang: '' }
  return {
    text: telling.text,
    lang: telling.language,
    translation: translation.value,
    translationLang: translation.lang,
    teller: telling.teller,
    about: [telling.role, telling.community, format.date(telling.on)].filter(Boolean).join(' · '),
    confidence: words(`labels.confidence.${telling.confidence}`),
  }
}

/** What the sheet and the records of a site add to its page. */
export const recordView = (site: Site, records: OpenRecords, reader: Reader) => ({
  sheet: sheetRows(site, reader),
  condition: conditionView(records, reader),
  capacity: capacityView(records, reader),
  tellings: records.tellings.map((telling) => tellingView(telling, reader)),
})
