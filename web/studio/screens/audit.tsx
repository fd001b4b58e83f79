import { useEffect, useState } from 'preact/hooks'
import { AUDIT_ACTIONS, type AuditLine } from '../../../server/contract/api/account'
import { call } from '../../api'
import { detailOf, objectHref, piecesOf } from '../audit-line'
import { CALLS } from '../calls'
import { useShortcut } from '../keys'
import { Button } from '../parts/button'
import { Field, Select } from '../parts/field'
import { Empty, WhenReady } from '../parts/loading'
import { Mark } from '../parts/marks'
import { ErrorNote } from '../parts/notice'
import { Page, Toolbar } from '../parts/page'
import { useDoing, useQuery } from '../parts/query'
import { ask, place } from '../router'
import { may } from '../session'
import { dateTime, t } from '../words'

/** What the log is asked, as it stands in the address: a link to a question can be kept and sent. */
const QUESTIONS = {
  persona: 'person',
  accion: 'action',
  tipo: 'kind',
  objeto: 'object',
  desde: 'from',
  hasta: 'to',
} as const
type Asked = keyof typeof QUESTIONS

const KINDS = ['site', 'route', 'package', 'tour', 'provider', 'service', 'person', 'link'] as const

const asked = (name: Asked): string => place.value.search.get(name) ?? ''

const questionOf = (before?: string) => ({
  ...Object.fromEntries(Object.entries(QUESTIONS).map(([name, field]) => [field, asked(name as Asked)])),
  before,
})

/** Typed text is asked for once the fingers rest. */
const REST_MS = 350

function ObjectField() {
  const [text, setText] = useState(asked('objeto'))
  useEffect(() => {
    const timer = setTimeout(() => text.trim() !== asked('objeto') && ask({ objeto: text.trim() }), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <Field
      id="registro-objeto"
      label={t('audit.object')}
      type="search"
      value={text}
      onInput={setText}
      placeholder="ruta-sandino"
      maxLength={120}
    />
  )
}

interface PeopleProps {
  readonly people: ReadonlyMap<string, string>
}

const Filters = ({ people }: PeopleProps) => (
  <Toolbar label={t('audit.filters')}>
    {people.size > 0 && (
      <Select
        label={t('audit.person')}
        value={asked('persona')}
        empty={t('audit.anybody')}
        options={[...people].map(([value, label]) => ({ value, label }))}
        onInput={(persona) => ask({ persona })}
      />
    )}
    <Select
      label={t('audit.action')}
      value={asked('accion')}
      empty={t('audit.anything')}
      options={AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`actionNames.${action}`) }))}
      onInput={(accion) => ask({ accion })}
    />
    <Select
      label={t('audit.kind')}
      value={asked('tipo')}
      empty={t('audit.anyKind')}
      options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      onInput={(tipo) => ask({ tipo })}
    />
    <ObjectField />
    <Field
      label={t('audit.from')}
      type="date"
      value={asked('desde')}
      max={asked('hasta')}
      onInput={(desde) => ask({ desde })}
    />
    <Field
      label={t('audit.to')}
      type="date"
      value={asked('hasta')}
      min={asked('desde')}
      onInput={(hasta) => ask({ hasta })}
    />
  </Toolbar>
)

interface LineProps extends PeopleProps {
  readonly line: AuditLine
}

const Line = ({ line, people }: LineProps) => {
  const href = objectHref(line)
  const detail = detailOf(line)
  return (
    <li class={`net-${line.networks.length === 1 ? line.networks[0] : 'none'}`}>
      <time dateTime={line.at} class="audit-when">
        {dateTime(line.at)}
      </time>
      <div>
        <p class="audit-what">
          {piecesOf(line, people).map(({ is, text }, index) => {
            if (is === 'person') return <strong key={index}>{text}</strong>
            if (is === 'object' && href)
              return (
                <a key={index} href={href}>
                  {text}
                </a>
              )
            return text
          })}
        </p>
        {detail && <p class="small">{detail}</p>}
      </div>
      <span class="audit-marks">
        {line.networks.map((id) => (
          <Mark key={id} of={id} />
        ))}
        <span class="small">{t('audit.number', { number: Number(line.id) || line.id })}</span>
      </span>
    </li>
  )
}

const Lines = ({ lines, people }: PeopleProps & { readonly lines: readonly AuditLine[] }) => (
  <ol class="audit">
    {lines.map((line) => (
      <Line key={line.id} line={line} people={people} />
    ))}
  </ol>
)

/** The pages after the first, one below the other. */
function Older({ next, people }: PeopleProps & { readonly next: string }) {
  const [lines, setLines] = useState<readonly AuditLine[]>([])
  const [before, setBefore] = useState<string | null>(next)
  const doing = useDoing()
  const more = () =>
    doing.run(async () => {
      if (before === null) return
      const page = await call(CALLS.audit, { query: questionOf(before) })
      setLines((shown) => [...shown, ...page.lines])
      setBefore(page.next)
    })
  return (
    <>
      <Lines lines={lines} people={people} />
      <ErrorNote error={doing.error} />
      {before !== null && (
        <Button busy={doing.busy} onClick={() => void more()}>
          {t('audit.older')}
        </Button>
      )}
    </>
  )
}

/** Who did what to which object and when; nobody can change it. */
export default function Audit() {
  const question = place.value.search.toString()
  const page = useQuery((signal) => call(CALLS.audit, { query: questionOf(), signal }), [question])
  // Whoever may not see the list of people reads the names that the log itself holds.
  const known = useQuery(
    async (signal) => (may('person.manage') ? (await call(CALLS.people, { signal })).people : []),
    [],
  )
  const people = new Map(known.data?.map(({ id, name }) => [id, name]))
  useShortcut('/', t('keys.search'), () => document.getElementById('registro-objeto')?.focus())
  return (
    <Page title={t('nav.audit')} lead={<p class="lead">{t('audit.lead')}</p>}>
      <Filters people={people} />
      <WhenReady of={page} lines={10}>
        {({ lines, next }) =>
          lines.length === 0 ? (
            <Empty title={t('audit.none')}>
              {question && (
                <Button onClick={() => ask(Object.fromEntries(Object.keys(QUESTIONS).map((name) => [name, ''])))}>
                  {t('audit.clear')}
                </Button>
              )}
            </Empty>
          ) : (
            <>
              <Lines lines={lines} people={people} />
              {next !== null && <Older key={`${question} ${next}`} next={next} people={people} />}
            </>
          )
        }
      </WhenReady>
    </Page>
  )
}
