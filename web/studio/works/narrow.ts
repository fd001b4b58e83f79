import { searchWords } from '../../../server/contract/search-words'

export interface Choice {
  readonly id: string
  readonly name: string
  readonly note?: string
}

const plain = (text: string): string => searchWords(text).join(' ')

/** Whether a text holds every word that was typed, be it only a piece of one, without regard to accents or capitals. */
export function holds(text: string, typed: string): boolean {
  const within = plain(text)
  return searchWords(typed).every((word) => within.includes(word))
}

/** The choices whose name (or what stands beside it) holds what was typed; those whose name begins so come first. */
export function narrow(choices: readonly Choice[], typed: string): Choice[] {
  const begins = ({ name }: Choice) => (plain(name).startsWith(plain(typed)) ? 0 : 1)
  return choices
    .filter(({ name, note, id }) => holds(`${name} ${note ?? ''} ${id}`, typed))
    .sort((one, other) => begins(one) - begins(other))
}
