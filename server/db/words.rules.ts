import { searchWords } from '../contract/search-words'

/** One word of a search: as it was typed, without accents, and the singulars it may stand for. */
export interface Term {
  readonly word: string
  readonly singulars: readonly string[]
}

/** A search of more words than this is none that a person types. */
const MOST_TERMS = 12
/** Longer than any word of a name. */
const LONGEST = 40
/** The shortest word that can be a plural: `mares`, never `tres` or `paz`. */
const SHORTEST_PLURAL = 5

/** Words that stand in every text of the three languages: searching for them finds nothing in particular. */
const COMMON = new Set(
  'a o e y as os el la los las lo de del da do das dos di en em no na nos nas un una um uma the of and in on at to'.split(
    ' ',
  ),
)

/** How plurals end without their accents, and what their singulars may end in: Spanish, Portuguese, English. */
const PLURALS: readonly (readonly [ending: RegExp, singulars: readonly string[]])[] = [
  [/ces$/, ['z']],
  [/[oa]es$/, ['ao']],
  [/ais$/, ['al']],
  [/eis$/, ['el', 'il']],
  [/ois$/, ['ol']],
  [/ns$/, ['m']],
  [/ies$/, ['y']],
  [/es$/, ['']],
  [/s$/, ['']],
]
/** Jesus, crisis, chess: an s that is no plural. */
const NO_PLURAL = /(ss|us|[^aeo]is)$/

/**
 * The singulars that a word may be the plural of, for Spanish, Portuguese and English; a guess that is no word finds nothing.
 * @param word without accents and in small letters
 * @returns [] for a word that is no plural
 */
export function singularsOf(word: string): string[] {
  if (word.length < SHORTEST_PLURAL || !word.endsWith('s') || NO_PLURAL.test(word)) return []
  const guesses = PLURALS.flatMap(([ending, singulars]) =>
    ending.test(word) ? singulars.map((singular) => word.replace(ending, singular)) : [],
  )
  return [...new Set(guesses)]
}

/**
 * A text as it is indexed: its words without accents, and after each plural what it may be the plural of.
 * @returns words with a space between them, each once; '' for a text without letters or digits
 */
export const indexedWords = (text: string): string => {
  const words = new Set<string>()
  for (const word of searchWords(text)) {
    words.add(word)
    for (const singular of singularsOf(word)) words.add(singular)
  }
  return [...words].join(' ')
}

/**
 * What is searched for, of a text that anybody may have typed.
 * @returns at most twelve words, articles and prepositions left out unless there is nothing else; [] where there is no letter or digit
 */
export function termsOf(text: string): Term[] {
  const words = [...new Set(searchWords(text).map((word) => word.slice(0, LONGEST)))]
  const telling = words.filter((word) => !COMMON.has(word))
  return (telling.length > 0 ? telling : words)
    .slice(0, MOST_TERMS)
    .map((word) => ({ word, singulars: singularsOf(word) }))
}

/** Names and places are found by how their words begin, texts by whole words: nobody looks for all that begins with `mo` in them. */
export type Reach = 'beginnings' | 'words'

/** A word of one letter stands for itself; of more, for all words that begin with it. */
const isBeginning = (word: string, reach: Reach): boolean => reach === 'beginnings' && word.length > 1

/**
 * The search as FTS5 understands it: every term, each quoted.
 * @param terms of `termsOf`, so letters and digits only
 */
export const matchOf = (terms: readonly Term[], reach: Reach): string =>
  terms
    .map(({ word, singulars }) =>
      [`"${word}"${isBeginning(word, reach) ? '*' : ''}`, ...singulars.map((singular) => `"${singular}"`)].join(' OR '),
    )
    .map((either) => `(${either})`)
    .join(' AND ')

/**
 * The search as PostgreSQL understands it.
 * @param weights A asks for the names alone, AB for names and places, '' for all words
 */
export const tsQueryOf = (terms: readonly Term[], reach: Reach, weights: '' | 'A' | 'AB'): string =>
  terms
    .map(({ word, singulars }) => {
      const marked = (one: string, marks: string) => (marks ? `${one}:${marks}` : one)
      const first = marked(word, `${isBeginning(word, reach) ? '*' : ''}${weights}`)
      return [first, ...singulars.map((singular) => marked(singular, weights))].join(' | ')
    })
    .map((either) => `(${either})`)
    .join(' & ')
