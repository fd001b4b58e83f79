import type { Seconds } from './types'

/** An order of places with a clock: each place has a time before which nobody is let in and one after which it is too late. */
export interface TimedPlaces {
  /** From place to place, the stay at the first included; the way there need not be the way back. */
  readonly cost: readonly (readonly Seconds[])[]
  readonly opens: readonly Seconds[]
  /** One must be there by then at the latest. */
  readonly closes: readonly Seconds[]
}

const CLOSE_ENOUGH = 1e-9

/** From place 0 through every other and back to it; changes are tried in a buffer, and taken over when they are better. */
export class TimedOrder {
  readonly size: number
  /** The places by position; 0 at both ends. */
  readonly at: Int32Array
  /** What the next trial writes, position by position. */
  readonly trial: Int32Array
  /** Sums up to each position: the cost, and the seconds that places were reached too late. */
  readonly #cost: Float64Array
  readonly #opens: Float64Array
  readonly #closes: Float64Array
  readonly #begins: Float64Array
  readonly #late: Float64Array
  readonly #spent: Float64Array

  constructor({ cost, opens, closes }: TimedPlaces, order: readonly number[]) {
    this.size = cost.length
    this.#cost = Float64Array.from(cost.flat())
    this.#opens = Float64Array.from(opens)
    this.#closes = Float64Array.from(closes)
    this.at = Int32Array.from([0, ...order, 0])
    this.trial = Int32Array.from(this.at)
    this.#begins = new Float64Array(this.size + 1)
    this.#late = new Float64Array(this.size + 1)
    this.#spent = new Float64Array(this.size + 1)
    this.reckon(1)
  }

  /** The whole: seconds too late, and what it costs without waiting. */
  get late(): Seconds {
    return this.#late[this.size]!
  }
  get spent(): Seconds {
    return this.#spent[this.size]!
  }

  /** Works out the clock from a position on. */
  reckon(from: number): void {
    this.#begins[0] = this.#opens[0]!
    for (let position = from; position <= this.size; position += 1) {
      const place = this.at[position]!
      const cost = this.#cost[this.at[position - 1]! * this.size + place]!
      const arrives = this.#begins[position - 1]! + cost
      this.#begins[position] = Math.max(arrives, this.#opens[place]!)
      this.#late[position] = this.#late[position - 1]! + Math.max(0, arrives - this.#closes[place]!)
      this.#spent[position] = this.#spent[position - 1]! + cost
    }
  }

  /** Whether the trial, which differs from the order between two positions, is less late, or no later and cheaper. */
  isBetter(from: number, to: number): boolean {
    let clock = this.#begins[from - 1]!
    let late = this.#late[from - 1]!
    let spent = this.#spent[from - 1]!
    let before = this.at[from - 1]!
    for (let position = from; position <= to + 1; position += 1) {
      const place = position > to ? this.at[position]! : this.trial[position]!
      const cost = this.#cost[before * this.size + place]!
      spent += cost
      clock += cost
      if (clock > this.#closes[place]!) late += clock - this.#closes[place]!
      if (late > this.late + CLOSE_ENOUGH) return false
      if (clock < this.#opens[place]!) clock = this.#opens[place]!
      before = place
    }
    const cheaper = spent < this.#spent[to + 1]! - CLOSE_ENOUGH
    if (this.late === 0 && !cheaper) return false
    const rest = this.#lateAfter(to + 1, { clock, late })
    return rest < this.late - CLOSE_ENOUGH || (rest <= this.late + CLOSE_ENOUGH && cheaper)
  }

  /** How late the whole is when a position is left at another time: as before once the clocks agree again. */
  #lateAfter(from: number, { clock, late }: { clock: Seconds; late: Seconds }): Seconds {
    for (let position = from + 1; position <= this.size; position += 1) {
      const known = this.#begins[position - 1]!
      if (clock === known || (clock < known && this.late === 0)) return late + this.late - this.#late[position - 1]!
      const place = this.at[position]!
      clock += this.#cost[this.at[position - 1]! * this.size + place]!
      if (clock > this.#closes[place]!) late += clock - this.#closes[place]!
      if (late > this.late + CLOSE_ENOUGH) return late
      if (clock < this.#opens[place]!) clock = this.#opens[place]!
    }
    return late
  }

  /** Takes the trial over between two positions. */
  take(from: number, to: number): void {
    for (let position = from; position <= to; position += 1) this.at[position] = this.trial[position]!
    this.reckon(from)
  }

  /** Takes a whole order, with its ends. */
  copy(order: Int32Array): void {
    this.at.set(order)
    this.reckon(1)
  }
}
