import { LANGUAGES } from '../../../server/contract/common'
import { Section } from '../parts/page'
import { t } from '../words'
import type { Section as Description } from './fields'
import { Folded } from './folded'
import { AnyInput } from './inputs/any'
import { lacking } from './lacking'
import { useForm } from './tools'

/** On a phone the languages are written one at a time: which one, and how much each still lacks. */
function Tongues({ sections }: { readonly sections: readonly Description[] }) {
  const { tongue, value, stale = [] } = useForm()
  return (
    <div class="tongue-choice" role="group" aria-label={t('works.form.languages')}>
      {LANGUAGES.map((language) => {
        const count = lacking(sections, value, language)
        const old = stale.filter((text) => text.language === language).length
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
            {old > 0 && <span class="lacks is-old"> {t('works.old.count', { count: old })}</span>}
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

/** A form with more parts than these is folded. */
const MOST_OPEN = 6

const Entries = ({ section }: { readonly section: Description }) => (
  <div class="entries">
    {section.fields.map((field) => (
      <AnyInput key={field.path} field={field} />
    ))}
  </div>
)

/** The form of a work, part by part. */
export const Sheet = ({ sections, titleOf }: SheetProps) => (
  <div class="sheet-form">
    <Tongues sections={sections} />
    {sections.length > MOST_OPEN ? (
      <Folded sections={sections} titleOf={titleOf}>
        {(section) => <Entries section={section} />}
      </Folded>
    ) : (
      sections.map((section) => (
        <Section key={section.id} title={titleOf(section.id)}>
          <Entries section={section} />
        </Section>
      ))
    )}
  </div>
)
