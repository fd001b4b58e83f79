import type { Choices } from '../../../../server/contract/api/catalog'
import { language, LOCALES, say, t, tOr } from '../../words'
import { idOf, type FieldOf } from '../fields'
import type { Choice } from '../narrow'
import { useForm } from '../tools'
import { at } from '../value'
import { hintOf, labelOf, optionOf } from './labels'
import { Picker } from './picker'

const within = (networks: readonly string[], network: string): boolean =>
  networks.length === 0 || networks.includes(network)
const byName = (one: Choice, other: Choice): number => one.name.localeCompare(other.name)
const countryOf = (code: string): string => optionOf('works', 'country', code)

/** Towns, junctions and gateways of the roads; those of the networks' own countries come first. */
export function placeChoices(choices: Choices | undefined, networks: readonly string[]): Choice[] {
  const home = new Set(choices?.networks.filter(({ id }) => networks.includes(id)).map(({ country }) => country))
  const all = (choices?.places ?? []).map(({ id, name, country }) => ({ id, name, country, note: countryOf(country) }))
  return all
    .sort((one, other) => Number(home.has(other.country)) - Number(home.has(one.country)) || byName(one, other))
    .map(({ id, name, note }) => ({ id, name, note }))
}
export const siteChoices = (choices: Choices | undefined, networks: readonly string[]): Choice[] =>
  (choices?.sites ?? [])
    .filter(({ network }) => within(networks, network))
    .map(({ id, name }) => ({ id, name: say(name) }))
    .sort(byName)
const routeChoices = (choices: Choices | undefined, networks: readonly string[]): Choice[] =>
  (choices?.routes ?? [])
    .filter(({ network }) => within(networks, network))
    .map(({ id, name, network }) => ({ id, name: say(name), note: tOr(`networks.${network}`, network) }))
    .sort(byName)
export const packageChoices = (choices: Choices | undefined): Choice[] =>
  (choices?.packages ?? [])
    .map(({ id, name, network }) => ({ id, name: say(name), note: tOr(`networks.${network}`, network) }))
    .sort(byName)

/** Links are told by how one travels and where they leave from and arrive; beside it how long they take, and by where. */
export function linkChoices(choices: Choices | undefined): Choice[] {
  const hours = new Intl.NumberFormat(LOCALES[language.value], {
    style: 'unit',
    unit: 'hour',
    maximumFractionDigits: 1,
  })
  return (choices?.links ?? []).map(({ id, from, to, mode, minutes, via }) => ({
    id,
    name: t('works.form.linkName', { mode: optionOf('works', 'mode', mode), from, to }),
    note: [hours.format(minutes / 60), ...via].join(' · '),
  }))
}

const CHOICES_OF = { place: placeChoices, site: siteChoices, route: routeChoices }

/** One place, site or route, by search. */
export function ChosenInput({ field }: { readonly field: FieldOf<'place' | 'site' | 'route'> }) {
  const { value, set, errors, choices, networks, room } = useForm()
  return (
    <Picker
      id={idOf(field.path)}
      label={labelOf(room, field.path)}
      hint={hintOf(room, field.path)}
      error={errors[field.path]}
      choices={CHOICES_OF[field.input](choices, networks)}
      value={at(value, field.path) as string | undefined}
      onChoose={(id) => set(field.path, id)}
      onClear={() => set(field.path, undefined)}
    />
  )
}
