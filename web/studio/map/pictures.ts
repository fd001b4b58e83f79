import type { MapNetwork } from '../../../geo/map-palette'
import { NETWORK_IDS } from '../../../server/contract/common'
import { DRAFT_STATES, type DraftState } from '../../../server/contract/draft'
import { paletteOf, type Look } from './look'
import { pictureOf } from './pin'

/** The mark of each network inside its pin, in a square of 24: networks are told apart by form, not by colour alone. */
const MARKS: Readonly<Record<string, string>> = {
  sandino: 'M7.5 16.5v-9h9z',
  che: 'M12 6l1.8 4.2 4.5.4-3.4 3 1 4.4-3.9-2.4-3.9 2.4 1-4.4-3.4-3 4.5-.4z',
  bolivar: 'M6.5 10.6c1.9-1.9 3.6-1.9 5.5 0s3.6 1.9 5.5 0v2.8c-1.9 1.9-3.6 1.9-5.5 0s-3.6-1.9-5.5 0z',
  'san-martin':
    'M12 8.4a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2zM11.4 5h1.2v2h-1.2zM11.4 17h1.2v2h-1.2zM5 11.4h2v1.2H5zM17 11.4h2v1.2h-2z',
  none: 'M9.5 12a2.5 2.5 0 1 1 5 0 2.5 2.5 0 0 1-5 0z',
}

const DASHES: Readonly<Record<DraftState, number[]>> = { published: [], draft: [], review: [], returned: [3, 2.2] }

interface Drawing {
  readonly d: string
  readonly fill?: string
  readonly stroke?: string
  readonly dash?: readonly number[]
}

const DISC = 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19z'
const RIGHT_HALF = 'M12 2.5a9.5 9.5 0 0 1 0 19z'

/**
 * A pin in a square of 24, from the lowest shape to the highest: full when published, hollow as a draft, half full in
 * review, hollow and dashed when it came back.
 */
export function drawingOf(look: Pick<Look, 'night'>, network: string, state: DraftState): Drawing[] {
  const { networks, paper, ink } = paletteOf(look)
  const color = networks[network as MapNetwork]?.text ?? ink
  const full = state === 'published'
  const mark = MARKS[network] ?? MARKS.none!
  return [
    { d: DISC, fill: paper, stroke: paper },
    { d: DISC, fill: full ? color : paper, stroke: color, dash: DASHES[state] },
    ...(state === 'review' ? [{ d: RIGHT_HALF, fill: color }] : []),
    { d: mark, fill: full ? paper : color, ...(state === 'review' && { stroke: paper }) },
  ]
}

const SVG = 'http://www.w3.org/2000/svg'

/** A pin as an element. */
export function pinElement(look: Pick<Look, 'night'>, network: string, state: DraftState): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  drawingOf(look, network, state).forEach(({ d, fill = 'none', stroke = 'none', dash = [] }, index) => {
    const path = document.createElementNS(SVG, 'path')
    const attributes = {
      d,
      fill,
      stroke,
      'stroke-width': index === 0 ? '4' : '1.8',
      'stroke-dasharray': dash.join(' '),
    }
    for (const [name, value] of Object.entries(attributes)) if (value) path.setAttribute(name, value)
    svg.append(path)
  })
  return svg
}

const RATIO = 2

function raster(drawings: readonly Drawing[]): ImageData {
  const side = 26 * RATIO
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = side
  const pen = canvas.getContext('2d')!
  pen.scale(RATIO, RATIO)
  pen.translate(1, 1)
  drawings.forEach(({ d, fill, stroke, dash = [] }, index) => {
    const path = new Path2D(d)
    pen.setLineDash([...dash])
    pen.lineWidth = index === 0 ? 4 : 1.8
    pen.strokeStyle = stroke ?? 'transparent'
    pen.fillStyle = fill ?? 'transparent'
    if (stroke) pen.stroke(path)
    if (fill) pen.fill(path)
    if (stroke) pen.stroke(path)
  })
  return pen.getImageData(0, 0, side, side)
}

const townMark = (look: Look): Drawing[] => {
  const { paper, muted } = paletteOf(look)
  return [
    { d: 'M12 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4z', fill: paper },
    { d: 'M12 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4z', stroke: muted },
  ]
}

/** Every picture that a style names, drawn for screens of twice the points. */
export function pictures(look: Look): readonly (readonly [name: string, picture: ImageData, ratio: number])[] {
  const networks = [...NETWORK_IDS, 'none']
  const pins = networks.flatMap((network) =>
    DRAFT_STATES.map(
      (state) => [pictureOf({ network, state }), raster(drawingOf(look, network, state)), RATIO] as const,
    ),
  )
  return [...pins, ['town', raster(townMark(look)), RATIO] as const]
}
