import { same, type Value } from './value'

/** What the server answered when somebody else had saved in between. */
export interface Newer {
  readonly value: Value
  readonly tag: string
}

/** Why a save failed, whether trying again may help, and what is wrong with which piece. */
interface Refusal {
  readonly sentence: string
  readonly again: boolean
  readonly problems?: Readonly<Record<string, string>>
}

/**
 * What is on screen, what the server is known to hold, and what is on its way. `base` is the value the tag stands for:
 * the common ground of a comparison when somebody else saves.
 */
export interface Autosave {
  readonly value: Value
  readonly base: Value
  readonly tag: string
  readonly sending: Value | null
  readonly savedAt: number | null
  readonly failures: number
  readonly trouble:
    | { readonly kind: 'none' }
    | { readonly kind: 'offline' }
    | ({ readonly kind: 'failed' } & Refusal)
    | { readonly kind: 'stale'; readonly newer: Newer }
}

export type AutosaveEvent =
  | { readonly type: 'typed'; readonly value: Value }
  | { readonly type: 'sent' }
  | { readonly type: 'saved'; readonly tag: string; readonly at: number }
  | { readonly type: 'offline' }
  | ({ readonly type: 'failed' } & Refusal)
  | { readonly type: 'stale'; readonly newer: Newer }
  | { readonly type: 'merged'; readonly value: Value }
  | { readonly type: 'again' }

const CALM = { kind: 'none' } as const

/** A form that was just opened, with what was kept from before if anything was. */
export const opened = (from: Newer, kept?: Value): Autosave => ({
  value: kept ?? from.value,
  base: from.value,
  tag: from.tag,
  sending: null,
  savedAt: null,
  failures: 0,
  trouble: CALM,
})

export const isUnsaved = (state: Autosave): boolean => state.sending !== null || !same(state.value, state.base)

/** Whether the next save may leave: something to say, nothing on its way, nothing to be decided first. */
export const maySend = ({ value, base, sending, trouble }: Autosave): boolean =>
  sending === null && trouble.kind !== 'stale' && !same(value, base)

/** How a form goes on after each thing that can happen to it. */
export function next(state: Autosave, event: AutosaveEvent): Autosave {
  switch (event.type) {
    case 'typed':
      return { ...state, value: event.value, trouble: afterTyping(state.trouble) }
    case 'sent':
      return maySend(state) ? { ...state, sending: state.value } : state
    case 'saved':
      return {
        ...state,
        base: state.sending ?? state.base,
        sending: null,
        tag: event.tag,
        savedAt: event.at,
        failures: 0,
        trouble: CALM,
      }
    case 'offline':
      return { ...state, sending: null, failures: state.failures + 1, trouble: { kind: 'offline' } }
    case 'failed':
      return {
        ...state,
        sending: null,
        failures: state.failures + 1,
        trouble: { ...event, kind: 'failed' },
      }
    case 'stale':
      return met(state, event.newer)
    case 'merged':
      return merge(state, event.value)
    case 'again':
      return state.trouble.kind === 'stale' ? state : { ...state, failures: 0, trouble: CALM }
  }
}

/** A refusal of what was typed before says nothing about what is typed now. */
const afterTyping = (trouble: Autosave['trouble']): Autosave['trouble'] => (trouble.kind === 'failed' ? CALM : trouble)

/** The newer version may be my own, saved by an answer that never arrived: then nobody has to choose anything. */
function met(state: Autosave, newer: Newer): Autosave {
  const calm = { ...state, sending: null, failures: 0, tag: newer.tag, base: newer.value, trouble: CALM }
  if (same(newer.value, state.sending ?? state.value) || same(newer.value, state.value)) return calm
  if (same(state.value, state.base)) return { ...calm, value: newer.value }
  return { ...state, sending: null, trouble: { kind: 'stale', newer } }
}

function merge(state: Autosave, value: Value): Autosave {
  if (state.trouble.kind !== 'stale') return state
  const { newer } = state.trouble
  return { ...state, value, base: newer.value, tag: newer.tag, failures: 0, trouble: CALM }
}

export type Status = 'clean' | 'saved' | 'waiting' | 'saving' | 'offline' | 'failed' | 'stale'

/** What the line under the title says. */
export function statusOf(state: Autosave): Status {
  if (state.sending !== null) return 'saving'
  if (state.trouble.kind !== 'none') return state.trouble.kind
  if (!same(state.value, state.base)) return 'waiting'
  return state.savedAt === null ? 'clean' : 'saved'
}

/** How long to wait before saving, in milliseconds; null when nothing is to be sent by itself. */
export function waitBefore(state: Autosave): number | null {
  if (!maySend(state)) return null
  if (state.trouble.kind === 'failed' && !state.trouble.again) return null
  return state.failures === 0 ? 1200 : Math.min(60_000, 3000 * 2 ** (state.failures - 1))
}
