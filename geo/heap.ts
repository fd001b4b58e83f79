/** A binary min-heap of whole numbers ordered by a cost; equal costs leave in the order the heap happens to hold them, always the same for the same input. */
export class MinHeap {
  readonly #items: number[] = []
  readonly #costs: number[] = []

  /** How many items wait. */
  get size(): number {
    return this.#items.length
  }

  /** Adds an item; the same item may wait several times with different costs. */
  push(item: number, cost: number): void {
    let at = this.#items.length
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#costs[parent]! <= cost) break
      this.#items[at] = this.#items[parent]!
      this.#costs[at] = this.#costs[parent]!
      at = parent
    }
    this.#items[at] = item
    this.#costs[at] = cost
  }

  /** Takes out the cheapest item with its cost; undefined when empty. */
  pop(): { item: number; cost: number } | undefined {
    if (this.#items.length === 0) return undefined
    const top = { item: this.#items[0]!, cost: this.#costs[0]! }
    const item = this.#items.pop()!
    const cost = this.#costs.pop()!
    if (this.#items.length > 0) this.#sink(item, cost)
    return top
  }

  #sink(item: number, cost: number): void {
    const count = this.#items.length
    let at = 0
    for (let child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && this.#costs[child + 1]! < this.#costs[child]!) child += 1
      if (this.#costs[child]! >= cost) break
      this.#items[at] = this.#items[child]!
      this.#costs[at] = this.#costs[child]!
      at = child
    }
    this.#items[at] = item
    this.#costs[at] = cost
  }
}
