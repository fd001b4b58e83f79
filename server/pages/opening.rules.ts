import type { Words } from '../templates/words.rules'

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/**
 * Opening hours in OpenStreetMap's notation as words: `Mo-Fr 09:00-17:00; PH off` becomes
 * "lunes a viernes 09:00–17:00; feriados cerrado". What it does not know it leaves as it is written.
 * @see https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function openingWords(hours: string, words: Words): string {
  const day = (code: string) => words(`labels.weekday.${code.toLowerCase()}`)
  const days = DAYS.join('|')
  return hours
    .replace(/^24\/7$/, words('pages.hours.always'))
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
