import { useState } from 'preact/hooks'
import { call } from '../../api'
import type { Choices, ProviderDetail, ServiceDetail } from '../../../server/contract/api/catalog'
import { Button } from '../parts/button'
import { Confirm } from '../parts/dialog'
import { announce } from '../parts/live'
import { Empty, WhenReady } from '../parts/loading'
import { SampleBadge } from '../parts/marks'
import { Section } from '../parts/page'
import { useDoing, useQuery } from '../parts/query'
import { may } from '../session'
import { language, LOCALES, longDay, say, t } from '../words'
import { labelOf, optionOf } from '../works/inputs/labels'
import { ratesOf, SERVICE_KINDS, standingOn } from './forms'
import { ServiceWindow } from './service-window'
import { SERVICES } from './shapes'

/** An amount in the reader's figures, straight from its decimal string. */
const money = (amount: string, currency: string): string =>
  new Intl.NumberFormat(LOCALES[language.value], { style: 'currency', currency, currencyDisplay: 'code' }).format(
    amount as Intl.StringNumericLiteral,
  )

interface LineProps {
  readonly service: ServiceDetail
  readonly today: string | undefined
  onEdit(): void
  onDelete(): void
}

function Line({ service, today, onEdit, onDelete }: LineProps) {
  const { value, sample } = service
  const standing = today ? standingOn(today, value.validity) : service.current ? 'current' : 'expired'
  const name = say(value.name)
  const day = (iso: string) => longDay(`${iso}T12:00:00`)
  return (
    <li class="service">
      <div>
        <p class="service-name">
          {name} {sample && <SampleBadge />}
        </p>
        <p class="small">
          <span class={`standing-mark is-${standing}`}>{t(`providers.${standing}`)}</span>{' '}
          {t('providers.from', { from: day(value.validity.from), to: day(value.validity.to) })}
        </p>
      </div>
      <dl class="rates">
        {ratesOf(value).map(({ path, amount }) => (
          <div key={path}>
            <dt>{labelOf('providers', path)}</dt>
            <dd>{money(amount, value.currency)}</dd>
          </div>
        ))}
      </dl>
      {service.may.length > 0 && (
        <div class="row">
          {service.may.includes('edit') && (
            <Button label={`${t('providers.edit')}: ${name}`} onClick={onEdit}>
              {t('providers.edit')}
            </Button>
          )}
          {service.may.includes('delete') && (
            <Button kind="quiet" label={`${t('providers.delete')}: ${name}`} onClick={onDelete}>
              {t('providers.delete')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function Deleting({ service, onClose, onDone }: { service: ServiceDetail; onClose(): void; onDone(): void }) {
  const doing = useDoing()
  const yes = () =>
    doing.run(async () => {
      await call(SERVICES.remove, { params: { id: service.id }, match: service.tag })
      announce(t('providers.deleted'))
      onDone()
    })
  return (
    <Confirm
      title={t('providers.deleteTitle', { name: say(service.value.name) })}
      action={t('providers.delete')}
      danger
      busy={doing.busy}
      error={doing.error}
      onYes={() => void yes()}
      onClose={onClose}
    >
      <p>{t('providers.deleteText')}</p>
    </Confirm>
  )
}

type Asked = { readonly for: 'edit' | 'delete'; readonly service: ServiceDetail } | { readonly for: 'new' } | null

interface OfferProps {
  readonly services: readonly ServiceDetail[]
  readonly today: string | undefined
  onAsk(asked: Asked): void
}

/** Services of each kind under its name. */
const Offer = ({ services, today, onAsk }: OfferProps) => (
  <>
    {SERVICE_KINDS.map((kind) => ({ kind, some: services.filter(({ value }) => value.kind === kind) }))
      .filter(({ some }) => some.length > 0)
      .map(({ kind, some }) => (
        <div key={kind} class="service-kind">
          <h3 class="first-up">{optionOf('providers', 'service', kind)}</h3>
          <ul class="ruled">
            {some.map((service) => (
              <Line
                key={service.id}
                service={service}
                today={today}
                onEdit={() => onAsk({ for: 'edit', service })}
                onDelete={() => onAsk({ for: 'delete', service })}
              />
            ))}
          </ul>
        </div>
      ))}
  </>
)

/** What a provider sells, kind by kind, at net rates. */
export function Services({ provider, choices }: { readonly provider: ProviderDetail; readonly choices?: Choices }) {
  const list = useQuery((signal) => call(SERVICES.list, { query: { provider: provider.id }, signal }), [provider.id])
  const [asked, setAsked] = useState<Asked>(null)
  const mayAdd = provider.may.includes('edit') && may('service.edit')
  const close = () => setAsked(null)
  const done = () => {
    close()
    list.again()
  }
  return (
    <Section
      title={t('providers.services')}
      actions={mayAdd && <Button onClick={() => setAsked({ for: 'new' })}>{t('providers.newService')}</Button>}
    >
      <WhenReady of={list} lines={5}>
        {({ services }) =>
          services.length > 0 ? (
            <Offer services={services} today={choices?.today} onAsk={setAsked} />
          ) : (
            <Empty title={t('providers.noServices')}>{mayAdd && <p>{t('providers.noServicesNext')}</p>}</Empty>
          )
        }
      </WhenReady>
      {asked?.for === 'delete' && <Deleting service={asked.service} onClose={close} onDone={done} />}
      {(asked?.for === 'new' || asked?.for === 'edit') && (
        <ServiceWindow
          provider={provider}
          service={asked.for === 'edit' ? asked.service : undefined}
          choices={choices}
          currency={list.data?.services[0]?.value.currency}
          onClose={close}
          onDone={done}
        />
      )}
    </Section>
  )
}
