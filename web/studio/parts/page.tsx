import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../words'

interface PageProps {
  /** The heading, and the name of the tab. */
  readonly title: string
  /** Small capitals above the heading. */
  readonly over?: ComponentChildren
  readonly lead?: ComponentChildren
  /** What can be done with the whole, beside the heading. */
  readonly actions?: ComponentChildren
  /** Colours rules and links of the page. */
  readonly network?: string
  readonly children: ComponentChildren
}

let first = true

const isCovered = (): boolean => document.querySelector('dialog[open]') !== null

/**
 * The heading takes the focus when one arrives, so that the ear and the keyboard start there: with the screen itself, since
 * a moment later it would take it from whoever already writes. Under a window that is closing it waits for that.
 */
function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null)
  const waits = useRef(false)
  const arrive = () => heading.current?.focus({ preventScroll: true })
  useLayoutEffect(() => {
    waits.current = !first && isCovered()
    if (!first && !waits.current) arrive()
    first = false
  }, [])
  useEffect(() => {
    if (waits.current && !isCovered()) arrive()
  }, [])
  return heading
}

/** The inside of a screen, under its heading. */
export function Page({ title, over, lead, actions, network, children }: PageProps) {
  const heading = useArrival()
  useEffect(() => {
    document.title = `${title} · ${t('common.studio')}`
  }, [title])
  return (
    <div class={`sheet net-${network ?? 'none'}`}>
      <header class="sheet-head">
        <div class="sheet-name">
          {over && <p class="over">{over}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div class="sheet-lead">{lead}</div>}
        </div>
        {actions && <div class="sheet-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

interface SectionProps {
  readonly title: ComponentChildren
  readonly id?: string
  readonly lead?: ComponentChildren
  readonly actions?: ComponentChildren
  readonly children: ComponentChildren
}

/** A part of a screen under a fine rule: its name at the left, its matter beside it where there is room. */
export const Section = ({ title, id, lead, actions, children }: SectionProps) => (
  <section class="part" id={id}>
    <header class="part-head">
      <h2>{title}</h2>
      {lead && <p class="small">{lead}</p>}
      {actions && <div class="row">{actions}</div>}
    </header>
    <div class="part-body">{children}</div>
  </section>
)

/** Filters and searches in one line above a list. */
export const Toolbar = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <div class="toolbar" role="search" aria-label={label}>
    {children}
  </div>
)
