import { useRef, useState } from 'preact/hooks'
import { call, keyKeeper } from '../../api'
import {
  ServiceValue,
  type Choices,
  type ProviderDetail,
  type ServiceDetail,
} from '../../../server/contract/api/catalog'
import { Dialog } from '../parts/dialog'
import { Select } from '../parts/field'
import { announce } from '../parts/live'
import { t } from '../words'
import { optionOf } from '../works/inputs/labels'
import { SERVICE_KINDS, serviceDisagreements, serviceForm, type ServiceKind } from './forms'
import { newerService, SERVICES } from './shapes'
import { ValueForm, type Version } from './value-form'

interface ServiceWindowProps {
  readonly provider: ProviderDetail
  /** The one that is edited; without it a new one is made. */
  readonly service?: ServiceDetail
  readonly choices: Choices | undefined
  /** The currency its other services are told in. */
  readonly currency?: string
  onClose(): void
  onDone(): void
}

/** What a new service most likely shares with the others of its provider. */
function proposal(kind: ServiceKind, { provider, choices, currency: own }: ServiceWindowProps): Version {
  const currency = own ?? choices?.networks.find(({ id }) => id === provider.network)?.currency
  const yes = kind === 'lodging' ? { breakfast: false, accessible: false } : {}
  const languages = kind === 'guide' ? { languages: provider.value.languages } : {}
  return { value: { kind, place: provider.value.place, ...(currency && { currency }), ...yes, ...languages }, tag: '' }
}

/** Makes or edits one service. */
export function ServiceWindow(props: ServiceWindowProps) {
  const { provider, service, choices, onClose, onDone } = props
  const [kind, setKind] = useState<ServiceKind | ''>(service?.value.kind ?? '')
  const dirty = useRef(false)
  const keyFor = useRef(keyKeeper()).current
  const close = () => {
    if (!dirty.current || window.confirm(t('providers.leave'))) onClose()
  }
  const save = async ({ value, tag }: Version) => {
    const body = { provider: provider.id, value }
    if (service) await call(SERVICES.save, { params: { id: service.id }, body: { value }, match: tag })
    else await call(SERVICES.create, { body, key: keyFor(body) })
    announce(t('providers.saved'))
    onDone()
  }
  return (
    <Dialog kind="wide" title={t(service ? 'providers.editService' : 'providers.newService')} onClose={close}>
      <div class="flow">
        {!service && (
          <Select
            label={t('providers.field.serviceKind')}
            empty={t('works.new.choose')}
            options={SERVICE_KINDS.map((each) => ({ value: each, label: optionOf('providers', 'service', each) }))}
            value={kind}
            onInput={(next) => setKind(next as ServiceKind)}
          />
        )}
        {kind && (
          <>
            <p class="small">{t('providers.hint.net')}</p>
            <ValueForm
              key={kind}
              sections={serviceForm(kind)}
              begin={service ?? proposal(kind, props)}
              schema={ServiceValue}
              disagreements={serviceDisagreements}
              choices={choices}
              network={provider.network}
              action={t(service ? 'providers.save' : 'providers.createService')}
              readNewer={newerService}
              onClose={close}
              onDirty={(is) => (dirty.current = is)}
              save={save}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}
