import type { Language } from '../contract/common'
import { kept, SPAN_LOCALES } from './words.rules'

/** Before a date that is approximate (~), uncertain (?) or both (%). */
const DOUBT = {
  es: { '~': 'hacia ', '?': 'posiblemente ', '%': 'posiblemente hacia ' },
  pt: { '~': 'por volta de ', '?': 'possivelmente ', '%': 'possivelmente por volta de ' },
  en: { '~': 'around ', '?': 'possibly ', '%': 'possibly around ' },
} satisfies Record<Language, Record<string, string>>
const JOIN = { es: ' a ', pt: ' a ', en: ' to ' } satisfies Record<Language, string>

interface Part {
  readonly at: Date
  readonly precision: 'year' | 'month' | 'day'
  readonly doubt: '~' | '?' | '%' | ''
}

const PRECISIONS = ['year', 'month', 'day'] as const

function readPart(text: string): Part {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)$/.exec(text)
  if (!match) throw new RangeError(`"${text}" is not an EDTF date`)
  const [, year, month, day, doubt] = match
  const given = [year, month, day].filter((piece) => piece !== undefined)
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  return { at, precision: PRECISIONS[given.length - 1]!, doubt: doubt as Part['doubt'] }
}

/** Formats by language and precision, such as `es month`. */
const formatOf = kept((key) => {
  const [language, precision] = key.split(' ') as [Language, Part['precision']]
  return new Intl.DateTimeFormat(SPAN_LOCALES[language], {
    timeZone: 'UTC',
    year: 'numeric',
    ...(precision === 'year' ? {} : { month: 'long' }),
    ...(precision === 'day' ? { day: 'numeric' } : {}),
  })
})

const partWords = (part: Part, language: Language): string =>
  (part.doubt === '' ? '' : DOUBT[language][part.doubt]) + formatOf(`${language} ${part.precision}`).format(part.at)

/**
 * A date of the Extended Date/Time Format in words: `16 de julio de 1927`, `hacia enero de 1928`, `1927–1934`.
 * @param date levels 0 and 1 of EDTF: year, month or day; `~`, `?`, `%`; an interval `a/b`
 * @throws RangeError when it is none of these
 * @see https://www.loc.gov/standards/datetime/
 */
export function edtfWords(date: string, language: Language): string {
  const parts = date.split('/').map(readPart)
  const [from, to] = parts
  if (!from || parts.length > 2) throw new RangeError(`"${date}" is not an EDTF date`)
  if (!to) return partWords(from, language)
  const plain = from.doubt === '' && to.doubt === '' && from.precision === to.precision
  if (plain && from.precision === 'year') return `${from.at.getUTCFullYear()}–${to.at.getUTCFullYear()}`
  // A year, or a month, that both ends share is said once.
  if (plain && from.at.getUTCFullYear() === to.at.getUTCFullYear())
    return formatOf(`${language} ${from.precision}`).formatRange(from.at, to.at)
  return partWords(from, language) + JOIN[language] + partWords(to, language)
}
