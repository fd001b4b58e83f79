/** A source of chance that begins anew with its seed: the same numbers for the same seed, everywhere. */
export interface Chance {
  /** From 0 up to but not 1. */
  next(): number
  /** A whole number from 0 up to but not `count`. */
  below(count: number): number
}

/**
 * Numbers that look like chance and are not: the same seed gives the same ones.
 * @param seed a whole number; others are cut to 32 bits
 * @see the generator sfc32 of PractRand (C. Doty-Humphrey), period about 2^130
 */
export function chanceOf(seed: number): Chance {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let warm = 0; warm < 15; warm += 1) next()
  return { next, below: (count) => Math.floor(next() * count) }
}
