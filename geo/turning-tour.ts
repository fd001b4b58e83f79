const MOST_NEIGHBOURS = 10

/** A closed tour changed by exchanging two of its edges, each exchange remembered until it is kept or undone. */
export class TurningTour {
  readonly size: number
  /** Places by position, positions by place. */
  readonly at: Int32Array
  readonly where: Int32Array
  /** The places nearest to each place, so many a place. */
  readonly near: Int32Array
  readonly width: number
  readonly #cost: Float64Array
  readonly #turned: number[] = []

  /** @param cost the same in both directions   @param order every place once */
  constructor(cost: readonly (readonly number[])[], order: readonly number[]) {
    this.size = cost.length
    this.#cost = Float64Array.from(cost.flat())
    this.at = Int32Array.from(order)
    this.where = new Int32Array(this.size)
    this.at.forEach((place, position) => (this.where[place] = position))
    this.width = Math.min(MOST_NEIGHBOURS, this.size - 1)
    this.near = new Int32Array(this.size * this.width)
    cost.forEach((row, place) => {
      const others = [...row.keys()].filter((other) => other !== place).sort((a, b) => row[a]! - row[b]!)
      this.near.set(others.slice(0, this.width), place * this.width)
    })
  }

  between(one: number, other: number): number {
    return this.#cost[one * this.size + other]!
  }

  next(place: number): number {
    const position = this.where[place]! + 1
    return this.at[position === this.size ? 0 : position]!
  }

  before(place: number): number {
    const position = this.where[place]!
    return this.at[position === 0 ? this.size - 1 : position - 1]!
  }

  /** Joins a with c and b with d, where a was beside b and c beside d on the same side of it. */
  exchange(edge: readonly [a: number, b: number], other: readonly [c: number, d: number]): void {
    const [a, b] = edge
    const [c, d] = other
    const [from, to] = this.next(a) === b ? [this.where[b]!, this.where[c]!] : [this.where[a]!, this.where[d]!]
    this.#turn(from, to)
    this.#turned.push(from, to)
  }

  /** From now on the tour as it stands is what an undoing comes back to. */
  keep(): void {
    this.#turned.length = 0
  }

  undo(): void {
    for (let last = this.#turned.length - 2; last >= 0; last -= 2)
      this.#turn(this.#turned[last]!, this.#turned[last + 1]!)
    this.keep()
  }

  /** Turns the stretch between two positions around, or the rest where that is shorter: it is the same tour. */
  #turn(from: number, to: number): void {
    const { size } = this
    const inner = ((to - from + size) % size) + 1
    const isRest = inner * 2 > size
    let [left, right] = isRest ? [(to + 1) % size, (from - 1 + size) % size] : [from, to]
    for (let steps = (isRest ? size - inner : inner) >> 1; steps > 0; steps -= 1) {
      this.#swap(left, right)
      left = left + 1 === size ? 0 : left + 1
      right = right === 0 ? size - 1 : right - 1
    }
  }

  #swap(left: number, right: number): void {
    const { at, where } = this
    const [one, other] = [at[left]!, at[right]!]
    at[left] = other
    where[other] = left
    at[right] = one
    where[one] = right
  }
}
