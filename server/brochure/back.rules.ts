import { networkName } from '../catalog/network-name.rules'
import type { Route } from '../contract/route'
import type { Site } from '../contract/site'
import { networkOf, type BrochureContext, type Reader, type Subject } from './reader.rules'
import { qrSvg } from './qr.rules'
import { CERTAINTY_DOTS } from './sheet.rules'
import { numberSources } from './sources.rules'

interface Writing {
  readonly context: BrochureContext
  readonly reader: Reader
}

const FOLDERS = { route: 'rutas', package: 'paquetes', tour: 'viajes' } as const
const CONDUCT = ['places', 'people', 'work', 'words', 'waste', 'pace'] as const
const CREDITS = ['land', 'names', 'roads', 'texts', 'fonts'] as const

const objectOf = (subject: Subject) =>
  subject.kind === 'tour' ? subject.tour : subject.kind === 'package' ? subject.pack : subject.route

/** The public page of what is printed, in the reader's language. */
/** The address of the page that is kept up to date. */
export function addressOf(subject: Subject, { context, reader }: Writing): string {
  const prefix = reader.language === 'es' ? '' : `/${reader.language}`
  return `${context.publicUrl}${prefix}/${FOLDERS[subject.kind]}/${objectOf(subject).id}`
}

/** The month of an edition and the version it prints. */
export function editionWords(subject: Subject, { context, reader }: Writing): string {
  const { words, format } = reader
  const dated =
    subject.kind === 'route' ? '' : subject.kind === 'package' ? subject.pack.pricedOn : subject.parts[0]!.pack.pricedOn
  const edition = words('brochure.edition', {
    month: context.printedOn.slice(0, 7),
    version: objectOf(subject).version,
  })
  return dated === '' ? edition : `${edition} · ${words('brochure.pricedOn', { date: format.date(dated) })}`
}

/** The sites a brochure tells of in full, in the order of its numbers; none for a tour, whose parts have their own. */
export function sitesOf(subject: Subject, { sites }: BrochureContext): Site[] {
  if (subject.kind === 'tour') return []
  return subject.route.sites.flatMap((id) => (sites.has(id) ? [sites.get(id)!] : []))
}

/** Whoever measured by a routing engine owes OpenStreetMap its name. */
const creditsOf = (routes: readonly Route[]): readonly string[] =>
  routes.some(({ surveyed }) => surveyed) ? [...CREDITS, 'surveyed'] : CREDITS

/** The last pages: sources, how to visit, who organises, rights, and the way to the page that is kept up to date. */
export function backView(subject: Subject, writing: Writing) {
  const { context, reader } = writing
  const { words } = reader
  const routes = subject.kind === 'tour' ? subject.parts.map(({ route }) => route) : [subject.route]
  const address = addressOf(subject, writing)
  return {
    sources: numberSources(sitesOf(subject, context)).list,
    certainty: (['documentado', 'testimonio', 'tradicion'] as const).map((confidence) => ({
      dots: CERTAINTY_DOTS[confidence],
      label: words(`labels.confidence.${confidence}`),
      meaning: words(`labels.confidenceMeaning.${confidence}`),
    })),
    conduct: CONDUCT.map((key) => ({
      title: words(`brochure.conduct.${key}`),
      text: words(`brochure.conduct.${key}Text`),
    })),
    organisers: routes.map((route) => networkName(networkOf(route.network, context), reader)),
    credits: creditsOf(routes).map((key) => words(`brochure.credits.${key}`)),
    edition: editionWords(subject, writing),
    address: address.replace(/^https?:\/\//, ''),
    qr: qrSvg(address, words('brochure.back.qr', { address })),
  }
}
