/** The four national networks. */
export type MapNetwork = 'sandino' | 'che' | 'bolivar' | 'san-martin'

/** How the line of one network is drawn; the core and the dashes tell networks apart without colour. */
export interface NetworkLine {
  line: string
  /** For words on paper: at least 4.5:1. */
  text: string
  dash?: string
  core?: { color: string; width: number; dash?: string }
}

export interface Palette {
  sea: string
  /** Soft sea along the coast, from the open water to the shore. */
  halo: readonly [string, string, string, string]
  home: string
  neighbour: string
  disputed: string
  coast: string
  border: string
  province: string
  road: string
  roadMajor: string
  river: string
  lake: string
  shore: string
  waterText: string
  ink: string
  muted: string
  faint: string
  /** Halo of words over land, and casing of route lines. */
  paper: string
  stop: string
  stopText: string
  networks: Readonly<Record<MapNetwork, NetworkLine>>
}

const INK = '#1d1a16'

const PAPER: Palette = {
  sea: '#dfe8e4',
  halo: ['#dbe5e1', '#d6e2dd', '#d0ded8', '#c9d9d2'],
  home: '#f8f2e4',
  neighbour: '#ece5d4',
  disputed: '#f1ead9',
  coast: '#a9bdb4',
  border: '#9d9178',
  province: '#cdc2a8',
  road: '#dacfb4',
  roadMajor: '#cabc9a',
  river: '#a8c2ba',
  lake: '#d5e3de',
  shore: '#a3bcb3',
  waterText: '#45695f',
  ink: INK,
  muted: '#5c5344',
  faint: '#85795f',
  paper: '#fbf8f1',
  stop: INK,
  stopText: '#ffffff',
  networks: {
    sandino: { line: '#b5122b', text: '#a8112a' },
    che: { line: '#5d6520', text: '#535a1c', dash: '11 3.5' },
    bolivar: { line: '#1f4788', text: '#1f4788', core: { color: '#f2b632', width: 0.42, dash: '7 5' } },
    'san-martin': { line: '#2b86b5', text: '#1b678f', core: { color: '#ffffff', width: 0.36 } },
  },
}

const NIGHT: Palette = {
  sea: '#141d20',
  halo: ['#162125', '#182529', '#1b2a2e', '#1f3034'],
  home: '#2b2822',
  neighbour: '#211f1b',
  disputed: '#25231e',
  coast: '#4a6260',
  border: '#8a7f68',
  province: '#4a4438',
  road: '#3e392f',
  roadMajor: '#514a3c',
  river: '#3b5357',
  lake: '#19262a',
  shore: '#48605f',
  waterText: '#8fb3ab',
  ink: '#f6f0e2',
  muted: '#cbbfa5',
  faint: '#9c917b',
  paper: '#1b1916',
  stop: '#f6f0e2',
  stopText: '#1d1a16',
  networks: {
    sandino: { line: '#ef5a6b', text: '#f58390' },
    che: { line: '#b3bd5a', text: '#c3cc74', dash: '11 3.5' },
    bolivar: { line: '#6f9be8', text: '#93b5f0', core: { color: '#ffcf4d', width: 0.42, dash: '7 5' } },
    'san-martin': { line: '#7cc7ee', text: '#96d2f1', core: { color: '#14343f', width: 0.36 } },
  },
}

const MONO: Palette = {
  sea: '#ffffff',
  halo: ['#f8f8f8', '#f1f1f1', '#e9e9e9', '#dfdfdf'],
  home: '#ffffff',
  neighbour: '#efefef',
  disputed: '#f6f6f6',
  coast: '#555555',
  border: '#555555',
  province: '#aaaaaa',
  road: '#cccccc',
  roadMajor: '#aaaaaa',
  river: '#999999',
  lake: '#e4e4e4',
  shore: '#777777',
  waterText: '#444444',
  ink: '#000000',
  muted: '#333333',
  faint: '#666666',
  paper: '#ffffff',
  stop: '#000000',
  stopText: '#ffffff',
  networks: {
    sandino: { line: '#000000', text: '#000000' },
    che: { line: '#000000', text: '#000000', dash: '11 3.5' },
    bolivar: { line: '#000000', text: '#000000', core: { color: '#ffffff', width: 0.42, dash: '7 5' } },
    'san-martin': { line: '#000000', text: '#000000', core: { color: '#ffffff', width: 0.46 } },
  },
}

/** Palettes for a map on paper or screen by day, on screen by night, and for the black-and-white edition. */
export const PALETTES = { paper: PAPER, night: NIGHT, mono: MONO } as const

/** Ground of a cover: sea, coast, neighbours, home, faint lines. */
const COVERS: Readonly<Record<MapNetwork, readonly [string, string, string, string, string]>> = {
  sandino: ['#650a17', '#6f0c19', '#7c0f1b', '#90141f', '#b24a50'],
  che: ['#2c3110', '#333914', '#3c4318', '#4b5420', '#7f8750'],
  bolivar: ['#0f2547', '#132b52', '#18345f', '#204377', '#5b7cab'],
  'san-martin': ['#0d3d56', '#114661', '#16516f', '#1f6488', '#5d9bbb'],
}

/** The palette of a cover in the colour of one network: dark sea, lighter home, everything told in white. */
export function coverPalette(network: MapNetwork): Palette {
  const [sea, near, neighbour, home, line] = COVERS[network]
  const white: NetworkLine = { line: '#ffffff', text: '#ffffff' }
  return {
    ...PAPER,
    ...{ sea, neighbour, home, disputed: neighbour, lake: sea, paper: home },
    halo: [mixed(sea, near, 0.3), mixed(sea, near, 0.55), mixed(sea, near, 0.8), near],
    ...{ coast: line, border: line, province: line, road: line, roadMajor: line, river: sea, shore: sea },
    ...{ waterText: '#f3e9da', ink: '#ffffff', muted: '#f3e9da', faint: '#e2cfbf', stop: '#ffffff', stopText: home },
    networks: { sandino: white, che: white, bolivar: white, 'san-martin': white },
  }
}

/** A colour between two, at a share (0-1) of the way from the first to the second. */
function mixed(one: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [from, to] = [parseInt(one.slice(at, at + 2), 16), parseInt(other.slice(at, at + 2), 16)]
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}

/**
 * Contrast between two colours written #rrggbb, from 1 to 21.
 * @see WCAG 2.2, relative luminance and contrast ratio
 */
export function contrastRatio(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
