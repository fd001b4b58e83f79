import { language, t } from '../words'

interface PaperProps {
  /** `sites/<id>` or `networks/<id>`. */
  readonly of: string
  readonly name: string
}

/** The same form on paper, for whom a telephone is no help. */
export const Paper = ({ of, name }: PaperProps) => (
  <a
    class="paper-link"
    href={`/api/${of}/field-form?language=${language.value}`}
    target="_blank"
    rel="noopener"
    aria-label={t('field.paperOf', { name })}
  >
    {t('field.paper')}
  </a>
)
