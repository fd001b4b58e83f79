import { Site } from '../../../server/contract/site'
import { edtfWords } from '../../../server/templates/edtf.rules'
import type { Language } from '../../../server/contract/common'

/** A year, a month or a day, and how surely. */
export interface When {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly doubt: '' | '~' | '?' | '%'
}
export interface Dating {
  readonly from: When
  /** The end of an interval. */
  readonly to?: When
}

export const NO_TIME: When = { year: '', month: '', day: '', doubt: '' }

const two = (text: string): string => text.padStart(2, '0')

function written({ year, month, day, doubt }: When): string {
  if (!/^\d{4}$/.test(year)) return ''
  const parts = [year, ...(month ? [two(month)] : []), ...(month && day ? [two(day)] : [])]
  return parts.join('-') + doubt
}

/** The date of a story as it is written down; '' while there is no year of four digits. */
export function edtfOf({ from, to }: Dating): string {
  const [begin, end] = [written(from), to ? written(to) : '']
  return begin && end ? `${begin}/${end}` : begin
}

const PART = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)$/

function read(text: string | undefined): When | undefined {
  const found = PART.exec(text ?? '')
  if (!found) return undefined
  const [, year = '', month = '', day = '', doubt = ''] = found
  return { year, month: month && String(Number(month)), day: day && String(Number(day)), doubt: doubt as When['doubt'] }
}

/** The pieces of a date; undefined where it is not written as one. */
export function datingOf(text: string): Dating | undefined {
  const [first, second, ...more] = text.trim().split('/')
  const [from, to] = [read(first), read(second)]
  if (!from || more.length > 0 || (second !== undefined && !to)) return undefined
  return to ? { from, to } : { from }
}

/** What a date means, in words; undefined where it cannot be read. */
export function edtfMeaning(text: string, language: Language): string | undefined {
  const date = text.trim()
  return Site.shape.date.safeParse(date).success ? edtfWords(date, language) : undefined
}
