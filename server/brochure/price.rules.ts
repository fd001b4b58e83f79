import type { CostLine, Package, PricedBracket } from '../contract/package'
import type { Route } from '../contract/route'
import { blockerWords } from '../package/blockers.rules'
import { shownBracket } from '../package/share.rules'
import { providerName } from './day.rules'
import type { BrochureContext, Reader } from './reader.rules'
import { membersWords, partWords, payeesOf, shareView } from './share.rules'

interface Writing {
  readonly context: BrochureContext
  readonly reader: Reader
}

export function bracketLabel(paying: number, free: number, { words }: Reader): string {
  return free > 0 ? words('common.bracketFree', { paying, free }) : words('common.bracket', { paying })
}

function bracketRows(pack: Package, reader: Reader) {
  const { words, format } = reader
  const smallest = (bracket: PricedBracket) =>
    bracket.breakEven === null ? '—' : words('common.people', { count: bracket.breakEven })
  const shown = shownBracket(pack.brackets)
  return pack.brackets.map((bracket) => ({
    group: bracketLabel(bracket.paying, bracket.free, reader),
    person: format.money(bracket.sold, pack.currency),
    total: format.money(bracket.revenue, pack.currency),
    least: smallest(bracket),
    isShown: bracket === shown,
  }))
}

/** How much of each kind the price holds, counted from its own lines. */
function included(pack: Package, route: Route, { context, reader }: Writing): string[] {
  const { words, format } = reader
  const of = (kind: CostLine['kind']) => pack.lines.filter((line) => line.kind === kind)
  const days = (kind: CostLine['kind']) => new Set(of(kind).map(({ day }) => day)).size
  const isMeal = (line: CostLine, dinner: boolean) => {
    const service = context.services.get(line.service)
    return service?.kind === 'meal' && (service.meal === 'dinner') === dinner
  }
  const breakfasts = of('lodging').filter((line) => {
    const service = context.services.get(line.service)
    return service?.kind === 'lodging' && service.breakfast
  })
  const counted: readonly (readonly [key: string, count: number])[] = [
    ['nights', of('lodging').length],
    ['breakfasts', breakfasts.length],
    ['lunches', of('meal').filter((line) => isMeal(line, false)).length],
    ['dinners', of('meal').filter((line) => isMeal(line, true)).length],
    ['guides', days('guide')],
    ['transport', days('transport')],
    ['sites', route.sites.length],
    ['workshops', of('workshop').length],
  ]
  return counted
    .filter(([, count]) => count > 0)
    .map(([key, count]) => words(`brochure.included.${key}`, { count, km: format.km(route.metres) }))
}

/** More hosts than this are set closer, so that who receives what stands on one page. */
const MOST_HOSTS = 20
const EXCLUDED = ['arrival', 'insurance', 'documents', 'drinks', 'rest'] as const

function termsOf(pack: Package, { words, format }: Reader): string[] {
  const { terms } = pack
  const free = pack.brackets.filter((bracket) => bracket.free > 0)
  const rate = (share: number) => format.percent(share)
  return [
    words('brochure.terms.brackets'),
    ...free.map((bracket) => words('brochure.terms.free', { count: bracket.free, paying: bracket.paying })),
    words('brochure.terms.rounding', { step: format.money(terms.roundUpTo, pack.currency) }),
    words('brochure.terms.shares', {
      contingency: rate(terms.contingency),
      margin: rate(terms.margin.rate),
      fund: rate(terms.fund),
      commission: rate(terms.commission.rate),
    }),
    words('brochure.terms.decided', { date: format.date(terms.decidedOn), sample: terms.sample ? `(${words('common.sample')})` : '' }), // prettier-ignore
    ...datesOf(pack, { words, format }),
    words('brochure.terms.cancellation'),
  ]
}

/** The departures a price holds for. */
function datesOf(pack: Package, { words, format }: Pick<Reader, 'words' | 'format'>): string[] {
  const { sale, departsOn } = pack
  const window = sale && { from: format.date(sale.from), to: format.date(sale.to) }
  return [
    ...(departsOn ? [words('brochure.terms.departs', { date: format.date(departsOn) })] : []),
    ...(window ? [words('brochure.terms.sale', window)] : []),
    ...(sale && sale.closed.length > 0 ? [words('brochure.terms.closed')] : []),
  ]
}

/** What children pay of a package in one size of group, by age; [] where nobody asks less of them. */
export function childRows({ children = [] }: PricedBracket, currency: string, { words, format }: Reader) {
  return children.map(({ from, to, price }) => ({
    ages: words('brochure.price.ages', { from, to }),
    price: format.cents(price, currency),
  }))
}

function taxWords(pack: Package, { words, format, say }: Reader): string {
  const { tax } = pack
  const name = tax.name === '' ? words('brochure.tax.noName') : tax.name
  const known =
    tax.rate === null
      ? words('brochure.tax.unknown', { name })
      : words('brochure.tax.known', {
          name,
          rate: format.percent(tax.rate),
          status: words(`labels.status.${tax.status}`),
        })
  return `${known} ${say(tax.note)} ${tax.source === '' ? '' : words('brochure.tax.source', { source: tax.source })}`.trim()
}

/** Who receives what of the price, to the cent: what they do, on how many days, and who they are. */
function hostsOf(pack: Package, bracket: PricedBracket, { context, reader }: Writing) {
  const { words, format } = reader
  return payeesOf(bracket.distribution).map(({ payee, amount }) => {
    const lines = pack.lines.filter((line) => line.provider === payee)
    const kinds = [...new Set(lines.map((line) => words(`labels.service.${line.kind}`)))]
    const days = new Set(lines.map((line) => line.day)).size
    const provider = context.providers.get(payee)
    return {
      name: providerName(
        payee,
        lines.some((line) => line.sample),
        { context, reader },
      ),
      does: `${kinds.join(', ')} · ${words('brochure.share.days', { count: days })}`,
      note: provider ? membersWords(provider, reader) : '',
      amount: format.cents(amount, pack.currency),
      share: partWords(amount, bracket.distribution, reader),
    }
  })
}

/** The price of a package as it is printed: what is in it, by group, its terms, and who receives every cent of it. */
export function priceView(pack: Package, route: Route, writing: Writing) {
  const { reader } = writing
  const { words, format } = reader
  const bracket = shownBracket(pack.brackets)
  const hosts = hostsOf(pack, bracket, writing)
  const money = (amount: string | null) => (amount === null ? '' : format.money(amount, pack.currency))
  return {
    title: reader.say(pack.name),
    lead: reader.say(pack.theme),
    isFinal: pack.blockers.length === 0,
    blockers: blockerWords(pack.blockers, reader),
    pricedOn: format.date(pack.pricedOn),
    currency: pack.currency,
    brackets: bracketRows(pack, reader),
    single: money(pack.singleSupplement),
    triple: money(pack.tripleReduction),
    childrenTitle: words('brochure.price.children', { group: bracketLabel(bracket.paying, bracket.free, reader) }),
    children: childRows(bracket, pack.currency, reader),
    included: included(pack, route, writing),
    excluded: EXCLUDED.map((key) => words(`brochure.excluded.${key}`)),
    terms: termsOf(pack, reader),
    tax: taxWords(pack, reader),
    exchange: pack.exchange.map((row) =>
      words('brochure.exchange', {
        amount: `1 ${row.currency}`,
        value: `${format.rate(row.perUnit)} ${pack.currency}`,
        date: format.date(row.date),
        source: row.source,
      }),
    ),
    co2: words('brochure.co2.land', { kg: format.co2(pack.kgCo2), km: format.km(route.metres) }),
    hosts,
    isDense: hosts.length > MOST_HOSTS,
    share: {
      group: bracketLabel(bracket.paying, bracket.free, reader),
      person: format.money(bracket.sold, pack.currency),
      ...shareView(bracket.distribution, { currency: pack.currency, reader }),
    },
  }
}
