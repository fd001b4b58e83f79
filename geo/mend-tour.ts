import type { TurningTour } from './turning-tour'

const TINY = 1e-9
const LONGEST_CARRIED = 3

/** A stretch of a tour that is carried elsewhere, and the places beside it. */
interface Stretch {
  readonly place: number
  readonly last: number
  readonly left: number
  readonly right: number
  readonly forward: boolean
}

/**
 * Mends a closed tour around the places that are waiting, among near neighbours: exchanges two edges, or carries up to three
 * places elsewhere, as long as that makes it shorter.
 * @see Bentley 1992, "Fast algorithms for geometric traveling salesman problems" (neighbour lists, don't-look bits); Or 1976
 */
export class TourMender {
  readonly #waiting: Int32Array
  readonly #queued: Uint8Array
  #head = 0
  #count = 0

  constructor(private readonly tour: TurningTour) {
    this.#waiting = new Int32Array(tour.size)
    this.#queued = new Uint8Array(tour.size)
  }

  wake(...places: readonly number[]): void {
    for (const place of places) {
      if (this.#queued[place] === 1) continue
      this.#queued[place] = 1
      this.#waiting[(this.#head + this.#count) % this.tour.size] = place
      this.#count += 1
    }
  }

  /** @returns by how much the tour changed: negative where it is shorter */
  mend(): number {
    let changed = 0
    while (this.#count > 0) {
      const place = this.#waiting[this.#head]!
      this.#head = (this.#head + 1) % this.tour.size
      this.#count -= 1
      this.#queued[place] = 0
      for (let delta = this.#better(place); delta < 0; delta = this.#better(place)) changed += delta
    }
    return changed
  }

  #better(place: number): number {
    for (const forward of [true, false]) {
      const delta = this.#uncross(place, forward) || this.#carry(place, forward)
      if (delta < 0) return delta
    }
    return 0
  }

  #uncross(place: number, forward: boolean): number {
    const { tour } = this
    const beside = forward ? tour.next(place) : tour.before(place)
    const old = tour.between(place, beside)
    for (let rank = place * tour.width; rank < (place + 1) * tour.width; rank += 1) {
      const near = tour.near[rank]!
      const joined = tour.between(place, near)
      if (joined >= old) return 0
      const after = forward ? tour.next(near) : tour.before(near)
      const delta = joined + tour.between(beside, after) - old - tour.between(near, after)
      if (delta >= -TINY || near === beside || after === place) continue
      tour.exchange([place, beside], [near, after])
      this.wake(place, beside, near, after)
      return delta
    }
    return 0
  }

  #carry(place: number, forward: boolean): number {
    const { tour } = this
    const left = forward ? tour.before(place) : tour.next(place)
    let last = place
    for (let long = 1; long <= LONGEST_CARRIED; long += 1) {
      const right = forward ? tour.next(last) : tour.before(last)
      if (right === left) return 0
      const delta = this.#carryTo({ place, last, left, right, forward })
      if (delta < 0) return delta
      last = right
    }
    return 0
  }

  #carryTo(stretch: Stretch): number {
    const { tour } = this
    const { place, last, left, right } = stretch
    const freed = tour.between(left, place) + tour.between(last, right) - tour.between(left, right)
    for (let rank = place * tour.width; rank < (place + 1) * tour.width; rank += 1) {
      const near = tour.near[rank]!
      const joined = tour.between(place, near)
      if (joined >= freed) return 0
      if (this.#isWithin(near, stretch)) continue
      for (const beside of [tour.next(near), tour.before(near)]) {
        if (this.#isWithin(beside, stretch)) continue
        const delta = joined + tour.between(last, beside) - tour.between(near, beside) - freed
        if (delta >= -TINY) continue
        this.#move(stretch, near, beside)
        this.wake(place, last, left, right, near, beside)
        return delta
      }
    }
    return 0
  }

  #isWithin(sought: number, { place, last, forward }: Stretch): boolean {
    const { where, size } = this.tour
    const [from, to] = forward ? [where[place]!, where[last]!] : [where[last]!, where[place]!]
    return (where[sought]! - from + size) % size <= (to - from + size) % size
  }

  /** Puts a stretch between two neighbours, its first place beside `near`. */
  #move({ place, last, left, right, forward }: Stretch, near: number, beside: number): void {
    const { tour } = this
    const isAlong = (forward ? tour.next(near) : tour.before(near)) === beside
    const [first, second] = isAlong ? [near, beside] : [beside, near]
    tour.exchange([left, place], [first, second])
    if (first !== right) tour.exchange([left, first], [right, last])
    if (isAlong) tour.exchange([first, last], [place, second])
  }
}
