import type { Field } from '../fields'
import { ChosenInput } from './chosen'
import { ClassInput } from './class'
import { EdtfInput } from './edtf'
import { BlurInput, FactsInput, VisitorsInput } from './facts'
import { CurrencyInput, MoneyInput, NumberInput } from './figures'
import { HoursInput } from './hours'
import { LanguagesInput } from './languages'
import { LinksInput } from './links'
import { ListInput, SourcesInput } from './lists'
import { PackagesInput } from './parts'
import { PhotosInput } from './photos'
import { ChecksInput, ChoiceInput, DateInput, TextInput, YesInput } from './plain'
import { PositionInput } from './position'
import { StopsInput } from './stops'
import { LocalizedInput } from './texts'

const INPUTS = {
  lines: LocalizedInput,
  texts: LocalizedInput,
  text: TextInput,
  long: TextInput,
  choice: ChoiceInput,
  checks: ChecksInput,
  edtf: EdtfInput,
  hours: HoursInput,
  type: ClassInput,
  subtype: ClassInput,
  facts: FactsInput,
  visitors: VisitorsInput,
  blur: BlurInput,
  number: NumberInput,
  yes: YesInput,
  money: MoneyInput,
  date: DateInput,
  currency: CurrencyInput,
  languages: LanguagesInput,
  list: ListInput,
  sources: SourcesInput,
  position: PositionInput,
  stops: StopsInput,
  packages: PackagesInput,
  links: LinksInput,
  photos: PhotosInput,
  place: ChosenInput,
  site: ChosenInput,
  route: ChosenInput,
} as const

/** The input of a field, by its description. */
export function AnyInput({ field }: { readonly field: Field }) {
  if (field.input === 'own') return <field.Input field={field} />
  // Each input takes the fields of its own name: the table above says so, entry by entry.
  const Input = INPUTS[field.input] as (props: { readonly field: Field }) => preact.JSX.Element
  return <Input field={field} />
}
