import type { Orienteering, Outings } from './orienteering'

/** Where a place would be put: the day, and the position among its places. */
export interface Room {
  readonly day: number
  readonly at: number
}

/** Days with their places and the clock of each: whether a place has room somewhere is told by two comparisons. */
export class OutingPlan {
  readonly days: number
  /** How many places each day visits. */
  readonly counts: Int32Array
  /** The day of each place; -1 for those that are left out. */
  readonly dayOf: Int32Array
  score = 0
  /** Places of each day with its ends; when each visit begins, and when it must begin at the latest. */
  readonly #places: Int32Array[]
  readonly #begins: Float64Array[]
  readonly #latest: Float64Array[]
  readonly #size: number
  readonly #travel: Float64Array
  readonly #visit: Float64Array
  readonly #opens: Float64Array[]
  readonly #closes: Float64Array[]
  readonly #scores: Float64Array

  constructor({ travel, visit, score, days, doors }: Orienteering) {
    this.days = days.length
    this.counts = new Int32Array(days.length)
    this.dayOf = new Int32Array(visit.length).fill(-1)
    this.#size = visit.length
    this.#travel = Float64Array.from(travel.flat())
    this.#visit = Float64Array.from(visit)
    this.#scores = Float64Array.from(score)
    this.#opens = days.map((_, day) => Float64Array.from((doors[day] ?? doors[0]!).opens))
    this.#closes = days.map((_, day) => Float64Array.from((doors[day] ?? doors[0]!).closes))
    const room = visit.length + 2
    this.#places = days.map(() => new Int32Array(room))
    this.#begins = days.map(() => new Float64Array(room))
    this.#latest = days.map(() => new Float64Array(room))
    days.forEach(({ from, to, leaves, returns }, day) => {
      this.#places[day]!.set([from, to])
      this.#begins[day]![0] = leaves
      this.#latest[day]![1] = returns
      this.clock(day)
    })
  }

  /** Works out a day's clock anew. */
  clock(day: number): void {
    const [places, begins, latest] = [this.#places[day]!, this.#begins[day]!, this.#latest[day]!]
    const [opens, closes] = [this.#opens[day]!, this.#closes[day]!]
    const size = this.#size
    const last = this.counts[day]! + 1
    let free = begins[0]!
    for (let at = 1; at <= last; at += 1) {
      const place = places[at]!
      const arrives = free + this.#travel[places[at - 1]! * size + place]!
      begins[at] = at < last && arrives < opens[place]! ? opens[place]! : arrives
      free = begins[at]! + this.#visit[place]!
    }
    for (let at = last - 1; at > 0; at -= 1) {
      const place = places[at]!
      const must = latest[at + 1]! - this.#travel[place * size + places[at + 1]!]! - this.#visit[place]!
      latest[at] = must < closes[place]! ? must : closes[place]!
    }
  }

  /** Whether a place has room in a day. */
  fits(place: number, day: number): boolean {
    return this.#search(place, day, { waits: false, skip: undefined }).at > 0
  }

  /**
   * Where in a day a place costs the least: the added travel, or with `waits` the time by which what follows is pushed back.
   * @param skip passes positions over, by chance
   * @returns at 0 and cost Infinity where it has no room
   */
  cheapest(
    place: number,
    day: number,
    how: { readonly waits: boolean; skip(): boolean },
  ): { at: number; cost: number } {
    return this.#search(place, day, how)
  }

  #search(
    place: number,
    day: number,
    { waits, skip }: { readonly waits: boolean; readonly skip: (() => boolean) | undefined },
  ): { at: number; cost: number } {
    const [places, begins, latest] = [this.#places[day]!, this.#begins[day]!, this.#latest[day]!]
    const [open, close] = [this.#opens[day]![place]!, this.#closes[day]![place]!]
    const [size, travel, stay] = [this.#size, this.#travel, this.#visit[place]!]
    const end = this.counts[day]! + 1
    let [at, cost] = [0, Infinity]
    for (let next = 1; next <= end; next += 1) {
      if (latest[next]! < open + stay) continue
      const before = places[next - 1]!
      if (begins[next - 1]! > close) break
      const there = travel[before * size + place]!
      const arrives = begins[next - 1]! + (next === 1 ? 0 : this.#visit[before]!) + there
      if (arrives > close) continue
      const onward = travel[place * size + places[next]!]!
      const reaches = (arrives < open ? open : arrives) + stay + onward
      if (reaches > latest[next]!) continue
      if (skip === undefined) return { at: next, cost: 0 }
      if (skip()) continue
      const costs = waits ? reaches - begins[next]! : there + onward - travel[before * size + places[next]!]!
      if (costs < cost) [at, cost] = [next, costs]
    }
    return { at, cost }
  }

  insert(place: number, { day, at }: Room): void {
    const places = this.#places[day]!
    const [latest, last] = [this.#latest[day]!, this.counts[day]! + 1]
    places.copyWithin(at + 1, at, last + 1)
    places[at] = place
    latest[last + 1] = latest[last]!
    this.counts[day]! += 1
    this.dayOf[place] = day
    this.score += this.#scores[place]!
    this.clock(day)
  }

  /** Takes out so many neighbours of a day, a place among them; `luck` (0 to 1) says which. The clock is not told. */
  removeAround(place: number, count: number, luck: number): void {
    const day = this.dayOf[place]!
    const places = this.#places[day]!
    const all = this.counts[day]!
    const at = places.indexOf(place, 1)
    const low = Math.max(1, at - count + 1)
    const high = Math.min(at, all - count + 1)
    const from = low + Math.floor(luck * (high - low + 1))
    for (let gone = from; gone < from + count; gone += 1) {
      this.dayOf[places[gone]!] = -1
      this.score -= this.#scores[places[gone]!]!
    }
    const latest = this.#latest[day]!
    latest[all + 1 - count] = latest[all + 1]!
    places.copyWithin(from, from + count, all + 2)
    this.counts[day]! -= count
  }

  /** Takes the places of another plan of the same days: of all days, or only of those that are marked. */
  copy(other: OutingPlan, marked?: Uint8Array): void {
    for (let day = 0; day < this.days; day += 1) {
      if (marked?.[day] === 0) continue
      const used = other.counts[day]! + 2
      this.#places[day]!.set(other.#places[day]!.subarray(0, used))
      this.#begins[day]!.set(other.#begins[day]!.subarray(0, used))
      this.#latest[day]!.set(other.#latest[day]!.subarray(0, used))
    }
    this.counts.set(other.counts)
    this.dayOf.set(other.dayOf)
    this.score = other.score
  }

  outings(): Outings {
    return this.#places.map((places, day) => [...places.subarray(1, this.counts[day]! + 1)])
  }
}
