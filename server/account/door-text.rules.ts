/** Deeper than anything people write here, and far from what could exhaust a stack. */
export const MOST_LEVELS = 32

/**
 * Control characters but tab and line feed, lone surrogates, what turns the direction of writing (embeddings, overrides,
 * isolates, marks) and what is not seen (zero-width space, byte order mark, joiners of words, fillers, tags), by which one
 * name could be told as another. ZWJ, ZWNJ and soft hyphens stay: writing systems, emoji and pasted texts need them.
 */
const HOSTILE =
  /(?![\n\t])[\p{Cc}\p{Cs}\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u3164\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u

/**
 * A text as it is kept: lines end with a line feed, letters with their marks in one form (NFC).
 * @returns undefined when it holds what nobody types: control characters, hidden ones, halves of characters
 */
export function plainText(text: string): string | undefined {
  const lines = text.replaceAll('\r\n', '\n')
  return HOSTILE.test(lines) ? undefined : lines.normalize('NFC')
}

/** What is wrong with an input, and in which field (`grants.0.network`; '' for the whole). */
export interface HostileInput {
  readonly wrong: 'text' | 'depth'
  readonly field: string
}

type Cleaned = { readonly value: unknown } | HostileInput

const isWrong = (cleaned: Cleaned): cleaned is HostileInput => 'wrong' in cleaned

/**
 * Every text of a JSON value as it is kept, names of fields included.
 * @param value anything that JSON can say
 * @returns the same shape with its texts in one form; or the first field that is hostile, or 33 levels deep
 */
export function plainInput(value: unknown, path: readonly string[] = []): Cleaned {
  if (typeof value === 'string') {
    const text = plainText(value)
    return text === undefined ? { wrong: 'text', field: path.join('.') } : { value: text }
  }
  if (typeof value !== 'object' || value === null) return { value }
  if (path.length >= MOST_LEVELS) return { wrong: 'depth', field: path.slice(0, 3).join('.') }
  const entries: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    if (plainText(key) === undefined) return { wrong: 'text', field: path.join('.') }
    const cleaned = plainInput(inner, [...path, key])
    if (isWrong(cleaned)) return cleaned
    entries.push([key, cleaned.value])
  }
  // Own fields only, `__proto__` among them: the schemas refuse it by its name.
  return { value: Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries) }
}
