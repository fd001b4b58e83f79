import { at, same, withAt, type Value } from '../works/value'
import type { Clash, Visit } from './visit'

/** A point, how exact it is and how it was measured are one piece: half of it would be a lie. */
const POSITION = ['at', 'precision', 'coordinateSources'] as const

const isPosition = (path: string): boolean => (POSITION as readonly string[]).includes(path)

/** The pieces that were written in, each once. */
export const piecesOf = (touched: readonly string[]): readonly string[] => [
  ...new Set(touched.map((path) => (isPosition(path) ? 'at' : path))),
]

/** The paths of a piece; what is decided about one is decided about all. */
const pathsOf = (piece: string): readonly string[] => (piece === 'at' ? POSITION : [piece])

/** Where the point comes from is added to what others wrote, never put in its place. */
function placed(theirs: Value, mine: Value, path: string): Value {
  if (path !== 'coordinateSources') return withAt(theirs, path, at(mine, path))
  const [before, added] = [theirs, mine].map((value) => (at(value, path) as readonly string[] | undefined) ?? [])
  return withAt(theirs, path, [...before!, ...added!.filter((line) => !before!.includes(line))])
}

interface Settled {
  /** Their value with my pieces in it, where nobody else wrote meanwhile. */
  readonly value: Value
  readonly clashes: readonly Clash[]
}

/**
 * Puts what was written at the place into what now stands: a piece that nobody changed since it was taken along is set,
 * one that somebody changed otherwise is a clash, one that says the same already is left.
 */
export function settle(
  { base, answers, touched }: Pick<Visit, 'base' | 'answers' | 'touched'>,
  theirs: Value,
): Settled {
  const mine = (at(answers, 'site') ?? {}) as Value
  let value = theirs
  const clashes: Clash[] = []
  for (const piece of piecesOf(touched)) {
    const [was, is, now] = [at(base, piece), at(mine, piece), at(theirs, piece)]
    if (same(is, now)) continue
    if (same(was, now)) value = pathsOf(piece).reduce((so, path) => placed(so, mine, path), value)
    else clashes.push({ piece, theirs: Object.fromEntries(pathsOf(piece).map((path) => [path, at(theirs, path)])) })
  }
  return { value, clashes }
}

/** A clash decided: mine is written over what they wrote, or theirs stays and mine is given up. */
export function decided(visit: Visit, { piece, theirs }: Clash, keep: 'mine' | 'theirs'): Visit {
  const clashes = visit.clashes.filter((clash) => clash.piece !== piece)
  const entries = Object.entries(theirs)
  const base = entries.reduce((value, [path, it]) => withAt(value, path, it), visit.base)
  if (keep === 'mine') return { ...visit, clashes, base }
  const answers = entries.reduce((value, [path, it]) => withAt(value, `site.${path}`, it), visit.answers)
  const touched = visit.touched.filter((path) => !pathsOf(piece).includes(path))
  return { ...visit, clashes, base, answers, touched }
}
