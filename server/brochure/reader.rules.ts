import type { Basemap } from '../../geo/map-base'
import type { MapRoad } from '../../geo/map-input'
import type { LngLat } from '../../geo/types'
import type { Language, Localized } from '../contract/common'
import type { Network } from '../contract/network'
import type { Photo } from '../contract/photo'
import type { Provider, Service } from '../contract/provider'
import type { Site } from '../contract/site'
import { formatsIn, type Formats } from '../templates/format.rules'
import type { Words } from '../templates/words.rules'

export type { Subject, TourChapter } from '../contract/brochure'

/** Everything a brochure is written from beside its subject. */
export interface BrochureContext {
  readonly sites: ReadonlyMap<string, Site>
  readonly networks: readonly Network[]
  readonly providers: ReadonlyMap<string, Provider>
  readonly services: ReadonlyMap<string, Service>
  /** Where the links of tours begin and end, by link. */
  readonly links: ReadonlyMap<string, readonly [from: LngLat, to: LngLat]>
  readonly basemap: Basemap
  readonly roads: readonly MapRoad[]
  readonly publicUrl: string
  /** The day of the edition, `2026-11-22`. */
  readonly printedOn: string
  /** The covers of sites that may be printed, by the id of the site; most have none. */
  readonly covers: ReadonlyMap<string, PrintedPhoto>
  readonly words: (language: Language) => Words
}

/** A photograph as a brochure prints it. */
export interface PrintedPhoto {
  readonly photo: Photo
  /** The picture itself as an address, since a printing browser asks nobody for anything. */
  readonly src: string
  readonly width: number
  readonly height: number
}

/** Who a brochure is written for: one language, its words and formats. */
export interface Reader {
  readonly language: Language
  readonly words: Words
  readonly format: Formats
  /** A text of the catalog in the reader's language. */
  readonly say: (text: Localized) => string
}

/** Everything needed to write for a reader of a language. */
export function readerOf(language: Language, context: BrochureContext): Reader {
  const format = formatsIn(language)
  // The printed faces have no subscript figures, and a foreign face must not slip in for one sign.
  const co2 = (kg: number) => format.co2(kg).replace('₂', '2')
  return { language, words: context.words(language), format: { ...format, co2 }, say: (text) => text[language] }
}

/** The network of an id. @throws RangeError when the context has none, which publishing forbids */
export function networkOf(id: string, { networks }: BrochureContext): Network {
  const network = networks.find((candidate) => candidate.id === id)
  if (!network) throw new RangeError(`no network ${id}`)
  return network
}

/** A text with its first letter large. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
