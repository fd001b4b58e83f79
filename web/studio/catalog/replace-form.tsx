import { useState } from 'preact/hooks'
import { REPLACE_FIELDS, type BulkEdit, type ReplaceField } from '../../../server/contract/api/table'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { Button } from '../parts/button'
import { Field } from '../parts/field'
import { t } from '../words'
import { labelOf } from '../works/inputs/labels'

interface FormProps {
  readonly busy: boolean
  onEdit(edit: BulkEdit): void
}

interface ChecksProps<T extends string> {
  readonly legend: string
  readonly all: readonly T[]
  readonly on: readonly T[]
  readonly label: (each: T) => string
  onChange(on: T[]): void
}

function Checks<T extends string>({ legend, all, on, label, onChange }: ChecksProps<T>) {
  return (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {all.map((each) => (
        <label class="check" key={each}>
          <input
            type="checkbox"
            checked={on.includes(each)}
            onChange={(event) =>
              onChange(all.filter((one) => (one === each ? event.currentTarget.checked : on.includes(one))))
            }
          />
          <span>{label(each)}</span>
        </label>
      ))}
    </fieldset>
  )
}

const OPTIONS = ['matchCase', 'wholeWord'] as const
const USUAL: readonly ReplaceField[] = ['name', 'summary', 'link', 'caution']

/** What is sought, what stands there afterwards, and where. */
export function ReplaceForm({ busy, onEdit }: FormProps) {
  const [find, setFind] = useState('')
  const [next, setNext] = useState('')
  const [fields, setFields] = useState<readonly ReplaceField[]>(USUAL)
  const [languages, setLanguages] = useState<readonly Language[]>(LANGUAGES)
  const [options, setOptions] = useState<readonly (typeof OPTIONS)[number][]>(OPTIONS)
  const [wrong, setWrong] = useState<string>()
  const send = () => {
    const problem =
      find === '' ? t('catalog.findEmpty') : fields.length * languages.length === 0 ? t('catalog.nowhere') : undefined
    setWrong(problem)
    if (problem) return
    const [matchCase, wholeWord] = OPTIONS.map((option) => options.includes(option)) as [boolean, boolean]
    onEdit({ replace: { find, with: next, fields: [...fields], languages: [...languages], matchCase, wholeWord } })
  }
  return (
    <form class="flow" noValidate onSubmit={(event) => (event.preventDefault(), send())}>
      <Field label={t('catalog.find')} value={find} maxLength={200} first error={wrong} onInput={setFind} />
      <Field label={t('catalog.with')} hint={t('catalog.withHint')} value={next} maxLength={500} onInput={setNext} />
      <Checks
        legend={t('catalog.how')}
        all={OPTIONS}
        on={options}
        label={(each) => t(`catalog.${each}`)}
        onChange={setOptions}
      />
      <Checks
        legend={t('catalog.where')}
        all={REPLACE_FIELDS}
        on={fields}
        label={(field) => labelOf('works', field)}
        onChange={setFields}
      />
      <Checks
        legend={t('works.form.languages')}
        all={LANGUAGES}
        on={languages}
        label={(language) => t(`languages.${language}`)}
        onChange={setLanguages}
      />
      <div class="row">
        <Button type="submit" kind="main" busy={busy}>
          {t('catalog.preview')}
        </Button>
      </div>
    </form>
  )
}
