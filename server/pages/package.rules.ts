import { networkName } from '../catalog/network-name.rules'
import { Decimal } from 'decimal.js'
import type { Blocker, CostLine, Distribution, Package, PricedBracket } from '../contract/package'
import { blockerWords as bySentence } from '../package/blockers.rules'
import { shownBracket } from '../package/share.rules'
import { isSample, packageCard, routeCard, siteMap, type Figure } from './cards.rules'
import { childRows, saleView } from './departures.rules'
import { downloads } from './downloads.rules'
import type { Head } from './frame.rules'
import { cardNotes, membersOf } from './host.rules'
import { NETWORK_MARKS } from './marks.rules'
import { liveRoute, routePicture, type Draw } from './picture.rules'
import type { Reader } from './reader.rules'
import { isTravel, stageWay } from './route.rules'
import { packageJsonLd } from './schema-org.rules'
import { inNetworkOrder, lowestPrice, type Shelf } from './shelf.rules'
import { shareBar } from './share.rules'

/** A group as people say it: `15 + 1` when one travels free. */
export const groupWords = ({ paying, free = 0 }: { paying: number; free?: number }, { words }: Reader): string =>
  free > 0 ? words('common.bracketFree', { paying, free }) : words('common.bracket', { paying })

/** What keeps a price from being final, each reason once, with the days it touches. */
export function blockerWords(blockers: readonly Blocker[], reader: Reader): string[] {
  const { words, format } = reader
  const codes = [...new Set(blockers.map(({ code }) => code))]
  return codes.flatMap((code) => {
    if (code.startsWith('service.'))
      return bySentence(
        blockers.filter((each) => each.code === code),
        reader,
      )
    const where = blockers.filter((each) => each.code === code && each.where !== '').map((each) => each.where)
    const days = where.filter((text) => /^\d+$/.test(text))
    const places = where
      .filter((text) => !days.includes(text))
      .map((text) => (/^[A-Z]{2}$/.test(text) ? words(`labels.country.${text}`) : text))
    const sentence = words(`labels.blocker.${code}`)
    if (days.length > 0)
      return `${sentence} ${words('pages.package.onDays', { count: days.length, days: format.list(days) })}`
    return places.length > 0 ? `${sentence.replace(/\.$/, '')} (${format.list(places)}).` : sentence
  })
}

const KIND_ORDER: readonly CostLine['kind'][] = ['transport', 'guide', 'visit', 'workshop', 'meal', 'lodging']

/** What is included on each day: the services of that day, each once, with who gives it. */
function includedDays(pack: Package, shelf: Shelf, reader: Reader) {
  const { words, say } = reader
  const providers = new Map(shelf.providers.map((provider) => [provider.id, say(provider.name)]))
  const route = shelf.routes.find((each) => each.id === pack.route.id)
  return Array.from({ length: pack.days }, (_, index) => {
    const day = index + 1
    const stage = route?.stages.find((each) => each.day === day)
    const lines = pack.lines.filter((line) => line.day === day)
    const kinds = KIND_ORDER.filter((kind) => lines.some((line) => line.kind === kind))
    return {
      label: words('common.day', { day }),
      title: stage ? say(stage.title) : '',
      way: stage && !isTravel(stage, reader) ? stageWay(stage, reader) : '',
      items: kinds.map((kind) => ({
        kind: words(`labels.service.${kind}`),
        names:
          kind === 'transport'
            ? [words('pages.package.vehicle')]
            : [
                ...new Set(
                  lines.filter((line) => line.kind === kind).map((line) => serviceName(line, { providers, say })),
                ),
              ],
      })),
      sample: lines.some((line) => line.sample),
    }
  })
}

/** Samples say so in their own name; the badge says it once, so the name goes without. */
export const withoutSampleWord = (name: string): string =>
  name.replace(/\s*\((ejemplo|exemplo|example)\)\s*/g, ' ').trim()

function serviceName(
  line: CostLine,
  { providers, say }: { providers: ReadonlyMap<string, string>; say: Reader['say'] },
): string {
  const name = withoutSampleWord(say(line.name))
  const provider = withoutSampleWord(providers.get(line.provider) ?? '')
  return provider === '' || name.includes(provider) ? name : `${name}, ${provider}`
}

/** The providers a group pays, largest first, to the cent. */
function payees(lines: readonly Distribution[], pack: Package, { shelf, reader }: { shelf: Shelf; reader: Reader }) {
  const { format, say, words } = reader
  const known = new Map(shelf.providers.map((provider) => [provider.id, provider]))
  return lines
    .filter((line) => line.kind === 'provider')
    .toSorted((a, b) => new Decimal(b.amount).cmp(a.amount))
    .map((line) => {
      const provider = known.get(line.payee)
      return {
        name: provider ? withoutSampleWord(say(provider.name)) : line.payee,
        kind: provider ? words(`labels.provider.${provider.kind}`) : '',
        notes: provider ? [membersOf(provider, reader), ...cardNotes(provider, reader)].filter(Boolean) : [],
        amount: format.cents(line.amount, pack.currency),
        sample: provider?.sample ?? false,
      }
    })
}

function bracketView(bracket: PricedBracket, pack: Package, setting: { shelf: Shelf; reader: Reader }) {
  const { reader } = setting
  const { format, words } = reader
  const guests = bracket.paying + bracket.free
  return {
    group: groupWords(bracket, reader),
    people: words('common.people', { count: guests }),
    sold: format.money(bracket.sold, pack.currency),
    revenue: format.money(bracket.revenue, pack.currency),
    breakEven: bracket.breakEven === null ? '' : format.number(bracket.breakEven),
    summary: words('pages.package.shareOf', {
      group: groupWords(bracket, reader),
      total: format.money(bracket.revenue, pack.currency),
    }),
    ...shareBar(bracket, pack.currency, reader),
    payees: payees(bracket.distribution, pack, setting),
  }
}

function taxView(pack: Package, { words, format, say }: Reader) {
  const { tax } = pack
  const rate = tax.rate === null ? words('pages.package.taxUnknown') : `${tax.name} ${format.percent(tax.rate)}`
  return { rate, note: say(tax.note), status: words(`labels.status.${tax.status}`), source: tax.source }
}

function termRows(pack: Package, { words, format }: Reader) {
  const { terms } = pack
  return [
    ['fund', format.percent(terms.fund), words('labels.distributionMeaning.fund')],
    ['contingency', format.percent(terms.contingency), words('labels.distributionMeaning.contingency')],
    ['margin', format.percent(terms.margin.rate), words(`pages.package.marginOf.${terms.margin.of}`)],
    ['commission', format.percent(terms.commission.rate), words(`pages.package.commissionOf.${terms.commission.of}`)],
  ].map(([name, value, note]) => ({ label: words(`labels.distribution.${name}`), value, note }))
}

function figures(pack: Package, { words, format }: Reader): Figure[] {
  return [
    { value: format.number(pack.days), label: words('common.daysWord', { count: pack.days }) },
    { value: format.number(pack.nights), label: words('common.nightsWord', { count: pack.nights }) },
    {
      value: format.money(lowestPrice(pack.brackets), pack.currency),
      label: words('pages.package.fromPerPerson'),
      sample: isSample(pack.blockers),
    },
    { value: format.kg(pack.kgCo2), label: words('pages.package.co2PerPerson') },
  ]
}

/** The exchange rates a price rests on, each with its date and source. */
const exchangeRows = (pack: Package, { words, format }: Reader) =>
  pack.exchange.map((row) => ({
    text: words('pages.package.exchangeRow', {
      currency: row.currency,
      rate: format.rate(row.perUnit),
      base: pack.currency,
      date: format.date(row.date),
    }),
    source: row.source,
  }))

/** Amounts that change the price of one person, when they are known. */
function supplements(pack: Package, { words, format }: Reader) {
  return [
    ['single', pack.singleSupplement, '+ '],
    ['triple', pack.tripleReduction, '− '],
  ].flatMap(([name, amount, sign]) =>
    amount === null
      ? []
      : [{ label: words(`pages.package.${name}`), value: `${sign}${format.cents(amount!, pack.currency)}` }],
  )
}

/** The page of a national package: its days, its prices, and the price opened into who gets what. */
export function packageView(
  pack: Package,
  { shelf, reader, draw, asked }: { shelf: Shelf; reader: Reader; draw: Draw; asked?: string | undefined },
) {
  const { words, say, href, format } = reader
  const owner = shelf.networks.find((network) => network.id === pack.network)
  const route = shelf.routes.find((each) => each.id === pack.route.id)
  const shown = pack.brackets.indexOf(shownBracket(pack.brackets))
  const brackets = pack.brackets.map((bracket) => bracketView(bracket, pack, { shelf, reader }))
  const head: Head = {
    title: say(pack.name),
    description: say(pack.theme),
    section: 'packages',
    network: pack.network,
    ogType: 'product',
    crumbs: [
      { label: words('common.nav.packages'), href: href('/paquetes') },
      { label: say(pack.name), href: href(`/paquetes/${pack.id}`) },
    ],
    live: route ? liveRoute(route, siteMap(shelf), reader) : undefined,
    jsonLd: [packageJsonLd(pack, shelf, reader)],
  }
  return {
    head,
    mark: NETWORK_MARKS[pack.network]!,
    over: owner ? `${say(owner.countryName)} · ${networkName(owner, reader)}` : '',
    name: say(pack.name),
    theme: say(pack.theme),
    figures: figures(pack, reader),
    sample: isSample(pack.blockers),
    blockers: blockerWords(pack.blockers, reader),
    route: route ? routeCard(route, shelf, reader) : undefined,
    map: route ? draw(routePicture(route, { shelf, reader }), reader) : undefined,
    files: downloads(`/paquetes/${pack.id}`, ['pdf', 'cues'], reader),
    days: includedDays(pack, shelf, reader),
    brackets,
    main: brackets[shown]!,
    others: brackets.toSpliced(shown, 1),
    supplements: [...supplements(pack, reader), ...childRows(pack, reader)],
    sale: saleView(pack, asked, reader),
    tax: taxView(pack, reader),
    terms: termRows(pack, reader),
    decidedOn: words('pages.package.decidedOn', { date: format.date(pack.terms.decidedOn) }),
    exchange: exchangeRows(pack, reader),
    pricedOn: words('pages.package.pricedOn', { date: format.date(pack.pricedOn) }),
    version: words('common.version', { version: pack.version }),
  }
}

/** The list of packages. */
export function packagesView(shelf: Shelf, reader: Reader) {
  const { words, href } = reader
  const head: Head = {
    title: words('pages.packages.title'),
    description: words('pages.packages.description'),
    section: 'packages',
    crumbs: [{ label: words('common.nav.packages'), href: href('/paquetes') }],
  }
  const packs = inNetworkOrder(shelf.packages, (pack) => pack.network)
  return {
    head,
    title: head.title,
    lead: head.description,
    cards: packs.map((pack) => packageCard(pack, shelf, reader)),
  }
}
