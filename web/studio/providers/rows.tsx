import type { ComponentType } from 'preact'
import { Button } from '../parts/button'
import { announce } from '../parts/live'
import { t } from '../words'
import { idOf, type Field } from '../works/fields'
import { AnyInput } from '../works/inputs/any'
import { hintOf, labelOf } from '../works/inputs/labels'
import { useForm } from '../works/tools'
import { at } from '../works/value'

interface Shape {
  readonly pieces: readonly Field[]
  readonly many: number
  /** What a new row begins with; `last` is the one before it. */
  begin?(last: Row | undefined): Row
}
type Row = Readonly<Record<string, unknown>>

const focusSoon = (id: string): void =>
  void requestAnimationFrame(() => document.getElementById(id)?.focus({ preventScroll: false }))

/** A list whose rows each have the same few fields: rates, seasons, bands of age. */
function Rows({ field, shape: { pieces, many, begin } }: { readonly field: Field; readonly shape: Shape }) {
  const { value, set, errors, room } = useForm()
  const rows = (at(value, field.path) as readonly Row[] | undefined) ?? []
  const { path } = field
  const key = `providers.rows.${path}`
  const put = (next: readonly Row[]) => set(path, next.length > 0 ? next : undefined)
  const add = () => {
    put([...rows, begin?.(rows.at(-1)) ?? {}])
    focusSoon(idOf(`${path}.${rows.length}.${pieces[0]!.path}`))
  }
  const take = (index: number) => {
    put(rows.filter((_, each) => each !== index))
    announce(t('providers.rows.removed', { name: t(`${key}.one`, { n: index + 1 }) }))
    focusSoon(idOf(path))
  }
  return (
    <fieldset class="list wide rows" id={idOf(path)} tabIndex={-1}>
      <legend>{labelOf(room, path)}</legend>
      {hintOf(room, path) && <p class="hint">{hintOf(room, path)}</p>}
      {rows.length > 0 && (
        <ol class="row-list">
          {rows.map((_, index) => (
            <li key={index}>
              <fieldset id={idOf(`${path}.${index}`)} tabIndex={-1}>
                <legend class="row-head">{t(`${key}.one`, { n: index + 1 })}</legend>
                <div class="entries">
                  {pieces.map((piece) => (
                    <AnyInput key={piece.path} field={{ ...piece, path: `${path}.${index}.${piece.path}` }} />
                  ))}
                </div>
                {errors[`${path}.${index}`] && <p class="wrong">{errors[`${path}.${index}`]}</p>}
                <Button
                  kind="quiet"
                  label={t('providers.rows.remove', { name: t(`${key}.one`, { n: index + 1 }) })}
                  onClick={() => take(index)}
                >
                  {t('providers.rows.take')}
                </Button>
              </fieldset>
            </li>
          ))}
        </ol>
      )}
      {rows.length < many && <Button onClick={add}>{t(`${key}.add`)}</Button>}
    </fieldset>
  )
}

/** A field that is a list of rows. */
export const rowsField = (path: string, shape: Shape, told: (piece: unknown) => string): Field => {
  const Input: ComponentType<{ readonly field: Field }> = ({ field }) => <Rows field={field} shape={shape} />
  return { path, input: 'own', Input, pieces: shape.pieces, told, wide: true }
}
