import type { TablePage } from '../../../server/contract/api/table'
import { TABLE_LACKS } from '../../../server/contract/api/table'
import { NETWORK_IDS } from '../../../server/contract/common'
import { DRAFT_STATES } from '../../../server/contract/draft'
import { CONFIDENCES, SITE_KINDS } from '../../../server/contract/site'
import { Button } from '../parts/button'
import { Field, Select } from '../parts/field'
import { Toolbar } from '../parts/page'
import { ask, go, place } from '../router'
import { t, tOr } from '../words'
import { optionOf } from '../works/inputs/labels'
import { addressOf, FILTER_NAMES, NO_FILTER, type FilterName, type Question } from './question'

/** Goes to another question: the one before is a step back away. */
export function turn(changes: Readonly<Record<string, string | undefined>>): void {
  const search = new URLSearchParams(place.peek().search)
  for (const [name, value] of Object.entries(changes))
    if (value) search.set(name, value)
    else search.delete(name)
  void go(`${place.peek().path}?${search}`)
}

const COUNTRIES = ['NI', 'CU', 'VE', 'AR']
const asOptions = (values: readonly string[], label: (value: string) => string) =>
  values.map((value) => ({ value, label: label(value) }))

/** What each filter may ask for, and how it is told; the words and the area are written elsewhere. */
const choices = (): Readonly<Record<Exclude<FilterName, 'q' | 'bbox'>, { value: string; label: string }[]>> => ({
  network: asOptions(NETWORK_IDS, (id) => tOr(`networks.${id}`, id)),
  state: asOptions(DRAFT_STATES, (state) => t(`states.${state}`)),
  kind: asOptions(SITE_KINDS, (kind) => optionOf('works', 'siteKind', kind)),
  country: asOptions(COUNTRIES, (code) => optionOf('works', 'country', code)),
  confidence: asOptions(CONFIDENCES, (each) => optionOf('works', 'confidence', each)),
  lacks: asOptions(TABLE_LACKS, (lack) => t(`catalog.lack.${lack}`)),
  essential: asOptions(['true', 'false'], (value) => t(value === 'true' ? 'catalog.yes' : 'catalog.no')),
})

function toldOf(name: FilterName, value: string): string {
  if (name === 'bbox') return t('catalog.area')
  if (name === 'q') return value
  return choices()[name].find((choice) => choice.value === value)?.label ?? value
}

/** What holds now, each with a way to take it away. */
function Chips({ filter }: Pick<Question, 'filter'>) {
  const held = FILTER_NAMES.filter((name) => filter[name] !== undefined)
  if (held.length === 0) return null
  return (
    <ul class="chips" aria-label={t('catalog.held')}>
      {held.map((name) => (
        <li key={name}>
          <button
            type="button"
            class="chip"
            aria-label={t('catalog.takeAway', {
              filter: `${t(`catalog.filter.${name}`)}: ${toldOf(name, filter[name]!)}`,
            })}
            onClick={() => turn(addressOf({ [name]: undefined }))}
          >
            <span class="chip-name">{t(`catalog.filter.${name}`)}</span> {toldOf(name, filter[name]!)}
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M4 4l8 8M12 4l-8 8" />
            </svg>
          </button>
        </li>
      ))}
      <li>
        <Button kind="quiet" onClick={() => turn(NO_FILTER)}>
          {t('works.list.clear')}
        </Button>
      </li>
    </ul>
  )
}

const WRITING = ['draft', 'review', 'returned'] as const

interface FiltersProps extends Pick<Question, 'filter'> {
  readonly page: TablePage | undefined
}

/** Search and filters above the table; what is chosen stands in the address. */
export function Filters({ filter, page }: FiltersProps) {
  const options = choices()
  return (
    <div class="catalog-find">
      <Toolbar label={t('works.list.filters')}>
        <Field
          id="search"
          type="search"
          label={t('works.list.search')}
          value={place.value.search.get('q') ?? ''}
          onInput={(q) => ask({ q })}
        />
        <div class="state-choice" role="group" aria-label={t('catalog.filter.state')}>
          {WRITING.map((state) => (
            <Button
              key={state}
              pressed={filter.state === state}
              onClick={() => turn(addressOf({ state: filter.state === state ? undefined : state }))}
            >
              {t(`states.${state}`)} <span class="chip-count">{page?.writing[state] ?? ''}</span>
            </Button>
          ))}
        </div>
      </Toolbar>
      <details class="more-filters turns">
        <summary>{t('works.list.filters')}</summary>
        <div class="toolbar">
          {Object.entries(options).map(([name, values]) => (
            <Select
              key={name}
              label={t(`catalog.filter.${name}`)}
              empty={t('works.list.any')}
              options={values}
              value={filter[name as FilterName] ?? ''}
              onInput={(value) => turn(addressOf({ [name]: value || undefined }))}
            />
          ))}
        </div>
      </details>
      <Chips filter={filter} />
    </div>
  )
}
