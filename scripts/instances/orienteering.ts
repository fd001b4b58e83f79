import type { Orienteering } from '../../geo/orienteering'
import { rowsOf, UnreadableInstance, type Instance } from './instance'

/** Times and distances are kept in whole hundredths, so that their sums are exact. */
const HUNDREDTHS = 100

type Row = ReturnType<typeof rowsOf>[number]
type Point = readonly [x: number, y: number]

const distance = ([x, y]: Point, [u, v]: Point): number => Math.hypot(x - u, y - v)

function need(rows: readonly Row[], index: number, least: number): Row {
  const row = rows[index]
  if (row === undefined) throw new UnreadableInstance((rows.at(-1)?.line ?? 0) + 1, '')
  if (row.values.length < least) throw new UnreadableInstance(row.line, row.values.join(' '))
  return row
}

/** Decimals that a distance is cut to: one after Solomon, whose places stand on whole numbers, two after Cordeau. */
function decimalsOf(type: number, points: readonly Point[]): number {
  return type === 4 && points.every((point) => point.every(Number.isInteger)) ? 1 : 2
}

/**
 * Team orienteering with time windows: `k v N t`, `D Q`, then `i x y d S f a list O C`; place 0 is where every day begins and
 * ends, and closes when the last must be back.
 * @throws UnreadableInstance
 */
export function readToptw(text: string, vehicles: number): Instance {
  const rows = rowsOf(text)
  const [type = 0, , count = 0] = need(rows, 0, 3).values
  need(rows, 1, 2)
  const places = Array.from({ length: count + 1 }, (_, index) => need(rows, index + 2, 8).values)
  const points = places.map(([, x, y]): Point => [x!, y!])
  const steps = 10 ** decimalsOf(type, points)
  const travel = points.map((one) =>
    points.map((other) => Math.floor(distance(one, other) * steps + 1e-9) * (HUNDREDTHS / steps)),
  )
  const returns = Math.round(places[0]!.at(-1)! * HUNDREDTHS)
  const problem: Orienteering = {
    travel,
    visit: places.map(([, , , visit]) => Math.round(visit! * HUNDREDTHS)),
    score: places.map(([, , , , score], index) => (index === 0 ? 0 : score!)),
    days: Array.from({ length: vehicles }, () => ({ from: 0, to: 0, leaves: 0, returns })),
    doors: [
      {
        opens: places.map((place, index) => (index === 0 ? 0 : Math.round(place.at(-2)! * HUNDREDTHS))),
        closes: places.map((place) => Math.round(place.at(-1)! * HUNDREDTHS)),
      },
    ],
  }
  return { kind: 'orienteering', problem, names: places.map(([name]) => name!) }
}

interface Race {
  readonly rows: readonly Row[]
  readonly budget: number
  readonly vehicles: number
  readonly endsAt: number
}

/** Places without hours, as wide as they come; distances are not rounded. */
function withoutHours({ rows, budget, vehicles, endsAt }: Race): Instance {
  const points = rows.map(({ values: [x, y] }): Point => [x!, y!])
  const problem: Orienteering = {
    travel: points.map((one) => points.map((other) => distance(one, other))),
    visit: points.map(() => 0),
    score: rows.map(({ values }, index) => (index === 0 || index === endsAt ? 0 : values[2]!)),
    days: Array.from({ length: vehicles }, () => ({ from: 0, to: endsAt, leaves: 0, returns: budget })),
    doors: [{ opens: points.map(() => 0), closes: points.map(() => budget) }],
  }
  return { kind: 'orienteering', problem, names: [...points.keys()] }
}

/** Orienteering after Tsiligirides and Chao: `budget paths`, then `x y score`; the first place is the start, the second the end. */
export function readOp(text: string, vehicles: number): Instance {
  const all = rowsOf(text)
  const [budget = 0] = need(all, 0, 1).values
  const rows = all.slice(1)
  rows.forEach((_, index) => need(rows, index, 3))
  need(all, 2, 3)
  return withoutHours({ rows, budget, vehicles, endsAt: 1 })
}

/** Team orienteering after Chao: `n`, `m` and `tmax` with their values, then `x y score` from the start to the end. */
export function readTop(text: string, vehicles: number | undefined): Instance {
  const lines = text.split(/\r?\n/)
  const told = new Map<string, number>()
  const rest = lines.map((line) => {
    const [, key, value] = /^\s*(n|m|tmax)[\s;:]+(\S+)\s*$/i.exec(line) ?? []
    if (key === undefined) return line.replaceAll(';', ' ')
    told.set(key.toLowerCase(), Number(value))
    return ''
  })
  const budget = told.get('tmax')
  if (budget === undefined || !Number.isFinite(budget)) throw new UnreadableInstance(1, lines[0]?.trim() ?? '')
  const all = rowsOf(rest.join('\n'))
  const count = told.get('n') ?? all.length
  const rows = Array.from({ length: count }, (_, index) => need(all, index, 3))
  return withoutHours({ rows, budget, vehicles: vehicles ?? told.get('m') ?? 1, endsAt: rows.length - 1 })
}
