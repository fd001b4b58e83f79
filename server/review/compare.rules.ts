import { diffArrays, diffWordsWithSpace } from 'diff'
import { canonicalJson } from '../account/audit.rules'
import type { Difference } from '../contract/api/review'
import { LANGUAGES } from '../contract/common'
import { DRAFT_VALUES, type DraftKind } from '../contract/draft'

type Run = NonNullable<Difference['runs']>[number]
type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Without what says nothing: absent, '', [], {}. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((entry) => plain(entry) ?? null)
  if (!isFields(value)) return value === '' || value === null ? undefined : value
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const said = plain(inner)
    return said === undefined ? [] : [[key, said] as const]
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

const written = (value: unknown): string => canonicalJson(plain(value))

/** Whether two values say the same, whatever the order of their keys; a field left empty says what an absent one says. */
export const saysTheSame = (from: unknown, to: unknown): boolean => written(from) === written(to)

/** Two texts that share next to nothing are not worth the time a comparison of them takes: it grows with the square. */
const MOST_EDITS = 600

/** Words that changed one after another read as one: where only a space between them stayed, it goes with them. */
function joined(runs: readonly Run[]): Run[] {
  const isChange = (run: Run | undefined) => run !== undefined && run.change !== 'same'
  const bridges = (at: number) => runs[at]!.text.trim() === '' && isChange(runs[at - 1]) && isChange(runs[at + 1])
  const told = (change: Run['change'], text: string): Run[] => (text === '' ? [] : [{ change, text }])
  const found: Run[] = []
  let [removed, added] = ['', '']
  const tell = () => {
    found.push(...told('removed', removed), ...told('added', added))
    ;[removed, added] = ['', '']
  }
  for (const [at, { change, text }] of runs.entries()) {
    const stayed = change === 'same' && !bridges(at)
    if (stayed) tell()
    if (stayed) found.push({ change, text })
    if (!stayed && change !== 'added') removed += text
    if (!stayed && change !== 'removed') added += text
  }
  tell()
  return found
}

/**
 * A text and its successor as runs of words: the same and removed ones make the first, the same and added ones the
 * second, to the letter. Texts that have become quite other are one removed and one added run.
 */
export function wordRuns(from: string, to: string): Run[] {
  const changes = diffWordsWithSpace(from, to, { maxEditLength: MOST_EDITS })
  if (changes !== undefined)
    return joined(
      changes.map(({ added, removed, value }) => ({
        change: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      })),
    )
  return [
    { change: 'removed', text: from },
    { change: 'added', text: to },
  ]
}

/** Every word that is told of a photograph, so that none of them changes unseen. */
function photoLine(photo: Fields): string {
  const textsIn = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? Object.values(value ?? {}).flatMap(textsIn) : []
  const told = Object.entries(photo).flatMap(([key, value]) => (key === 'id' ? [] : textsIn(value)))
  return told.filter(Boolean).join(' · ')
}

/** An entry of a list in one line: the site of a stop, what is seen in a photograph, a source as a reader would cite it. */
function lineOf(entry: unknown): string {
  if (!isFields(entry)) return String(entry)
  if (typeof entry.site === 'string') return entry.site
  if (typeof entry.id === 'string') return photoLine(entry) || entry.id
  const { author, title, year, pages, url, ...others } = entry
  return [author, title, year, pages, url, ...Object.values(others)].filter(Boolean).map(String).join(', ')
}

/** Two lists as sequences, one run an entry: an entry that was moved is removed in one place and added in another. */
function entryRuns(from: readonly unknown[], to: readonly unknown[]): Run[] {
  const lines = new Map([...from, ...to].map((entry) => [written(entry), lineOf(entry)]))
  return diffArrays(from.map(written), to.map(written)).flatMap(({ added, removed, value }) =>
    value.map((key): Run => ({ change: added ? 'added' : removed ? 'removed' : 'same', text: lines.get(key)! })),
  )
}

/** Coordinates are lists too, of numbers: they are shown whole. */
const isSequence = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && !value.some((entry) => typeof entry === 'number')

const isProse = (value: unknown): value is string => typeof value === 'string' && /\s/.test(value.trim())

function runsOf(from: unknown, to: unknown): Run[] | undefined {
  if (typeof from === 'string' && typeof to === 'string')
    return isProse(from) || isProse(to) ? wordRuns(from, to) : undefined
  const [before, after] = [from ?? [], to ?? []]
  return isSequence(before) && isSequence(after) ? entryRuns(before, after) : undefined
}

/** Languages in the order of the house, the rest by name. */
const inOrder = (keys: readonly string[]): string[] => {
  const place = (key: string) => (LANGUAGES as readonly string[]).indexOf(key)
  return [...keys].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

interface Pair {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

function differencesAt({ field, from, to }: Pair, tell: typeof runsOf): Difference[] {
  if (saysTheSame(from, to)) return []
  if ((isFields(from) || isFields(to)) && isFields(from ?? {}) && isFields(to ?? {})) {
    const [before, after] = [(from ?? {}) as Fields, (to ?? {}) as Fields]
    const keys = inOrder([...new Set([...Object.keys(before), ...Object.keys(after)])])
    return keys.flatMap((key) => differencesAt({ field: `${field}.${key}`, from: before[key], to: after[key] }, tell))
  }
  const runs = tell(from, to)
  return [{ field, from: from ?? null, to: to ?? null, ...(runs && { runs }) }]
}

/**
 * What differs between two values of a kind, field by field, in the order in which the form shows them.
 * @param values two drafts or plans; fields that a draft of this kind does not have are left out
 * @returns [] when they say the same
 */
export const differencesOf = (kind: DraftKind, { from, to }: { from: object; to: object }): Difference[] =>
  Object.keys(DRAFT_VALUES[kind].shape).flatMap((field) =>
    differencesAt({ field, from: (from as Fields)[field], to: (to as Fields)[field] }, runsOf),
  )

/** The same without the runs of words, which take the most time: for many objects at once. */
export const changedFieldsOf = (kind: DraftKind, { from, to }: { from: object; to: object }): Difference[] =>
  Object.keys(DRAFT_VALUES[kind].shape).flatMap((field) =>
    differencesAt({ field, from: (from as Fields)[field], to: (to as Fields)[field] }, () => undefined),
  )
