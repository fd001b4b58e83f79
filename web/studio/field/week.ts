/** Days as opening hours name them. */
export const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const

/** The usual case of opening hours: some days, from one hour to another. */
export interface Week {
  readonly days: readonly string[]
  readonly from: string
  readonly to: string
}

const SPAN = /^(?:([A-Z][a-z](?:[-,][A-Z][a-z])*) )?(\d{2}:\d{2})-(\d{2}:\d{2})$/
const isDay = (name: string): boolean => (DAYS as readonly string[]).includes(name)

function daysIn(text: string): readonly string[] | undefined {
  const days = text.split(',').flatMap((run) => {
    const [from, to = from] = run.split('-') as [string, string?]
    const [first, last] = [DAYS.indexOf(from as 'Mo'), DAYS.indexOf(to as 'Mo')]
    return first < 0 || last < first ? ['?'] : DAYS.slice(first, last + 1)
  })
  return days.every(isDay) ? days : undefined
}

/** What simple opening hours say; undefined where they say more than days and hours. */
export function readWeek(text: string): Week | undefined {
  if (text === '') return { days: [], from: '', to: '' }
  const [, days, from, to] = SPAN.exec(text) ?? []
  const named = days === undefined ? DAYS : daysIn(days)
  return from && to && named ? { days: named, from, to } : undefined
}

/** Days one after the other are told as a run: `Tu-Su`. */
function runsOf(days: readonly string[]): string {
  const places = DAYS.flatMap((day, place) => (days.includes(day) ? [place] : []))
  const starts = places.filter((place) => !places.includes(place - 1))
  return starts
    .map((start) => {
      let end = start
      while (places.includes(end + 1)) end += 1
      return end === start ? DAYS[start] : `${DAYS[start]}-${DAYS[end]}`
    })
    .join(',')
}

/** Opening hours in the syntax of OpenStreetMap; '' while a day or an hour is missing. */
export const writeWeek = ({ days, from, to }: Week): string =>
  days.length > 0 && from !== '' && to !== '' ? `${runsOf(days)} ${from}-${to}` : ''
