import type { Gap } from '../contract/draft'
import type { Blocker } from '../contract/package'
import { advises } from '../review/lack.rules'
import type { Formats } from '../templates/format.rules'
import type { Words } from '../templates/words.rules'

/** What keeps a price from being final, as sentences; where it is, behind each. */
export function blockerWords(
  blockers: readonly Blocker[],
  { words, format }: { words: Words; format: Formats },
): string[] {
  const codes = [...new Set(blockers.map(({ code }) => code))]
  return codes.map((code) => {
    const where = blockers
      .filter((blocker) => blocker.code === code && blocker.where !== '')
      .map((blocker) => blocker.where)
    const places = [...new Set(where)].map((place) =>
      /^[A-Z]{2}$/.test(place)
        ? words(`labels.country.${place}`)
        : /^\d+$/.test(place)
          ? words('common.day', { day: place })
          : place,
    )
    const sentence = words(`labels.blocker.${code}`)
    const isClear = places.length === 0 || (places.length === 1 && code.startsWith('tax'))
    return isClear ? sentence : `${sentence.replace(/\.$/, '')} (${format.list(places)}).`
  })
}

/** What keeps a price from being final, each told once, as advice to whoever writes it. */
export const blockerGaps = (blockers: readonly Blocker[]): Gap[] =>
  [...new Set(blockers.map(({ code }) => code))].map((code) => advises('price.blocker', '', { blocker: code }))
