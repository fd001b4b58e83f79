import { announce } from '../../parts/live'
import { say, t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { fitOf, type Fit } from '../link-fit'
import { useForm, type FormTools } from '../tools'
import { linkChoices } from './chosen'
import { labelOf } from './labels'
import { idIn, listAt } from './parts'
import { Picker } from './picker'
import { Sequence } from './sequence'
import { nameIn } from './stops'

const ORDER: Record<Fit, number> = { both: 0, leaves: 1, none: 2 }

/** What is between the packages that the next link has to join: those that fit come first, and say so. */
function nextOf({ value, choices }: Pick<FormTools, 'value' | 'choices'>, links: readonly string[]) {
  const ids = listAt(value, 'packages').map(idIn)
  const packageAt = (index: number) => choices?.packages.find(({ id }) => id === ids[index])
  const [before, after] = [packageAt(links.length), packageAt(links.length + 1)]
  const fits = new Map(choices?.links.map((link) => [link.id, fitOf(link, before, after)]))
  const rank = (id: string) => ORDER[fits.get(id) ?? 'none']
  const told = linkChoices(choices)
    .map((choice) => ({
      ...choice,
      note: fits.get(choice.id) === 'both' ? `${choice.note} · ${t('works.form.linkFits')}` : choice.note,
    }))
    .sort((one, other) => rank(one.id) - rank(other.id) || one.name.localeCompare(other.name))
  const names = before && after ? { from: say(before.name), to: say(after.name) } : undefined
  return { told, names, isServed: [...fits.values()].includes('both') }
}

/** What joins each package of a tour to the next. */
export function LinksInput({ field }: { readonly field: FieldOf<'links'> }) {
  const { value, set, choices, room } = useForm()
  const links = listAt(value, field.path)
  const { told, names, isServed } = nextOf({ value, choices }, links)
  const put = (next: readonly string[]) => set(field.path, next.length > 0 ? next : undefined)
  const add = (id: string) => {
    put([...links, id])
    announce(t('works.form.added', { name: nameIn(told, id) }))
  }
  return (
    <fieldset class="list wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      <Sequence
        items={links}
        numbered
        idOf={(index) => idOf(`${field.path}.${index}`)}
        keyOf={(link, index) => `${link}-${index}`}
        nameOf={(link) => nameIn(told, link)}
        onChange={put}
        empty={t('works.form.linksNone')}
      >
        {(link) => <span class="stop-name first-up">{nameIn(told, link)}</span>}
      </Sequence>
      {links.length < 20 && (
        <Picker
          label={t('works.form.linkAdd')}
          hint={names && t(isServed ? 'works.form.linkBetween' : 'works.form.linkNoFit', names)}
          choices={told.filter(({ id }) => !links.includes(id))}
          onChoose={add}
        />
      )}
      {choices && choices.noLinks.length > 0 && (
        <details class="wide">
          <summary>{t('works.form.noLinks')}</summary>
          <ul class="small">
            {choices.noLinks.map(({ id, reason }) => (
              <li key={id}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  )
}
