import './records.css'
import './scores.css'
import './capacity.css'
import { useState } from 'preact/hooks'
import { call } from '../../api'
import { RECORD_KINDS, type RecordKind } from '../../../server/contract/record'
import { may, type Right } from '../../../server/account/rights.rules'
import { Button } from '../parts/button'
import { Empty, WhenReady } from '../parts/loading'
import { ErrorNote } from '../parts/notice'
import { useDoing, useQuery } from '../parts/query'
import { ask, place } from '../router'
import { me } from '../session'
import { longDay, t } from '../words'
import { When } from '../works/when'
import type { Value } from '../works/value'
import { AssessmentFields, AssessmentView } from './assessment'
import { beginning, correction } from './begin'
import { CapacityFields } from './capacity'
import { CapacityView } from './capacity-view'
import { Comparisons } from './comparison'
import { EvaluationFields, EvaluationView } from './evaluation'
import { drawerOf, RecordForm } from './form'
import { NarrativeFields, NarrativeView } from './narrative'
import { DRAWERS, kindIn, RECORD_CALLS, type Line, type Lines } from './shapes'

const ADDING = {
  assessment: 'site.edit',
  evaluation: 'site.evaluate',
  capacity: 'site.edit',
  narrative: 'site.edit',
} as const satisfies Record<RecordKind, Right>

const FIELDS = {
  assessment: AssessmentFields,
  evaluation: EvaluationFields,
  capacity: CapacityFields,
  narrative: NarrativeFields,
}

function View({ kind, line }: { readonly kind: RecordKind; readonly line: Line }) {
  if (kind === 'assessment') return <AssessmentView value={line.value as Lines['assessment']['value']} />
  if (kind === 'evaluation') return <EvaluationView value={line.value as Lines['evaluation']['value']} />
  if (kind === 'capacity') return <CapacityView value={line.value as Lines['capacity']['value']} />
  return <NarrativeView value={line.value as Lines['narrative']['value']} />
}

interface EntryProps {
  readonly kind: RecordKind
  readonly line: Line
  readonly onCorrect?: () => void
}

/** A record as it was taken down; one that another stands in place of stays, crossed out. */
function Entry({ kind, line, onCorrect }: EntryProps) {
  const { number, at, recordedBy, correctedBy, value } = line
  const { on, by, corrects, notes } = value
  const idFor = (n: number) => `record-${kind}-${n}`
  return (
    <li class={`record${correctedBy === null ? '' : ' is-corrected'}`} id={idFor(number)} tabIndex={-1}>
      <p class="record-head">
        <span class="number">{number}</span>
        <strong>{longDay(`${on}T12:00:00Z`)}</strong>
        <span>{[by.name, by.organisation].filter(Boolean).join(' · ')}</span>
      </p>
      {correctedBy !== null && (
        <p class="record-note">
          <a href={`#${idFor(correctedBy)}`}>{t('record.correctedBy', { n: correctedBy })}</a>
        </p>
      )}
      {corrects !== undefined && (
        <p class="record-note">
          <a href={`#${idFor(corrects)}`}>{t('record.corrects', { n: corrects })}</a>
        </p>
      )}
      <div class="record-body">
        <View kind={kind} line={line} />
        {notes && <p class="said">{notes}</p>}
      </div>
      <p class="small">
        {t('record.takenDown', { name: recordedBy })} <When at={at} />
      </p>
      {onCorrect && correctedBy === null && (
        <Button label={`${t('record.correct')}: ${t('record.n', { n: number })}`} onClick={onCorrect}>
          {t('record.correct')}
        </Button>
      )}
    </li>
  )
}

/** What was found on the pages after the first. */
function useOlder(kind: RecordKind, site: string) {
  const [older, setOlder] = useState<readonly Line[]>([])
  const [next, setNext] = useState<number | null>()
  const doing = useDoing()
  const more = (before: number) =>
    doing.run(async () => {
      const page = await call(RECORD_CALLS[kind].list as (typeof RECORD_CALLS)['assessment']['list'], {
        params: { id: site },
        query: { before },
      })
      setOlder([...older, ...page.records])
      setNext(page.next)
    })
  return { older, next, more, doing }
}

interface DrawerProps {
  readonly kind: RecordKind
  readonly site: string
  readonly networks: readonly string[]
}

interface AddingProps extends Pick<DrawerProps, 'kind' | 'site'> {
  readonly begun: Value | null
  readonly last: Line | undefined
  onBegin(value: Value | null): void
  onSent(): void
}

/** The way to a new record, and its form once it is begun. */
function Adding({ kind, site, begun, last, onBegin, onSent }: AddingProps) {
  const Fields = FIELDS[kind]
  // The day here, not in Greenwich: in the evening of America they differ.
  const today = new Intl.DateTimeFormat('sv-SE').format(new Date())
  const begin = () => onBegin(beginning(kind, { today, name: me.value?.name ?? '', last }))
  if (!begun)
    return (
      <div class="row">
        <Button kind="main" onClick={begin}>
          {t(`record.add.${kind}`)}
        </Button>
      </div>
    )
  return (
    <RecordForm kind={kind} site={site} begin={begun} onClose={() => onBegin(null)} onSent={onSent}>
      <Fields />
    </RecordForm>
  )
}

type AnyList = (typeof RECORD_CALLS)['evaluation']['list']

/** The records of one kind, newest first, and the form of a new one. */
function Drawer({ kind, site, networks }: DrawerProps) {
  const calls = RECORD_CALLS[kind].list as AnyList
  const list = useQuery((signal) => call(calls, { params: { id: site }, signal }), [kind, site])
  const { older, next, more, doing } = useOlder(kind, site)
  const mayAdd = may(me.value?.grants ?? [], ADDING[kind], { networks })
  const [begun, setBegun] = useState<Value | null>(drawerOf(kind, site).look() && mayAdd ? {} : null)
  const sent = () => (setBegun(null), list.again())
  return (
    <WhenReady of={list} lines={5}>
      {({ records, comparisons, next: first }) => {
        const lines = [...(records as readonly Line[]), ...older]
        const rest = next === undefined ? first : next
        const correct = (line: Line) => (mayAdd && !begun ? () => setBegun(correction(line)) : undefined)
        return (
          <div class="flow">
            {mayAdd && (
              <Adding kind={kind} site={site} begun={begun} last={lines[0]} onBegin={setBegun} onSent={sent} />
            )}
            {comparisons && <Comparisons comparisons={comparisons} lines={lines as readonly Lines['evaluation'][]} />}
            {lines.length === 0 && !begun && <Empty title={t(`record.none.${kind}`)} />}
            <ol class="records">
              {lines.map((line) => (
                <Entry key={line.number} kind={kind} line={line} onCorrect={correct(line)} />
              ))}
            </ol>
            <ErrorNote error={doing.error} />
            {rest !== null && (
              <Button busy={doing.busy} onClick={() => void more(rest)}>
                {t('record.older')}
              </Button>
            )}
          </div>
        )
      }}
    </WhenReady>
  )
}

/** Everything that is recorded of a site, dated and signed: added to, corrected, never edited. */
export function RecordsPart({ site, networks }: Pick<DrawerProps, 'site' | 'networks'>) {
  const shown = kindIn(place.value.search.get('registro'))
  return (
    <section class="part records-part">
      <header class="part-head">
        <h2>{t(`record.kind.${shown}`)}</h2>
        <p class="small">{t(`record.lead.${shown}`)}</p>
        <div class="drawers" role="group" aria-label={t('record.title')}>
          {RECORD_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={kind === shown ? 'true' : 'false'}
              onClick={() => ask({ registro: DRAWERS[kind] })}
            >
              {t(`record.kind.${kind}`)}
            </button>
          ))}
        </div>
      </header>
      <div class="part-body">
        <Drawer key={shown} kind={shown} site={site} networks={networks} />
      </div>
    </section>
  )
}
