import type { FaultCode } from '../contract/faults'
import { CHECKLISTS } from '../contract/norms'
import type { Provider, Service, ServiceTerms } from '../contract/provider'
import type { Period } from './sale.rules'

/** Something that does not agree within one row: its field, and the fault with its values. */
export interface Disagreement {
  readonly field: string
  readonly code: FaultCode
  readonly values: Record<string, string | number>
}

interface Span {
  readonly from: string
  readonly to: string
}

const reversed = (spans: readonly Span[] | undefined, field: string): Disagreement[] =>
  (spans ?? []).flatMap(({ from, to }, index) =>
    to < from ? [{ field: `${field}.${index}.to`, code: 'reversedDates', values: { from, to } }] : [],
  )

function childFaults(bands: NonNullable<ServiceTerms['children']>): Disagreement[] {
  return bands.flatMap(({ from, to }, index): Disagreement[] => {
    const field = `terms.children.${index}`
    if (to < from) return [{ field: `${field}.to`, code: 'agesReversed', values: { from, to } }]
    const other = bands.slice(0, index).find((band) => band.from <= to && from <= band.to)
    return other ? [{ field, code: 'agesOverlap', values: { age: Math.max(from, other.from) } }] : []
  })
}

/**
 * What does not agree in the terms of a service: dates and ages that end before they begin, bands of age that overlap, a
 * least above its most.
 * @returns [] when all agrees, and for a service without terms
 */
export function termFaults(terms: ServiceTerms = {}): Disagreement[] {
  const { least, most } = terms.capacity ?? {}
  const isAbove = least !== undefined && most !== undefined && least > most
  return [
    ...reversed(terms.seasons, 'terms.seasons'),
    ...reversed(terms.blackouts, 'terms.blackouts'),
    ...childFaults(terms.children ?? []),
    ...(isAbove
      ? [{ field: 'terms.capacity.least', code: 'leastAboveMost' as const, values: { least: least!, most: most! } }]
      : []),
  ]
}

const spanText = ({ name, from, to }: Omit<Period, 'currency'>): string =>
  name ? `«${name}» (${from} – ${to})` : `${from} – ${to}`

/**
 * What does not agree in the rates of a service: dates that end before they begin, two rates of one currency that hold on
 * the same day.
 * @returns [] when all agrees; the field of the later written of two that overlap
 */
export function rateFaults({
  currency,
  validity,
  rates = [],
}: Pick<Service, 'currency' | 'validity'> & { readonly rates?: readonly Period[] | undefined }): Disagreement[] {
  const first: Period = { ...validity, currency }
  const overlaps = rates.flatMap((rate, index): Disagreement[] => {
    const other = [first, ...rates.slice(0, index)].find(
      (each) => each.currency === rate.currency && each.from <= rate.to && rate.from <= each.to,
    )
    if (!other) return []
    const values = { currency: rate.currency, one: spanText(other), other: spanText(rate) }
    return [{ field: `rates.${index}.from`, code: 'ratesOverlap', values }]
  })
  return [...reversed(rates, 'rates'), ...overlaps]
}

function criterionFaults({ norm, criteria = [] }: NonNullable<Provider['norms']>[number], field: string) {
  const known = new Set(CHECKLISTS[norm].criteria.map(({ id }) => id))
  const ids = criteria.map(({ id }) => id)
  return ids.flatMap((value, index): Disagreement[] => {
    const at = { field: `${field}.criteria.${index}.id`, values: { value } }
    if (!known.has(value)) return [{ ...at, code: 'noCriterion' }]
    return ids.indexOf(value) < index ? [{ ...at, code: 'twice' }] : []
  })
}

/**
 * What does not agree in the card of a provider: more women or youth than members, a norm or one of its criteria named
 * twice, a criterion that its checklist does not have.
 * @returns [] when all agrees
 */
export function cardFaults(card: Pick<Provider, 'members' | 'women' | 'youth' | 'norms'>): Disagreement[] {
  const { members, norms = [] } = card
  const parts = (['women', 'youth'] as const).flatMap((field): Disagreement[] => {
    const count = card[field]
    if (members === undefined || count === undefined || count <= members) return []
    return [{ field, code: 'moreThanMembers', values: { count, members } }]
  })
  const named = norms.map(({ norm }) => norm)
  const repeated = named.flatMap((value, index): Disagreement[] =>
    named.indexOf(value) < index ? [{ field: `norms.${index}.norm`, code: 'twice', values: { value } }] : [],
  )
  return [...parts, ...repeated, ...norms.flatMap((norm, index) => criterionFaults(norm, `norms.${index}`))]
}
