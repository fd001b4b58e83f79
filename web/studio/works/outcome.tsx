import { ApiError, call } from '../../api'
import { FOLDERS } from '../../../server/contract/api/review'
import type { DraftKind } from '../../../server/contract/draft'
import { Button } from '../parts/button'
import { Empty, WhenReady } from '../parts/loading'
import { Section } from '../parts/page'
import { useQuery } from '../parts/query'
import { language, t } from '../words'
import { shapesOf } from './kinds'

interface OutcomeProps {
  readonly kind: DraftKind
  readonly id: string
  /** What is computed is what was saved: another tag, another outcome. */
  readonly tag: string
  /** Whether the person may see its brochure before the public does. */
  readonly proof: boolean
  onGaps(): void
}

/** Nothing failed: there is not enough yet to compute with. */
const isIncomplete = (error: unknown): boolean => error instanceof ApiError && error.code === 'draft.incomplete'

/** Its brochure before the public sees it. */
const Proof = ({ kind, id }: Pick<OutcomeProps, 'kind' | 'id'>) => (
  <p>
    <a href={`/api/${FOLDERS[kind]}/${id}/proof?language=${language.value}`} target="_blank">
      {t('works.outcome.proof')}
    </a>
  </p>
)

/** What a work would be if it were published now, in figures. */
export function OutcomePart({ kind, id, tag, proof, onGaps }: OutcomeProps) {
  const outcome = useQuery(
    (signal) => call(shapesOf(kind).outcome, { params: { id }, signal }),
    [kind, id, tag, language.value],
  )
  return (
    <Section
      title={t('works.work.outcome')}
      lead={t('works.outcome.lead')}
      actions={<Button onClick={outcome.again}>{t('works.outcome.refresh')}</Button>}
    >
      {isIncomplete(outcome.error) ? (
        <Empty title={t('works.outcome.incomplete')}>
          <Button onClick={onGaps}>{t('works.work.gaps')}</Button>
        </Empty>
      ) : (
        <WhenReady of={outcome} lines={3}>
          {({ figures, remarks }) => (
            <div class="flow">
              <dl class="outcome">
                {figures.map(({ label, value }, index) => (
                  <div key={`${label} ${index}`}>
                    <dt class="first-up">{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              {proof && <Proof kind={kind} id={id} />}
              {remarks.length > 0 && (
                <div class="remarks">
                  <h3>{t('works.outcome.remarks')}</h3>
                  <ul class="ruled">
                    {remarks.map((remark, index) => (
                      <li key={index}>{remark}</li>
                    ))}
                  </ul>
                </div>
              )}
            </div>
          )}
        </WhenReady>
      )}
    </Section>
  )
}
