import type { Network } from '../contract/network'
import type { Site } from '../contract/site'
import type { Reader } from './reader.rules'

/** The name of a country in the reader's language, from its ISO code; the code itself where nobody named it. */
export function countryName(code: string, { words }: Reader): string {
  const names = new Intl.DisplayNames([words('pages.network.locale')], { type: 'region', fallback: 'code' })
  return names.of(code) ?? code
}

/** Whether a site stands in another country than its network's: the history went there, the network's buses do not. */
export function isAbroad(
  { network, country }: Pick<Site, 'network' | 'country'>,
  networks: readonly Network[],
): boolean {
  const home = networks.find(({ id }) => id === network)
  return home !== undefined && home.country !== country
}

/** `Extensión: Bolivia` for a site abroad, '' for one at home. */
export function extensionWords(site: Site, networks: readonly Network[], reader: Reader): string {
  if (!isAbroad(site, networks)) return ''
  return reader.words('pages.site.extension', { country: countryName(site.country, reader) })
}
