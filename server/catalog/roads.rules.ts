import { z } from 'zod'
import type { Corridor } from '../../geo/check-corridors'
import { checkRoads, type RoadFault, type RoadRule } from '../../geo/check-roads'
import type { RoadFeature } from '../../geo/road-features'
import type { Language } from '../contract/common'
import { zodWords, type Fault } from '../contract/faults'
import type { Site } from '../contract/site'
import { readRows } from './check.rules'

const Point = z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).min(2).max(3) })
const Line = z.object({ type: z.literal('LineString'), coordinates: z.array(z.array(z.number()).min(2).max(3)).min(2) })
const Road = z.object({
  type: z.literal('Feature'),
  id: z.string().min(1),
  geometry: z.discriminatedUnion('type', [Point, Line]),
  properties: z.record(z.string(), z.unknown()),
})
const CorridorRow = z.strictObject({
  name: z.string().min(1),
  via: z.array(z.string()).min(2),
  km: z.number().positive(),
  source: z.string().min(1),
})

const figures = (n: Readonly<Record<string, number>>): string =>
  Object.entries(n)
    .map(([key, value]) => `${key} ${Number(value.toFixed(2))}`)
    .join(', ')

/** What each broken rule of the roads means, with its numbers behind it. */
const WORDS: Record<RoadRule, Record<Language, string>> = {
  duplicate_id: {
    es: 'el identificador está repetido',
    pt: 'o identificador está repetido',
    en: 'the identifier is repeated',
  },
  duplicate_edge: { es: 'el tramo está repetido', pt: 'o trecho está repetido', en: 'the road is repeated' },
  unreadable: { es: 'no se puede leer', pt: 'não se pode ler', en: 'cannot be read' },
  unknown_value: { es: 'valor desconocido', pt: 'valor desconhecido', en: 'unknown value' },
  unknown_node: { es: 'el nudo no existe', pt: 'o nó não existe', en: 'the node does not exist' },
  km_missing: { es: 'faltan los km', pt: 'faltam os km', en: 'km is missing' },
  speed_missing: {
    es: 'falta la velocidad o el tiempo',
    pt: 'falta a velocidade ou o tempo',
    en: 'speed or time is missing',
  },
  km_below_straight: {
    es: 'menos km que la línea recta',
    pt: 'menos km que a linha reta',
    en: 'fewer km than the straight line',
  },
  km_above_straight: {
    es: 'más de 2,5 veces la línea recta',
    pt: 'mais de 2,5 vezes a linha reta',
    en: 'more than 2.5 times the straight line',
  },
  drawn_too_long: {
    es: 'el dibujo es más largo que los km',
    pt: 'o desenho é mais longo que os km',
    en: 'the drawing is longer than the km',
  },
  end_off_node: {
    es: 'el extremo no coincide con su nudo',
    pt: 'a ponta não coincide com seu nó',
    en: 'an end is not at its node',
  },
  dangling_junction: { es: 'cruce sin salida', pt: 'cruzamento sem saída', en: 'a junction that leads nowhere' },
  disconnected: {
    es: 'no está unido a la red del país',
    pt: 'não está ligado à rede do país',
    en: 'not joined to the network of the country',
  },
  corridor_unknown_node: {
    es: 'el corredor nombra un nudo que no existe',
    pt: 'o corredor cita um nó que não existe',
    en: 'the corridor names a node that does not exist',
  },
  corridor_no_path: {
    es: 'el corredor no tiene camino',
    pt: 'o corredor não tem caminho',
    en: 'the corridor has no path',
  },
  corridor_sum: {
    es: 'la suma del corredor se aparta más de 5 % de la longitud publicada',
    pt: 'a soma do corredor se afasta mais de 5 % do comprimento publicado',
    en: 'the corridor’s sum is more than 5 % off the published length',
  },
  site_far: {
    es: 'el sitio está a más de 1 km de un camino',
    pt: 'o sítio está a mais de 1 km de uma estrada',
    en: 'the site is more than 1 km from a road',
  },
}

const sentence = (fault: RoadFault, language: Language): string => {
  const numbers = figures(fault.numbers)
  return numbers ? `${WORDS[fault.code][language]} (${numbers})` : WORDS[fault.code][language]
}

const isRoads = (path: string): boolean => path.startsWith('roads/') && path.endsWith('.geojson')

/**
 * Reads the roads of every country and checks them together, so that roads may meet across a border.
 * @param files parsed JSON by path; `roads/*.geojson` are collections, `roads/corridors.json` the published lengths
 * @returns the readable features and corridors, the ids of all places, and every fault with the file its feature stands in
 * @see geo/check-roads
 */
export function checkRoadFiles(
  files: ReadonlyMap<string, unknown>,
  sites: readonly Site[],
  language: Language,
): { features: RoadFeature[]; corridors: Corridor[]; places: ReadonlySet<string>; faults: Fault[] } {
  const faults: Fault[] = []
  const fileOf = new Map<string, string>()
  const features = [...files]
    .filter(([path]) => isRoads(path))
    .flatMap(([file, content]) => {
      const collection = z.object({ features: z.array(z.unknown()) }).safeParse(content, zodWords(language))
      const rows = readRows(collection.success ? collection.data.features : content, Road, { file, language, faults })
      for (const row of rows) fileOf.set(row.id, file)
      return rows as unknown as RoadFeature[]
    })
  const corridors: Corridor[] = files.has('roads/corridors.json')
    ? readRows(files.get('roads/corridors.json'), CorridorRow, { file: 'roads/corridors.json', language, faults })
    : []
  for (const fault of checkRoads(features, corridors, sites)) {
    const file = fileOf.get(fault.feature) ?? (fault.code === 'site_far' ? 'sites.geojson' : 'roads/corridors.json')
    faults.push({ file, feature: fault.feature, field: fault.field, problem: sentence(fault, language) })
  }
  const places = new Set(features.filter((f) => f.geometry.type === 'Point').map((f) => String(f.id)))
  return { features, corridors, places, faults }
}
