import type { Gap } from '../contract/draft'
import type { Language } from '../contract/common'
import type { Blocker } from '../contract/package'
import { advises, blocks } from '../review/lack.rules'
import type { Formats } from '../templates/format.rules'
import type { Words } from '../templates/words.rules'

interface Telling {
  readonly language: Language
  readonly words: Words
  readonly format: Formats
}

/** Where something keeps a price from being final: a country, a day, or a service with its date or its group. */
function blockerPlace(
  { where, service, date, guests }: Blocker,
  { language, words, format }: Telling,
): string | undefined {
  const place = /^[A-Z]{2}$/.test(where)
    ? words(`labels.country.${where}`)
    : /^\d+$/.test(where)
      ? words('common.day', { day: where })
      : where
  if (!service) return place || undefined
  const day = date ? format.date(date) : place
  return [service[language], day, guests ? words('common.people', { count: guests }) : ''].filter(Boolean).join(', ')
}

/** What keeps a price from being final, as sentences; where it is, behind each. */
export function blockerWords(blockers: readonly Blocker[], telling: Telling): string[] {
  const codes = [...new Set(blockers.map(({ code }) => code))]
  return codes.map((code) => {
    const some = blockers.filter((blocker) => blocker.code === code)
    const places = [...new Set(some.flatMap((blocker) => blockerPlace(blocker, telling) ?? []))]
    const sentence = telling.words(`labels.blocker.${code}`)
    const isClear = places.length === 0 || (places.length === 1 && code.startsWith('tax'))
    return isClear ? sentence : `${sentence.replace(/\.$/, '')} (${telling.format.list(places)}).`
  })
}

/** Days on which a service is not given: nobody can be sold one. */
const CLOSED: ReadonlySet<string> = new Set(['service.season', 'service.blackout', 'service.holiday'])

/**
 * What keeps a price from being final, for whoever writes it: a date on which a service is not given blocks, the rest is
 * advised, each told once.
 * @param dated the field that holds the date
 */
export function blockerGaps(blockers: readonly Blocker[], dated: string): Gap[] {
  const closed = blockers.filter(({ code, date, service }) => CLOSED.has(code) && date && service)
  const rest = blockers.filter((blocker) => !closed.includes(blocker))
  return [
    ...closed.map(({ code, date, service }) => blocks(`sale.${code}`, dated, { date: date!, service: service!.es })),
    ...[...new Set(rest.map(({ code }) => code))].map((code) => advises('price.blocker', '', { blocker: code })),
  ]
}
