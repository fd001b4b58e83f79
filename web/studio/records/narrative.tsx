import { LANGUAGES } from '../../../server/contract/common'
import { CONFIDENCES } from '../../../server/contract/site'
import { language, LOCALES, longDay, t, TONGUES } from '../words'
import type { Field, FieldOf } from '../works/fields'
import { AnyInput } from '../works/inputs/any'
import { optionOf } from '../works/inputs/labels'
import { LocalizedInput } from '../works/inputs/texts'
import { useForm } from '../works/tools'
import { at } from '../works/value'
import type { Lines } from './shapes'

const WHO: readonly Field[] = [
  { path: 'teller', input: 'text', limit: 200 },
  { path: 'role', input: 'text', limit: 200 },
  { path: 'community', input: 'text', limit: 200 },
  { path: 'language', input: 'text', limit: 20 },
]
const TEXT: Field = { path: 'text', input: 'long', limit: 20_000, wide: true }
const TRANSLATION: FieldOf<'texts'> = { path: 'translation', input: 'texts', limit: 2000, wide: true }
const CERTAINTY: Field = { path: 'confidence', input: 'choice', options: CONFIDENCES, words: 'confidence' }
const CONSENT: readonly Field[] = [
  { path: 'consent.by', input: 'text', limit: 200 },
  { path: 'consent.on', input: 'date' },
  { path: 'consent.covers', input: 'checks', options: ['story', 'image', 'place'], words: 'covers', wide: true },
]

const isCode = (code: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)

/** What a language is called by its code; '' for none that is known. */
function tongueName(code: string): string {
  if (!isCode(code)) return ''
  const name = new Intl.DisplayNames([LOCALES[language.value]], { type: 'language' }).of(code) ?? ''
  return name === code ? '' : name
}

/** What happened, in the words of who tells it. */
export function NarrativeFields() {
  const { value } = useForm()
  const told = String(at(value, 'language') ?? '')
  const name = tongueName(told)
  const tells = ((at(value, 'consent.covers') as string[] | undefined) ?? []).includes('story')
  return (
    <div class="flow">
      <div class="entries">
        {WHO.map((field) => (
          <AnyInput key={field.path} field={field} />
        ))}
      </div>
      {name && <p class="meaning">{t('record.tongue', { name })}</p>}
      <div class="entries">
        <AnyInput field={TEXT} />
        <LocalizedInput field={TRANSLATION} from={told.split('-')[0]} />
        <AnyInput field={CERTAINTY} />
      </div>
      <fieldset class="optional-part">
        <legend>{t('record.consent')}</legend>
        <p class="hint">{t('record.consentHint')}</p>
        <div class="entries">
          {CONSENT.map((field) => (
            <AnyInput key={field.path} field={field} />
          ))}
        </div>
        <p class="meaning" role="status">
          {t(tells ? 'record.consentTells' : 'record.consentKeeps')}
        </p>
      </fieldset>
    </div>
  )
}

export function NarrativeView({ value }: { readonly value: Lines['narrative']['value'] }) {
  const { teller, role, community, text, translation, confidence, consent } = value
  const covers = consent?.covers.map((each) => optionOf('record', 'covers', each)).join(', ')
  return (
    <figure class="told-figure">
      <blockquote lang={value.language} class="said">
        {text}
      </blockquote>
      {LANGUAGES.filter((each) => translation?.[each]).map((each) => (
        <p key={each} class="said" lang={TONGUES[each]}>
          <span class="tongue-mark" lang={TONGUES[language.value]}>
            {t(`works.form.${each}`)}
          </span>{' '}
          {translation?.[each]}
        </p>
      ))}
      <figcaption>
        <strong>{teller}</strong>{' '}
        <span class="small">
          {[role, community, tongueName(value.language), optionOf('record', 'confidence', confidence)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span class="small consent-line">
          {consent
            ? t('record.consentBy', {
                name: consent.by,
                date: longDay(`${consent.on}T12:00:00Z`),
                covers: covers ?? '',
              })
            : t('record.consentNone')}
        </span>
      </figcaption>
    </figure>
  )
}
