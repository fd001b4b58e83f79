import { CONFIDENCES, SITE_KINDS, type Site } from '../../server/contract/site'
import type { Localized, NetworkId } from '../../server/contract/common'

/** The same numbers for the same seed: mulberry32. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Inland places of each network, so that a site somewhat beside one is still in its country. */
const HOMES: readonly (readonly [NetworkId, country: string, admin1: string, lng: number, lat: number])[] = [
  ['sandino', 'NI', 'Jinotega', -85.95, 13.2],
  ['sandino', 'NI', 'Boaco', -85.6, 12.5],
  ['che', 'CU', 'Villa Clara', -79.95, 22.4],
  ['che', 'BO', 'Santa Cruz', -63.9, -18.6],
  ['bolivar', 'VE', 'Guárico', -66.6, 9.2],
  ['bolivar', 'CO', 'Boyacá', -73.3, 5.6],
  ['san-martin', 'AR', 'Córdoba', -64.4, -31.6],
  ['san-martin', 'AR', 'San Luis', -66.2, -33.4],
]
const THINGS: readonly Localized[] = [
  { es: 'Casa natal', pt: 'Casa natal', en: 'Birthplace' },
  { es: 'Iglesia', pt: 'Igreja', en: 'Church' },
  { es: 'Museo', pt: 'Museu', en: 'Museum' },
  { es: 'Campo de batalla', pt: 'Campo de batalha', en: 'Battlefield' },
  { es: 'Puente', pt: 'Ponte', en: 'Bridge' },
  { es: 'Cuartel', pt: 'Quartel', en: 'Barracks' },
  { es: 'Plaza', pt: 'Praça', en: 'Square' },
  { es: 'Memorial', pt: 'Memorial', en: 'Memorial' },
]
const WORDS: Record<keyof Localized, readonly string[]> = {
  es: 'aquí acampó la columna antes de cruzar el río con mulas cañones y banderas según testimonio de vecinos campesinos que guardan cartas fotografías documentos de la época y abren su cocina taller huerta a quien viene por el camino viejo de la montaña'.split(
    ' ',
  ),
  pt: 'aqui acampou a coluna antes de atravessar o rio com mulas canhões e bandeiras segundo o testemunho de vizinhos camponeses que guardam cartas fotografias documentos da época e abrem a cozinha oficina horta a quem vem pelo caminho velho da montanha'.split(
    ' ',
  ),
  en: 'here the column camped before crossing the river with mules cannons and flags according to neighbours who keep letters photographs documents of those years and open their kitchen workshop garden to whoever comes by the old mountain road'.split(
    ' ',
  ),
}
const SYLLABLES =
  'ña hua zú qui la lí ca ma jo ti pan gua ra ci no mo cho lla ya cu chi ve si te pe que ri tu xi ro'.split(' ')
/** As many sites share an invented place name, whatever the size of the catalog: a search for one finds the same number. */
export const PER_PLACE = 40
const TEXT_WORDS = 25

/** The invented place of a number: never two the same, since the syllables write the number down. */
export function placeName(number: number): string {
  let name = ''
  for (let rest = number + SYLLABLES.length ** 2; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    name += SYLLABLES[rest % SYLLABLES.length]
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function textOf(chance: () => number): Localized {
  const some = (words: readonly string[]) =>
    Array.from({ length: TEXT_WORDS }, () => words[Math.floor(chance() * words.length)]).join(' ')
  return { es: some(WORDS.es), pt: some(WORDS.pt), en: some(WORDS.en) }
}

export interface Sowing {
  readonly count: number
  readonly seed: number
  /** How far from the places of its network a site may lie, in degrees. */
  readonly spread: number
}

/** Sites that were never anywhere: one after the other, the same for the same seed. */
export function* syntheticSites({ count, seed, spread }: Sowing): Generator<Site> {
  const chance = chanceFrom(seed)
  const pick = <T>(some: readonly T[]): T => some[Math.floor(chance() * some.length)]!
  const places = Math.max(1, Math.floor(count / PER_PLACE))
  for (let index = 0; index < count; index += 1) {
    const [network, country, admin1, lng, lat] = pick(HOMES)
    const thing = pick(THINGS)
    const place = placeName(Math.floor(chance() * places))
    const year = 1780 + Math.floor(chance() * 190)
    yield {
      id: `sitio-${seed}-${index}`,
      network,
      name: { es: `${thing.es} de ${place}`, pt: `${thing.pt} de ${place}`, en: `${thing.en} of ${place}` },
      country,
      admin1,
      municipality: placeName(Math.floor(chance() * 300) + places),
      kind: pick(SITE_KINDS),
      summary: textOf(chance),
      link: textOf(chance),
      date: `${year}-0${1 + Math.floor(chance() * 9)}`,
      confidence: pick(CONFIDENCES),
      precision: 50,
      coordinateSources: ['banco de pruebas'],
      sources: [{ title: 'Banco de pruebas', year }],
      visitMinutes: 45,
      cicatur: { category: 2, type: 'Lugares históricos', subtype: 'Sitio', hierarchy: 1 },
      essential: chance() < 0.1,
      at: [round(lng + (chance() * 2 - 1) * spread), round(lat + (chance() * 2 - 1) * spread)],
    }
  }
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
