import type { GapLine } from '../../../server/contract/api/review'
import { Empty } from '../parts/loading'
import { Section } from '../parts/page'
import { t } from '../words'
import { nameOfPath, type Speaker } from './saying'

interface GapsProps {
  readonly gaps: readonly GapLine[]
  readonly speaker: Speaker
  readonly maySend: boolean
  /** Brings one to the field of a gap. */
  onJump(path: string): void
}

/** The field of a gap, unless its sentence begins with it: «Nombre: falta el texto en portugués». */
const FieldName = ({ name, sentence }: { readonly name: string; readonly sentence: string }) =>
  sentence.startsWith(`${name.split(' · ')[0]}:`) ? null : <span class="gap-field">{name}</span>

const LEVELS = ['blocks', 'advises'] as const

/** What still keeps a work from being published, and what is only advised. */
export function Gaps({ gaps, speaker, maySend, onJump }: GapsProps) {
  if (gaps.length === 0) return <Empty title={t(maySend ? 'works.gaps.none' : 'works.gaps.noneDone')} />
  return (
    <>
      {LEVELS.map((level) => {
        const lines = gaps.filter((gap) => gap.level === level)
        if (lines.length === 0) return null
        return (
          <Section
            key={level}
            title={t(`works.gaps.${level}`)}
            lead={level === 'blocks' ? t('works.gaps.unsaved') : undefined}
          >
            <ol class={`gaps is-${level}`}>
              {lines.map((gap, index) => (
                <li key={`${gap.code} ${gap.field} ${index}`}>
                  {gap.field ? (
                    <button type="button" class="gap" onClick={() => onJump(gap.field)}>
                      <FieldName name={nameOfPath(speaker, gap.field)} sentence={gap.sentence} />
                      <span>{gap.sentence}</span>
                    </button>
                  ) : (
                    <span class="gap">{gap.sentence}</span>
                  )}
                </li>
              ))}
            </ol>
          </Section>
        )
      })}
    </>
  )
}
