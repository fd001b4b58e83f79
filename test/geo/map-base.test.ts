import { describe, expect, it } from 'vitest'
import { areaBox, areaGeometry, type BaseArea } from '../../geo/map-base'
import type { LngLat } from '../../geo/types'
import { basemap } from './map-fixture'

const ofCountry = (country: string) => basemap.provinces.filter((province) => province.country === country)
const named = (code: string) => basemap.provinces.find((province) => province.code === code)?.name.es

function contains(area: BaseArea, [lng, lat]: LngLat): boolean {
  const rings = areaGeometry(basemap, area).coordinates.flat()
  return rings.reduce((within, ring) => within !== inRing(ring as unknown as LngLat[], lng, lat), false)
}

function inRing(ring: readonly LngLat[], lng: number, lat: number): boolean {
  return ring.reduce((within, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!
    return y > lat !== nextY > lat && lng < ((nextX - x) * (lat - y)) / (nextY - y) + x ? !within : within
  }, false)
}

describe('the basemap', () => {
  it('has every department, state and province of the four countries', () => {
    expect(['NI', 'CU', 'VE', 'AR'].map((country) => ofCountry(country).length)).toEqual([17, 16, 25, 24])
  })

  it('calls them by their present names, each by its own', () => {
    expect([named('VE-X'), named('NI-AN'), named('NI-AS'), named('AR-C'), named('CU-03')]).toEqual([
      'La Guaira',
      'Costa Caribe Norte',
      'Costa Caribe Sur',
      'Ciudad Autónoma de Buenos Aires',
      'La Habana',
    ])
    const names = ofCountry('AR').map(({ name }) => name.es)
    expect(new Set(names).size).toBe(names.length)
  })

  it('names everything in the three languages', () => {
    const all = [
      ...basemap.countries,
      ...basemap.provinces,
      ...basemap.lakes,
      ...basemap.rivers,
      ...basemap.towns,
      ...basemap.seas,
    ]
    expect(all.filter(({ name }) => !name.es || !name.pt || !name.en)).toEqual([])
  })

  it('puts each capital in its country', () => {
    const coastal = new Set(['La Habana', 'Montevideo', 'Buenos Aires', 'Nasáu', 'Puerto España', 'Georgetown', 'Willemstad', 'Puerto Príncipe', 'Cayena', 'Panamá', 'Santo Domingo', 'Kingston']) // prettier-ignore
    const inland = basemap.towns.filter(({ capital, name }) => capital && !coastal.has(name.es))
    const astray = inland.filter(({ country, lngLat }) => {
      const area = basemap.countries.find(({ code }) => code === country)
      return !area || !contains(area, lngLat)
    })
    expect(inland.length).toBeGreaterThan(12)
    expect(astray.map(({ name }) => name.es)).toEqual([])
  })

  it('keeps the label point of a province inside it', () => {
    expect(basemap.provinces.filter((province) => !contains(province, province.at)).map(({ code }) => code)).toEqual([])
  })

  it('has Ometepe in Lake Cocibolca and Moyogalpa on it', () => {
    const lake = basemap.lakes.find(({ name }) => name.es === 'Lago Cocibolca')!
    const [shore, ...islands] = lake.lines
    expect(inRing(shore!, -85.6, 11.55)).toBe(true)
    expect(islands.some((island) => inRing(island, -85.6972, 11.54))).toBe(true)
    expect(islands.some((island) => inRing(island, -85.3, 11.4))).toBe(false)
  })

  it('tells coasts, borders, provinces and disputed lines apart, each line once', () => {
    const { coast, country, province, disputed } = basemap.borders
    const all = [...coast, ...country, ...province, ...disputed]
    expect(new Set(all).size).toBe(all.length)
    expect(Math.min(coast.length, country.length, province.length, disputed.length)).toBeGreaterThan(1)
  })

  it('draws the Essequibo as disputed, from the border with Venezuela to the river', () => {
    const area = basemap.disputed.find(({ code }) => code === 'esequibo')!
    expect(contains(area, [-60.3, 6.5])).toBe(true)
    expect(contains(area, [-57.9, 6.4])).toBe(false)
    const [west, , east] = areaBox(basemap, area)
    expect([west, east].map(Math.round)).toEqual([-61, -58])
  })

  it('closes every ring', () => {
    const rings = basemap.countries.flatMap((country) => areaGeometry(basemap, country).coordinates.flat())
    expect(rings.filter((ring) => ring.length < 4 || ring[0]!.join() !== ring.at(-1)!.join())).toEqual([])
  })
})
