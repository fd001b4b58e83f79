import { Select } from '../../parts/field'
import { announce } from '../../parts/live'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'
import { packageChoices } from './chosen'
import { labelOf } from './labels'
import { Picker } from './picker'
import { Sequence } from './sequence'
import { nameIn } from './stops'

export const listAt = (value: unknown, path: string) => (at(value, path) as readonly string[] | undefined) ?? []
export const idIn = (pinned: string): string => pinned.split('@')[0]!

/** The version of a package that a tour takes: one that was frozen, or the newest whenever it is published. */
function Pin({ pinned, newest, name, onChange }: PinProps) {
  const [id, version] = pinned.split('@')
  const last = Math.max(newest, Number(version ?? 0))
  const options = Array.from({ length: last }, (_, index) => last - index).map((number) => ({
    value: String(number),
    label: String(number),
  }))
  return (
    <Select
      label={
        <>
          {t('works.form.pin')}
          <span class="unseen">: {name}</span>
        </>
      }
      empty={t('works.form.newest', { n: newest || '—' })}
      options={options}
      value={version ?? ''}
      onInput={(next) => onChange(next ? `${id}@${next}` : id!)}
    />
  )
}
interface PinProps {
  readonly pinned: string
  readonly newest: number
  readonly name: string
  onChange(pinned: string): void
}

/** The packages of a tour, in the order they are travelled. */
export function PackagesInput({ field }: { readonly field: FieldOf<'packages'> }) {
  const { value, set, choices, room } = useForm()
  const packages = listAt(value, field.path)
  const all = packageChoices(choices)
  const newest = (id: string) => choices?.packages.find((each) => each.id === id)?.version ?? 0
  const put = (next: readonly string[]) => set(field.path, next.length > 0 ? next : undefined)
  const add = (id: string) => {
    put([...packages, id])
    announce(t('works.form.added', { name: nameIn(all, id) }))
  }
  return (
    <fieldset class="list wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      <Sequence
        items={packages}
        numbered
        idOf={(index) => idOf(`${field.path}.${index}`)}
        keyOf={(pinned, index) => `${idIn(pinned)}-${index}`}
        nameOf={(pinned) => nameIn(all, idIn(pinned))}
        onChange={put}
        empty={t('works.form.packagesNone')}
      >
        {(pinned, index) => (
          <div class="part-line">
            <span class="stop-name">{nameIn(all, idIn(pinned))}</span>
            <Pin
              pinned={pinned}
              newest={newest(idIn(pinned))}
              name={nameIn(all, idIn(pinned))}
              onChange={(next) => put(packages.map((each, at) => (at === index ? next : each)))}
            />
          </div>
        )}
      </Sequence>
      {packages.length < 20 && (
        <Picker
          label={t('works.form.packageAdd')}
          choices={all.filter(({ id }) => !packages.some((pinned) => idIn(pinned) === id))}
          onChoose={add}
        />
      )}
    </fieldset>
  )
}
