import type { Site, Source } from '../contract/site'

const keyOf = ({ author = '', title }: Source): string => `${author}|${title}`.toLocaleLowerCase()

export interface NumberedSource {
  readonly number: number
  readonly author: string
  readonly title: string
  /** Year and pages, as far as they are known. */
  readonly rest: string
  /** Its address without protocol and query, for print; empty when it has none. */
  readonly address: string
}

const printed = (url: string): string => {
  const { host, pathname } = new URL(url)
  const address = host.replace(/^www\./, '') + pathname.replace(/\/$/, '')
  return address.length > 64 ? `${address.slice(0, 63)}…` : address
}

/** Sources of several sites, each once, numbered by author and title; and the numbers that a site leans on. */
export function numberSources(sites: readonly Site[]): {
  readonly list: readonly NumberedSource[]
  readonly of: (site: Site) => readonly number[]
} {
  const byKey = new Map(sites.flatMap((site) => site.sources).map((source) => [keyOf(source), source]))
  const sorted = [...byKey].sort(([a], [b]) => {
    const plain = (key: string) => key.replace(/^\|/, '')
    return plain(a).localeCompare(plain(b), 'es')
  })
  const numbers = new Map(sorted.map(([key], index) => [key, index + 1]))
  return {
    list: sorted.map(([, source], index) => ({
      number: index + 1,
      author: source.author ?? '',
      title: source.title,
      rest: [source.year, source.pages].filter((piece) => piece !== undefined).join(', '),
      address: source.url ? printed(source.url) : '',
    })),
    of: (site) => [...new Set(site.sources.map((source) => numbers.get(keyOf(source))!))].sort((a, b) => a - b),
  }
}
