import { rowsOf, UnreadableInstance, type Instance } from './instance'

/** A tour with time windows after Dumas: the number of places, their matrix, then when each opens and closes; 0 is the depot. */
export function readTsptw(text: string): Instance {
  const rows = rowsOf(text)
  const numbers = rows.flatMap(({ values }) => values)
  const count = numbers[0] ?? 0
  const wanted = 1 + count * count + 2 * count
  if (!Number.isInteger(count) || count < 1 || numbers.length < wanted)
    throw new UnreadableInstance(rows.at(-1)?.line ?? 1, `${numbers.length} / ${wanted}`)
  const cost = Array.from({ length: count }, (_, row) => numbers.slice(1 + row * count, 1 + (row + 1) * count))
  const hours = numbers.slice(1 + count * count)
  const opens = cost.map((_, place) => hours[2 * place]!)
  const closes = cost.map((_, place) => hours[2 * place + 1]!)
  return { kind: 'timed', places: { cost, opens, closes } }
}

type Point = readonly [name: number, x: number, y: number]
type Measure = (one: Point, other: Point) => number

const apart = ([, x, y]: Point, [, u, v]: Point): [number, number] => [x - u, y - v]
/** Degrees and minutes as TSPLIB writes them, in radians, with the pi it gives. */
const radians = (value: number): number => {
  const degrees = Math.trunc(value)
  return (3.141592 * (degrees + (5 * (value - degrees)) / 3)) / 180
}

/** The distances of TSPLIB 95, to the letter: whole numbers all of them. */
const MEASURES: Readonly<Record<string, Measure>> = {
  EUC_2D: (one, other) => Math.round(Math.hypot(...apart(one, other))),
  CEIL_2D: (one, other) => Math.ceil(Math.hypot(...apart(one, other))),
  MAN_2D: (one, other) => Math.round(apart(one, other).reduce((sum, side) => sum + Math.abs(side), 0)),
  MAX_2D: (one, other) => Math.max(...apart(one, other).map((side) => Math.round(Math.abs(side)))),
  ATT: (one, other) => Math.ceil(Math.sqrt(Math.hypot(...apart(one, other)) ** 2 / 10)),
  GEO: ([, x, y], [, u, v]) => {
    const [lat, lng, toLat, toLng] = [x, y, u, v].map(radians) as [number, number, number, number]
    const [q1, q2, q3] = [Math.cos(lng - toLng), Math.cos(lat - toLat), Math.cos(lat + toLat)]
    return Math.trunc(6378.388 * Math.acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1)
  },
}

/** Columns of a row that an explicit matrix writes, by its format. */
const WRITTEN: Readonly<Record<string, (row: number, count: number) => readonly [from: number, to: number]>> = {
  FULL_MATRIX: (_, count) => [0, count],
  UPPER_ROW: (row, count) => [row + 1, count],
  UPPER_DIAG_ROW: (row, count) => [row, count],
  LOWER_ROW: (row) => [0, row],
  LOWER_DIAG_ROW: (row) => [0, row + 1],
}

function explicitCost(numbers: readonly number[], format: string, count: number): number[][] {
  const columns = WRITTEN[format]
  if (columns === undefined) throw new UnreadableInstance(1, `EDGE_WEIGHT_FORMAT: ${format}`)
  const cost = Array.from({ length: count }, () => new Array<number>(count).fill(0))
  let next = 0
  for (let row = 0; row < count; row += 1) {
    const [from, to] = columns(row, count)
    for (let column = from; column < to; column += 1, next += 1) {
      const value = numbers[next]
      if (value === undefined) throw new UnreadableInstance(1, `${numbers.length}`)
      cost[row]![column] = value
      if (format !== 'FULL_MATRIX') cost[column]![row] = value
    }
  }
  return cost
}

/** The numbers of a section: all that follows its name until the next word. */
function section(text: string, name: string): number[] {
  const begins = text.search(new RegExp(`^\\s*${name}\\s*:?\\s*$`, 'm'))
  if (begins < 0) return []
  const lines = text.slice(begins).split(/\r?\n/).slice(1)
  const end = lines.findIndex((line) => /[A-DF-Za-df-z]|^\s*EOF/.test(line))
  return rowsOf((end < 0 ? lines : lines.slice(0, end)).join('\n')).flatMap(({ values }) => values)
}

/**
 * A closed tour after TSPLIB 95, symmetric or not.
 * @throws UnreadableInstance for kinds of distance that are not known here, and for files that end too soon
 */
export function readTsplib(text: string): Instance {
  const field = (name: string) => new RegExp(`^\\s*${name}\\s*:\\s*(\\S+)`, 'm').exec(text)?.[1] ?? ''
  const count = Number(field('DIMENSION'))
  const kind = field('EDGE_WEIGHT_TYPE')
  if (!Number.isInteger(count) || count < 1) throw new UnreadableInstance(1, `DIMENSION: ${field('DIMENSION')}`)
  if (kind === 'EXPLICIT') {
    const cost = explicitCost(section(text, 'EDGE_WEIGHT_SECTION'), field('EDGE_WEIGHT_FORMAT'), count)
    return { kind: 'tour', cost, names: cost.map((_, index) => index + 1) }
  }
  const measure = MEASURES[kind]
  if (measure === undefined) throw new UnreadableInstance(1, `EDGE_WEIGHT_TYPE: ${kind}`)
  const numbers = section(text, 'NODE_COORD_SECTION')
  if (numbers.length !== count * 3)
    throw new UnreadableInstance(1, `DIMENSION: ${count}, ${numbers.length} / ${count * 3}`)
  const points = Array.from({ length: count }, (_, at): Point => [
    numbers[at * 3]!,
    numbers[at * 3 + 1]!,
    numbers[at * 3 + 2]!,
  ])
  const cost = points.map((one) => points.map((other) => (one === other ? 0 : measure(one, other))))
  return { kind: 'tour', cost, names: points.map(([name]) => name) }
}
