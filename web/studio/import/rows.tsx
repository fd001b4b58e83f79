import { useEffect, useState } from 'preact/hooks'
import type { ImportLine, ImportPreview, RowState } from '../../../server/contract/api/import'
import { Button } from '../parts/button'
import { Select } from '../parts/field'
import { tOr, t } from '../words'
import { workAddress } from '../works/kinds'
import { statesIn, type Decisions } from './shapes'
import { fieldName, valueText } from './value-text'

/** So many rows are drawn at once: an old phone holds them. */
const PAGE = 100

interface LineProps {
  readonly line: ImportLine
  readonly decided: 'same' | 'new' | undefined
  /** Undefined once the file is in. */
  readonly onDecide: ((row: number, decision: string) => void) | undefined
}

function Changes({ changes }: Pick<ImportLine, 'changes'>) {
  if (changes.length === 0) return null
  return (
    <dl class="changes">
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>
            <del>{valueText(field, from) || t('import.nothing')}</del> <span aria-hidden="true">→</span>{' '}
            <ins>{valueText(field, to) || t('import.nothing')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A row that is like a site: whoever brings it says whether it is the same. */
function Decision({ line: { row, match }, decided, onDecide }: LineProps) {
  if (!match || !onDecide) return null
  return (
    <Select
      label={t('import.decide', { name: match.name || match.id, metres: match.metres })}
      empty={t('import.undecided')}
      options={[
        { value: 'same', label: t('import.same', { id: match.id }) },
        { value: 'new', label: t('import.new') },
      ]}
      value={decided ?? ''}
      onInput={(decision) => onDecide(row, decision)}
    />
  )
}

function Line(props: LineProps) {
  const { row, id, name, state, changes, problems, network, match } = props.line
  const isSaved = props.onDecide === undefined && (state === 'added' || state === 'changed')
  const shown = name || id || t('import.unnamed')
  return (
    <li class={`import-row is-${state} net-${network || 'none'}`}>
      <p class="import-row-name">
        <span class="small">{t('import.row', { row })}</span>{' '}
        {isSaved ? <a href={workAddress('site', id)}>{shown}</a> : <strong>{shown}</strong>}{' '}
        <span class="small">
          {[id && name ? id : '', network && tOr(`networks.${network}`, network)].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p class="import-state">{t(`import.state.${state}`)}</p>
      {(!match || props.onDecide === undefined) && problems.length > 0 && (
        <ul class="plain-list">
          {problems.map(({ field, problem }) => (
            <li key={`${field} ${problem}`}>
              {field && <strong>{fieldName(field)}: </strong>}
              {problem}
            </li>
          ))}
        </ul>
      )}
      <Changes changes={changes} />
      <Decision {...props} />
    </li>
  )
}

interface RowsProps {
  readonly preview: ImportPreview
  readonly decisions: Decisions
  readonly onDecide?: LineProps['onDecide']
}

/** A list in pages, each as long as a phone bears. */
function Pager({ page, pages, onPage }: { readonly page: number; readonly pages: number; onPage(page: number): void }) {
  if (pages < 2) return null
  return (
    <nav class="row pages" aria-label={t('import.pages')}>
      <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
        {t('import.before')}
      </Button>
      <span role="status">{t('import.page', { page, pages })}</span>
      <Button disabled={page === pages} onClick={() => onPage(page + 1)}>
        {t('import.after')}
      </Button>
    </nav>
  )
}

/** Every row with what becomes of it; the counts are filters. */
export function Rows({ preview, decisions, onDecide }: RowsProps) {
  const { rows, counts } = preview
  const [state, setState] = useState<RowState | ''>('')
  const [page, setPage] = useState(1)
  useEffect(() => setPage(1), [state, preview])
  const found = state === '' ? rows : rows.filter((line) => line.state === state)
  const pages = Math.max(1, Math.ceil(found.length / PAGE))
  const shown = found.slice((page - 1) * PAGE, page * PAGE)
  return (
    <section class="wide-part" aria-labelledby="import-rows">
      <h2 id="import-rows">{t('import.rows', { count: rows.length })}</h2>
      <div class="row counts" role="group" aria-label={t('import.filter')}>
        <Button pressed={state === ''} onClick={() => setState('')}>
          {t('import.all', { count: rows.length })}
        </Button>
        {statesIn(counts).map((each) => (
          <Button key={each} pressed={state === each} onClick={() => setState(each)}>
            {t(`import.count.${each}`, { count: counts[each]! })}
          </Button>
        ))}
      </div>
      <ol class="import-rows">
        {shown.map((line) => (
          <Line key={line.row} line={line} decided={decisions[String(line.row)]} onDecide={onDecide} />
        ))}
      </ol>
      <Pager page={page} pages={pages} onPage={setPage} />
    </section>
  )
}
