import { useState } from 'preact/hooks'
import { call } from '../../api'
import type { Comparison as Answer, Difference, VersionLine } from '../../../server/contract/api/review'
import { LANGUAGES } from '../../../server/contract/common'
import type { DraftKind } from '../../../server/contract/draft'
import { Button } from '../parts/button'
import { Confirm } from '../parts/dialog'
import { Select } from '../parts/field'
import { Empty, WhenReady } from '../parts/loading'
import { Section } from '../parts/page'
import { useDoing, useQuery } from '../parts/query'
import { t, TONGUES } from '../words'
import { shapesOf } from './kinds'
import { entryOf, nameOfPath, textOf, type Speaker } from './saying'
import { When } from './when'

interface VersionsProps {
  readonly kind: DraftKind
  readonly id: string
  readonly tag: string
  readonly speaker: Speaker
  readonly mayRestore: boolean
  /** Restores a version over the draft; rejects when it cannot. */
  onRestore(version: number): Promise<void>
}

/** The language a piece of a text in several is written in. */
const tongueOf = (field: string): string | undefined => {
  const language = LANGUAGES.find((each) => field.endsWith(`.${each}`))
  return language && TONGUES[language]
}

/** Words that went and words that came, told apart by form as well as by colour. */
const Runs = ({ runs, lang }: { readonly runs: NonNullable<Difference['runs']>; readonly lang?: string }) => (
  <p class="runs" lang={lang}>
    {runs.map(({ change, text }, index) => {
      if (change === 'added') return <ins key={index}>{text}</ins>
      return change === 'removed' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>
    })}
  </p>
)

/** What came to a list, went from it and stayed, an entry a line. */
const Entries = ({ runs, told }: { readonly runs: NonNullable<Difference['runs']>; told(text: string): string }) => (
  <ul class="runs">
    {runs.map(({ change, text }, index) => {
      const Mark = change === 'added' ? 'ins' : change === 'removed' ? 'del' : 'span'
      return (
        <li key={index}>
          <Mark>{told(text)}</Mark>
        </li>
      )
    })}
  </ul>
)

export function OneDifference({ difference, speaker }: { readonly difference: Difference; readonly speaker: Speaker }) {
  const { field, from, to, runs } = difference
  const sides = [
    ['before', from],
    ['after', to],
  ] as const
  return (
    <li class="difference">
      <h3>{nameOfPath(speaker, field)}</h3>
      {runs && (Array.isArray(from) || Array.isArray(to)) ? (
        <Entries runs={runs} told={(text) => entryOf(speaker, field, text)} />
      ) : runs ? (
        <Runs runs={runs} lang={tongueOf(field)} />
      ) : (
        <dl class="before-after">
          {sides.map(([side, piece]) => (
            <div key={side} class={`is-${side}`}>
              <dt>{t(`works.versions.${side}`)}</dt>
              <dd class="lines">{textOf(speaker, field, piece) || <i>{t('works.stale.empty')}</i>}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

function Differences({ answer, speaker }: { readonly answer: Answer; readonly speaker: Speaker }) {
  if (answer.differences.length === 0) return <p>{t('works.versions.equal')}</p>
  return (
    <>
      <p class="small">{t('works.versions.differ', { count: answer.differences.length })}</p>
      <ol class="differences">
        {answer.differences.map((difference) => (
          <OneDifference key={difference.field} difference={difference} speaker={speaker} />
        ))}
      </ol>
    </>
  )
}

/** Any two versions, or one and the draft, piece by piece. */
function Comparison({
  kind,
  id,
  tag,
  speaker,
  versions,
}: VersionsProps & { readonly versions: readonly VersionLine[] }) {
  const newest = Math.max(...versions.map(({ version }) => version))
  const [from, setFrom] = useState(String(newest))
  const [to, setTo] = useState('draft')
  const answer = useQuery(
    (signal) => call(shapesOf(kind).comparison, { params: { id }, query: { from, to }, signal }),
    [kind, id, from, to, tag],
  )
  const options = [
    { value: 'draft', label: t('works.versions.draft') },
    ...versions.map(({ version }) => ({ value: String(version), label: t('works.versions.n', { n: version }) })),
  ]
  return (
    <Section title={t('works.versions.compare')} lead={t('works.versions.choose')}>
      <div class="entries">
        <Select label={t('works.versions.from')} options={options} value={from} onInput={setFrom} />
        <Select label={t('works.versions.to')} options={options} value={to} onInput={setTo} />
      </div>
      <WhenReady of={answer} lines={4}>
        {(ready) => <Differences answer={ready} speaker={speaker} />}
      </WhenReady>
    </Section>
  )
}

function Line({ line, mayRestore, onAsk }: { line: VersionLine; mayRestore: boolean; onAsk: () => void }) {
  return (
    <li>
      <span class="number">{line.version}</span>
      <div class="version-text">
        <p>
          <When at={line.at} exact /> · {line.by ?? t('works.versions.files')}
        </p>
        {line.note && <p class="said">{line.note}</p>}
        {!line.restorable && <p class="small">{t('works.versions.notRestorable')}</p>}
      </div>
      {mayRestore && line.restorable && (
        <Button onClick={onAsk} label={`${t('works.versions.restore')}: ${t('works.versions.n', { n: line.version })}`}>
          {t('works.versions.restore')}
        </Button>
      )}
    </li>
  )
}

/** What was published, version by version: each can be compared and restored. */
export function VersionsPart(props: VersionsProps) {
  const { kind, id, tag, mayRestore, onRestore } = props
  const list = useQuery((signal) => call(shapesOf(kind).versions, { params: { id }, signal }), [kind, id, tag])
  const [asked, setAsked] = useState<number | null>(null)
  const restoring = useDoing()
  const restore = (version: number) =>
    restoring.run(async () => {
      await onRestore(version)
      setAsked(null)
    })
  return (
    <WhenReady of={list} lines={4}>
      {({ versions }) =>
        versions.length === 0 ? (
          <Empty title={t('works.versions.none')} />
        ) : (
          <>
            <Section title={t('works.work.versions')}>
              <ol class="versions">
                {versions.map((line) => (
                  <Line key={line.version} line={line} mayRestore={mayRestore} onAsk={() => setAsked(line.version)} />
                ))}
              </ol>
            </Section>
            <Comparison {...props} versions={versions} />
            {asked !== null && (
              <Confirm
                title={t('works.versions.restoreTitle', { n: asked })}
                action={t('works.versions.restore')}
                busy={restoring.busy}
                error={restoring.error}
                onYes={() => void restore(asked)}
                onClose={() => (restoring.clear(), setAsked(null))}
              >
                <p>{t('works.versions.restoreText')}</p>
              </Confirm>
            )}
          </>
        )
      }
    </WhenReady>
  )
}
