import { call } from '../../api'
import { NEEDS } from '../../../server/contract/api/coverage'
import { Check, Field, OneOf, Select } from '../parts/field'
import { useQuery } from '../parts/query'
import { ask } from '../router'
import { networkOptions } from '../import/shapes'
import { language, LOCALES, say, t } from '../words'
import { CHOICES, shapesOf } from '../works/kinds'
import { area, AREAS, asked, isKm, kmOf, NAMES } from './asked'

const put = (name: keyof typeof NAMES) => (value: string) => ask({ [NAMES[name]]: value })

/** A route as it is published or as it is being written. */
function OfRoute() {
  const list = useQuery((signal) => call(shapesOf('route').list, { signal }), [])
  const options = (list.data?.drafts ?? []).map(({ id, name, state }) => ({
    value: id,
    label: state === 'published' ? say(name) : `${say(name) || id} · ${t(`states.${state}`)}`,
  }))
  return (
    <>
      <Select
        label={t('coverage.route')}
        empty={t('coverage.pick')}
        options={options}
        value={asked('route')}
        onInput={put('route')}
      />
      <Check
        label={t('coverage.draft')}
        hint={t('coverage.draftHint')}
        checked={asked('draft') !== 'no'}
        onChange={(checked) => ask({ [NAMES.draft]: checked ? undefined : 'no' })}
      />
    </>
  )
}

function OfCountry() {
  const { data } = useQuery((signal) => call(CHOICES, { signal }), [])
  const names = new Intl.DisplayNames(LOCALES[language.value], { type: 'region' })
  const codes = [...new Set([...(data?.networks ?? []), ...(data?.places ?? [])].map(({ country }) => country))]
  const options = codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, language.value))
  return (
    <>
      <Select
        label={t('coverage.country')}
        empty={t('coverage.pick')}
        options={options}
        value={asked('country')}
        onInput={put('country')}
      />
      <Field
        label={t('coverage.admin1')}
        hint={t('coverage.admin1Hint')}
        value={asked('admin1')}
        maxLength={120}
        onInput={put('admin1')}
      />
    </>
  )
}

function Where() {
  switch (area()) {
    case 'route':
      return <OfRoute />
    case 'country':
      return <OfCountry />
    case 'network':
      return (
        <Select
          label={t('coverage.network')}
          empty={t('coverage.pick')}
          options={networkOptions('site.read')}
          value={asked('network')}
          onInput={put('network')}
        />
      )
    default:
      return <Field label={t('coverage.box')} hint={t('coverage.boxHint')} value={asked('box')} onInput={put('box')} />
  }
}

/** Of which sites, and how far is far. */
export const Question = () => (
  <div class="coverage-question flow">
    <OneOf
      label={t('coverage.of')}
      value={area()}
      options={AREAS.map((value) => ({ value, label: t(`coverage.by.${value}`) }))}
      onInput={put('by')}
    />
    <div class="entries">
      <Where />
    </div>
    <fieldset class="limits">
      <legend>{t('coverage.limits')}</legend>
      <div class="row">
        {NEEDS.map((need) => (
          <Field
            key={need}
            label={t(`coverage.${need}`)}
            inputMode="decimal"
            value={kmOf(need)}
            error={isKm(kmOf(need)) ? undefined : t('coverage.kmWrong')}
            onInput={put(need)}
          />
        ))}
      </div>
    </fieldset>
  </div>
)
