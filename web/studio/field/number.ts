/** A number as people write it; a point or comma before three digits could be thousands, and is asked about. */
export function readNumber(
  text: string,
  { min, max, whole }: { readonly min: number; readonly max: number; readonly whole?: true },
): number | undefined {
  const found = /^\s*(-?\d+)(?:[.,](\d{1,2}|\d{4,}))?\s*$/.exec(text)
  if (!found) return undefined
  const number = Number(found[2] ? `${found[1]}.${found[2]}` : found[1])
  return number >= min && number <= max && (!whole || Number.isInteger(number)) ? number : undefined
}
