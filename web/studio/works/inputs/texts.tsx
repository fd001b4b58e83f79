import { LANGUAGES, type Language } from '../../../../server/contract/common'
import { Field, TextArea } from '../../parts/field'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'
import { hintOf, labelOf } from './labels'
import { OldMark, StaleNotes } from './stale-text'

const textAt = (value: unknown, path: string): string => String(at(value, path) ?? '')

/** Lines that a text of so many letters takes where three languages stand side by side. */
const rowsFor = (texts: readonly string[]): number =>
  Math.min(16, Math.max(4, ...texts.map((text) => Math.ceil(text.length / 40) + text.split('\n').length)))

interface TongueProps {
  readonly field: FieldOf<'lines' | 'texts'>
  readonly language: Language
  readonly rows: number
  readonly missing: boolean
}

function Tongue({ field, language, rows, missing }: TongueProps) {
  const { value, set, errors, room } = useForm()
  const path = `${field.path}.${language}`
  const text = textAt(value, path)
  const over = text.length - field.limit
  const shared = {
    id: idOf(path),
    lang: language === 'pt' ? 'pt-BR' : language,
    label: (
      <>
        <span class="unseen">{labelOf(room, field.path)}: </span>
        {t(`works.form.${language}`)}
        {missing && <span class="lacks"> {t('works.form.missing')}</span>}
        <OldMark field={field.path} language={language} />
      </>
    ),
    value: text,
    error: errors[path] ?? (over > 0 ? t('works.form.tooLong', { limit: field.limit, over }) : undefined),
    onInput: (next: string) => set(path, next),
  }
  return (
    <div class={`tongue is-${language}`}>
      {field.input === 'lines' ? <Field {...shared} /> : <TextArea {...shared} rows={rows} />}
    </div>
  )
}

interface LocalizedProps {
  readonly field: FieldOf<'lines' | 'texts'>
  /** The language of the original, which is written elsewhere: into it nothing is to be translated. */
  readonly from?: string
}

/** One text in the languages of the house: side by side, or one at a time on a phone. */
export function LocalizedInput({ field, from }: LocalizedProps) {
  const { value, tongue, room } = useForm()
  // What was written before the original had a language stays in sight, to be taken away.
  const languages = LANGUAGES.filter((each) => each !== from || textAt(value, `${field.path}.${each}`) !== '')
  const texts = languages.map((language) => textAt(value, `${field.path}.${language}`))
  const begun = texts.some((text) => text.trim() !== '')
  const hint = hintOf(room, field.path)
  return (
    <fieldset class="in-three wide" id={idOf(field.path)} tabIndex={-1} data-tongue={tongue.value}>
      <legend>{labelOf(room, field.path)}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="in-three-row">
        {languages.map((language, index) => (
          <Tongue
            key={language}
            field={field}
            language={language}
            rows={rowsFor(texts)}
            missing={begun && texts[index]!.trim() === ''}
          />
        ))}
      </div>
      <StaleNotes field={field.path} />
    </fieldset>
  )
}
