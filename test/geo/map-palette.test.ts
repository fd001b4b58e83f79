import { describe, expect, it } from 'vitest'
import { contrastRatio, coverPalette, PALETTES, type MapNetwork } from '../../geo/map-palette'
import { paletteCss } from '../../geo/map-style'

const NETWORKS: MapNetwork[] = ['sandino', 'che', 'bolivar', 'san-martin']

describe('palettes', () => {
  it('measure contrast as WCAG does', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it.each(Object.entries(PALETTES))('%s: words can be read on land and sea', (_, palette) => {
    for (const ground of [palette.home, palette.neighbour, palette.paper])
      for (const words of [palette.ink, palette.muted]) expect(contrastRatio(words, ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrastRatio(palette.waterText, palette.sea)).toBeGreaterThanOrEqual(4.5)
    expect(contrastRatio(palette.waterText, palette.lake)).toBeGreaterThanOrEqual(4.5)
    expect(contrastRatio(palette.stopText, palette.stop)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.entries(PALETTES))(
    '%s: the colour of each network can be read as text on paper',
    (_, { networks, paper, home }) => {
      for (const network of NETWORKS) expect(contrastRatio(networks[network].text, paper)).toBeGreaterThanOrEqual(4.5)
      for (const network of NETWORKS) expect(contrastRatio(networks[network].line, home)).toBeGreaterThanOrEqual(3)
    },
  )

  it.each(Object.entries(PALETTES))('%s: networks differ by pattern, not by colour alone', (_, { networks }) => {
    const patterns = NETWORKS.map((network) =>
      JSON.stringify([networks[network].dash, networks[network].core?.width, networks[network].core?.dash]),
    )
    expect(new Set(patterns).size).toBe(4)
  })

  it.each(NETWORKS)('a cover of %s carries white words', (network) => {
    const cover = coverPalette(network)
    for (const ground of [cover.sea, cover.home, cover.neighbour])
      expect(contrastRatio('#ffffff', ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('re-colours a page by classes and nothing but colours', () => {
    const css = paletteCss(PALETTES.night, '.dark')
    expect(css).toContain('.dark .m-sea{fill:#141d20}')
    expect(css).not.toMatch(/font|width|dash/)
  })
})
