import { useState } from 'preact/hooks'
import { Button } from '../parts/button'
import { Notice } from '../parts/notice'
import { language, LOCALES, t } from '../words'
import { ago } from './ago'
import type { Keeper } from './keeper'

/** What this device kept: brought back into the form, or beside a work that may no longer be edited. */
export function Kept({ keeper }: { readonly keeper: Keeper }) {
  const [copied, setCopied] = useState(false)
  const restored = keeper.restored.value
  const locked = keeper.locked.value
  if (locked !== null)
    return (
      <Notice kind="warn" loud>
        <p>{t('works.save.locked')}</p>
        <div class="row">
          <Button
            onClick={() =>
              void navigator.clipboard?.writeText(JSON.stringify(locked, null, 2)).then(() => setCopied(true))
            }
          >
            {t(copied ? 'works.save.copied' : 'works.save.copy')}
          </Button>
          <Button kind="quiet" onClick={() => keeper.drop()}>
            {t('works.save.drop')}
          </Button>
        </div>
      </Notice>
    )
  if (restored === null) return null
  return <Notice>{t('works.save.restored', { when: ago(restored, Date.now(), LOCALES[language.value]) })}</Notice>
}
