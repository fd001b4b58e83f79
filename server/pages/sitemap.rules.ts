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

/** Every path of the website without its language, lists first. */
export function allPaths(shelf: Shelf): string[] {
  return [
    ...FIXED,
    ...shelf.routes.map(({ id }) => `/rutas/${id}`),
    ...shelf.sites.map(({ id }) => `/sitios/${id}`),
    ...shelf.packages.map(({ id }) => `/paquetes/${id}`),
    ...shelf.tours.map(({ id }) => `/viajes/${id}`),
    ...shelf.networks.flatMap(({ slug }) => [`/redes/${slug}`, `/redes/${slug}/cobertura`]),
  ]
}

/**
 * All pages in all languages, each with its other languages, as search engines read them.
 * @param publicUrl without a slash at its end
 * @see https://www.sitemaps.org/protocol.html
 */
export function sitemap(shelf: Shelf, publicUrl: string): string {
  const urls = allPaths(shelf).flatMap((path) => {
    const links = LANGUAGES.map(
      (language) =>
        `<xhtml:link rel="alternate" hreflang="${TAGS[language]}" href="${publicUrl}${hrefIn(language, path)}"/>`,
    ).join('')
    return LANGUAGES.map((language) => `<url><loc>${publicUrl}${hrefIn(language, path)}</loc>${links}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
}
