import { textWidth, type Face } from '../../geo/text-width'

/** How a text is set: its face, size and leading in points, and the width of its column in millimetres. */
export interface Setting {
  readonly face: Face | 'serif'
  readonly size: number
  readonly leading: number
  readonly width: number
}

export const MM_PER_POINT = 25.4 / 72
/** Fraunces upright is wider than its italic by this much. */
const SERIF_RATIO = 1.16

const widthMm = (text: string, { face, size }: Setting): number => {
  const points =
    face === 'serif' ? textWidth(text, { face: 'serif-italic', size }) * SERIF_RATIO : textWidth(text, { face, size })
  return points * MM_PER_POINT
}

/**
 * Lines a text takes when it is set in a column, breaking between words; 0 for no text, and a word longer than the
 * column counts as the lines it is broken into.
 */
export function linesOf(text: string, setting: Setting): number {
  const space = widthMm(' ', setting)
  let lines = 0
  let used = Infinity
  for (const word of text.split(/[ \n]+/).filter((piece) => piece !== '')) {
    const width = widthMm(word, setting)
    if (used + space + width <= setting.width) used += space + width
    else {
      lines += Math.max(1, Math.ceil(width / setting.width))
      used = width % setting.width
    }
  }
  return lines
}

/** Height in millimetres of a text set in a column. */
export const heightOf = (text: string, setting: Setting): number =>
  linesOf(text, setting) * setting.leading * MM_PER_POINT
