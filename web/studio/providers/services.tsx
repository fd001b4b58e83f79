import { useState } from 'preact/hooks'
import { call } from '../../api'
import { periodsOf, rateStanding, soldOn } from '../../../server/catalog/sale.rules'
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
import { textOf } from '../works/saying'
import { at } from '../works/value'
import { ratesOf, SERVICE_KINDS, serviceForm } from './forms'
import { ServiceWindow } from './service-window'
import { SERVICES } from './shapes'
import { spanWords, YearStrip } from './year-strip'

const longDate = (iso: string): string => longDay(`${iso}T12:00:00`)

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

/** The terms of a service that somebody has written, under the name each has in the form. */
function Terms({ value }: { readonly value: ServiceDetail['value'] }) {
  const speaker = { sections: serviceForm(value.kind), choices: undefined, room: 'providers' } as const
  const told = speaker.sections
    .flatMap(({ fields }) => fields)
    .filter(({ path }) => path.startsWith('terms.'))
    .map(({ path }) => ({ path, text: textOf(speaker, path, at(value, path)) }))
    .filter(({ text }) => text !== '')
  return (
    <dl class="read told">
      {told.map(({ path, text }) => (
        <div key={path}>
          <dt>{labelOf('providers', path)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

const amountsText = (value: ServiceDetail['value']): string =>
  ratesOf(value)
    .map(({ amount }) => money(amount, value.currency))
    .join(' / ')

/** The rate to come, told beside the one of today. */
function Next({ value, today }: { readonly value: ServiceDetail['value']; readonly today: string }) {
  const { next } = rateStanding(value, today)
  const sold = next && soldOn(value, next.from, next.currency)
  if (!next || !sold) return null
  return <p class="small">{t('providers.next', { span: spanWords(next), amount: amountsText(sold) })}</p>
}

function Actions({ service, onEdit, onDelete }: Omit<LineProps, 'today'>) {
  const name = say(service.value.name)
  if (service.may.length === 0) return null
  return (
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
  )
}

function Line({ service, today, onEdit, onDelete }: LineProps) {
  const { value, sample } = service
  const day = today ?? new Date().toISOString().slice(0, 10)
  const holding = soldOn(value, day)
  const shown = holding ?? value
  const lately = periodsOf(value).some(({ from }) => from > day) ? 'future' : 'expired'
  const standing = holding ? 'current' : lately
  const hasMore = value.rates !== undefined || value.terms !== undefined
  return (
    <li class="service">
      <div>
        <p class="service-name">
          {say(value.name)} {sample && <SampleBadge />}
        </p>
        <p class="small">
          <span class={`standing-mark is-${standing}`}>{t(`providers.${standing}`)}</span>{' '}
          {t('providers.from', { from: longDate(shown.validity.from), to: longDate(shown.validity.to) })}
        </p>
        <Next value={value} today={day} />
      </div>
      <dl class="rates">
        {ratesOf(shown).map(({ path, amount }) => (
          <div key={path}>
            <dt>{labelOf('providers', path)}</dt>
            <dd>{money(amount, shown.currency)}</dd>
          </div>
        ))}
      </dl>
      {hasMore && (
        <details class="conditions turns">
          <summary>{t('providers.conditions')}</summary>
          <YearStrip written={value} today={day} />
          <Terms value={value} />
        </details>
      )}
      <Actions service={service} onEdit={onEdit} onDelete={onDelete} />
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
