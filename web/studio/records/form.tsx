import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { ApiError, call, fieldErrors, newKey } from '../../api'
import type { Language } from '../../../server/contract/common'
import type { RecordKind } from '../../../server/contract/record'
import { Button } from '../parts/button'
import { announce } from '../parts/live'
import { ErrorNote, Notice } from '../parts/notice'
import { useDoing } from '../parts/query'
import { me } from '../session'
import { t } from '../words'
import { idOf, type Field } from '../works/fields'
import { AnyInput } from '../works/inputs/any'
import { FormFrame, type FormTools } from '../works/tools'
import { withAt, type Value } from '../works/value'
import { bodyOf, problemsOf } from './begin'
import { recordDrawer, sending, type Kept } from './kept'
import { RECORD_CALLS } from './shapes'

const SIGNED: readonly Field[] = [
  { path: 'on', input: 'date' },
  { path: 'by.name', input: 'text', limit: 200 },
  { path: 'by.organisation', input: 'text', limit: 200 },
]
const NOTES: Field = { path: 'notes', input: 'long', limit: 6000, wide: true }

function deviceBox(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

/** Where a record of a kind about a site waits on this device. */
export const drawerOf = (kind: RecordKind, site: string) => recordDrawer(deviceBox(), me.peek()?.id ?? '', site, kind)

interface RecordFormProps {
  readonly kind: RecordKind
  readonly site: string
  /** What it begins with, unless something was left unsent on this device. */
  readonly begin: Value
  readonly children: ComponentChildren
  onSent(): void
  onClose(): void
}

/** What is written, kept on this device with every key. */
function useKept({ kind, site, begin }: RecordFormProps) {
  const drawer = useMemo(() => drawerOf(kind, site), [kind, site])
  const first = useMemo(() => drawer.look(), [drawer])
  const [kept, setKept] = useState<Kept>(first ?? { value: begin })
  const latest = useRef(kept)
  const put = (next: Kept) => {
    latest.current = next
    drawer.keep(next)
    setKept(next)
  }
  return { drawer, kept, latest, put, restored: first !== undefined }
}

/** Brings one to the first field that is wrong. */
function showFirst(paths: readonly string[]): void {
  requestAnimationFrame(() => {
    const parts = paths.flatMap((path) => {
      const names = path.split('.')
      return names.map((_, cut) => idOf(names.slice(0, names.length - cut).join('.')))
    })
    const found = parts.map((id) => document.getElementById(id)).find((element) => element !== null)
    found?.scrollIntoView({ block: 'center' })
    found?.focus({ preventScroll: true })
  })
}

const NOT_HERE = ['web.offline', 'web.timeout']
const isAway = (error: unknown): boolean => error instanceof ApiError && NOT_HERE.includes(error.code)

/** Sends a record once, however often it has to be tried: by hand, or when the network is back. */
function useSending(props: RecordFormProps, held: ReturnType<typeof useKept>, unread: ReadonlySet<string>) {
  const { kind, site } = props
  const { drawer, latest, put } = held
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const doing = useDoing()
  const send = () => {
    const problems = problemsOf(kind, latest.current.value)
    setWrong(Object.fromEntries(problems.map(({ path, code }) => [path, t(`record.wrong.${code}`)])))
    const first = [...unread, ...problems.map(({ path }) => path)]
    if (first.length > 0) return showFirst(first)
    void doing.run(async () => {
      const body = bodyOf(latest.current.value)
      const next = sending(latest.current, body, newKey)
      put(next)
      await call(RECORD_CALLS[kind].add as never, { params: { id: site }, body, key: next.key })
      drawer.clear()
      announce(t('record.sent'))
      props.onSent()
    })
  }
  useEffect(() => {
    const back = () => latest.current.waits && send()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  const told = doing.error ? fieldErrors(doing.error) : {}
  const clear = (path: string) =>
    setWrong((all) => Object.fromEntries(Object.entries(all).filter(([at]) => at !== path)))
  return { send, doing, errors: { ...told, ...wrong }, clear }
}

function useTools(held: ReturnType<typeof useKept>, unread: Set<string>) {
  const tongue = useSignal<Language>('es')
  const [, draw] = useState(0)
  const tools: Omit<FormTools, 'errors'> = {
    room: 'record',
    value: held.kept.value,
    set: (path, next) => {
      const { waits, ...rest } = held.latest.current
      void waits
      held.put({ ...rest, value: withAt(held.latest.current.value, path, next) })
    },
    tongue,
    choices: undefined,
    networks: [],
    unread: (path, is) => {
      if (unread.has(path) === is) return
      unread[is ? 'add' : 'delete'](path)
      draw((times) => times + 1)
    },
  }
  return tools
}

/** A record as it is written: kept on this device until it has been taken down, once, and never edited afterwards. */
export function RecordForm(props: RecordFormProps) {
  const { kind, begin, children } = props
  const held = useKept(props)
  const unread = useRef(new Set<string>()).current
  const tools = useTools(held, unread)
  const { send, doing, errors, clear } = useSending(props, held, unread)
  const { corrects } = held.kept.value
  const set = (path: string, next: unknown) => (clear(path), tools.set(path, next))
  const away = isAway(doing.error)
  const drop = () => {
    held.drawer.clear()
    props.onClose()
  }
  return (
    <FormFrame value={{ ...tools, set, errors }}>
      <form class="flow record-form" noValidate onSubmit={(event) => (event.preventDefault(), send())}>
        <h3>{corrects ? t('record.correcting', { n: Number(corrects) }) : t(`record.new.${kind}`)}</h3>
        {held.restored && <p class="small">{t('record.restored')}</p>}
        <div class="entries">
          {SIGNED.map((field) => (
            <AnyInput key={field.path} field={field} />
          ))}
        </div>
        {children}
        <div class="entries">
          <AnyInput field={NOTES} />
        </div>
        {(Object.keys(errors).length > 0 || unread.size > 0) && <Notice kind="warn">{t('record.fix')}</Notice>}
        {away ? <Notice kind="warn">{t('record.waits')}</Notice> : <ErrorNote error={doing.error} />}
        <p class="small">{t('record.forGood')}</p>
        <div class="row">
          <Button type="submit" kind="main" busy={doing.busy}>
            {t(doing.busy ? 'record.sending' : 'record.send')}
          </Button>
          <Button kind="quiet" onClick={drop} disabled={doing.busy}>
            {t(begin === held.kept.value ? 'form.cancel' : 'record.drop')}
          </Button>
        </div>
      </form>
    </FormFrame>
  )
}
