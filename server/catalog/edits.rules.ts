import { LOCALIZED_FIELDS, type BulkEdit, type ReplaceField, type Replacing } from '../contract/api/table'
import { DRAFT_VALUES, type DraftValues } from '../contract/draft'

type Value = DraftValues['site']
type Fields = Readonly<Record<string, unknown>>

const WORD = String.raw`[\p{L}\p{M}\p{N}_]`
/** Longer than any text of a draft may be: what has grown by so much is refused, and need not grow on. */
const MOST_GROWN = 20_000
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

/**
 * Replaces a text wherever it stands in another. Accents count, capitals only where asked; a whole word has no letter or
 * digit at either side. What is sought is plain text, never a pattern.
 * @returns the text as it was, to the letter, where nothing was found; one that grows by more than 20 000 letters is left
 * half replaced, which no draft takes
 */
export function replaceIn(text: string, { find, with: next, matchCase, wholeWord }: Replacing): string {
  const sought = literal(find.normalize('NFC'))
  const whole = wholeWord ? `(?<!${WORD})${sought}(?!${WORD})` : sought
  const pattern = new RegExp(whole, matchCase ? 'gu' : 'giu')
  const composed = text.normalize('NFC')
  let grown = 0
  const replaced = composed.replace(pattern, (found) => {
    if (grown <= MOST_GROWN) grown += next.length - found.length
    return grown > MOST_GROWN ? found : next
  })
  return replaced === composed ? text : replaced
}

const isLocalized = (field: ReplaceField): boolean => (LOCALIZED_FIELDS as readonly string[]).includes(field)

function replacedField(value: Fields, field: ReplaceField, replacing: Replacing): unknown {
  const before = value[field]
  if (Array.isArray(before)) return before.map((text: unknown) => replaceIn(String(text), replacing))
  if (typeof before === 'string') return replaceIn(before, replacing)
  if (!isLocalized(field) || typeof before !== 'object' || before === null) return before
  const texts = Object.entries(before as Readonly<Record<string, string>>).map(([language, text]) => {
    const isAsked = (replacing.languages as readonly string[]).includes(language)
    return [language, isAsked ? replaceIn(text, replacing) : text] as const
  })
  return Object.fromEntries(texts)
}

function edited(value: Fields, edit: BulkEdit): Fields {
  if ('set' in edit) {
    const { field, value: next } = edit.set
    return { ...value, [field]: next === null || next === '' ? undefined : next }
  }
  const { replace } = edit
  const fields = replace.fields.filter((field) => value[field] !== undefined)
  return { ...value, ...Object.fromEntries(fields.map((field) => [field, replacedField(value, field, replace)])) }
}

const withoutNothing = (value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))

/**
 * A draft after some edits, one after the other.
 * @returns undefined when any of them would not leave a draft: a text grown too long, a value of another kind
 */
export function withEdits(value: Value, edits: readonly BulkEdit[]): Value | undefined {
  let next: Value | undefined = value
  for (const edit of edits) {
    // After each one: texts that only the last word would have found too long grow by the edit, five hundredfold.
    const { data } = DRAFT_VALUES.site.safeParse(edited(next, edit))
    next = data && withoutNothing(data)
    if (!next) return undefined
  }
  return next
}
