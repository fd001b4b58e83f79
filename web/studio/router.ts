import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { Params } from './address'

export type { Params }

export interface Place {
  readonly path: string
  readonly search: URLSearchParams
}

/** One screen of the studio and where it is. Its module is loaded when somebody goes there. */
export interface Screen {
  /** `/studio/sitios/:id`. */
  readonly path: string
  readonly load: () => Promise<{ default: ComponentType<{ params: Params }> }>
  /** Added to the parameters of the path. */
  readonly given?: Params
  /** The entry of the navigation it belongs to. */
  readonly area?: string
  /** Shown to people who are not signed in, without the frame of the studio. */
  readonly open?: boolean
}

const read = (): Place => ({
  path: location.pathname.replace(/\/+$/, '') || '/',
  search: new URLSearchParams(location.search),
})

/** Where we are. */
export const place = signal<Place>(read())

type Check = () => boolean | Promise<boolean>
const checks = new Set<Check>()

/** Asks before somebody leaves the screen; false keeps them here. Returns how to stop asking. */
export function beforeLeaving(check: Check): () => void {
  checks.add(check)
  return () => void checks.delete(check)
}

async function mayLeave(): Promise<boolean> {
  for (const check of checks) if (!(await check())) return false
  return true
}

/** Goes to an address of the studio. */
export async function go(href: string, { replace = false } = {}): Promise<void> {
  const url = new URL(href, location.href)
  if (url.pathname !== location.pathname && !(await mayLeave())) return
  history[replace ? 'replaceState' : 'pushState'](null, '', url)
  const before = place.peek().path
  place.value = read()
  if (place.peek().path !== before) window.scrollTo(0, 0)
}

/** Changes the question of the address (filters, pages) without leaving the screen; '' and undefined take a name away. */
export function ask(changes: Readonly<Record<string, string | undefined>>): void {
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(changes))
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
  history.replaceState(null, '', url)
  place.value = read()
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Back and forward have moved already: whoever would not leave is put back where they were. */
async function arrive(): Promise<void> {
  const { path, search } = place.peek()
  const stays = location.pathname !== path && !(await mayLeave())
  if (stays) history.pushState(null, '', search.size > 0 ? `${path}?${search}` : path)
  place.value = read()
}

/** Links to the studio change the screen; every other link leaves as links do. */
export function listenToLinks(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]')
    if (!(link instanceof HTMLAnchorElement) || !isPlain(event)) return
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    if (!/^\/studio(?:\/|$)/.test(link.pathname) || (link.hash && link.pathname === location.pathname)) return
    event.preventDefault()
    void go(link.href)
  })
  window.addEventListener('popstate', () => void arrive())
}
