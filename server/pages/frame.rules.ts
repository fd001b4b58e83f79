import { LANGUAGES, type Language } from '../contract/common'
import { NETWORK_MARKS } from './marks.rules'
import { hrefIn, type Reader } from './reader.rules'

export interface Link {
  readonly label: string
  readonly href: string
}

/** A numbered place of a map, said the same in the list beside it. */
export interface LivePoint {
  readonly label: string
  readonly at: readonly [number, number]
  readonly title: string
  readonly note: string
  readonly href: string
  readonly network: string
}

/** What the live map draws once a map is touched; the same as the drawn one. */
export interface LiveMap {
  readonly points: readonly LivePoint[]
  readonly lines: readonly { readonly network: string; readonly points: readonly (readonly [number, number])[] }[]
}

/** What every page says about itself, beside its own content. */
export interface Head {
  readonly title: string
  readonly description: string
  readonly section?: Section
  readonly crumbs?: readonly Link[]
  readonly network?: string
  readonly live?: LiveMap
  readonly jsonLd?: readonly object[]
  readonly ogType?: string
  /** Pages of lists that are filtered, and errors, stay out of search engines. */
  readonly noIndex?: boolean
}

const SECTIONS = {
  routes: '/rutas',
  sites: '/sitios',
  packages: '/paquetes',
  tours: '/viajes',
  networks: '/redes',
  map: '/mapa',
  brochures: '/folletos',
} as const
type Section = keyof typeof SECTIONS | 'help'

/** Hashed names of what the browser loads. */
export interface Assets {
  readonly css: readonly string[]
  readonly js: string
  readonly preload: readonly string[]
  readonly favicon: string
}

export interface Stand {
  readonly reader: Reader
  /** Path without language. */
  readonly path: string
  /** `?…` or nothing; kept by the language switch. */
  readonly search: string
  readonly publicUrl: string
  readonly assets: Assets
}

const HREFLANG: Readonly<Record<Language, string>> = { es: 'es', pt: 'pt-BR', en: 'en' }
const OG_LOCALE: Readonly<Record<Language, string>> = { es: 'es_LA', pt: 'pt_BR', en: 'en_GB' }

function navigation({ words, href }: Reader, section: Section | undefined) {
  return Object.entries(SECTIONS).map(([name, path]) => ({
    label: words(`common.nav.${name}`),
    href: href(path),
    current: name === section,
  }))
}

function alternates(path: string, publicUrl: string) {
  const each = LANGUAGES.map((language) => ({ hreflang: HREFLANG[language], href: publicUrl + hrefIn(language, path) }))
  return [...each, { hreflang: 'x-default', href: publicUrl + hrefIn('es', path) }]
}

/** Search engines and tabs cut longer titles. */
const LONGEST_TITLE = 70

/** Title and brand where both fit, else the title; cut at a word where even that is too long. */
function documentTitle([first, second]: readonly [string, string]): string {
  const both = `${first} · ${second}`
  if (both.length <= LONGEST_TITLE) return both
  return first.length <= LONGEST_TITLE ? first : `${first.slice(0, LONGEST_TITLE - 1).replace(/\s+\S*$/, '')}…`
}

const crumbsOf = (head: Head, { reader, path }: Stand) => {
  if (path === '/' || !head.crumbs) return []
  const all = [{ label: reader.words('common.nav.home'), href: reader.href('/') }, ...head.crumbs]
  return all.map((crumb, index) => ({ ...crumb, last: index === all.length - 1 }))
}

/** A breadcrumb as search engines read it; undefined for pages without one. */
function crumbList(crumbs: readonly Link[], publicUrl: string): object[] {
  if (crumbs.length === 0) return []
  const itemListElement = crumbs.map((crumb, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: crumb.label,
    item: publicUrl + crumb.href,
  }))
  return [{ '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement }]
}

/**
 * The frame around a page: what stands in its head, its navigation, its breadcrumb and its other languages.
 * @param head what the page says about itself
 * @param stand the reader, and where the page stands
 */
export function frameView(head: Head, stand: Stand) {
  const { reader, path, search, publicUrl, assets } = stand
  const { words, language, href } = reader
  const brand = words('common.brand')
  const crumbs = crumbsOf(head, stand)
  return {
    lang: HREFLANG[language],
    title: documentTitle(path === '/' ? [brand, head.title] : [head.title, brand]),
    ogTitle: head.title,
    ogType: head.ogType ?? 'website',
    ogLocale: OG_LOCALE[language],
    description: head.description,
    canonical: publicUrl + href(path),
    alternates: alternates(path, publicUrl),
    noIndex: head.noIndex ?? false,
    brand,
    mark: NETWORK_MARKS.brand,
    home: href('/'),
    nav: navigation(reader, head.section),
    help: { href: href('/ayuda'), current: head.section === 'help' },
    languages: LANGUAGES.map((code) => ({
      code,
      lang: HREFLANG[code],
      name: words(`common.language.${code}`),
      href: hrefIn(code, path) + search,
      current: code === language,
    })),
    crumbs,
    network: head.network ?? 'none',
    liveHref: `${href(path)}${search}${search ? '&' : '?'}${LIVE_QUERY}`,
    jsonLd: [...(head.jsonLd ?? []), ...crumbList(crumbs, publicUrl)],
    assets,
  }
}

/** Asks a page for the data of its live map instead of its text. */
const LIVE_QUERY = 'mapa=json'

/** The live map of a page with the words it needs, as it is fetched once somebody opens it. */
export const liveView = (live: LiveMap, { words }: Reader) => ({
  ...live,
  words: {
    zoomIn: words('pages.map.zoomIn'),
    zoomOut: words('pages.map.zoomOut'),
    open: words('pages.map.openSite'),
    label: words('pages.map.label'),
  },
})
