import { dayAfter, periodsOf, rateGaps, type Span } from '../../../server/catalog/sale.rules'
import type { ServiceValue } from '../../../server/contract/api/catalog'

/** A time drawn on the year: where it begins and how long it is, in days from the first. */
export interface Bar extends Span {
  readonly at: number
  readonly days: number
  readonly name: string
  /** Told apart by more than colour: rates in turn, a second currency on its own line. */
  readonly lane: number
}

export type StripKind = 'rates' | 'seasons' | 'blackouts'

export interface Strip {
  readonly days: number
  readonly months: readonly { readonly first: string; readonly at: number; readonly days: number }[]
  readonly rows: readonly { readonly kind: StripKind; readonly bars: readonly Bar[] }[]
  readonly gaps: readonly Span[]
}

const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

const monthAfter = (first: string, count: number): string => {
  const [year, month] = first.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10)
}

/** What is written of a service, as far as it can be read: rows that have no dates yet are left out. */
export interface Written {
  readonly currency?: string
  readonly validity?: Partial<Span>
  readonly rates?: readonly Partial<Span & { name: string; currency: string }>[]
  readonly terms?: {
    readonly seasons?: readonly Partial<Span & { name: string }>[]
    readonly blackouts?: readonly Partial<Span & { reason: string }>[]
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const isSpan = <T extends Partial<Span>>(span: T): span is T & Span =>
  DAY.test(span.from ?? '') && DAY.test(span.to ?? '') && span.from! <= span.to!

/**
 * The next twelve months of a service: its rates, its seasons and its closed days, cut to the year that is drawn.
 * @param today the year begins with its month
 */
export function stripOf({ currency = '', validity = {}, rates = [], terms = {} }: Written, today: string): Strip {
  const first = `${today.slice(0, 7)}-01`
  const last = dayAfter(monthAfter(first, 12), -1)
  const bar = (span: Span, name: string, lane: number): Bar[] => {
    const from = span.from > first ? span.from : first
    const to = span.to < last ? span.to : last
    if (to < from) return []
    return [{ from: span.from, to: span.to, at: daysFrom(first, from), days: daysFrom(from, to) + 1, name, lane }]
  }
  const dated = rates.filter(isSpan) as unknown as NonNullable<ServiceValue['rates']>
  const own = isSpan(validity) ? { currency, validity, rates: dated } : undefined
  const periods = own ? periodsOf(own) : []
  const currencies = [...new Set(periods.map((period) => period.currency))]
  const rateBars = periods.flatMap((period) =>
    bar(period, [period.name, period.currency].filter(Boolean).join(' · '), currencies.indexOf(period.currency)),
  )
  return {
    days: daysFrom(first, last) + 1,
    months: Array.from({ length: 12 }, (_, index) => {
      const month = monthAfter(first, index)
      return { first: month, at: daysFrom(first, month), days: daysFrom(month, monthAfter(month, 1)) }
    }),
    rows: [
      { kind: 'rates', bars: rateBars },
      { kind: 'seasons', bars: (terms.seasons ?? []).filter(isSpan).flatMap((span) => bar(span, span.name ?? '', 0)) },
      {
        kind: 'blackouts',
        bars: (terms.blackouts ?? []).filter(isSpan).flatMap((span) => bar(span, span.reason ?? '', 0)),
      },
    ],
    gaps: own ? rateGaps(own) : [],
  }
}
