/** Monday first, as OpenStreetMap names them. */
export const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
export type Day = (typeof DAYS)[number]
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** On some days, from one hour to another: `09:00`. */
export interface Span {
  readonly days: readonly Day[]
  readonly from: string
  readonly to: string
}

/** The usual cases, which most places have. */
export interface Hours {
  readonly always: boolean
  readonly spans: readonly Span[]
  /** What happens on public holidays; '' when nobody knows. */
  readonly holidays: '' | 'open' | 'off'
  /** Days of the year on which it is closed: `Dec 25`. */
  readonly closed: readonly string[]
}

export const NO_HOURS: Hours = { always: false, spans: [], holidays: '', closed: [] }

/** What is open on each day of the week, morning before afternoon. */
function timesOf(spans: readonly Span[], day: Day): string {
  const own = spans.filter(({ days, from, to }) => days.includes(day) && from !== '' && to !== '')
  return own
    .map(({ from, to }) => `${from}-${to}`)
    .sort()
    .join(',')
}

interface Run {
  readonly days: Day[]
  readonly times: string
}

/** Days one after another that open alike. */
function runsOf(spans: readonly Span[]): Run[] {
  const runs: Run[] = []
  for (const day of DAYS) {
    const times = timesOf(spans, day)
    const last = runs.at(-1)
    if (last?.times === times) last.days.push(day)
    else runs.push({ days: [day], times })
  }
  return runs.filter(({ times }) => times !== '')
}

const dayText = ({ days }: Run): string => {
  if (days.length === 1) return days[0]!
  return days.length === 2 ? days.join(',') : `${days[0]}-${days.at(-1)}`
}

/** The usual cases in OpenStreetMap's notation; '' where nothing is said. Days that open alike share a rule. */
export function hoursOf({ always, spans, holidays, closed }: Hours): string {
  const byTimes = new Map<string, Run[]>()
  for (const run of runsOf(spans)) byTimes.set(run.times, [...(byTimes.get(run.times) ?? []), run])
  const rules = always ? ['24/7'] : [...byTimes].map(([times, runs]) => `${runs.map(dayText).join(',')} ${times}`)
  if (rules.length === 0) return ''
  const feasts = holidays === 'off' ? ['PH off'] : []
  const open = holidays === 'open' && !always ? [`PH ${rules[0]!.split(' ')[1]}`] : []
  return [...rules, ...feasts, ...open, ...(closed.length > 0 ? [`${closed.join(',')} off`] : [])].join('; ')
}

/** `Mo-We,Fr` as days; undefined for anything else. */
function daysIn(text: string): Day[] | undefined {
  const found: Day[] = []
  for (const part of text.split(',')) {
    const [from, to = from, ...more] = part.split('-').map((name) => DAYS.indexOf(name as Day))
    if (more.length > 0 || from === undefined || to === undefined || from < 0 || to < from) return undefined
    found.push(...DAYS.slice(from, to + 1))
  }
  return found
}

const TIMES = /^\d{2}:\d{2}-\d{2}:\d{2}(,\d{2}:\d{2}-\d{2}:\d{2})*$/
const DATES = new RegExp(`^(${MONTHS.join('|')}) \\d{1,2}(,\\s*(${MONTHS.join('|')}) \\d{1,2})* off$`)

function withRule(hours: Hours, rule: string): Hours | undefined {
  if (rule === '24/7') return { ...hours, always: true }
  if (rule === 'PH off') return { ...hours, holidays: 'off' }
  if (DATES.test(rule)) return { ...hours, closed: rule.replace(/ off$/, '').split(/,\s*/) }
  const [who = '', times = '', ...more] = rule.split(' ')
  if (more.length > 0 || !TIMES.test(times)) return undefined
  if (who === 'PH') return { ...hours, holidays: 'open' }
  const days = daysIn(who)
  const spans = times.split(',').map((time) => time.split('-'))
  return days && { ...hours, spans: [...hours.spans, ...spans.map(([from, to]) => ({ days, from: from!, to: to! }))] }
}

/** Hours as the usual cases; undefined where they say more than these can, and are left as they are written. */
export function readHours(text: string): Hours | undefined {
  const rules = text
    .trim()
    .split(/\s*;\s*/)
    .filter(Boolean)
  const hours = rules.reduce<Hours | undefined>((known, rule) => known && withRule(known, rule), NO_HOURS)
  return hours && hoursOf(hours) === rules.join('; ') ? hours : undefined
}
