import type { Language } from '../contract/common'
import { edtfWords } from './edtf.rules'
import { kept, LOCALES, SPAN_LOCALES } from './words.rules'

const utc = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`)
const two = (value: number) => String(value).padStart(2, '0')

/** Numbers, lengths, times, dates and money as the reader of one language writes them. */
export interface Formats {
  /** A plain number; digits after the comma are exactly those asked for, none by default. */
  number(value: number, digits?: number): string
  /** Metres as kilometres: `742 km`, and one decimal under ten kilometres. */
  km(metres: number): string
  /** Metres as metres: `3.790 m`; from ten kilometres on as kilometres: `45 km`. */
  metres(value: number): string
  /** Seconds as `2 h 10 min`, to the minute. */
  duration(seconds: number): string
  /** Seconds after midnight as `07:30`; past midnight it begins again. */
  clock(seconds: number): string
  /** `2027-02-06` as `6 de febrero de 2027`. */
  date(iso: string): string
  /** Two dates of ISO as one span: `6–23 de marzo de 2027`. */
  dates(from: string, to: string): string
  /** `2027-02-06` as `sáb, 6 feb`. */
  shortDay(iso: string): string
  /** How far the clock of a zone is from UTC on a day: `UTC−6`. */
  offset(zone: string, iso: string): string
  /** An EDTF date in words: `16 de julio de 1927`, `hacia enero de 1928`. */
  edtf(date: string): string
  /** A decimal string and its currency; cents only when there are any. */
  money(amount: string, currency: string): string
  /** The same, always to the cent. */
  cents(amount: string, currency: string): string
  /** A share from 0 to 1 as `12 %`; at most one decimal. */
  percent(share: number): string
  /** What one unit of a currency is worth, a decimal string, to six figures that count: `0,0273043`. */
  rate(perUnit: string): string
  /** Kilograms: one decimal under ten. */
  kg(value: number): string
  /** Kilograms of carbon dioxide equivalent: `48 kg CO₂e`. */
  co2(kg: number): string
  /** `a, b y c`. */
  list(items: readonly string[]): string
}

/** Seconds as hours and minutes, rounded to the minute; `0 min` for less than half of one. */
export function durationWords(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest}\u00a0min`
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h ${rest}\u00a0min`
}

/** Seconds after midnight on a 24-hour clock, rounded to the minute. */
export function clockWords(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}

/** Zone clocks by IANA name, at their distance from UTC. */
const zoneFormat = kept((zone) => new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }))

/**
 * How far the clock of a zone is from UTC on a day, with a true minus: `UTC−6`; `UTC` for no distance.
 * @param zone IANA name   @param iso a date; its noon in UTC counts
 * @throws RangeError for a zone that does not exist
 */
function offsetWords(zone: string, iso: string): string {
  const noon = new Date(`${iso.slice(0, 10)}T12:00:00Z`)
  const name =
    zoneFormat(zone)
      .formatToParts(noon)
      .find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return name.replace('GMT', 'UTC').replace('-', '−')
}

/** Currency formats by language, currency and digits, such as `es USD 2`. */
const currencyFormat = kept((key) => {
  const [language, currency, digits] = key.split(' ') as [Language, string, string]
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: Number(digits),
    maximumFractionDigits: Number(digits),
  })
})

/**
 * An amount of money, exact to its last digit: the decimal string never becomes a binary number.
 * @param digits digits after the comma; without it two when there are cents and none when there are none
 */
export function moneyWords(
  amount: string,
  { currency, language, digits }: { currency: string; language: Language; digits?: number },
): string {
  const whole = /^\d+(\.0*)?$/.test(amount)
  const shown = digits ?? (whole ? 0 : 2)
  const format = currencyFormat(`${language} ${currency} ${shown}`)
  return format.format(amount as Intl.StringNumericLiteral)
}

/** The formats of one language, made once. */
export const formatsIn = kept((language): Formats => makeFormats(language as Language)) as (
  language: Language,
) => Formats

function makeFormats(language: Language): Formats {
  const locale = LOCALES[language]
  const numbers = kept(
    (digits) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: Number(digits), maximumFractionDigits: Number(digits) }),
  )
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const rates = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 })
  const number = (value: number, digits = 0) => numbers(String(digits)).format(value)
  const day = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    return (iso: string) => format.format(utc(iso))
  }
  const spans = new Intl.DateTimeFormat(SPAN_LOCALES[language], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const kg = (value: number) => `${number(value, value < 10 ? 1 : 0)}\u00a0kg`
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    number,
    km: (metres) => `${number(metres / 1000, metres < 10_000 && metres % 1000 !== 0 ? 1 : 0)}\u00a0km`,
    metres: (value) => (value < 10_000 ? `${number(value)}\u00a0m` : `${number(value / 1000)}\u00a0km`),
    duration: durationWords,
    clock: clockWords,
    date: day({ day: 'numeric', month: 'long', year: 'numeric' }),
    dates: (from, to) => spans.formatRange(utc(from), utc(to)),
    shortDay: day({ weekday: 'short', day: 'numeric', month: 'short' }),
    offset: offsetWords,
    edtf: (date) => edtfWords(date, language),
    money: (amount, currency) => moneyWords(amount, { currency, language }),
    cents: (amount, currency) => moneyWords(amount, { currency, language, digits: 2 }),
    percent: (share) => percents.format(share),
    rate: (perUnit) => rates.format(perUnit as Intl.StringNumericLiteral),
    kg,
    co2: (value) => `${kg(value)}\u00a0CO₂e`,
    list: (items) => lists.format(items),
  }
}
