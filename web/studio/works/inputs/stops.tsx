import { useState } from 'preact/hooks'
import { LANGUAGES } from '../../../../server/contract/common'
import { Button } from '../../parts/button'
import { Field } from '../../parts/field'
import { announce } from '../../parts/live'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import type { Choice } from '../narrow'
import { useForm } from '../tools'
import { at } from '../value'
import { labelOf } from './labels'
import { siteChoices } from './chosen'
import { Picker } from './picker'
import { Sequence } from './sequence'
import { OldMark, StaleNotes } from './stale-text'

interface Stop {
  readonly site: string
}

export const nameIn = (choices: readonly Choice[], id: string): string =>
  choices.find((choice) => choice.id === id)?.name ?? t('works.form.unknown', { id })

/** The title of the day that passes by a stop, hidden until somebody wants to write it. */
function DayTitle({ site, name }: { readonly site: string; readonly name: string }) {
  const { value, set, tongue, errors } = useForm()
  const begun = at(value, `titles.${site}`) !== undefined
  const [open, setOpen] = useState(begun)
  const toggle = (
    <Button kind="quiet" expanded={open} label={`${t('works.form.dayTitle')}: ${name}`} onClick={() => setOpen(!open)}>
      {t('works.form.dayTitle')}
    </Button>
  )
  if (!open && !begun) return toggle
  return (
    <fieldset class="in-three day-title" data-tongue={tongue.value} id={idOf(`titles.${site}`)} tabIndex={-1}>
      <legend>{t('works.form.dayTitle')}</legend>
      <div class="in-three-row">
        {LANGUAGES.map((language) => {
          const path = `titles.${site}.${language}`
          return (
            <div key={language} class={`tongue is-${language}`}>
              <Field
                id={idOf(path)}
                lang={language === 'pt' ? 'pt-BR' : language}
                label={
                  <>
                    {t(`works.form.${language}`)}
                    <OldMark field={`titles.${site}`} language={language} />
                  </>
                }
                value={String(at(value, path) ?? '')}
                maxLength={200}
                error={errors[path]}
                onInput={(text) => set(path, text)}
              />
            </div>
          )
        })}
      </div>
      <StaleNotes field={`titles.${site}`} />
    </fieldset>
  )
}

/** The published sites of the network, in the order they are visited. */
export function StopsInput({ field }: { readonly field: FieldOf<'stops'> }) {
  const { value, set, choices, networks, room } = useForm()
  const stops = (at(value, field.path) as readonly Stop[] | undefined) ?? []
  const sites = siteChoices(choices, networks)
  const free = sites.filter(({ id }) => !stops.some(({ site }) => site === id))
  const add = (site: string) => {
    set(field.path, [...stops, { site }])
    announce(t('works.form.added', { name: nameIn(sites, site) }))
  }
  return (
    <fieldset class="list wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      <Sequence
        items={stops}
        numbered
        idOf={(index) => idOf(`${field.path}.${index}`)}
        keyOf={({ site }, index) => `${site}-${stops.slice(0, index).filter((stop) => stop.site === site).length}`}
        nameOf={({ site }) => nameIn(sites, site)}
        onChange={(next) => set(field.path, next.length > 0 ? next : undefined)}
        empty={t('works.form.stopsNone')}
      >
        {({ site }) => (
          <>
            <a class="stop-name" href={`/studio/sitios/${site}`}>
              {nameIn(sites, site)}
            </a>
            <DayTitle site={site} name={nameIn(sites, site)} />
          </>
        )}
      </Sequence>
      {stops.length < 400 && <Picker label={t('works.form.stopAdd')} choices={free} onChoose={add} />}
    </fieldset>
  )
}
