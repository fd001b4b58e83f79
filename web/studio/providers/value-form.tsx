import { useSignal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { z } from 'zod'
import { ApiError, fieldErrors } from '../../api'
import type { Choices } from '../../../server/contract/api/catalog'
import type { Language } from '../../../server/contract/common'
import { Button } from '../parts/button'
import { ErrorNote, Notice } from '../parts/notice'
import { useDoing } from '../parts/query'
import { beforeLeaving } from '../router'
import { t } from '../words'
import { idOf, type Field, type Section } from '../works/fields'
import { AnyInput } from '../works/inputs/any'
import { TwoVersions } from '../works/stale'
import { FormFrame, type FormTools } from '../works/tools'
import { at, same, withAt, type Value } from '../works/value'

export interface Version {
  readonly value: Value
  readonly tag: string
}

interface ValueFormProps {
  readonly sections: readonly Section[]
  /** What it begins with: what was saved, or a first proposal. */
  readonly begin: Version
  readonly schema: z.ZodType
  readonly choices: Choices | undefined
  readonly network: string
  readonly action: string
  save(version: Version): Promise<void>
  /** What does not agree between fields that each are well, by path. */
  disagreements?(value: Value): Readonly<Record<string, string>>
  /** The newer version that a stale save answers; undefined when it cannot be read. */
  readonly readNewer: (current: unknown) => Version | undefined
  onClose(): void
  /** Tells whether there is something unsaved. */
  onDirty?(dirty: boolean): void
}

/** Paths of every field of a form; in lists, with a number where a row of the value stands. */
function pathsOf(sections: readonly Section[], value: Value): { path: string; lines: boolean }[] {
  const of = (field: Field, before = ''): { path: string; lines: boolean }[] => {
    const path = before + field.path
    const rows =
      field.input === 'own' && field.pieces ? ((at(value, path) as readonly unknown[] | undefined) ?? []) : []
    const pieces = field.input === 'own' ? (field.pieces ?? []) : []
    const inner = rows.flatMap((_, index) => pieces.flatMap((piece) => of(piece, `${path}.${index}.`)))
    return [{ path, lines: field.input === 'lines' }, ...inner]
  }
  return sections.flatMap(({ fields }) => fields.flatMap((field) => of(field)))
}

/** Puts an empty group where one is missing. */
function withGroup(inner: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return {}
  if (Array.isArray(inner)) return inner.map((each: unknown, at) => (at === Number(key) ? withGroup(each, rest) : each))
  const before = (inner ?? {}) as Value
  return { ...before, [key]: withGroup(before[key], rest) }
}

/** The same value with an empty group where a whole group is missing: then each of its fields is asked for by name. */
function withGroups(value: Value, issues: readonly z.core.$ZodIssue[], sections: readonly Section[]): Value {
  const fields = pathsOf(sections, value)
  const isGroup = (group: string) =>
    fields.some(({ path, lines }) => path.startsWith(`${group}.`) || (path === group && lines))
  const missing = issues.map(({ path }) => path.join('.')).filter((path) => at(value, path) === undefined)
  return missing.filter(isGroup).reduce<Value>((whole, path) => withGroup(whole, path.split('.')) as Value, value)
}

/** What is wrong with a value before anybody sends it, by path: mostly, what is still missing. */
function judge(
  { schema, sections, disagreements }: Pick<ValueFormProps, 'schema' | 'sections' | 'disagreements'>,
  value: Value,
): Readonly<Record<string, string>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return disagreements?.(value) ?? {}
  const issues = schema.safeParse(withGroups(value, parsed.error.issues, sections)).error?.issues ?? []
  const told = issues.map(({ path }) => {
    const where = path.join('.')
    return [where, t(at(value, where) === undefined ? 'providers.required' : 'providers.odd')]
  })
  return Object.fromEntries(told)
}

/** What the server said of each field. */
const toldOf = (error: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fieldErrors(error)).map(([path, told]) => [path.replace(/^value\./, ''), told]))

/** Brings one to the first field that is wrong. */
function showFirst(errors: Readonly<Record<string, string>>): void {
  const found = Object.keys(errors).map((path) => document.getElementById(idOf(path)))
  requestAnimationFrame(() => found.find((element) => element !== null)?.focus())
}

/** Warns before what was typed and not saved is left behind. */
function useGuard(dirty: boolean): void {
  const latest = useRef(dirty)
  latest.current = dirty
  useEffect(() => {
    const stop = beforeLeaving(() => !latest.current || window.confirm(t('providers.leave')))
    const leaving = (event: BeforeUnloadEvent) => latest.current && event.preventDefault()
    window.addEventListener('beforeunload', leaving)
    return () => {
      stop()
      window.removeEventListener('beforeunload', leaving)
    }
  }, [])
}

/** What is written, what it was written over, and what cannot be read. */
function useDraft({ begin, choices, network }: ValueFormProps) {
  const [from, setFrom] = useState(begin)
  const [value, setValue] = useState(begin.value)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const latest = useRef(value)
  const unread = useRef(new Set<string>())
  const tongue = useSignal<Language>('es')
  const put = (next: Value) => {
    latest.current = next
    setValue(next)
  }
  const tools: FormTools = {
    room: 'providers',
    value,
    set: (path, next) => {
      put(withAt(latest.current, path, next))
      setErrors((all) => Object.fromEntries(Object.entries(all).filter(([each]) => each !== path)))
    },
    tongue,
    choices,
    networks: [network],
    errors,
    unread: (path, is) => void unread.current[is ? 'add' : 'delete'](path),
  }
  return { from, setFrom, value, latest, put, errors, setErrors, unread, tools }
}

/** Saves over the tag that was read; what somebody else saved meanwhile is put beside it, and then over that. */
function useSaving(props: ValueFormProps, draft: ReturnType<typeof useDraft>) {
  const { from, setFrom, latest, put, setErrors, unread } = draft
  const [newer, setNewer] = useState<Version>()
  const saving = useDoing()
  const attempt = async (version: Version) => {
    try {
      await props.save(version)
    } catch (error) {
      const stale = error instanceof ApiError && error.status === 412
      const met = stale ? props.readNewer(error.attached.current) : undefined
      if (!met) throw error
      setNewer(met)
    }
  }
  const save = (version: Version = { value: latest.current, tag: from.tag }) => {
    const wrong = judge(props, version.value)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return showFirst(wrong)
    if (unread.current.size > 0) return showFirst(Object.fromEntries([...unread.current].map((path) => [path, ''])))
    void saving.run(() => attempt(version))
  }
  const merge = (together: Value) => {
    const over = { value: newer!.value, tag: newer!.tag }
    put(together)
    setFrom(over)
    setNewer(undefined)
    save({ value: together, tag: over.tag })
  }
  return { newer, saving, save, merge }
}

/** A form that is saved when somebody says so; a version saved meanwhile by somebody else is put beside it. */
export function ValueForm(props: ValueFormProps) {
  const { sections, choices } = props
  const draft = useDraft(props)
  const { from, value, errors, tools } = draft
  const { newer, saving, save, merge } = useSaving(props, draft)
  const dirty = !same(value, from.value)
  useGuard(dirty)
  useEffect(() => props.onDirty?.(dirty), [dirty])
  return (
    <FormFrame value={{ ...tools, errors: { ...toldOf(saving.error), ...errors } }}>
      <form class="flow value-form" noValidate onSubmit={(event) => (event.preventDefault(), save())}>
        {newer && (
          <TwoVersions
            base={from.value}
            mine={value}
            theirs={newer.value}
            speaker={{ sections, choices, room: 'providers' }}
            busy={saving.busy}
            onMerge={merge}
          />
        )}
        {sections.map(({ id, fields }, index) => (
          <section key={id} class="form-part" aria-labelledby={`part-${id}`}>
            {/* The window or the part of the page it stands in has already said what it is about. */}
            <h3 id={`part-${id}`} class={index === 0 ? 'unseen' : undefined}>
              {t(`providers.section.${id}`)}
            </h3>
            <div class="entries">
              {fields.map((field) => (
                <AnyInput key={field.path} field={field} />
              ))}
            </div>
          </section>
        ))}
        {Object.keys(errors).length > 0 && <Notice kind="warn">{t('providers.fix')}</Notice>}
        <ErrorNote error={saving.error} />
        <div class="row">
          <Button type="submit" kind="main" busy={saving.busy} disabled={newer !== undefined}>
            {saving.busy ? t('providers.saving') : props.action}
          </Button>
          <Button kind="quiet" onClick={props.onClose} disabled={saving.busy}>
            {t('form.cancel')}
          </Button>
        </div>
      </form>
    </FormFrame>
  )
}
