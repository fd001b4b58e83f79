import type { TableLine } from '../../../server/contract/api/table'
import { say, t } from '../words'
import type { CatalogColumn } from './columns'
import { turn } from './filters'
import { nextOrder, type Question } from './question'

interface GridProps {
  readonly columns: readonly CatalogColumn[]
  readonly rows: readonly TableLine[]
  readonly question: Question
  readonly chosen: ReadonlySet<string>
  /** Whether rows are chosen here at all. */
  readonly mayChoose: boolean
  readonly shown: string | undefined
  onChoose(ids: readonly string[], on: boolean): void
  onShow(id: string | undefined): void
}

/** How the rows are sorted by a column, as the ear is told. */
function sortedBy({ sort }: CatalogColumn, { filter, ...order }: Question): 'ascending' | 'descending' | undefined {
  const now = order.sort ?? (filter.q ? 'relevance' : 'savedAt')
  if (!sort || now !== sort) return undefined
  const direction = order.direction ?? (sort === 'savedAt' ? 'desc' : 'asc')
  return direction === 'asc' ? 'ascending' : 'descending'
}

const ARROWS = { ascending: 'M8 12V4M4.5 7.5L8 4l3.5 3.5', descending: 'M8 4v8M4.5 8.5L8 12l3.5-3.5' } as const

function Head({ column, question }: { readonly column: CatalogColumn; readonly question: Question }) {
  const sorted = sortedBy(column, question)
  const { sort, kind } = column
  return (
    <th scope="col" role="columnheader" aria-sort={sorted} class={kind && `is-${kind}`}>
      {sort ? (
        <button type="button" class="sort" onClick={() => turn(nextOrder(question, sort))}>
          {column.label()}
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={sorted ? ARROWS[sorted] : ''} />
          </svg>
        </button>
      ) : (
        column.label()
      )}
    </th>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  onChange(on: boolean): void
}

const Check = ({ label, checked, onChange }: CheckProps) => (
  <label class="row-check">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span class="unseen">{label}</span>
  </label>
)

function Row({ line, ...props }: Omit<GridProps, 'rows' | 'question'> & { readonly line: TableLine }) {
  const { columns, chosen, mayChoose, shown, onChoose, onShow } = props
  const name = say(line.name) || line.id
  return (
    <tr
      role="row"
      id={`sitio-${line.id}`}
      class={line.id === shown ? 'is-shown' : undefined}
      onMouseEnter={() => onShow(line.id)}
      onFocusIn={() => onShow(line.id)}
    >
      {mayChoose && (
        <td role="cell" class="is-check">
          {line.mayEdit && (
            <Check
              label={t('catalog.choose', { name })}
              checked={chosen.has(line.id)}
              onChange={(on) => onChoose([line.id], on)}
            />
          )}
        </td>
      )}
      {columns.map(({ key, kind, label, cell }) => {
        const told = cell(line)
        const isEmpty = told === '' || told === null || told === undefined || told === false
        return (
          <td
            key={key}
            role="cell"
            class={[kind && `is-${kind}`, isEmpty && 'is-empty'].filter(Boolean).join(' ')}
            data-label={label()}
          >
            <div>{told}</div>
          </td>
        )
      })}
    </tr>
  )
}

// Roles are said again: browsers forget that a table is one once it is laid out as cards.
/** The table itself: heads that sort, rows to choose; on a phone each row is a card. */
export function Grid(props: GridProps) {
  const { columns, rows, question, chosen, mayChoose, onChoose } = props
  const able = rows.filter(({ mayEdit }) => mayEdit).map(({ id }) => id)
  return (
    <table class={`grid catalog-grid${mayChoose ? ' has-check' : ''}`} role="table">
      <caption class="unseen">{t('works.kinds.site')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {mayChoose && (
            <th scope="col" role="columnheader" class="is-check">
              <Check
                label={t('catalog.chooseShown')}
                checked={able.length > 0 && able.every((id) => chosen.has(id))}
                onChange={(on) => onChoose(able, on)}
              />
            </th>
          )}
          {columns.map((column) => (
            <Head key={column.key} column={column} question={question} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((line) => (
          <Row key={line.id} {...props} line={line} />
        ))}
      </tbody>
    </table>
  )
}
