import type { z } from 'zod'
import type { Grant } from '../contract/account'
import type { ProviderDetail, ProviderValue, ServiceDetail, ServiceValue } from '../contract/api/catalog'
import type { Language } from '../contract/common'
import { faultSentence } from '../contract/faults'
import type { Provider, Service } from '../contract/provider'
import { canonicalJson } from '../account/audit.rules'
import { may, type Scope } from '../account/rights.rules'
import { soldOn } from './sale.rules'
import { cardFaults, rateFaults, termFaults } from './terms.rules'

/** A row of providers or services: whatever it holds, with the version it has. */
interface Row<T> {
  readonly id: string
  readonly network: string
  readonly value: T
  readonly version: number
  readonly savedAt: string
}

/** What a provider belongs to: its network, and itself. */
export const scopeOfProvider = ({ id, network }: Pick<Provider, 'id' | 'network'>): Scope => ({
  networks: [network],
  provider: id,
})

/** What a service belongs to: its network, and who sells it. */
export const scopeOfService = ({ network, value }: Pick<Row<Service>, 'network' | 'value'>): Scope => ({
  networks: [network],
  provider: value.provider,
})

/** A provider as somebody with these grants sees it. */
export function presentProvider(row: Row<Provider>, grants: readonly Grant[]): ProviderDetail {
  const { id, network, sample, ...value } = row.value
  const mayEdit = may(grants, 'provider.edit', scopeOfProvider(row.value))
  const about = { id, network, sample, tag: String(row.version), savedAt: row.savedAt }
  return { ...about, value, may: mayEdit ? ['edit'] : [] }
}

/**
 * A service as somebody with these grants sees it.
 * @param today ISO date, to tell whether its rates hold
 */
export function presentService(row: Row<Service>, grants: readonly Grant[], today: string): ServiceDetail {
  const { id, provider, sample, ...value } = row.value
  const about = { id, network: row.network, provider, sample, tag: String(row.version), savedAt: row.savedAt }
  const mayEdit = may(grants, 'service.edit', scopeOfService(row))
  return {
    ...about,
    value: value as z.infer<typeof ServiceValue>,
    current: soldOn(value as z.infer<typeof ServiceValue>, today) !== undefined,
    may: mayEdit ? ['edit', 'delete'] : [],
  }
}

/** What a value names must be there: places of the road network, and published sites. */
export interface Known {
  readonly places: ReadonlySet<string>
  readonly sites: ReadonlySet<string>
}

/**
 * What is wrong with what somebody wrote of a provider or a service, beyond its shape.
 * @returns sentences with the field in front; [] when nothing is
 */
export function supplyProblems(
  value: ProviderValue | ServiceValue,
  { places, sites }: Known,
  language: Language,
): string[] {
  const unknown = (named: string, where: string) => faultSentence('unknown', language, { value: named, where })
  const site = 'site' in value ? value.site : undefined
  const validity = 'validity' in value ? value.validity : undefined
  const disagreements = 'validity' in value ? [...rateFaults(value), ...termFaults(value.terms)] : cardFaults(value)
  return [
    ...(places.has(value.place) ? [] : [`place: ${unknown(value.place, 'roads/')}`]),
    ...(site === undefined || sites.has(site) ? [] : [`site: ${unknown(site, 'sites')}`]),
    ...(validity && validity.to < validity.from
      ? [`validity.to: ${faultSentence('reversedDates', language, validity)}`]
      : []),
    ...disagreements.map(({ field, code, values }) => `${field}: ${faultSentence(code, language, values)}`),
  ]
}

/** Names of the fields that differ between two values, in the order of their keys. */
export function changedFields(before: object, after: object): string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const text = (value: object, field: string) => canonicalJson((value as Record<string, unknown>)[field])
  return fields.filter((field) => text(before, field) !== text(after, field)).sort()
}
