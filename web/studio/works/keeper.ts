import { batch, signal } from '@preact/signals'
import { ApiError, fieldErrors } from '../../api'
import { DraftDetail } from '../../../server/contract/api/review'
import { isUnsaved, maySend, next, opened, waitBefore, type Autosave, type AutosaveEvent } from './autosave'
import type { Drawer } from './kept'
import { same, type Value } from './value'

interface Deps {
  readonly drawer: Drawer
  readonly save: (value: Value, tag: string) => Promise<DraftDetail>
  readonly now: () => number
  readonly mayEdit: (detail: DraftDetail) => boolean
}

/** What an answer to a save means for the form. */
function eventOf(error: unknown): AutosaveEvent {
  if (!(error instanceof ApiError)) return { type: 'failed', sentence: String(error), again: false }
  if (error.status === 412) {
    const current = DraftDetail.safeParse(error.attached.current)
    if (current.success) return { type: 'stale', newer: { value: current.data.value, tag: current.data.tag } }
  }
  if (error.code === 'web.offline' || error.code === 'web.timeout') return { type: 'offline' }
  const again = error.status >= 500 || error.status === 429 || error.code === 'web.unreadable'
  const told = Object.entries(fieldErrors(error)).map(([path, problem]) => [path.replace(/^value\./, ''), problem])
  return { type: 'failed', sentence: error.sentence, again, problems: Object.fromEntries(told) }
}

/**
 * Keeps one draft safe while it is written: saves it when the hand rests, one save at a time, each over the tag the last
 * one answered; keeps on this device what has not arrived.
 */
export class Keeper {
  readonly state
  readonly detail
  /** When what is on screen was brought back from this device, the moment it was typed. */
  readonly restored = signal<number | null>(null)
  /** What this device keeps of a draft that may no longer be edited. */
  readonly locked = signal<Value | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined
  private underway: Promise<void> | null = null
  private readonly deps: Deps

  constructor(detail: DraftDetail, deps: Deps) {
    this.deps = deps
    this.detail = signal(detail)
    this.state = signal(opened(detail))
    this.resume(detail)
  }

  private resume(detail: DraftDetail): void {
    const kept = this.deps.drawer.look()
    if (!kept || same(kept.value, detail.value)) return this.deps.drawer.clear()
    if (!this.deps.mayEdit(detail)) return void (this.locked.value = kept.value)
    const mine: Autosave =
      kept.tag === detail.tag
        ? opened(detail, kept.value)
        : next(opened({ value: kept.base, tag: kept.tag }, kept.value), { type: 'stale', newer: detail })
    this.state.value = mine
    if (isUnsaved(mine)) this.restored.value = kept.at
    this.plan()
  }

  private tell(event: AutosaveEvent): void {
    const state = next(this.state.peek(), event)
    this.state.value = state
    this.store(state)
    this.plan()
  }

  private store(state: Autosave): void {
    const { drawer, now } = this.deps
    if (isUnsaved(state)) drawer.keep({ value: state.value, base: state.base, tag: state.tag, at: now() })
    else if (this.locked.peek() === null) drawer.clear()
  }

  private plan(): void {
    clearTimeout(this.timer)
    const wait = waitBefore(this.state.peek())
    if (wait !== null) this.timer = setTimeout(() => void this.send(), wait)
  }

  private send(): Promise<void> {
    clearTimeout(this.timer)
    if (this.underway) return this.underway
    const { value, tag } = this.state.peek()
    if (!maySend(this.state.peek())) return Promise.resolve()
    this.tell({ type: 'sent' })
    this.underway = this.deps.save(value, tag).then(
      (detail) =>
        batch(() => {
          this.detail.value = detail
          this.restored.value = null
          this.underway = null
          this.tell({ type: 'saved', tag: detail.tag, at: this.deps.now() })
        }),
      (error: unknown) => {
        this.underway = null
        this.meet(error)
      },
    )
    return this.underway
  }

  private meet(error: unknown): void {
    const current =
      error instanceof ApiError && error.status === 412 ? DraftDetail.safeParse(error.attached.current) : null
    if (!current?.success) return this.tell(eventOf(error))
    batch(() => {
      const mine = this.state.peek().value
      this.detail.value = current.data
      if (this.deps.mayEdit(current.data)) return this.tell(eventOf(error))
      // Nothing more can be saved here: what was written stays on the device, beside what now stands.
      if (!same(mine, current.data.value)) this.locked.value = mine
      clearTimeout(this.timer)
      this.state.value = opened(current.data)
    })
  }

  type(value: Value): void {
    this.tell({ type: 'typed', value })
  }

  /** Saves now what there is to save. @returns whether everything is saved */
  async flush(): Promise<boolean> {
    if (this.underway) await this.underway
    if (this.state.peek().trouble.kind !== 'none') this.tell({ type: 'again' })
    if (maySend(this.state.peek())) await this.send()
    return !isUnsaved(this.state.peek())
  }

  /** Goes on from what was put together of two versions. */
  merge(value: Value): Promise<boolean> {
    this.tell({ type: 'merged', value })
    return this.flush()
  }

  /** Waits for what is on its way, and sends nothing more by itself. */
  async settle(): Promise<void> {
    clearTimeout(this.timer)
    if (this.underway) await this.underway
    clearTimeout(this.timer)
  }

  /** Forgets what was not saved. */
  giveUp(): void {
    clearTimeout(this.timer)
    this.locked.value = null
    this.state.value = { ...this.state.peek(), value: this.state.peek().base, trouble: { kind: 'none' } }
    this.deps.drawer.clear()
  }

  /** What is missing and what is older than its source, told anew; nothing else of it is touched. */
  retell({ gaps, stale }: Pick<DraftDetail, 'gaps' | 'stale'>): void {
    this.detail.value = { ...this.detail.peek(), gaps, stale }
  }

  /** Takes what the server holds after an action: whatever was on screen has been saved or given up. */
  take(detail: DraftDetail): void {
    batch(() => {
      clearTimeout(this.timer)
      this.detail.value = detail
      this.restored.value = null
      this.state.value = opened(detail)
      if (this.locked.peek() === null) this.deps.drawer.clear()
    })
  }

  /** Gives up what this device keeps of a draft that may no longer be edited. */
  drop(): void {
    this.locked.value = null
    this.store(this.state.peek())
  }

  /** Listens to the network and to the window until the screen goes. */
  watch(): () => void {
    const online = () => void this.flush()
    const hidden = () => document.visibilityState === 'hidden' && void this.flush()
    const leaving = (event: BeforeUnloadEvent) => isUnsaved(this.state.peek()) && event.preventDefault()
    window.addEventListener('online', online)
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('beforeunload', leaving)
    return () => {
      window.removeEventListener('online', online)
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('beforeunload', leaving)
      void this.flush().finally(() => clearTimeout(this.timer))
    }
  }
}
