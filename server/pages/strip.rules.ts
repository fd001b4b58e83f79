import type { StageItem } from '../contract/route'
import type { Reader } from './reader.rules'

const WIDTH = 600
const HEIGHT = 28
const GAP = 2

/** How high each thing stands in the strip, so that it reads without colour: from its top, and its height. */
const BANDS: Readonly<Record<StageItem['kind'], readonly [top: number, height: number]>> = {
  visit: [0, 28],
  drive: [12, 6],
  meal: [7, 16],
  night: [0, 0],
}

const round = (value: number) => Number(value.toFixed(1))

/**
 * A day drawn as a strip: visits stand tall, the road is a thin band, meals lie between; its width is the hours of the day.
 * @param items what happens, in order, in seconds after midnight; nights are left out
 * @param span the first and last second that the strip shows, the same for all days of a route
 * @returns our own SVG, hidden from assistive technology: the table of the day says the same
 */
export function dayStrip(items: readonly StageItem[], span: readonly [from: number, to: number]): string {
  const x = (seconds: number) => round(((seconds - span[0]) / (span[1] - span[0])) * WIDTH)
  const rectangles = items
    .filter((item) => item.kind !== 'night')
    .map((item) => {
      const [top, height] = BANDS[item.kind]
      const width = Math.max(3, round(x(item.endSeconds) - x(item.startSeconds) - GAP))
      return `<rect class="s-${item.kind}" x="${x(item.startSeconds)}" y="${top}" width="${width}" height="${height}"/>`
    })
  const hours = [9, 12, 15, 18, 21].map((hour) => hour * 3600).filter((at) => at > span[0] && at < span[1])
  const ticks = hours.map((at) => `<path class="s-tick" d="M${x(at)} 31v4"/>`)
  return `<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT + 8}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path class="s-base" d="M0 31.5H${WIDTH}"/>${ticks.join('')}${rectangles.join('')}</svg>`
}

/** The hours that all days of a route need: from the earliest start to the latest end, whole hours. */
export function commonSpan(days: readonly (readonly StageItem[])[]): [number, number] {
  const items = days.flat().filter((item) => item.kind !== 'night')
  const from = Math.min(...items.map((item) => item.startSeconds))
  const to = Math.max(...items.map((item) => item.endSeconds))
  return [Math.floor(from / 3600) * 3600, Math.ceil(to / 3600) * 3600]
}

/** What the forms of the strips mean, in the order they are met. */
export function stripLegend({ words }: Reader) {
  return (['visit', 'drive', 'meal'] as const).map((kind) => {
    const [top, height] = BANDS[kind]
    return {
      kind,
      label: words(`labels.item.${kind}`),
      key: `<svg class="key" viewBox="0 0 28 28" aria-hidden="true" focusable="false"><rect class="s-${kind}" x="0" y="${top}" width="28" height="${height}"/></svg>`,
    }
  })
}
