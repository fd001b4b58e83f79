import { NEEDS, USUAL_LIMITS, type Need } from '../../../server/contract/api/coverage'
import { place } from '../router'

export const AREAS = ['route', 'network', 'country', 'box'] as const
export type Area = (typeof AREAS)[number]

/** What the address asks, in the words of the address: it can be kept and sent. */
export const NAMES = {
  by: 'por',
  route: 'ruta',
  draft: 'borrador',
  network: 'red',
  country: 'pais',
  admin1: 'provincia',
  box: 'caja',
  bed: 'cama',
  meal: 'comida',
  guide: 'guia',
  only: 'faltas',
} as const

export const asked = (name: keyof typeof NAMES): string => place.value.search.get(NAMES[name]) ?? ''
export const area = (): Area => AREAS.find((each) => each === asked('by')) ?? 'route'

/** Kilometres as they were typed; the usual ones where nothing was. */
export const kmOf = (need: Need): string => asked(need) || String(USUAL_LIMITS[need])
export const isKm = (text: string): boolean =>
  /^\d{1,3}(\.\d+)?$/.test(text) && Number(text) >= 1 && Number(text) <= 500

/** The question for the API; undefined while something of it is missing or wrong. */
export function questionOf(): Readonly<Record<string, string>> | undefined {
  const km = Object.fromEntries(NEEDS.map((need) => [need, kmOf(need)]))
  if (!Object.values(km).every(isKm)) return undefined
  const [by, route, network, country] = [area(), asked('route'), asked('network'), asked('country')]
  if (by === 'route') return route ? { ...km, route, ...(asked('draft') !== 'no' && { draft: 'true' }) } : undefined
  if (by === 'network') return network ? { ...km, network } : undefined
  if (by === 'country') return country ? { ...km, country, admin1: asked('admin1') } : undefined
  const bbox = asked('box').replace(/\s/g, '')
  return /^-?[\d.]+(,-?[\d.]+){3}$/.test(bbox) ? { ...km, bbox } : undefined
}
