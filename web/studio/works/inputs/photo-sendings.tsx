import { Button } from '../../parts/button'
import type { Outbox, Sending } from '../../photos/outbox'
import { t } from '../../words'

function Line({ sending, outbox }: { readonly sending: Sending; readonly outbox: Outbox }) {
  const { key, name, preview, share, trouble } = sending
  const percent = Math.round(share * 100)
  return (
    <li class="sending">
      <div class="photo-frame">{preview && <img src={preview} alt="" />}</div>
      <div class="sending-told">
        <p>{name}</p>
        {trouble === '' ? (
          <progress max={100} value={percent} aria-label={t('photos.sending', { name })} />
        ) : (
          <>
            <p class="wrong" role="alert">
              {trouble}
            </p>
            <div class="row">
              <Button onClick={() => outbox.again(key)} label={`${t('photos.again')}: ${name}`}>
                {t('photos.again')}
              </Button>
              <Button kind="quiet" onClick={() => outbox.giveUp(key)} label={`${t('photos.giveUp')}: ${name}`}>
                {t('photos.giveUp')}
              </Button>
            </div>
          </>
        )}
      </div>
    </li>
  )
}

/** What is on its way, and what did not arrive: that stays until it is sent again. */
export function Sendings({ outbox }: { readonly outbox: Outbox }) {
  const sendings = outbox.sendings.value
  if (sendings.length === 0) return null
  return (
    <ul class="sendings">
      {sendings.map((sending) => (
        <Line key={sending.key} sending={sending} outbox={outbox} />
      ))}
    </ul>
  )
}
