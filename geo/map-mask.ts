import type { Rect } from './label-placement'
import type { Pixel } from './map-view'

const CELL = 4
export const SEA = 0
export const LAKE = -1

/** What lies under each small square of the picture: which area fills it, and how much ink a label there would hide. */
export class MapMask {
  private readonly columns: number
  private readonly rows: number
  private readonly surface: Int16Array
  private readonly ink: Uint8Array

  constructor(width: number, height: number) {
    this.columns = Math.ceil(width / CELL)
    this.rows = Math.ceil(height / CELL)
    this.surface = new Int16Array(this.columns * this.rows)
    this.ink = new Uint8Array(this.columns * this.rows)
  }

  /** Marks the squares whose centre lies inside the rings (even-odd) with a surface number. */
  fill(rings: readonly (readonly Pixel[])[], value: number): void {
    const crossings = this.crossings(rings)
    for (const [row, xs] of crossings.entries()) {
      xs?.sort((a, b) => a - b)
      for (let index = 0; xs && index + 1 < xs.length; index += 2) {
        const from = Math.max(0, Math.ceil(xs[index]! / CELL - 0.5))
        const to = Math.min(this.columns - 1, Math.floor(xs[index + 1]! / CELL - 0.5))
        if (from <= to) this.surface.fill(value, row * this.columns + from, row * this.columns + to + 1)
      }
    }
  }

  /** Marks the squares a line runs through with the ink it would cost to cover them (0-255). */
  draw(line: readonly Pixel[], weight: number): void {
    for (let index = 1; index < line.length; index++) {
      const [ax, ay] = line[index - 1]!
      const [bx, by] = line[index]!
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / (CELL * 0.8)))
      for (let step = 0; step <= steps; step++) {
        const column = Math.floor((ax + ((bx - ax) * step) / steps) / CELL)
        const row = Math.floor((ay + ((by - ay) * step) / steps) / CELL)
        if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) continue
        const cell = row * this.columns + column
        this.ink[cell] = Math.max(this.ink[cell]!, weight)
      }
    }
  }

  /** Sum of the ink under a rectangle. */
  inkUnder(box: Rect): number {
    const [left, right, top, bottom] = this.span(box)
    let sum = 0
    for (let row = top; row <= bottom; row++)
      for (let cell = row * this.columns + left; cell <= row * this.columns + right; cell++) sum += this.ink[cell]!
    return sum
  }

  /** The heaviest ink under a rectangle. */
  heaviestUnder(box: Rect): number {
    const [left, right, top, bottom] = this.span(box)
    let most = 0
    for (let row = top; row <= bottom; row++)
      for (let cell = row * this.columns + left; cell <= row * this.columns + right; cell++)
        most = Math.max(most, this.ink[cell]!)
    return most
  }

  /** Share of a rectangle (0-1) that lies on surfaces the test accepts; parts off the picture count as refused. */
  shareOn(box: Rect, accepts: (surface: number) => boolean): number {
    const [left, right, top, bottom] = this.span(box)
    let [hits, seen] = [0, 0]
    for (let row = top; row <= bottom; row++)
      for (let cell = row * this.columns + left; cell <= row * this.columns + right; cell++) {
        seen++
        if (accepts(this.surface[cell]!)) hits++
      }
    const cells = Math.max(seen, Math.floor(box.width / CELL) * Math.floor(box.height / CELL))
    return cells === 0 ? 0 : hits / cells
  }

  /** First and last column and row of the squares a rectangle touches. */
  private span({ x, y, width, height }: Rect): [number, number, number, number] {
    return [
      Math.max(0, Math.floor(x / CELL)),
      Math.min(this.columns - 1, Math.floor((x + width) / CELL)),
      Math.max(0, Math.floor(y / CELL)),
      Math.min(this.rows - 1, Math.floor((y + height) / CELL)),
    ]
  }

  /** Where edges cross the middle of each row of squares. */
  private crossings(rings: readonly (readonly Pixel[])[]): (number[] | undefined)[] {
    const rows = new Array<number[] | undefined>(this.rows)
    for (const ring of rings)
      for (let index = 0; index < ring.length; index++) {
        const [ax, ay] = ring[index]!
        const [bx, by] = ring[(index + 1) % ring.length]!
        const first = Math.max(0, Math.ceil(Math.min(ay, by) / CELL - 0.5))
        const last = Math.min(this.rows - 1, Math.ceil(Math.max(ay, by) / CELL - 0.5) - 1)
        for (let row = first; row <= last; row++) {
          const x = ax + (((row + 0.5) * CELL - ay) / (by - ay)) * (bx - ax)
          ;(rows[row] ??= []).push(x)
        }
      }
    return rows
  }
}
