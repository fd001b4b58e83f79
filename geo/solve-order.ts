import { chanceOf, type Chance } from './chance'
import { TourMender } from './mend-tour'
import type { Search } from './search'
import { TurningTour } from './turning-tour'

/** Three edges that a kick exchanges lie within so many steps: what is disturbed nearby is mended in few steps. */
const KICK_REACH = 50
const LOOK_EVERY = 128
const TINY = 1e-9

type Costs = readonly (readonly number[])[]

/** From the first place to the nearest, and so on to the nearest that is left. */
function nearestFirst(cost: Costs): number[] {
  const left = new Set(cost.keys())
  const order = [0]
  left.delete(0)
  while (left.size > 0) {
    const row = cost[order.at(-1)!]!
    let nearest = -1
    for (const place of left) if (nearest < 0 || row[place]! < row[nearest]!) nearest = place
    order.push(nearest)
    left.delete(nearest)
  }
  return order
}

/** Exchanges two neighbouring stretches of the tour, which mending alone never does. @returns by how much it changed */
function kick(tour: TurningTour, mender: TourMender, chance: Chance): number {
  const reach = Math.min(KICK_REACH, (tour.size - 1) >> 1)
  const start = chance.below(tour.size)
  const first = 1 + chance.below(reach)
  const second = first + 1 + chance.below(reach)
  const [a, b, c, d, e, f] = [0, 1, first, first + 1, second, second + 1].map(
    (step) => tour.at[(start + step) % tour.size]!,
  ) as [number, number, number, number, number, number]
  const before = tour.between(a, b) + tour.between(c, d) + tour.between(e, f)
  tour.exchange([a, b], [e, f])
  tour.exchange([a, e], [d, c])
  tour.exchange([e, c], [b, f])
  mender.wake(a, b, c, d, e, f)
  return tour.between(a, d) + tour.between(e, b) + tour.between(c, f) - before
}

/**
 * The shortest closed tour that is found through every place, by mending and local kicks.
 * @param cost square, the same both ways, in any unit
 * @returns every place once, from anywhere on the tour; fewer than four places in the order in which they are given
 * @see Johnson & McGeoch 1997, "The traveling salesman problem: a case study in local optimization" (iterated local search)
 */
export function solveClosed(cost: Costs, { seed, progress }: Search): number[] {
  if (cost.length < 4) return [...cost.keys()]
  const chance = chanceOf(seed)
  const tour = new TurningTour(cost, nearestFirst(cost))
  const mender = new TourMender(tour)
  mender.wake(...cost.keys())
  mender.mend()
  tour.keep()
  for (let round = 0; round % LOOK_EVERY > 0 || progress(round) < 1; round += 1) {
    const changed = kick(tour, mender, chance) + mender.mend()
    if (changed < TINY) tour.keep()
    else tour.undo()
  }
  return [...tour.at]
}
