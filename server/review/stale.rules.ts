import { LANGUAGES, type Language } from '../contract/common'
import type { StaleText } from '../contract/api/review'
import type { Gap } from '../contract/draft'
import { wordRuns } from './compare.rules'
import { advises } from './lack.rules'

/** A translation that its source has overtaken. */
export interface Stale {
  /** The path of the text in the value. */
  readonly field: string
  readonly language: Language
  readonly source: Language
  /** The source text it was made from. */
  readonly was: string
  /** ISO 8601: when the source was changed. */
  readonly at: string
}

type Texts = Readonly<Partial<Record<Language, string>>>
type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTongue = (key: string): key is Language => (LANGUAGES as readonly string[]).includes(key)

/** A text in languages: nothing but `es`, `pt` and `en`, each of them written. */
const isTexts = (value: Fields): value is Texts => {
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, text]) => isTongue(key) && typeof text === 'string')
}

/** Every text in languages by its path. Entries of lists are left out: they have no path that stays theirs. */
function textsIn(value: unknown, path = ''): [path: string, texts: Texts][] {
  if (!isFields(value)) return []
  if (isTexts(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, path ? `${path}.${key}` : key))
}

/** Spaces and line breaks do not make another text. */
const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

/** The source of a text is its Spanish; where there is none, the Portuguese, and then the English. */
const sourceOf = (texts: Texts): Language | undefined => LANGUAGES.find((language) => plain(texts[language]) !== '')

interface Change {
  readonly before: Texts
  readonly after: Texts
  readonly marked: ReadonlyMap<Language, Stale>
}

function markOf(field: string, language: Language, { before, after, marked }: Change): Omit<Stale, 'at'> | undefined {
  const mark = marked.get(language)
  const source = mark?.source ?? sourceOf(before)
  const isTranslated = plain(before[language]) !== '' && plain(after[language]) !== ''
  if (!source || source === language || !isTranslated || plain(after[source]) === '') return undefined
  if (plain(before[language]) !== plain(after[language])) return undefined
  const was = mark?.was ?? before[source]!
  return plain(was) === plain(after[source]) ? undefined : { field, language, source, was }
}

/**
 * Which translations are older than their source once a value has been written: a source changed while its translation
 * stayed marks it, with the text it was made from; a translation that is written, emptied, or whose source goes back to
 * what it was, loses its mark.
 * @param marks those that stood before   @param at ISO 8601, of new marks
 * @returns in the order of the value; texts within lists are never marked
 */
export function staleAfter(
  { before, after, marks }: { before: object; after: object; marks: readonly Stale[] },
  at: string,
): Stale[] {
  const earlier = new Map(textsIn(before))
  return textsIn(after).flatMap(([field, texts]) => {
    const marked = new Map(marks.filter((mark) => mark.field === field).map((mark) => [mark.language, mark]))
    const change = { before: earlier.get(field) ?? {}, after: texts, marked }
    return LANGUAGES.flatMap((language): Stale[] => {
      const mark = markOf(field, language, change)
      return mark ? [{ ...mark, at: marked.get(language)?.at ?? at }] : []
    })
  })
}

const textAt = (value: unknown, path: string): string => {
  const found = path.split('.').reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), value)
  return typeof found === 'string' ? found : ''
}

/**
 * Which translations are older than their source once words were replaced in many texts at once: nobody has read those
 * translations again, so that one which was older before stays so, even where its own words were replaced too.
 * @param before the marks that stood before   @param after those that the change as such leaves   @param value as changed
 */
export function staleThrough(before: readonly Stale[], after: readonly Stale[], value: object): Stale[] {
  const isMarked = ({ field, language }: Stale) =>
    after.some((mark) => mark.field === field && mark.language === language)
  const isOlder = ({ field, language, source, was }: Stale) => {
    const now = plain(textAt(value, `${field}.${source}`))
    return now !== '' && now !== plain(was) && plain(textAt(value, `${field}.${language}`)) !== ''
  }
  return [...after, ...before.filter((mark) => !isMarked(mark) && isOlder(mark))]
}

/** A mark as its readers see it: the old source beside the one that stands, word by word. */
export function staleText({ field, language, source, was, at }: Stale, value: object): StaleText {
  const now = textAt(value, `${field}.${source}`)
  return { field, language, source, was, now, runs: wordRuns(was, now), at }
}

/** Advice to look at each translation again; it holds nothing up. */
export const staleGaps = (marks: readonly Stale[]): Gap[] =>
  marks.map(({ field, language }) => advises(`review.stale.${language}`, `${field}.${language}`))
