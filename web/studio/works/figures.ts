/** What a text says when it is read as a number: the number, nothing, or a question to whoever wrote it. */
export type Read<T> =
  | { readonly is: 'value'; readonly value: T }
  | { readonly is: 'nothing' }
  | { readonly is: 'question'; readonly about: Problem; readonly perhaps?: string; readonly limits?: Limits }
export type Problem = 'comma' | 'hemisphere' | 'degrees' | 'pair' | 'shape' | 'whole' | 'range' | 'currency'

export interface Limits {
  readonly min: number
  readonly max: number
}

const NOTHING = { is: 'nothing' } as const
const PLAIN = /^-?\d{1,9}(\.\d{1,12})?$/
const WITH_COMMA = /^-?\d{1,9},\d{1,12}$/

const question = (about: Problem, perhaps?: string): Read<never> => ({ is: 'question', about, perhaps })
const minus = (text: string): string => text.trim().replace(/^[\u2212\u2013]/, '-')

/** Reads a plain decimal number, strictly: a decimal comma, a unit or a sign out of place is asked about. */
export function readNumber(text: string, limits: Limits & { readonly whole?: boolean }): Read<number> {
  const written = minus(text)
  if (written === '') return NOTHING
  if (WITH_COMMA.test(written)) return question('comma', written.replace(',', '.'))
  if (!PLAIN.test(written)) return question('shape')
  const value = Number(written)
  if (limits.whole && !Number.isInteger(value)) return question('whole')
  if (value < limits.min || value > limits.max) return { is: 'question', about: 'range', limits }
  return { is: 'value', value: value === 0 ? 0 : value }
}

const SIDES = { N: 1, S: -1, E: 1, W: -1, O: -1, L: 1 } as const
const HEMISPHERE = /^(\d{1,3}(?:[.,]\d{1,12})?)\s*°?\s*([NSEWOL])$/i
const DEGREES =
  /^(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['\u2032\u2019])?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|\u2033|\u201d|''))?\s*([NSEWOL])?$/i
const PAIR = /^(-?\d{1,3}\.\d+)\s*[,;\s]\s*(-?\d{1,3}\.\d+)$/

const dotted = (text: string | undefined): number => Number((text ?? '0').replace(',', '.'))
const rounded = (value: number): string => String(Number(value.toFixed(6)))
const sided = (letter: string | undefined, value: number): string =>
  rounded(value * (SIDES[(letter ?? 'N').toUpperCase() as keyof typeof SIDES] ?? 1))

/** Reads degrees of longitude or latitude; letters, minutes and pairs are asked about, never guessed. */
export function readDegrees(text: string, axis: 'lng' | 'lat'): Read<number> {
  const written = minus(text)
  const hemisphere = HEMISPHERE.exec(written)
  if (hemisphere) return question('hemisphere', sided(hemisphere[2], dotted(hemisphere[1])))
  const degrees = written.includes('°') ? DEGREES.exec(written) : null
  if (degrees) {
    const [, whole, minutes, seconds, letter] = degrees
    return question('degrees', sided(letter, dotted(whole) + dotted(minutes) / 60 + dotted(seconds) / 3600))
  }
  if (PAIR.test(written)) return question('pair')
  return readNumber(written, axis === 'lng' ? { min: -180, max: 180 } : { min: -90, max: 90 })
}

/** Reads an amount of money as the decimal string it stays: never a binary number, at most four decimals. */
export function readMoney(text: string): Read<string> {
  const written = text.trim()
  if (written === '') return NOTHING
  if (/^\d{1,12}(\.\d{1,4})?$/.test(written)) return { is: 'value', value: written }
  if (/^\d{1,12},\d{1,2}$/.test(written)) return question('comma', written.replace(',', '.'))
  return question('shape')
}
