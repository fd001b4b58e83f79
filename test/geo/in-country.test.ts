import { describe, expect, it } from 'vitest'
import { isInCountry } from '../../geo/in-country'
import { realBasemap as basemap } from '../real-catalog'

describe('whether a place lies in a country', () => {
  it('knows capitals from their neighbours', () => {
    expect(isInCountry(basemap, 'NI', [-86.27, 12.13])).toBe(true)
    expect(isInCountry(basemap, 'NI', [-84.08, 9.93])).toBe(false)
    expect(isInCountry(basemap, 'AR', [-58.38, -34.6])).toBe(true)
    expect(isInCountry(basemap, 'AR', [-56.19, -34.9])).toBe(false)
  })

  it('counts a harbour fort and a border pass, where the drawn line is thinner than the land', () => {
    expect(isInCountry(basemap, 'VE', [-68.0106, 10.4841])).toBe(true)
    expect(isInCountry(basemap, 'AR', [-70.0485, -32.8131])).toBe(true)
  })

  it('refuses the open sea and swapped coordinates', () => {
    expect(isInCountry(basemap, 'CU', [-80, 20])).toBe(false)
    expect(isInCountry(basemap, 'CU', [23.13, -82.38])).toBe(false)
  })

  it('does not judge a country that it does not draw', () => {
    expect(isInCountry(basemap, 'JP', [139.7, 35.7])).toBeUndefined()
  })
})
