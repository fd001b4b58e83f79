import { useState } from 'preact/hooks'
import { carryingCapacity } from '../../../server/catalog/capacity.rules'
import { CapacityInput, type CapacityPlace } from '../../../server/contract/methods/capacity'
import { Button } from '../parts/button'
import { Field, Select } from '../parts/field'
import { t } from '../words'
import { idOf, type FieldOf } from '../works/fields'
import { AnyInput } from '../works/inputs/any'
import { NumberInput } from '../works/inputs/figures'
import { Sequence } from '../works/inputs/sequence'
import { optionOf } from '../works/inputs/labels'
import { useForm } from '../works/tools'
import { at, type Value } from '../works/value'
import { bodyOf } from './begin'
import { CapacityResult, Steps } from './capacity-view'

/** A number of a place: the words of its last part. */
function Figure({
  path,
  ...limits
}: { readonly path: string } & Partial<Pick<FieldOf<'number'>, 'min' | 'max' | 'whole' | 'unit'>>) {
  const name = path.replace(/^.*?(?=(group|management)\.|[^.]+$)/, '')
  return (
    <NumberInput label={t(`record.capacity.${name}`)} field={{ path, input: 'number', min: 0, max: 1e9, ...limits }} />
  )
}

/** The three ways in which a factor is measured, and the figures of each. */
const FORMS = { share: ['limiting', 'total'], degrees: ['high', 'medium', 'total'], value: ['value'] } as const
type Form = keyof typeof FORMS

const formOf = (factor: Value): Form => {
  if ('value' in factor) return 'value'
  return 'high' in factor || 'medium' in factor ? 'degrees' : 'share'
}
const COMMON = ['precipitation', 'sun', 'flooding', 'erosion', 'access', 'closing', 'nesting', 'works'] as const

interface FactorInputProps {
  readonly path: string
  readonly factor: Value
}

function FactorInput({ path, factor }: FactorInputProps) {
  const { set, errors } = useForm()
  const [form, setForm] = useState<Form>(formOf(factor))
  const usual = `${idOf(path)}-usual`
  return (
    <div class="factor">
      <Field
        id={idOf(`${path}.name`)}
        label={t('record.capacity.factorName')}
        value={String(factor.name ?? '')}
        maxLength={200}
        list={usual}
        error={errors[`${path}.name`] ?? errors[path]}
        onInput={(name) => set(`${path}.name`, name)}
      />
      <datalist id={usual}>
        {COMMON.map((each) => (
          <option key={each} value={optionOf('record', 'common', each)} />
        ))}
      </datalist>
      <Select
        label={t('record.capacity.form')}
        value={form}
        options={(Object.keys(FORMS) as Form[]).map((each) => ({
          value: each,
          label: optionOf('record', 'factorForm', each),
        }))}
        onInput={(next) => {
          setForm(next as Form)
          set(path, { name: factor.name })
        }}
      />
      {FORMS[form].map((key) => (
        <Figure key={`${form} ${key}`} path={`${path}.${key}`} {...(key === 'value' && { max: 1 })} />
      ))}
    </div>
  )
}

function Factors({ path }: { readonly path: string }) {
  const { value, set } = useForm()
  const factors = (at(value, path) as readonly Value[] | undefined) ?? []
  return (
    <fieldset class="list wide" id={idOf(path)} tabIndex={-1}>
      <legend>{t('record.capacity.factors')}</legend>
      <p class="hint">{t('record.capacity.factorsHint')}</p>
      <Sequence
        items={factors}
        keyOf={(_, index) => String(index)}
        idOf={(index) => idOf(`${path}.${index}`)}
        nameOf={({ name }, index) => String(name ?? '') || t('works.form.line', { n: index + 1 })}
        onChange={(next) => set(path, next)}
      >
        {(factor, index) => <FactorInput path={`${path}.${index}`} factor={factor} />}
      </Sequence>
      <Button onClick={() => set(path, [...factors, {}])}>{t('record.capacity.addFactor')}</Button>
    </fieldset>
  )
}

/** Groups that walk one behind another, with a gap between them. */
function Group({ path }: { readonly path: string }) {
  const { value, set } = useForm()
  const has = at(value, path) !== undefined
  return (
    <fieldset class="wide optional-part">
      <legend>{t('record.capacity.groups')}</legend>
      <Button
        kind="quiet"
        pressed={has}
        onClick={() => set(path, has ? undefined : { size: 15, gap: 50, spacePerVisitor: 1 })}
      >
        {t(has ? 'record.capacity.noGroups' : 'record.capacity.withGroups')}
      </Button>
      {has && (
        <div class="entries">
          <Figure path={`${path}.size`} min={1} whole />
          <Figure path={`${path}.spacePerVisitor`} unit="m" />
          <Figure path={`${path}.gap`} unit="m" />
        </div>
      )}
    </fieldset>
  )
}

const MANAGEMENT = ['none', 'one', 'three'] as const

function Management({ path }: { readonly path: string }) {
  const { value, set } = useForm()
  const management = at(value, path)
  const form = management === undefined ? 'none' : typeof management === 'object' ? 'three' : 'one'
  const blank = { none: undefined, one: 1, three: { infrastructure: 1, equipment: 1, staff: 1 } }
  return (
    <fieldset class="wide optional-part" id={idOf(path)} tabIndex={-1}>
      <legend>{t('record.capacity.management.title')}</legend>
      <div class="entries">
        <Select
          label={t('record.capacity.management.form')}
          value={form}
          options={MANAGEMENT.map((each) => ({ value: each, label: t(`record.capacity.management.${each}`) }))}
          onInput={(next) => set(path, blank[next as keyof typeof blank])}
        />
        {form === 'one' && (
          <NumberInput
            label={t('record.capacity.management.share')}
            field={{ path, input: 'number', min: 0, max: 1 }}
          />
        )}
        {form === 'three' &&
          (['infrastructure', 'equipment', 'staff'] as const).map((part) => (
            <Figure key={part} path={`${path}.${part}`} max={1} />
          ))}
      </div>
    </fieldset>
  )
}

/** What one place, or one zone of it, is measured by. */
function PlaceFields({ path }: { readonly path: string }) {
  return (
    <div class="entries">
      <Figure path={`${path}.space`} unit="m · m²" />
      <Figure path={`${path}.spacePerVisitor`} unit="m · m²" />
      <Figure path={`${path}.openHours`} max={24} unit="h" />
      <Figure path={`${path}.visitHours`} unit="h" />
      <Figure path={`${path}.daysOpen`} max={366} whole />
      <Figure path={`${path}.present`} />
      <Group path={`${path}.group`} />
      <Factors path={`${path}.factors`} />
      <Management path={`${path}.management`} />
    </div>
  )
}

/** What the figures come to so far, each step with its numbers; nothing while one of them is missing. */
function Live({ input }: { readonly input: unknown }) {
  const parsed = CapacityInput.safeParse(bodyOf((input ?? {}) as Value))
  if (!parsed.success) return <p class="running small">{t('record.capacity.notYet')}</p>
  const places: readonly (CapacityPlace & { readonly name?: string })[] =
    'zones' in parsed.data ? parsed.data.zones : [parsed.data]
  return (
    <div class="live-result" role="status">
      <CapacityResult result={carryingCapacity(parsed.data)} />
      {places.map((place, index) => (
        <Steps key={index} place={place} name={place.name} />
      ))}
    </div>
  )
}

function Zones({ zones }: { readonly zones: readonly Value[] }) {
  const { set, errors } = useForm()
  const put = (next: readonly Value[]) => set('input.zones', next)
  return (
    <>
      {zones.map((zone, index) => (
        <fieldset key={index} class="zone">
          <legend>{t('record.capacity.zone', { n: index + 1 })}</legend>
          <div class="entries">
            <Field
              id={idOf(`input.zones.${index}.name`)}
              label={t('record.capacity.zoneName')}
              value={String(zone.name ?? '')}
              error={errors[`input.zones.${index}.name`]}
              onInput={(name) => set(`input.zones.${index}.name`, name)}
            />
            {zones.length > 1 && (
              <Button kind="quiet" onClick={() => put(zones.filter((_, at) => at !== index))}>
                {t('record.capacity.zoneAway')}
              </Button>
            )}
          </div>
          <PlaceFields path={`input.zones.${index}`} />
        </fieldset>
      ))}
      <div class="row">
        <Button onClick={() => put([...zones, { factors: [] }])}>{t('record.capacity.zoneAdd')}</Button>
      </div>
    </>
  )
}

/** A study of how many people a place bears: every measure visible, and what comes of it. */
export function CapacityFields() {
  const { value, set } = useForm()
  const input = (at(value, 'input') as Value | undefined) ?? {}
  const zones = input.zones as readonly Value[] | undefined
  return (
    <div class="flow">
      <div class="entries">
        <AnyInput field={{ path: 'validUntil', input: 'date' }} />
        <AnyInput field={{ path: 'source', input: 'long', limit: 6000, wide: true }} />
      </div>
      {zones ? <Zones zones={zones} /> : <PlaceFields path="input" />}
      {!zones && (
        <div class="row">
          <Button kind="quiet" onClick={() => set('input', { zones: [{ ...input }] })}>
            {t('record.capacity.toZones')}
          </Button>
        </div>
      )}
      <Live input={input} />
    </div>
  )
}
