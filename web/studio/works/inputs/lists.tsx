import { Button } from '../../parts/button'
import { Field } from '../../parts/field'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'
import { hintOf, labelOf } from './labels'
import { Sequence } from './sequence'

const listAt = <T,>(value: unknown, path: string): readonly T[] => (at(value, path) as readonly T[] | undefined) ?? []
const orNothing = <T,>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)
/** Puts the focus in a field that is drawn a moment later. */
const focusSoon = (id: string): void => void requestAnimationFrame(() => document.getElementById(id)?.focus())

/** Lines of text, such as former names. */
export function ListInput({ field }: { readonly field: FieldOf<'list'> }) {
  const { value, set, errors, room } = useForm()
  const lines = listAt<string>(value, field.path)
  const put = (next: readonly string[]) => set(field.path, orNothing(next))
  const full = lines.length >= field.many
  const add = () => {
    put([...lines, ''])
    focusSoon(idOf(`${field.path}.${lines.length}`))
  }
  return (
    <fieldset class="list wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      {hintOf(room, field.path) && <p class="hint">{hintOf(room, field.path)}</p>}
      <Sequence
        items={lines}
        keyOf={(_, index) => String(index)}
        nameOf={(line, index) => line || t('works.form.line', { n: index + 1 })}
        onChange={put}
      >
        {(line, index) => (
          <Field
            id={idOf(`${field.path}.${index}`)}
            bare
            label={t('works.form.line', { n: index + 1 })}
            value={line}
            error={errors[`${field.path}.${index}`]}
            maxLength={field.limit}
            onInput={(next) => put(lines.map((each, at) => (at === index ? next : each)))}
          />
        )}
      </Sequence>
      {full ? (
        <p class="small">{t('works.form.full', { many: field.many })}</p>
      ) : (
        <Button onClick={add} label={`${t('works.form.add')}: ${labelOf(room, field.path)}`}>
          {t('works.form.add')}
        </Button>
      )}
    </fieldset>
  )
}

interface LooseSource {
  readonly title?: string
  readonly author?: string
  readonly year?: string | number
  readonly pages?: string
  readonly url?: string
}
const PIECES = ['title', 'author', 'year', 'pages', 'url'] as const
const LIMITS = { title: 200, author: 200, year: 40, pages: 200, url: 500 } as const

/** A year is a number where it reads as one; «hacia 1930» stays as it is written. */
const written = (piece: (typeof PIECES)[number], text: string): string | number =>
  piece === 'year' && /^\d{4}$/.test(text) ? Number(text) : text

function SourceInput({ index, source }: { readonly index: number; readonly source: LooseSource }) {
  const { set, errors } = useForm()
  return (
    <div class="entries source">
      {PIECES.map((piece) => {
        const path = `sources.${index}.${piece}`
        return (
          <Field
            key={piece}
            id={idOf(path)}
            wide={piece === 'title'}
            type={piece === 'url' ? 'url' : 'text'}
            label={t(`works.form.source.${piece}`)}
            value={String(source[piece] ?? '')}
            maxLength={LIMITS[piece]}
            error={errors[path]}
            onInput={(text) => set(path, written(piece, text))}
          />
        )
      })}
    </div>
  )
}

/** Where the claims come from: books, archives, public bodies. */
export function SourcesInput({ field }: { readonly field: FieldOf<'sources'> }) {
  const { value, set, room } = useForm()
  const sources = listAt<LooseSource>(value, field.path)
  const add = () => {
    set(field.path, [...sources, {}])
    focusSoon(idOf(`${field.path}.${sources.length}.title`))
  }
  return (
    <fieldset class="list wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      <Sequence
        items={sources}
        numbered
        idOf={(index) => idOf(`${field.path}.${index}`)}
        keyOf={(_, index) => String(index)}
        nameOf={(source, index) => source.title || t('works.form.sourceN', { n: index + 1 })}
        onChange={(next) => set(field.path, orNothing(next))}
        empty={t('works.form.sourcesNone')}
      >
        {(source, index) => <SourceInput index={index} source={source} />}
      </Sequence>
      {sources.length >= 40 ? (
        <p class="small">{t('works.form.full', { many: 40 })}</p>
      ) : (
        <Button onClick={add}>{t('works.form.sourceAdd')}</Button>
      )}
    </fieldset>
  )
}
