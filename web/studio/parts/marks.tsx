import type { DraftState } from '../../../server/contract/draft'
import { NETWORK_MARKS } from '../../../server/pages/marks.rules'
import { t, tOr } from '../words'

/** borrador, en revisión, devuelto, publicado: told apart by form, not by colour alone. */
export const StateBadge = ({ state }: { readonly state: DraftState }) => (
  <span class={`state is-${state}`}>
    <svg viewBox="0 0 10 10" aria-hidden="true">
      {state === 'draft' && <circle cx="5" cy="5" r="3.8" class="hollow" />}
      {state === 'review' && (
        <>
          <circle cx="5" cy="5" r="3.8" class="hollow" />
          <path d="M5 1.2a3.8 3.8 0 0 1 0 7.6z" class="full" />
        </>
      )}
      {state === 'returned' && <path d="M8.5 5H2M4.6 2L1.6 5l3 3" class="hollow" />}
      {state === 'published' && <circle cx="5" cy="5" r="4.2" class="full" />}
    </svg>
    {t(`states.${state}`)}
  </span>
)

/** Marks what is an example and belongs to no real organisation. */
export const SampleBadge = () => <span class="sample">{t('common.sample')}</span>

/** The drawn mark of a network, or of the whole program. Our own constant drawings: nobody's text is in them. */
export const Mark = ({ of }: { readonly of: string }) => (
  <span class={`net-${of} mark-box`} dangerouslySetInnerHTML={{ __html: NETWORK_MARKS[of] ?? NETWORK_MARKS.brand! }} />
)

/** The name of a network, beside its mark and in its colour. */
export const NetworkName = ({ id }: { readonly id: string }) => (
  <span class={`network-name net-${id}`}>
    <Mark of={id} />
    {tOr(`networks.${id}`, id)}
  </span>
)
