import { useState } from 'preact/hooks'
import type { NewLink } from '../../../server/contract/api/account'
import { Button } from '../parts/button'
import { Field } from '../parts/field'
import { Notice } from '../parts/notice'
import { announce } from '../parts/live'
import { dateTime, t } from '../words'

const ADDRESS_ID = 'enlace-nuevo'

/** Copies a text; where the browser does not let us, it is left selected to be copied by hand. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const input = document.getElementById(ADDRESS_ID)
    if (input instanceof HTMLInputElement) input.select()
    return false
  }
}

interface Props {
  readonly link: NewLink
  readonly email: string
  readonly why: 'invitation' | 'reset'
  onClose(): void
}

/** A link that was made just now: it is shown this once, to be sent by any channel. */
export function LinkToSend({ link, email, why, onClose }: Props) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const message = t(`people.${why}Message`, { url: link.url, when: dateTime(link.expiresAt) })
  const take = async () => {
    const done = await copy(link.url)
    setCopied(done ? 'yes' : 'no')
    announce(t(done ? 'people.copied' : 'people.copyByHand'))
  }
  return (
    <div class="flow">
      <Notice kind={link.mailed ? 'good' : 'info'}>
        <p>{t(link.mailed ? 'people.mailed' : 'people.notMailed', { email })}</p>
      </Notice>
      <Field
        id={ADDRESS_ID}
        label={t('people.linkLabel')}
        value={link.url}
        onInput={() => undefined}
        readOnly
        first
        hint={t('people.once', { when: dateTime(link.expiresAt) })}
      />
      <div class="row">
        <Button kind="main" onClick={() => void take()}>
          {copied === 'yes' ? t('people.copied') : t('people.copy')}
        </Button>
        <a
          class="button is-plain"
          href={`https://wa.me/?text=${encodeURIComponent(message)}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('people.whatsapp')}
        </a>
        <Button kind="quiet" onClick={onClose}>
          {t('form.done')}
        </Button>
      </div>
      {copied === 'no' && <p class="small">{t('people.copyByHand')}</p>}
    </div>
  )
}
