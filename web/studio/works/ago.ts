const STEPS = [
  ['second', 60, 1000],
  ['minute', 60, 60_000],
  ['hour', 24, 3_600_000],
  ['day', 30, 86_400_000],
] as const

/** «hace 3 minutos» in the reader's language, up to a month; older instants are told by their date. */
export function ago(instant: number, now: number, locale: string): string {
  const past = Math.max(0, now - instant)
  const step = STEPS.find(([, many, size]) => past < many * size)
  if (!step) return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(instant)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return words.format(-Math.floor(past / step[2]) || 0, step[0])
}
