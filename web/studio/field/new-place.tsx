import { useState } from 'preact/hooks'
import { newKey } from '../../api'
import { may as mayWith } from '../../../server/account/rights.rules'
import { NETWORK_IDS } from '../../../server/contract/common'
import { Dialog } from '../parts/dialog'
import { FormEnd } from '../parts/button'
import { Select } from '../parts/field'
import { go } from '../router'
import { away, me } from '../session'
import { t } from '../words'
import { Paper } from './paper'

/** The networks that somebody may describe places for. */
export const networksHere = () =>
  NETWORK_IDS.filter((id) => mayWith(me.value?.grants ?? [], 'site.edit', { networks: [id] }))

/** A place that nobody has described yet: it gets its address when it is sent. */
export function NewPlace({ asked, onClose }: { readonly asked: string; onClose(): void }) {
  const networks = networksHere()
  const [network, setNetwork] = useState(networks.find((id) => id === asked) ?? networks[0] ?? '')
  const begin = () => void go(`/studio/campo/${newKey()}?red=${network}`)
  return (
    <Dialog title={t('field.newPlace')} onClose={onClose}>
      <form class="flow" onSubmit={(event) => (event.preventDefault(), begin())}>
        <p>{t('field.newPlaceText')}</p>
        {networks.length > 1 && (
          <Select
            label={t('common.network')}
            value={network}
            options={networks.map((id) => ({ value: id, label: t(`networks.${id}`) }))}
            onInput={(id) => setNetwork(id as typeof network)}
          />
        )}
        {!away.value && (
          <p>
            <Paper of={`networks/${network}`} name={t(`networks.${network}`)} />
          </p>
        )}
        <FormEnd submit={t('field.beginNew')} busy={false} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
