import type { Palette } from './map-palette'

export type Attributes = Readonly<Record<string, string | number>>

/** Sizes that shrink with the picture, in pixels. */
export interface MapSizes {
  route: number
  stop: number
  name: number
  note: number
  town: number
  country: number
  /** Share of the full width of the soft sea along the coast. */
  halo: number
}

/** Lettering and line sizes for a picture of a given size: a phone's map is not a desk's map made small. */
export function sizesFor(width: number, height: number): MapSizes {
  const scale = Math.max(0, Math.min(1, (Math.min(width, height * 1.35) - 340) / 460))
  const between = (small: number, large: number) => Math.round((small + (large - small) * scale) * 10) / 10
  return {
    route: between(2.8, 3.6),
    stop: between(8.2, 9.5),
    name: between(11.5, 13.5),
    note: between(10, 11),
    town: between(10, 11.5),
    country: between(9.5, 11.5),
    halo: between(0.6, 1),
  }
}

const SANS = "'Source Sans 3','Source Sans Pro',sans-serif"
const SERIF = 'Fraunces,Georgia,serif'
const ROUND = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } as const

/** Presentation attributes of every class a map uses; the same table writes the SVG and the style sheet that re-colours it. */
export function stylesOf(palette: Palette, sizes: MapSizes): Readonly<Record<string, Attributes>> {
  return { ...groundStyles(palette, sizes), ...routeStyles(palette, sizes), ...wordStyles(palette, sizes) }
}

function groundStyles(palette: Palette, sizes: MapSizes): Record<string, Attributes> {
  const line = (stroke: string, width: number, dash?: string): Attributes => ({
    ...{ fill: 'none', stroke, 'stroke-width': width },
    ...(dash ? { 'stroke-dasharray': dash } : ROUND),
  })
  const soft = (width: number) => Math.round(width * sizes.halo * 10) / 10
  return {
    'm-sea': { fill: palette.sea },
    'm-halo-1': line(palette.halo[0], soft(32)),
    'm-halo-2': line(palette.halo[1], soft(23)),
    'm-halo-3': line(palette.halo[2], soft(14.5)),
    'm-halo-4': line(palette.halo[3], soft(7)),
    'm-neighbour': { fill: palette.neighbour, stroke: palette.neighbour, 'stroke-width': 0.6 },
    'm-home': { fill: palette.home },
    'm-disputed': { fill: palette.disputed },
    'm-coast': line(palette.coast, 0.7),
    'm-province': line(palette.province, 0.7, '2.5 2.5'),
    'm-border': line(palette.border, 0.9, '5 2.2 1 2.2'),
    'm-claim': line(palette.border, 0.9, '1 3'),
    'm-river': line(palette.river, 0.9),
    'm-lake': { fill: palette.lake, stroke: palette.shore, 'stroke-width': 0.7, 'fill-rule': 'evenodd' },
    'm-road': line(palette.road, 0.8),
    'm-road-major': line(palette.roadMajor, 1.2),
    'm-ferry': line(palette.shore, 1, '1 3'),
    'm-mark': { fill: 'none', stroke: palette.ink, 'stroke-width': 1.4 },
  }
}

function routeStyles(palette: Palette, { route, stop }: MapSizes): Record<string, Attributes> {
  const styles: Record<string, Attributes> = {
    'm-casing': { fill: 'none', stroke: palette.paper, 'stroke-width': route + 2.6, ...ROUND },
    'm-leader': { fill: 'none', stroke: palette.stop, 'stroke-width': 0.8 },
    'm-pointer': { fill: 'none', stroke: palette.muted, 'stroke-width': 0.7 },
    'm-place': { fill: palette.stop },
    'm-stop': { fill: palette.stop, stroke: palette.paper, 'stroke-width': 1.4 },
    'm-number': {
      ...{ fill: palette.stopText, 'font-family': SANS, 'font-weight': 600, 'font-size': Math.round(stop * 11.6) / 10 },
      'text-anchor': 'middle',
    },
  }
  for (const [network, { line, dash, core }] of Object.entries(palette.networks)) {
    const base = { fill: 'none', stroke: line, 'stroke-width': route, ...ROUND }
    styles[`m-route-${network}`] = dash ? { ...base, 'stroke-linecap': 'butt', 'stroke-dasharray': dash } : base
    styles[`m-link-${network}`] = {
      ...base,
      'stroke-width': route * 0.6,
      'stroke-linecap': 'butt',
      'stroke-dasharray': '5 4',
    }
    if (core) styles[`m-core-${network}`] = coreStyle(core, route)
  }
  return styles
}

function coreStyle(core: { color: string; width: number; dash?: string }, route: number): Attributes {
  const width = Math.round(core.width * route * 10) / 10
  const base = { fill: 'none', stroke: core.color, 'stroke-width': width }
  return core.dash ? { ...base, 'stroke-dasharray': core.dash } : { ...base, ...ROUND }
}

function wordStyles(palette: Palette, sizes: MapSizes): Record<string, Attributes> {
  const halo = (width: number, color = palette.paper) =>
    ({ 'paint-order': 'stroke', stroke: color, 'stroke-width': width, 'stroke-linejoin': 'round' }) as const
  const sans = { 'font-family': SANS }
  const small = { ...sans, 'font-size': sizes.country, 'text-anchor': 'middle' }
  return {
    'm-name': { ...sans, 'font-size': sizes.name, 'font-weight': 600, fill: palette.ink, ...halo(3.4) },
    'm-note': { ...sans, 'font-size': sizes.note, fill: palette.muted, ...halo(3) },
    'm-town': { ...sans, 'font-size': sizes.town, fill: palette.muted, ...halo(2.6, palette.home) },
    'm-dot': { fill: palette.home, stroke: palette.muted, 'stroke-width': 1 },
    'm-country': { ...small, fill: palette.faint, 'letter-spacing': '0.28em' },
    'm-home-name': { ...small, fill: palette.muted, 'letter-spacing': '0.28em', 'font-weight': 600 },
    'm-unit': { ...small, 'font-size': sizes.country - 1.5, fill: palette.faint, 'letter-spacing': '0.14em' },
    'm-water': {
      ...{ 'font-family': SERIF, 'font-style': 'italic', fill: palette.waterText, 'text-anchor': 'middle' },
      'letter-spacing': '0.06em',
    },
    'm-furniture': { ...sans, 'font-size': sizes.note, fill: palette.muted, ...halo(2.4, palette.sea) },
    'm-on-land': { stroke: palette.home },
    'm-scale': { fill: 'none', stroke: palette.muted, 'stroke-width': 1 },
    'm-north': { fill: palette.ink },
  }
}

/** The same styles with nothing around the letters of any word. */
export function withoutHalo(styles: Readonly<Record<string, Attributes>>): Readonly<Record<string, Attributes>> {
  const bare = ([name, attributes]: [string, Attributes]): [string, Attributes] => {
    if (attributes['paint-order'] === undefined) return [name, attributes]
    const kept = Object.entries(attributes).filter(([key]) => key !== 'paint-order' && !key.startsWith('stroke'))
    return [name, Object.fromEntries(kept)]
  }
  return Object.fromEntries(Object.entries(styles).map(bare))
}

/**
 * A style sheet that draws any map inside a selector with another palette, such as the night one: rules win over the presentation
 * attributes of the SVG, and only colours are in it.
 */
export function paletteCss(palette: Palette, selector = ''): string {
  const styles = stylesOf(palette, sizesFor(960, 700))
  const rules = Object.entries(styles).map(([name, attributes]) => {
    const colors = (['fill', 'stroke'] as const).filter((key) => attributes[key] !== undefined)
    return `${selector} .${name}{${colors.map((key) => `${key}:${attributes[key]}`).join(';')}}`.trim()
  })
  return rules.join('\n')
}

/** Class and presentation attributes as they stand inside a tag: the class for the page, the rest for print and files on their own. */
export function attributesText(name: string, attributes: Attributes | undefined): string {
  const all = Object.entries(attributes ?? {}).map(([key, value]) => `${key}="${String(value)}"`)
  return [`class="${name}"`, ...all].join(' ')
}
