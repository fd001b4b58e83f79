import { LANGUAGES } from '../../../server/contract/common'
import { Section } from '../parts/page'
import { t } from '../words'
import type { Section as Description } from './fields'
import { AnyInput } from './inputs/any'
import { lacking } from './lacking'
import { useForm } from './tools'

/** On a phone the languages are written one at a time: which one, and how much each still lacks. */
function Tongues({ sections }: { readonly sections: readonly Description[] }) {
  const { tongue, value } = useForm()
  return (
    <div class="tongue-choice" role="group" aria-label={t('works.form.languages')}>
      {LANGUAGES.map((language) => {
        const count = lacking(sections, value, language)
        return (
          <button
            key={language}
            type="button"
            aria-pressed={tongue.value === language ? 'true' : 'false'}
            onClick={() => (tongue.value = language)}
          >
            {t(`works.form.${language}`)}
            {count > 0 && (
              <span class="lacks">
                {' '}
                {t('works.form.missing')} {count}
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}

interface SheetProps {
  readonly sections: readonly Description[]
  readonly titleOf: (id: string) => string
}

/** The form of a work, part by part. */
export const Sheet = ({ sections, titleOf }: SheetProps) => (
  <div class="sheet-form">
    <Tongues sections={sections} />
    {sections.map((section) => (
      <Section key={section.id} title={titleOf(section.id)}>
        <div class="entries">
          {section.fields.map((field) => (
            <AnyInput key={field.path} field={field} />
          ))}
        </div>
      </Section>
    ))}
  </div>
)
