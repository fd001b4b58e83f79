import type { StageItem } from '../contract/route'

const HEIGHT = 28
const GAP = 1.5
const HOUR = 3600

/** From its top, and its height: what is done tells itself by form, so that a copy in grey says the same. */
const BANDS: Readonly<Record<StageItem['kind'], readonly [top: number, height: number]>> = {
  visit: [2, 24],
  drive: [15, 8],
  meal: [8, 15],
  night: [19, 4],
}

const round = (value: number) => Number(value.toFixed(1))

export interface StripRequest {
  readonly items: readonly StageItem[]
  /** First and last second shown, the same for all days of a route. */
  readonly span: readonly [from: number, to: number]
  /** Width in pixels. */
  readonly width: number
  /** Number of a site on the map. */
  readonly numberOf: (site: string) => number
  /** Whether the hours are written under the strip. */
  readonly hours: boolean
}

/** Upright lines that fill a box: meals are told from visits without colour. */
function hatch(x: number, top: number, { width, height }: { width: number; height: number }): string {
  const lines = Array.from({ length: Math.max(0, Math.ceil(width / 4) - 1) }, (_, index) => round(x + 4 * (index + 1)))
  return lines.filter((at) => at < x + width - 1).map((at) => `M${at} ${top}v${height}`).join('') // prettier-ignore
}

function drawItem(item: StageItem, x: (seconds: number) => number, numberOf: StripRequest['numberOf']): string {
  const [top, height] = BANDS[item.kind]
  const left = x(item.startSeconds)
  const width = Math.max(2, round(x(item.endSeconds) - left - GAP))
  const box = `<rect class="s-${item.kind}" x="${left}" y="${top}" width="${width}" height="${height}"/>`
  if (item.kind === 'drive')
    return `${box}<path class="s-lane" d="M${left + 2} ${top + height / 2}H${round(left + width - 1)}"/>`
  if (item.kind === 'meal') return `${box}<path class="s-hatch" d="${hatch(left, top, { width, height })}"/>`
  if (item.kind !== 'visit' || !item.site || width < 11) return box
  return `${box}<text class="s-number" x="${round(left + width / 2)}" y="${top + height / 2 + 4}">${numberOf(item.site)}</text>`
}

/**
 * A day drawn against the clock: visits stand tall with their number, the road is a band with a lane, meals are hatched,
 * the night is a low line. Clock times are seconds after midnight; what falls outside the span is cut.
 * @returns our own SVG, hidden from assistive technology: the table of the day says the same
 */
export function dayStrip({ items, span: [from, to], width, numberOf, hours }: StripRequest): string {
  const x = (seconds: number) => round(((Math.min(Math.max(seconds, from), to) - from) / (to - from)) * width)
  const drawn = items
    .filter((item) => item.endSeconds > from && item.startSeconds < to)
    .map((item) => drawItem(item, x, numberOf))
  const marks = Array.from({ length: Math.round((to - from) / HOUR) + 1 }, (_, index) => from + index * HOUR)
  const ticks = marks.map((at) => `M${x(at)} ${HEIGHT}v${at % (2 * HOUR) === 0 ? 4 : 2}`).join('')
  const labels = marks
    .filter((at) => at % (2 * HOUR) === 0)
    .map((at) => `<text class="s-hour" x="${x(at)}" y="${HEIGHT + 13}">${at / HOUR}</text>`)
  const height = hours ? HEIGHT + 15 : HEIGHT + 1
  const clock = hours ? `<path class="s-tick" d="${ticks}"/>${labels.join('')}` : ''
  return `<svg class="strip" viewBox="-6 0 ${width + 12} ${height}" aria-hidden="true"><path class="s-base" d="M0 ${HEIGHT}H${width}"/>${drawn.join('')}${clock}</svg>`
}

/** Whole hours that all days need, from the earliest start; two hours of night are shown after the last dinner. */
export function commonSpan(days: readonly (readonly StageItem[])[]): [number, number] {
  const items = days.flat().filter((item) => item.kind !== 'night')
  const from = Math.min(...items.map((item) => item.startSeconds))
  const to = Math.max(...items.map((item) => item.endSeconds))
  return [Math.floor(from / HOUR) * HOUR, Math.min(24, Math.ceil(to / HOUR) + 1) * HOUR]
}

/** One small piece of strip for each kind, for the legend. */
export const stripKey = (kind: StageItem['kind']): string => {
  const item: StageItem = { kind, startSeconds: 0, endSeconds: 1 }
  const drawn = drawItem(
    item,
    (seconds) => seconds * 26,
    () => 1,
  )
  return `<svg class="key" viewBox="0 0 26 29" aria-hidden="true"><path class="s-base" d="M0 ${HEIGHT}H26"/>${drawn}</svg>`
}
