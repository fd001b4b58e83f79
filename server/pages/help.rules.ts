import { CONFIDENCES } from '../contract/site'
import type { Head } from './frame.rules'
import type { Reader } from './reader.rules'
import type { Site } from '../contract/site'
import type { Shelf } from './shelf.rules'
import { shareKey, type ShareKind } from './share.rules'
import { stripLegend } from './strip.rules'

const TOPICS = ['prices', 'confidence', 'days', 'map', 'places', 'sample', 'access', 'data'] as const
const SHARES: readonly ShareKind[] = ['provider', 'fund', 'contingency', 'margin', 'commission', 'tax']

/** How to read the site: prices, certainty, hours, maps, samples, accessibility and licences. */
export function helpView({ shelf, reader, sites }: { shelf: Shelf; reader: Reader; sites: readonly Precise[] }) {
  const { words, href } = reader
  const head: Head = {
    title: words('pages.help.title'),
    description: words('pages.help.description'),
    section: 'help',
    crumbs: [{ label: words('common.nav.help'), href: href('/ayuda') }],
  }
  return {
    head,
    topics: TOPICS.map((topic) => ({
      id: topic,
      title: words(`pages.help.${topic}.title`),
      paragraphs: words(`pages.help.${topic}.text`).split('\n'),
      terms: termsOf(topic, reader),
      table: topic === 'places' ? precisionTable(shelf, sites, reader) : undefined,
    })),
    permissions: { label: words('permissions.title'), href: href('/ayuda/permisos') },
  }
}

/** Whose a site is, and how many metres its point may err. */
export type Precise = Pick<Site, 'network' | 'precision'>

/** Upper ends of the classes of precision, in metres; what errs more is in the last class. */
const PRECISIONS = [200, 1000, 5000] as const

/** How many sites of each network may be off by how much. */
function precisionTable({ networks }: Shelf, sites: readonly Precise[], reader: Reader) {
  const { words, format, say } = reader
  const classOf = (metres: number) => PRECISIONS.filter((end) => metres > end).length
  const count = (network: string, index: number) =>
    sites.filter((site) => site.network === network && classOf(site.precision) === index).length
  const heads = [
    ...PRECISIONS.map((end) => words('pages.help.places.upTo', { metres: format.metres(end) })),
    words('pages.help.places.over', { metres: format.metres(PRECISIONS.at(-1)!) }),
    words('pages.help.places.all'),
  ]
  const rows = networks.map(({ id, routeName }) => {
    const counts = [...PRECISIONS, Infinity].map((_, index) => count(id, index))
    const all = counts.reduce((sum, some) => sum + some, 0)
    return { name: say(routeName), cells: [...counts, all].map((value) => format.number(value)) }
  })
  return { caption: words('pages.help.places.caption'), first: words('pages.help.places.network'), heads, rows }
}

function termsOf(topic: (typeof TOPICS)[number], reader: Reader) {
  const { words } = reader
  if (topic === 'prices')
    return SHARES.map((kind) => ({
      key: shareKey(kind),
      term: words(`labels.distribution.${kind}`),
      text: words(`labels.distributionMeaning.${kind}`),
    }))
  if (topic === 'confidence')
    return CONFIDENCES.map((code) => ({
      key: '',
      term: words(`labels.confidence.${code}`),
      text: words(`labels.confidenceMeaning.${code}`),
    }))
  if (topic === 'days')
    return stripLegend(reader).map(({ kind, key, label }) => ({
      key,
      term: label,
      text: words(`pages.help.days.bands.${kind}`),
    }))
  return []
}

/** The page for an error, in the language of the address, with somewhere to go from there. */
export function errorView(code: string, status: number, { words, href }: Reader) {
  const head: Head = {
    title: words(status === 404 ? 'pages.error.notFound' : 'pages.error.failed'),
    description: words(`errors.${code}`),
    noIndex: true,
  }
  return {
    head,
    status: String(status),
    title: head.title,
    sentence: head.description,
    links: (['routes', 'sites', 'packages', 'tours', 'help'] as const).map((name) => ({
      label: words(`common.nav.${name}`),
      href: href({ routes: '/rutas', sites: '/sitios', packages: '/paquetes', tours: '/viajes', help: '/ayuda' }[name]),
    })),
  }
}
