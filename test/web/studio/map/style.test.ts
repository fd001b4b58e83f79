import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, NETWORK_IDS } from '../../../../server/contract/common'
import { DRAFT_STATES } from '../../../../server/contract/draft'
import { readBasemap } from '../../../../server/catalog/basemap'
import { groundOf } from '../../../../web/studio/map/ground'
import { drawingOf } from '../../../../web/studio/map/pictures'
import { styleOf } from '../../../../web/studio/map/style'

const ground = groundOf(readBasemap('data'))
const LOOKS = LANGUAGES.flatMap((language) => [true, false].map((night) => ({ language, night })))

describe('the style of the studio’s map', () => {
  it.each(LOOKS)('is valid in $language, by night: $night', (look) => {
    expect(validateStyleMin(styleOf(look, ground))).toEqual([])
  })
  it('asks no outside host for anything', () => {
    const style = styleOf({ language: 'es', night: false }, ground)
    const { sources, ...rest } = style
    expect(JSON.stringify(rest)).not.toMatch(/https?:/)
    expect(Object.values(sources).every(({ type }) => type === 'geojson')).toBe(true)
    expect([style.glyphs, style.sprite]).toEqual([undefined, undefined])
  })
  it('names towns in the language of the reader', () => {
    const names = JSON.stringify(styleOf({ language: 'en', night: false }, ground).layers)
    expect(names).toContain('["get","en"]')
    const havana = ground.places.features.find(({ properties }) => properties?.en === 'Havana')
    expect(havana?.properties?.es).toBe('La Habana')
  })
  it('draws land, water and borders of the basemap, and a label for each country only once', () => {
    const kinds = new Set(ground.land.features.map(({ properties }) => properties?.kind as string))
    expect([...kinds].sort()).toEqual(
      ['claimed', 'coast', 'country', 'disputed', 'home', 'lake', 'land', 'province', 'river'].sort(),
    )
    const countries = ground.places.features.filter(({ properties }) => properties?.kind === 'country')
    expect(new Set(countries.map(({ properties }) => properties?.es)).size).toBe(countries.length)
  })
})

describe('the drawing of a pin', () => {
  it('tells networks and states apart by form, not by colour alone', () => {
    const forms = NETWORK_IDS.flatMap((network) =>
      DRAFT_STATES.map((state) =>
        JSON.stringify(
          drawingOf({ night: false }, network, state).map(({ d, fill, stroke, dash }) => [
            d,
            fill === '#fbf8f1' ? 'paper' : fill && 'ink',
            stroke && 'line',
            dash,
          ]),
        ),
      ),
    )
    expect(new Set(forms).size).toBe(NETWORK_IDS.length * DRAFT_STATES.length)
  })
})
