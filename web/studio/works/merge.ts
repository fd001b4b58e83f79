import { at, isPlain, same, withAt, type Value } from './value'

/** One piece that two people left different, and what it was before either of them. */
export interface Clash {
  readonly path: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
  /** Who changed it; only what both changed has to be chosen by hand. */
  readonly by: 'me' | 'them' | 'both'
}
export type Choice = 'mine' | 'theirs'

interface Three {
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

/** Every piece in which my value and theirs differ: texts language by language, lists as one piece. */
export function clashesOf({ base, mine, theirs }: Three, path = ''): Clash[] {
  if (same(mine, theirs)) return []
  const branches = [mine, theirs].every((it) => it === undefined || isPlain(it))
  if (!branches) return [{ path, base, mine, theirs, by: whoChanged({ base, mine, theirs }) }]
  const keys = new Set([...Object.keys(mine ?? {}), ...Object.keys(theirs ?? {})])
  return [...keys].flatMap((key) =>
    clashesOf(
      { base: at(base, key), mine: at(mine, key), theirs: at(theirs, key) },
      path === '' ? key : `${path}.${key}`,
    ),
  )
}

function whoChanged({ base, mine, theirs }: Three): Clash['by'] {
  if (same(base, theirs)) return 'me'
  return same(base, mine) ? 'them' : 'both'
}

/** What is proposed before anybody chooses: each one's own changes; mine where both wrote. */
export const proposal = (clashes: readonly Clash[]): Readonly<Record<string, Choice>> =>
  Object.fromEntries(clashes.map(({ path, by }) => [path, by === 'them' ? 'theirs' : 'mine']))

/** Their value with my pieces put where I chose mine. */
export const merged = (theirs: Value, clashes: readonly Clash[], choice: Readonly<Record<string, Choice>>): Value =>
  clashes
    .filter(({ path }) => choice[path] !== 'theirs')
    .reduce((value, { path, mine }) => withAt(value, path, mine), theirs)
