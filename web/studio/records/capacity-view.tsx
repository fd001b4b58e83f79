import { occupancyBand } from '../../../server/catalog/capacity.rules'
import { CapacityInput, type CapacityOutput, type CapacityPlace } from '../../../server/contract/methods/capacity'
import { language, longDay, LOCALES, t } from '../words'
import type { Lines } from './shapes'
import { capacitySteps } from './steps'

const show = (value: number): string =>
  new Intl.NumberFormat(LOCALES[language.value], { maximumFractionDigits: value > 0 && value < 1 ? 4 : 2 }).format(
    value,
  )

/** Where the bands of use begin: under it normal, over the second critical. */
const BANDS = [0.7, 0.9] as const
const WIDTH = 300

/** The limit of a day with its bands of use, drawn and told. */
export function CapacityResult({ result }: { readonly result: CapacityOutput }) {
  const { dailyLimit, visitorsPerYear, occupancy, limitingZone } = result
  const [watch, full] = BANDS.map((share) => Math.floor(dailyLimit * share)) as [number, number]
  return (
    <div class="capacity-result">
      <p class="result">{t('record.capacity.limit', { count: dailyLimit, number: show(dailyLimit) })}</p>
      <svg class="bands" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="is-normal" x="0" y="0" width={WIDTH * BANDS[0]} height="12" />
        <rect class="is-warning" x={WIDTH * BANDS[0]} y="0" width={WIDTH * (BANDS[1] - BANDS[0])} height="12" />
        <rect class="is-critical" x={WIDTH * BANDS[1]} y="0" width={WIDTH * (1 - BANDS[1])} height="12" />
      </svg>
      <p class="small">{t('record.capacity.bands', { watch: show(watch), full: show(full) })}</p>
      {limitingZone && <p>{t('record.capacity.ruled', { zone: limitingZone })}</p>}
      <p class="small">{t('record.capacity.year', { number: show(Math.floor(visitorsPerYear)) })}</p>
      {occupancy !== undefined && (
        <p>
          {t('record.capacity.now', { share: occupancy === null ? '∞' : show(occupancy * 100) })}{' '}
          <strong>{t(`record.band.${occupancyBand(occupancy)}`)}</strong>
        </p>
      )}
    </div>
  )
}

/** How a limit comes about, step by step with the numbers: nobody has to believe it. */
export const Steps = ({ place, name }: { readonly place: CapacityPlace; readonly name?: string }) => (
  <table class="steps">
    <caption class={name ? undefined : 'unseen'}>{name ?? t('record.capacity.steps')}</caption>
    <tbody>
      {capacitySteps(place, show).map((step, index) => (
        <tr key={index} class={`is-${step.key}`}>
          <th scope="row">{step.name ?? t(`record.step.${step.key}`)}</th>
          <td class="sum">{step.sum}</td>
          <td class="num">{show(step.value)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

export function CapacityView({ value }: { readonly value: Lines['capacity']['value'] }) {
  const parsed = CapacityInput.safeParse(value.input)
  const places: readonly (CapacityPlace & { readonly name?: string })[] = !parsed.success
    ? []
    : 'zones' in parsed.data
      ? parsed.data.zones
      : [parsed.data]
  return (
    <>
      <CapacityResult result={value.result} />
      <p class="small">{t('record.capacity.until', { date: longDay(`${value.validUntil}T12:00:00Z`) })}</p>
      <p class="said">
        {t('record.field.source')}: {value.source}
      </p>
      <details class="how turns">
        <summary>{t('record.capacity.steps')}</summary>
        {places.map((place, index) => (
          <Steps key={index} place={place} name={place.name} />
        ))}
      </details>
    </>
  )
}
