import { searchWords } from '../contract/search-words'
import type { Site } from '../contract/site'
import { indexedWords } from '../db/words.rules'

const texts = (...some: (string | undefined | Record<string, string>)[]): string =>
  some.flatMap((text) => (typeof text === 'object' ? Object.values(text) : (text ?? []))).join(' ')

const namesOf = ({ name, formerNames = [] }: Site): string => texts(name, ...formerNames)
const placesOf = ({ municipality, locality, admin1 }: Site): string => texts(municipality, locality, admin1)

/**
 * What the table of sites keeps beside the value: what is searched and sorted stands in columns of its own.
 * @param site as everybody may see it: who asks for a box learns where its sites are
 * @param position its place in the order of the catalog
 */
export const siteColumns = (site: Site, position: number) => ({
  network: site.network,
  country: site.country,
  kind: site.kind,
  confidence: site.confidence,
  essential: site.essential,
  lng: site.at[0],
  lat: site.at[1],
  nameKey: searchWords(site.name.es).join(' '),
  dateKey: site.date.replace(/[~?%]/g, '').split('/')[0]!,
  names: indexedWords(namesOf(site)),
  places: indexedWords(placesOf(site)),
  words: indexedWords(texts(namesOf(site), placesOf(site), site.summary, site.link)),
  position,
})
export type SiteColumns = ReturnType<typeof siteColumns>
