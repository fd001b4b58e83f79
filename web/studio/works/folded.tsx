import { useSignal, type Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Button } from '../parts/button'
import { Select } from '../parts/field'
import { t } from '../words'
import type { Section } from './fields'
import { filledIn, type Filled } from './filled'
import { useForm } from './tools'

const idOfSection = (id: string): string => `part-${id}`

interface FoldedProps {
  readonly sections: readonly Section[]
  readonly titleOf: (id: string) => string
  readonly children: (section: Section) => ComponentChildren
}

type Open = Signal<ReadonlySet<string>>

/** `5 de 8`, and what in it holds a publication up. */
const Count = ({ of: { filled, all, blocking } }: { readonly of: Filled }) => (
  <span class="fill">
    <span class={filled === all ? 'is-full' : undefined}>{t('works.fold.filled', { filled, all })}</span>
    {blocking > 0 && <span class="lacks">{t('works.fold.blocking', { count: blocking })}</span>}
  </span>
)

function openPart(open: Open, id: string): void {
  open.value = new Set([...open.peek(), id])
  requestAnimationFrame(() => {
    const part = document.getElementById(idOfSection(id))
    part?.scrollIntoView({ block: 'start' })
    part?.querySelector('summary')?.focus({ preventScroll: true })
  })
}

interface ContentsProps extends Pick<FoldedProps, 'sections' | 'titleOf'> {
  readonly open: Open
  readonly counts: ReadonlyMap<string, Filled>
}

/** The parts of a long form: at its side on a wide screen, to choose from on a phone. */
function Contents({ sections, titleOf, open, counts }: ContentsProps) {
  const all = open.value.size === sections.length
  const labelOf = (id: string) => {
    const { filled, all: many } = counts.get(id)!
    return `${titleOf(id)} · ${t('works.fold.filled', { filled, all: many })}`
  }
  return (
    <nav class="contents" aria-label={t('works.fold.contents')}>
      <Select
        label={t('works.fold.contents')}
        empty={t('works.form.choose')}
        value=""
        options={sections.map(({ id }) => ({ value: id, label: labelOf(id) }))}
        onInput={(id) => id && openPart(open, id)}
      />
      <ol>
        {sections.map(({ id }) => (
          <li key={id}>
            <a
              href={`#${idOfSection(id)}`}
              onClick={(event) => {
                event.preventDefault()
                openPart(open, id)
              }}
            >
              <span>{titleOf(id)}</span> <Count of={counts.get(id)!} />
            </a>
          </li>
        ))}
      </ol>
      <Button kind="quiet" onClick={() => (open.value = new Set(all ? [] : sections.map(({ id }) => id)))}>
        {t(all ? 'works.fold.closeAll' : 'works.fold.openAll')}
      </Button>
    </nav>
  )
}

/** A long form in parts that fold, each with how much of it is filled in; the first is open. */
export function Folded({ sections, titleOf, children }: FoldedProps) {
  const { value, gaps = [] } = useForm()
  const open = useSignal<ReadonlySet<string>>(new Set(sections.slice(0, 1).map(({ id }) => id)))
  const counts = new Map(sections.map((section) => [section.id, filledIn(section, { value, gaps, sections })]))
  const turn = (id: string, is: boolean) => {
    if (open.peek().has(id) === is) return
    open.value = new Set(is ? [...open.peek(), id] : [...open.peek()].filter((each) => each !== id))
  }
  return (
    <div class="folded">
      <Contents sections={sections} titleOf={titleOf} open={open} counts={counts} />
      <div class="folds">
        {sections.map((section) => (
          <details
            key={section.id}
            class="fold"
            id={idOfSection(section.id)}
            open={open.value.has(section.id)}
            onToggle={(event) => turn(section.id, event.currentTarget.open)}
          >
            <summary>
              <h2>{titleOf(section.id)}</h2>
              <Count of={counts.get(section.id)!} />
            </summary>
            <div class="fold-body">{children(section)}</div>
          </details>
        ))}
      </div>
    </div>
  )
}
