import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../geo/chance'
import { checkOutings } from '../../geo/check-outings'
import type { Orienteering } from '../../geo/orienteering'
import { solveClosed } from '../../geo/solve-order'
import { solveOrienteering } from '../../geo/solve-orienteering'
import { solveTimedOrder } from '../../geo/solve-timed-order'

const rounds = (most: number) => ({ seed: 7, progress: (round: number) => round / most })

function* ordersOf(places: readonly number[]): Generator<number[]> {
  if (places.length === 0) yield []
  for (const first of places)
    for (const rest of ordersOf(places.filter((place) => place !== first))) yield [first, ...rest]
}

const lengthOf = (cost: readonly (readonly number[])[], order: readonly number[]): number =>
  order.reduce((sum, place, at) => sum + cost[place]![order[(at + 1) % order.length]!]!, 0)

function scattered(count: number, seed: number): [number, number][] {
  const chance = chanceOf(seed)
  return Array.from({ length: count }, () => [chance.below(100), chance.below(100)])
}
const costOf = (points: readonly (readonly [number, number])[]): number[][] =>
  points.map(([x, y]) => points.map(([u, v]) => Math.round(Math.hypot(x - u, y - v))))

describe('the order of some places', () => {
  it('is the shortest there is, wherever they lie', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const cost = costOf(scattered(4 + (seed % 5), seed))
      const best = Math.min(...[...ordersOf([...cost.keys()].slice(1))].map((order) => lengthOf(cost, [0, ...order])))
      const order = solveClosed(cost, rounds(256))
      expect([...order].sort((a, b) => a - b)).toEqual([...cost.keys()])
      expect([seed, lengthOf(cost, order)]).toEqual([seed, best])
    }
  })

  it('names each of few places once, were they all in one spot', () => {
    for (const count of [0, 1, 2, 3, 12]) {
      const order = solveClosed(
        Array.from({ length: count }, () => new Array<number>(count).fill(0)),
        rounds(128),
      )
      expect([...order].sort((a, b) => a - b)).toEqual([...Array(count).keys()])
    }
  })

  it('is the same for the same seed', () => {
    const cost = costOf(scattered(60, 3))
    expect(solveClosed(cost, rounds(640))).toEqual(solveClosed(cost, rounds(640)))
  })
})

/** Some windows around an order that keeps them, so that there is an answer. */
function timed(count: number, seed: number, wide: number) {
  const chance = chanceOf(seed * 31)
  const cost = costOf(scattered(count, seed)).map((row, from) =>
    row.map((value, to) => (from === to ? 0 : value + chance.below(9))),
  )
  const opens = new Array<number>(count).fill(0)
  const closes = new Array<number>(count).fill(10_000)
  let [here, clock] = [0, 0]
  for (const place of [...cost.keys()].slice(1).sort(() => chance.next() - 0.5)) {
    clock += cost[here]![place]!
    opens[place] = Math.max(0, clock - chance.below(wide))
    closes[place] = clock + chance.below(wide)
    here = place
  }
  return { cost, opens, closes }
}

function walked({ cost, opens, closes }: ReturnType<typeof timed>, order: readonly number[]): number {
  let [here, clock, spent] = [0, 0, 0]
  for (const place of [...order, 0]) {
    clock += cost[here]![place]!
    spent += cost[here]![place]!
    if (clock > closes[place]!) return Infinity
    clock = Math.max(clock, opens[place]!)
    here = place
  }
  return spent
}

describe('the order of places that open and close', () => {
  it('keeps every hour wherever that can be done, by the cheapest way, though the way back is another', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const places = timed(4 + (seed % 5), seed, 20 + seed * 2)
      const all = [...ordersOf([...places.cost.keys()].slice(1))]
      const best = Math.min(...all.map((order) => walked(places, order)))
      const { order, late, spent } = solveTimedOrder(places, rounds(60))
      expect([seed, late, spent, walked(places, order)]).toEqual([seed, 0, best, best])
    }
  })

  it('says how late the best one is where none is on time', () => {
    const cost = [
      [0, 10, 10],
      [10, 0, 10],
      [10, 10, 0],
    ]
    const { order, late } = solveTimedOrder({ cost, opens: [0, 0, 0], closes: [100, 10, 15] }, rounds(10))
    expect([order, late]).toEqual([[1, 2], 5])
  })
})

function outing(count: number, seed: number, days: number): Orienteering {
  const chance = chanceOf(seed * 17)
  const travel = costOf(scattered(count, seed))
  const opens = travel.map(() => chance.below(120))
  return {
    travel,
    visit: travel.map((_, place) => (place === 0 ? 0 : chance.below(20))),
    score: travel.map((_, place) => (place === 0 ? 0 : 1 + chance.below(30))),
    days: Array.from({ length: days }, (_, day) => ({
      from: 0,
      to: 0,
      leaves: day * 5,
      returns: 150 + chance.below(90),
    })),
    doors: [{ opens, closes: opens.map((open) => open + 20 + chance.below(120)) }],
  }
}

/** The best of every way to choose and order places, day after day. */
function bestScore(problem: Orienteering): number {
  let best = 0
  const walk = (day: number, [here, clock, sum]: readonly [number, number, number], left: readonly number[]) => {
    const { travel, visit, score, days, doors } = problem
    if (clock + travel[here]![days[day]!.to]! > days[day]!.returns) return
    best = Math.max(best, sum)
    if (day + 1 < days.length) walk(day + 1, [days[day + 1]!.from, days[day + 1]!.leaves, sum], left)
    for (const place of left) {
      const arrives = clock + travel[here]![place]!
      if (arrives > doors[0]!.closes[place]!) continue
      const free = Math.max(arrives, doors[0]!.opens[place]!) + visit[place]!
      walk(
        day,
        [place, free, sum + score[place]!],
        left.filter((other) => other !== place),
      )
    }
  }
  walk(0, [problem.days[0]!.from, problem.days[0]!.leaves, 0], [...problem.travel.keys()].slice(1))
  return best
}

describe('the places chosen for some days', () => {
  it('are worth as much as any choice could be, and keep every hour', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const problem = outing(8, seed, 1 + (seed % 3))
      const outings = solveOrienteering(problem, rounds(1500))
      expect([seed, checkOutings(problem, outings)]).toEqual([seed, { score: bestScore(problem) }])
    }
  })

  it('are none where nothing can be reached in time, and none are wanted twice', () => {
    const far = {
      ...outing(6, 1, 2),
      days: [
        { from: 0, to: 0, leaves: 0, returns: 1 },
        { from: 0, to: 0, leaves: 0, returns: 0 },
      ],
    }
    expect(solveOrienteering(far, rounds(64)).flat()).toEqual([])
    expect(solveOrienteering({ ...far, days: [] }, rounds(64))).toEqual([])
    const wide = outing(9, 2, 3)
    const all = solveOrienteering({ ...wide, days: wide.days.map((day) => ({ ...day, returns: 9_000 })), doors: [{ opens: wide.score.map(() => 0), closes: wide.score.map(() => 9_000) }] }, rounds(64)).flat() // prettier-ignore
    expect([...all].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('the check of an answer', () => {
  const problem = outing(5, 4, 2)
  it('names what is wrong with it, apart from whoever found it', () => {
    expect(checkOutings(problem, [[1]])).toEqual({ fault: 'days', found: 1, wanted: 2 })
    expect(checkOutings(problem, [[9], []])).toEqual({ fault: 'unknown', place: 9, day: 0 })
    const open = { ...problem, doors: [{ opens: [0, 0, 0, 0, 0], closes: [999, 999, 999, 999, 999] }] }
    expect(checkOutings(open, [[1], [1]])).toMatchObject({ fault: 'twice', place: 1, day: 1 })
    const shut = { ...open, doors: [{ opens: [0, 0, 0, 0, 0], closes: [0, 0, 0, 0, 0] }] }
    expect(checkOutings(shut, [[2], []])).toMatchObject({ fault: 'closed', place: 2, day: 0 })
    const brief = { ...open, days: open.days.map((day) => ({ ...day, returns: day.leaves + 1 })) }
    expect(checkOutings(brief, [[3], []])).toMatchObject({ fault: 'late', day: 0 })
  })
})
