import type { FaultCode } from '../contract/faults'
import type { Provider, ServiceTerms } from '../contract/provider'

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

/**
 * What does not agree in the card of a provider: more women or youth than members, a norm named twice.
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
  return [...parts, ...repeated]
}
