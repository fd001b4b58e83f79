import { IsoDate } from '../contract/common'
import type { Package, Sale } from '../contract/package'
import { departureOn } from '../package/departures.rules'
import type { Reader } from './reader.rules'

type Closed = Sale['closed'][number]

/** The day somebody asks about in the address; undefined for anything that is no day. */
export const readDay = (asked: unknown): string | undefined => IsoDate.safeParse(asked).data

const why = ({ code, service }: Closed, { words, say }: Reader): string =>
  words(`pages.package.sale.why.${code}`, { service: say(service) })

function spanWords({ from, to }: Closed, { words, format }: Reader): string {
  return from === to ? words('pages.package.sale.day', { from: format.date(from) }) : format.dates(from, to)
}

/** Closed departures of each service together, in the order of their first day. */
function closedRows(closed: readonly Closed[], reader: Reader) {
  const reasons = [...new Set(closed.map((span) => why(span, reader)))]
  return reasons.map((reason) => ({
    reason,
    spans: closed.filter((span) => why(span, reader) === reason).map((span) => spanWords(span, reader)),
  }))
}

function verdictOn(sale: Sale, asked: string, reader: Reader) {
  const verdict = departureOn(sale, asked)
  const told = verdict.is === 'closed' ? reader.format.list(verdict.by.map((span) => why(span, reader))) : ''
  const date = reader.format.date(asked)
  return {
    sentence: reader.words(`pages.package.sale.${verdict.is}`, { date, why: told }),
    isOpen: verdict.is === 'open',
  }
}

/** When a package can be sold, which departures cannot, and the answer about the day somebody asks for. */
export function saleView({ sale, departsOn }: Package, asked: string | undefined, reader: Reader) {
  const { words, format } = reader
  if (departsOn)
    return { lead: words('pages.package.sale.departs', { date: format.date(departsOn) }), rows: [], ask: undefined }
  if (!sale) return undefined
  const dates = { from: format.date(sale.from), to: format.date(sale.to) }
  return {
    lead: words('pages.package.sale.window', dates),
    note: sale.closed.length > 0 ? words('pages.package.sale.closedLead') : words('pages.package.sale.allOpen'),
    rows: closedRows(sale.closed, reader),
    ask: { from: sale.from, to: sale.to, value: asked ?? '' },
    verdict: asked ? verdictOn(sale, asked, reader) : undefined,
  }
}

/** What children pay, by age: from the least of the groups to the most. */
export function childRows({ brackets, currency }: Package, { words, format }: Reader) {
  const bands = brackets.flatMap(({ children = [] }) => children)
  const keys = [...new Set(bands.map(({ from, to }) => `${from}-${to}`))]
  return keys.map((key) => {
    const [from, to] = key.split('-').map(Number) as [number, number]
    const prices = bands
      .filter((band) => band.from === from && band.to === to)
      .map(({ price }) => price)
      .toSorted((a, b) => Number(a) - Number(b))
    const least = format.cents(prices[0]!, currency)
    const most = format.cents(prices.at(-1)!, currency)
    return {
      label: words('pages.package.childAges', { from, to }),
      value: least === most ? least : words('pages.package.childRange', { least, most }),
    }
  })
}
