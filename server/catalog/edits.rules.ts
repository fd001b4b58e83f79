import { LOCALIZED_FIELDS, type BulkEdit, type ReplaceField, type Replacing } from '../contract/api/table'
import { DRAFT_VALUES, type DraftValues } from '../contract/draft'

type Value = DraftValues['site']
type Fields = Readonly<Record<string, unknown>>

const WORD = String.raw`[\p{L}\p{M}\p{N}_]`
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

/**
 * Replaces a text wherever it stands in another. Accents count, capitals only where asked; a whole word has no letter or
 * digit at either side. What is sought is plain text, never a pattern.
 * @returns the text as it was, to the letter, where nothing was found
 */
export function replaceIn(text: string, { find, with: next, matchCase, wholeWord }: Replacing): string {
  const sought = literal(find.normalize('NFC'))
  const whole = wholeWord ? `(?<!${WORD})${sought}(?!${WORD})` : sought
  const pattern = new RegExp(whole, matchCase ? 'gu' : 'giu')
  const composed = text.normalize('NFC')
  const replaced = composed.replace(pattern, () => next)
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
 * @returns undefined when the result would not be a draft: a text grown too long, a value of another kind
 */
export function withEdits(value: Value, edits: readonly BulkEdit[]): Value | undefined {
  const next = edits.reduce<Fields>(edited, value)
  const parsed = DRAFT_VALUES.site.safeParse(next)
  return parsed.success ? withoutNothing(parsed.data) : undefined
}
