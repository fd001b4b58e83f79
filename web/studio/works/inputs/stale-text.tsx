import type { StaleText } from '../../../../server/contract/api/review'
import { Button } from '../../parts/button'
import { ErrorNote } from '../../parts/notice'
import { useDoing } from '../../parts/query'
import { language, LOCALES, t, TONGUES } from '../../words'
import { ago } from '../ago'
import { useForm, type FormTools } from '../tools'
import { labelOf } from './labels'

/** The source of before and the one of now, the words that differ marked in each. */
const Sources = ({ text }: { readonly text: StaleText }) => (
  <dl class="before-after" lang={TONGUES[text.source]}>
    {(['was', 'now'] as const).map((side) => (
      <div key={side} class={side === 'was' ? 'is-before' : undefined}>
        <dt lang={TONGUES[language.value]}>{t(`works.old.${side}`)}</dt>
        <dd class="runs">
          {text.runs
            .filter(({ change }) => change !== (side === 'was' ? 'added' : 'removed'))
            .map((run, index) => {
              if (run.change === 'same') return run.text
              return side === 'was' ? <del key={index}>{run.text}</del> : <ins key={index}>{run.text}</ins>
            })}
        </dd>
      </div>
    ))}
  </dl>
)

/** Titles of days have the name of all of them: each stands below its stop. */
const nameOf = (room: FormTools['room'], field: string): string =>
  labelOf(room, field.startsWith('titles.') ? 'titles' : field)

/** What changed in the source since a translation was made, and a way to say that it still holds. */
function StaleNote({ text }: { readonly text: StaleText }) {
  const { keep, room } = useForm()
  const keeping = useDoing()
  const when = ago(Date.parse(text.at), Date.now(), LOCALES[language.value])
  return (
    <details class="stale-note turns">
      <summary>
        <strong>{t(`works.form.${text.language}`)}</strong> ·{' '}
        {t('works.old.changed', { source: t(`works.old.in.${text.source}`), when })}
      </summary>
      <Sources text={text} />
      <ErrorNote error={keeping.error} />
      {keep && (
        <Button
          busy={keeping.busy}
          label={`${t('works.old.holds')}: ${nameOf(room, text.field)} · ${t(`works.form.${text.language}`)}`}
          onClick={() => void keeping.run(() => keep(text))}
        >
          {t('works.old.holds')}
        </Button>
      )}
    </details>
  )
}

/** The notes of one text, each shown with its language. */
export function StaleNotes({ field }: { readonly field: string }) {
  const { stale = [] } = useForm()
  return (
    <>
      {stale
        .filter((text) => text.field === field)
        .map((text) => (
          <div key={`${text.language} ${text.at}`} class={`tongue is-${text.language}`}>
            <StaleNote text={text} />
          </div>
        ))}
    </>
  )
}

/** Says beside the name of a language that its text is older than its source. */
export function OldMark({ field, language: spoken }: Pick<StaleText, 'field' | 'language'>) {
  const { stale = [] } = useForm()
  const is = stale.some((text) => text.field === field && text.language === spoken)
  return is ? <span class="lacks is-old"> {t('works.old.mark')}</span> : null
}
