export interface Dictionary {
  readonly [key: string]: string | Dictionary
}

export type Values = Readonly<Record<string, string | number>>

/** The text of a dotted key; undefined when there is none, or when the key stops at a group. */
function textAt(words: Dictionary, key: string): string | undefined {
  let found: string | Dictionary | undefined = words
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined
    found = found[part]
  }
  return typeof found === 'string' ? found : undefined
}

/**
 * Finds the sentence of a key and puts its values in, as i18next does with the same files: `{{name}}`, and with a
 * `count` the ending `_one`, `_other` or their kin. The browser reads no more of that library's format than this.
 * @param words of one language   @param locale whose plurals hold
 * @returns undefined where the dictionary has no such sentence
 */
export function findSentence(
  words: Dictionary,
  key: string,
  { values = {}, locale }: { readonly values?: Values; readonly locale: string },
): string | undefined {
  const { count } = values
  const plural =
    typeof count === 'number'
      ? (textAt(words, `${key}_${new Intl.PluralRules(locale).select(count)}`) ?? textAt(words, `${key}_other`))
      : undefined
  const text = plural ?? textAt(words, key)
  return text?.replace(/{{\s*(\w+)\s*}}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
}

/** Two dictionaries in one; groups of the same name grow together. */
export function joinWords(one: Dictionary, other: Dictionary): Dictionary {
  const joined: Record<string, string | Dictionary> = { ...one }
  for (const [key, value] of Object.entries(other)) {
    const before = joined[key]
    joined[key] = typeof before === 'object' && typeof value === 'object' ? joinWords(before, value) : value
  }
  return joined
}
