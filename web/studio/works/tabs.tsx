import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ask, place } from '../router'

export interface Tab {
  readonly id: string
  readonly label: string
  readonly count?: number
  /** The count is of things that block. */
  readonly grave?: boolean
}

/** The part of the page that is shown; the address remembers it. */
export const useTab = (tabs: readonly Tab[]): string =>
  tabs.find(({ id }) => id === place.value.search.get('parte'))?.id ?? tabs[0]!.id
export const showTab = (tabs: readonly Tab[], id: string): void => ask({ parte: id === tabs[0]!.id ? undefined : id })

/** Names of the parts, one of them shown: arrows go from one to the next. */
export function Tabs({
  tabs,
  label,
  shown,
}: {
  readonly tabs: readonly Tab[]
  readonly label: string
  readonly shown: string
}) {
  const list = useRef<HTMLDivElement>(null)
  // On a phone the names are wider than the screen: the one that is shown is brought to the middle.
  useEffect(() => {
    const bar = list.current
    const tab = bar?.querySelector<HTMLElement>(`#tab-${shown}`)
    if (bar && tab) bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2
  }, [shown])
  const show = (index: number) => {
    const tab = tabs[(index + tabs.length) % tabs.length]!
    showTab(tabs, tab.id)
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus()
  }
  const onKey = (event: KeyboardEvent, index: number) => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    show(to)
  }
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list}>
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          id={`tab-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === shown ? 'true' : 'false'}
          aria-controls={`panel-${tab.id}`}
          tabIndex={tab.id === shown ? 0 : -1}
          onClick={() => showTab(tabs, tab.id)}
          onKeyDown={(event) => onKey(event, index)}
        >
          {tab.label}
          {tab.count ? <span class={`tab-count${tab.grave ? ' is-grave' : ''}`}>{tab.count}</span> : null}
        </button>
      ))}
    </div>
  )
}

interface PanelProps {
  readonly id: string
  readonly shown: string
  /** Stays drawn while another is shown: what was typed in it is kept. */
  readonly stays?: boolean
  readonly children: ComponentChildren
}

export const Panel = ({ id, shown, stays, children }: PanelProps) => (
  <div class="panel" role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`} hidden={id !== shown}>
    {(stays || id === shown) && children}
  </div>
)
