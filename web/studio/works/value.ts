/** What a form edits: the loose value of a draft, of a provider or of a service. */
export type Value = Readonly<Record<string, unknown>>

type Branch = Value | readonly unknown[]

const isBranch = (it: unknown): it is Branch => typeof it === 'object' && it !== null
export const isPlain = (it: unknown): it is Value => isBranch(it) && !Array.isArray(it)
const isEmpty = (it: unknown): boolean => it === undefined || it === '' || (isPlain(it) && Object.keys(it).length === 0)

/** What stands at a path such as `name.pt` or `sources.0.title`; undefined where nothing does. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((inner, key) => (isBranch(inner) ? (inner as Value)[key] : undefined), value)
}

/** The same value with something else at a path; what is emptied goes, and so does whatever held only that. */
export function withAt(value: Value, path: string, next: unknown): Value {
  return (place(value, path.split('.'), next) ?? {}) as Value
}

function place(inner: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return isEmpty(next) ? undefined : next
  const placed = place(isBranch(inner) ? (inner as Value)[key] : undefined, rest, next)
  // The lines of a list keep their places: emptying one leaves an empty line, not a shorter list.
  if (Array.isArray(inner))
    return inner.map((entry: unknown, at) => (at === Number(key) ? (placed ?? blankOf(entry)) : entry))
  const before: Value = isPlain(inner) ? inner : {}
  const made = placed === undefined ? without(before, key) : { ...before, [key]: placed }
  return Object.keys(made).length === 0 ? undefined : made
}

const without = (value: Value, key: string): Value =>
  Object.fromEntries(Object.entries(value).filter(([each]) => each !== key))
const blankOf = (entry: unknown): unknown => (isPlain(entry) ? {} : '')

/** Whether two values say the same, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, at) => same(entry, other[at]))
  if (!isPlain(one) || !isPlain(other)) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => same(one[key], other[key]))
}

/** A list with one entry moved to another place; the same list when either place is not in it. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  if (from < 0 || to < 0 || from >= list.length || to >= list.length || from === to) return list
  const rest = list.filter((_, at) => at !== from)
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)]
}
