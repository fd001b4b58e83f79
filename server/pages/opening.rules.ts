import type { Words } from '../templates/words.rules'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/** `Dec 25` and `Dec` as a reader writes them: `25 de diciembre`, `diciembre`. */
function dateWords(month: string, day: string | undefined, locale: string): string {
  const at = Date.UTC(2000, MONTHS.indexOf(month), Number(day ?? 1))
  const onDay = day === undefined ? {} : ({ day: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC', ...onDay }).format(at)
}

/**
 * Opening hours in OpenStreetMap's notation as words: `Mo-Fr 09:00-17:00; PH off` becomes
 * "lunes a viernes 09:00–17:00; feriados cerrado". What it does not know it leaves as it is written.
 * @see https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function openingWords(hours: string, words: Words): string {
  const day = (code: string) => words(`labels.weekday.${code.toLowerCase()}`)
  const days = DAYS.join('|')
  const dated = new RegExp(`\\b(${MONTHS.join('|')})(?: (\\d{1,2})\\b(?!:))?`, 'g')
  // What stands in quotes is a remark in somebody's own words: «Mar» is the sea there, and not March.
  const told = (_: string, month: string, day?: string) => dateWords(month, day, words('pages.network.locale'))
  return hours
    .replace(/^24\/7$/, words('pages.hours.always'))
    .split(/("[^"]*")/)
    .map((part, index) => (index % 2 === 0 ? part.replace(dated, told) : part))
    .join('')
    .replace(/"([^"]*)"/g, '($1)')
    .replace(new RegExp(`\\b(${days})-(${days})\\b`, 'g'), (_, a: string, b: string) =>
      words('pages.hours.range', { from: day(a), to: day(b) }),
    )
    .replace(new RegExp(`\\b(${days})\\b`, 'g'), (code) => day(code))
    .replace(/\bPH\b/g, words('pages.hours.holidays'))
    .replace(/\boff\b|\bclosed\b/g, words('pages.hours.closed'))
    .replace(/\s*\|\|\s*/g, '; ')
    .replace(/(\d{2}:\d{2})-(\d{2}:\d{2})/g, '$1–$2')
    .replace(/,(?=\S)/g, ', ')
}
