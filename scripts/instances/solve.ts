import { checkOutings } from '../../geo/check-outings'
import type { Search } from '../../geo/search'
import { solveClosed } from '../../geo/solve-order'
import { solveOrienteering } from '../../geo/solve-orienteering'
import { solveTimedOrder } from '../../geo/solve-timed-order'
import type { Instance } from './instance'

/** What was found for an instance: its value by the file's own rule, and the numbers of the places, without the depot. */
export interface Solved {
  readonly value: number
  readonly routes: readonly (readonly number[])[]
}

/** No answer keeps every window and budget, or the solver broke one: what is wrong with the best that was found. */
export class Unsolved extends Error {
  constructor(readonly fault: string) {
    super(fault)
  }
}

const isSymmetric = (cost: readonly (readonly number[])[]): boolean =>
  cost.every((row, from) => row.every((value, to) => value === cost[to]![from]))

/** The best closed order of all places; where the way back is another than the way there, by the solver that has a clock. */
function tourOf(cost: readonly (readonly number[])[], search: Search): readonly number[] {
  if (isSymmetric(cost)) return solveClosed(cost, search)
  const never = cost.map(() => Infinity)
  return [0, ...solveTimedOrder({ cost, opens: cost.map(() => 0), closes: never }, search).order]
}

const closedLength = (cost: readonly (readonly number[])[], order: readonly number[]): number =>
  order.reduce((sum, place, at) => sum + cost[place]![order[(at + 1) % order.length]!]!, 0)

function checkAll(order: readonly number[], count: number): void {
  if (order.length !== count || new Set(order).size !== count) throw new Unsolved(`${new Set(order).size} / ${count}`)
}

/** Solves an instance, and goes through the answer from the beginning before it is given. @throws Unsolved */
export function solveInstance(instance: Instance, search: Search): Solved {
  if (instance.kind === 'tour') {
    const order = tourOf(instance.cost, search)
    checkAll(order, instance.cost.length)
    return { value: closedLength(instance.cost, order), routes: [order.map((place) => instance.names[place]!)] }
  }
  if (instance.kind === 'timed') {
    const { order } = solveTimedOrder(instance.places, search)
    const { cost, opens, closes } = instance.places
    checkAll([0, ...order], cost.length)
    let [here, clock] = [0, opens[0]!]
    for (const place of [...order, 0]) {
      const arrives = clock + cost[here]![place]!
      if (arrives > closes[place]! + 1e-6) throw new Unsolved(`${place}: ${arrives} > ${closes[place]!}`)
      clock = Math.max(arrives, opens[place]!)
      here = place
    }
    return { value: closedLength(cost, [0, ...order]), routes: [order] }
  }
  const outings = solveOrienteering(instance.problem, search)
  const checked = checkOutings(instance.problem, outings)
  if ('fault' in checked) throw new Unsolved(JSON.stringify(checked))
  return { value: checked.score, routes: outings.map((places) => places.map((place) => instance.names[place]!)) }
}
