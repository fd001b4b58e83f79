import { useState } from 'preact/hooks'
import { CHECKLISTS } from '../../../server/contract/norms'
import { NORMS, type Provider } from '../../../server/contract/provider'
import { Button } from '../parts/button'
import { Field as TextField, Select, TextArea } from '../parts/field'
import { announce } from '../parts/live'
import { language, longDay, t } from '../words'
import { idOf, type Field } from '../works/fields'
import { hintOf, labelOf, optionOf } from '../works/inputs/labels'
import { useForm } from '../works/tools'
import { at } from '../works/value'

type Adherence = NonNullable<Provider['norms']>[number]
type Criterion = NonNullable<Adherence['criteria']>[number]
type Norm = Adherence['norm']
/** While it is written, nothing but the norm is sure to be there. */
type Loose = Partial<Adherence> & Pick<Adherence, 'norm'>

const nameOf = (norm: Norm): string => optionOf('providers', 'norm', norm)

/** How many points of a checklist something shows. */
const shownOf = ({ criteria = [] }: Loose): number => criteria.filter(({ evidence }) => evidence).length

/** Whether a norm may be told as held: only with something that shows it. */
const isShown = (norm: Loose): boolean => Boolean(norm.evidence) || shownOf(norm) > 0

interface PointProps {
  readonly path: string
  readonly text: string
  readonly id: string
  readonly index: number
  onTick(on: boolean): void
}

/** One point: ticked where the provider works on it, told only with its evidence. */
function Point({ path, text, id, index, onTick }: PointProps) {
  const { value, set, errors } = useForm()
  const ticked = index >= 0
  const at_ = (part: string) => `${path}.criteria.${index}.${part}`
  const box = `${idOf(path)}-${id.replace('.', '-')}`
  const entry = (part: 'evidence' | 'on' | 'by') => ({
    id: idOf(at_(part)),
    label: (
      <>
        {t(`providers.norms.${part}`)}
        <span class="unseen">: {id}</span>
      </>
    ),
    value: String(at(value, at_(part)) ?? ''),
    error: errors[at_(part)],
    onInput: (next: string) => set(at_(part), next),
  })
  return (
    <li>
      <div class="check">
        <input id={box} type="checkbox" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} />
        <label for={box}>
          <span class="point-id">{id}</span> {text}
        </label>
      </div>
      {ticked && (
        <div class="entries">
          <TextArea {...entry('evidence')} wide rows={2} maxLength={500} />
          <TextField {...entry('on')} type="date" />
          <TextField {...entry('by')} maxLength={200} />
        </div>
      )}
    </li>
  )
}

function Checklist({ path, held }: { readonly path: string; readonly held: Loose }) {
  const { set } = useForm()
  const { criteria } = CHECKLISTS[held.norm]
  const ticked = held.criteria ?? []
  const tick = (id: string, on: boolean) => {
    const next = criteria.flatMap((each): Criterion[] => {
      const own = ticked.find((one) => one.id === each.id)
      if (each.id === id) return on ? [own ?? { id }] : []
      return own ? [own] : []
    })
    set(`${path}.criteria`, next.length > 0 ? next : undefined)
  }
  return (
    <details class="turns">
      <summary>{t('providers.norms.list', { shown: shownOf(held), all: criteria.length })}</summary>
      <ol class="points">
        {criteria.map(({ id, text }) => (
          <Point
            key={id}
            path={path}
            id={id}
            text={text[language.value]}
            index={ticked.findIndex((each) => each.id === id)}
            onTick={(on) => tick(id, on)}
          />
        ))}
      </ol>
    </details>
  )
}

function Held({ path, held, onTake }: { readonly path: string; readonly held: Loose; onTake(): void }) {
  const { set, errors } = useForm()
  const name = nameOf(held.norm)
  return (
    <li>
      <fieldset>
        <legend class="row-head">{name}</legend>
        <div class="entries">
          <TextField
            id={idOf(`${path}.since`)}
            type="date"
            label={t('providers.norms.since')}
            value={held.since ?? ''}
            error={errors[`${path}.since`]}
            onInput={(next) => set(`${path}.since`, next)}
          />
          <TextField
            id={idOf(`${path}.edition`)}
            label={t('providers.norms.edition')}
            value={held.edition ?? ''}
            maxLength={100}
            error={errors[`${path}.edition`]}
            onInput={(next) => set(`${path}.edition`, next)}
          />
          <TextArea
            id={idOf(`${path}.evidence`)}
            wide
            rows={2}
            label={t('providers.norms.evidence')}
            hint={isShown(held) ? undefined : t('providers.norms.notShown')}
            value={held.evidence ?? ''}
            maxLength={500}
            error={errors[`${path}.evidence`]}
            onInput={(next) => set(`${path}.evidence`, next)}
          />
        </div>
        <Checklist path={path} held={held} />
        <Button kind="quiet" label={t('providers.rows.remove', { name })} onClick={onTake}>
          {t('providers.rows.take')}
        </Button>
      </fieldset>
    </li>
  )
}

/** The codes and norms a provider holds to, each with its checklist. */
export function NormsInput({ field }: { readonly field: Field }) {
  const { value, set, room } = useForm()
  const norms = (at(value, field.path) as readonly Loose[] | undefined) ?? []
  const left = NORMS.filter((norm) => !norms.some((held) => held.norm === norm))
  // Arrows go through the list before anything is added: choosing is not yet adding.
  const [chosen, setChosen] = useState<Norm | ''>('')
  const put = (next: readonly Loose[]) => set(field.path, next.length > 0 ? next : undefined)
  const add = () => {
    if (chosen === '') return
    put([...norms, { norm: chosen, edition: CHECKLISTS[chosen].edition }])
    setChosen('')
    const first = idOf(`${field.path}.${norms.length}.since`)
    requestAnimationFrame(() => document.getElementById(first)?.focus())
  }
  return (
    <fieldset class="list wide rows norms" id={idOf(field.path)} tabIndex={-1}>
      <legend class="unseen">{labelOf(room, field.path)}</legend>
      <p class="hint">{hintOf(room, field.path)}</p>
      <ol class="row-list">
        {norms.map((held, index) => (
          <Held
            key={held.norm}
            path={`${field.path}.${index}`}
            held={held}
            onTake={() => {
              put(norms.filter((each) => each !== held))
              announce(t('providers.rows.removed', { name: nameOf(held.norm) }))
              document.getElementById(`${idOf(field.path)}-add`)?.focus()
            }}
          />
        ))}
      </ol>
      {left.length > 0 && (
        <div class="norm-add">
          <Select
            id={`${idOf(field.path)}-add`}
            label={t('providers.norms.add')}
            empty={t('works.form.choose')}
            options={left.map((norm) => ({ value: norm, label: nameOf(norm) }))}
            value={chosen}
            onInput={(norm) => setChosen(norm as Norm)}
          />
          <Button onClick={add} disabled={chosen === ''}>
            {t('works.form.add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** Norms as text: each with its evidence, or that it has none yet. */
export const normsText = (piece: unknown): string =>
  ((piece ?? []) as readonly Loose[])
    .map((held) => {
      const { norm, since, evidence } = held
      const points = t('providers.norms.points', { shown: shownOf(held), all: CHECKLISTS[norm].criteria.length })
      const told = isShown(held) ? [evidence, points].filter(Boolean).join(' · ') : t('providers.norms.none')
      const from = since ? ` (${t('providers.norms.from', { since: longDay(`${since}T12:00:00`) })})` : ''
      return `${nameOf(norm)}${from}: ${told}`
    })
    .join('\n')
