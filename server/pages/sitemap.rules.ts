import { LANGUAGES } from '../contract/common'
import { hrefIn } from './reader.rules'
import type { Shelf } from './shelf.rules'

const FIXED = [
  '/',
  '/rutas',
  '/sitios',
  '/paquetes',
  '/viajes',
  '/redes',
  '/mapa',
  '/folletos',
  '/ayuda',
  '/ayuda/permisos',
]
const TAGS = { es: 'es', pt: 'pt-BR', en: 'en' } as const

/** More addresses than this no search engine reads from one file. */
const MOST_ADDRESSES = 45_000
/** So many sites fill one file: each has an address in every language. */
export const SITES_A_FILE = MOST_ADDRESSES / LANGUAGES.length

/** Every path of the website without its language but those of the sites, lists first. */
export function pathsBeside(shelf: Omit<Shelf, 'sites' | 'tally' | 'providers'>): string[] {
  return [
    ...FIXED,
    ...shelf.routes.map(({ id }) => `/rutas/${id}`),
    ...shelf.packages.map(({ id }) => `/paquetes/${id}`),
    ...shelf.tours.map(({ id }) => `/viajes/${id}`),
    ...shelf.networks.flatMap(({ slug }) => [`/redes/${slug}`, `/redes/${slug}/cobertura`]),
  ]
}

export const sitePath = (id: string): string => `/sitios/${id}`

const OPEN = `<?xml version="1.0" encoding="UTF-8"?>\n`
const SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

function entriesOf(path: string, publicUrl: string): string {
  const links = LANGUAGES.map(
    (language) =>
      `<xhtml:link rel="alternate" hreflang="${TAGS[language]}" href="${publicUrl}${hrefIn(language, path)}"/>`,
  ).join('')
  return LANGUAGES.map((language) => `<url><loc>${publicUrl}${hrefIn(language, path)}</loc>${links}</url>\n`).join('')
}

/**
 * Pages in all languages, each with its other languages, as search engines read them; piece by piece.
 * @param batches paths without their language   @param publicUrl without a slash at its end
 * @see https://www.sitemaps.org/protocol.html
 */
export async function* sitemapText(
  batches: AsyncIterable<readonly string[]>,
  publicUrl: string,
): AsyncGenerator<string> {
  yield `${OPEN}<urlset ${SCHEMA} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`
  for await (const paths of batches) yield paths.map((path) => entriesOf(path, publicUrl)).join('')
  yield '</urlset>\n'
}

/** How many files the sites take; 1 when one file holds the whole website. */
export const sitemapFiles = (sites: number, others: number): number =>
  (sites + others) * LANGUAGES.length <= MOST_ADDRESSES ? 1 : 1 + Math.ceil(sites / SITES_A_FILE)

/** The list of the files: 0 holds everything but the sites, each of the others some thousand of them. */
export const sitemapIndex = (files: number, publicUrl: string): string =>
  `${OPEN}<sitemapindex ${SCHEMA}>\n${Array.from({ length: files }, (_, file) => `<sitemap><loc>${publicUrl}/sitemaps/${file}.xml</loc></sitemap>\n`).join('')}</sitemapindex>\n`
