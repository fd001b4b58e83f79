import type { ComponentChildren } from 'preact'
import type { TableLine, TableSort } from '../../../server/contract/api/table'
import { NetworkName, StateBadge } from '../parts/marks'
import { language, say, t } from '../words'
import { edtfMeaning } from '../works/edtf'
import { labelOf, optionOf } from '../works/inputs/labels'
import { workAddress } from '../works/kinds'
import { When } from '../works/when'

export interface CatalogColumn {
  readonly key: string
  readonly sort?: TableSort
  readonly kind?: 'title' | 'num' | 'bare'
  label(): string
  cell(line: TableLine): ComponentChildren
}

const plain = (key: 'country' | 'kind' | 'confidence', words: string): CatalogColumn => ({
  key,
  label: () => labelOf('works', key),
  cell: (line) => line[key] && optionOf('works', words, line[key]),
})

/** Every column there is; the name always stands first. */
export const COLUMNS: readonly CatalogColumn[] = [
  {
    key: 'name',
    sort: 'name',
    kind: 'title',
    label: () => t('works.list.name'),
    cell: ({ id, name }) => <a href={workAddress('site', id)}>{say(name) || t('works.list.unnamed')}</a>,
  },
  {
    key: 'network',
    label: () => t('works.list.network'),
    cell: ({ network }) => network && <NetworkName id={network} />,
  },
  {
    key: 'state',
    label: () => t('works.list.state'),
    cell: ({ state, stale }) => (
      <>
        <StateBadge state={state} />
        {stale > 0 && <span class="small is-old-count">{t('works.old.inList', { count: stale })}</span>}
      </>
    ),
  },
  plain('kind', 'siteKind'),
  {
    key: 'place',
    label: () => t('catalog.place'),
    cell: ({ municipality, admin1 }) => [municipality, admin1].filter(Boolean).join(', '),
  },
  plain('country', 'country'),
  plain('confidence', 'confidence'),
  {
    key: 'date',
    sort: 'date',
    label: () => labelOf('works', 'date'),
    cell: ({ date }) => date && (edtfMeaning(date, language.value) ?? date),
  },
  {
    key: 'precision',
    kind: 'num',
    label: () => t('catalog.precision'),
    cell: ({ precision }) => precision !== null && `${precision} m`,
  },
  { key: 'photos', kind: 'num', label: () => t('catalog.photos'), cell: ({ photos }) => photos },
  {
    key: 'lacks',
    label: () => t('catalog.lacks'),
    cell: ({ lacks }) => (
      <span class="small">
        {lacks.map((lack) => t(`catalog.lack.${lack}`)).join(' · ') || t('catalog.lacksNothing')}
      </span>
    ),
  },
  {
    key: 'essential',
    label: () => t('catalog.essential'),
    cell: ({ essential }) => t(essential ? 'catalog.yes' : 'catalog.no'),
  },
  {
    key: 'savedAt',
    sort: 'savedAt',
    label: () => t('works.list.saved'),
    cell: ({ savedAt }) => (
      <span class="small">
        <When at={savedAt} />
      </span>
    ),
  },
]

const USUAL = ['name', 'network', 'state', 'kind', 'place', 'lacks', 'savedAt']
const BOX = 'rutas.columnas'

/** The columns chosen on this device. */
export function keptColumns(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(BOX) ?? '')
    const known = COLUMNS.map(({ key }) => key).filter((key) => Array.isArray(kept) && kept.includes(key))
    return known.length > 0 ? known : USUAL
  } catch {
    return USUAL
  }
}

export function keepColumns(keys: readonly string[]): void {
  try {
    localStorage.setItem(BOX, JSON.stringify(keys))
  } catch {
    // A device that keeps nothing shows the usual columns the next time.
  }
}
