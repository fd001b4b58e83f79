/** A phone left in a bus is out of the studio within a week. */
const IDLE_DAYS = 7
/** However busy it is, a session ends after a month and the password is asked for again. */
const LONGEST_DAYS = 30
/** Being seen is written no more often than this, so that reading stays reading. */
const SEEN_EVERY_MINUTES = 5

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** When a session was begun and last used, and when it ends whatever happens: instants as ISO texts. */
export interface SessionTimes {
  readonly createdAt: string
  readonly seenAt: string
  readonly expiresAt: string
}

/** The times of a session that begins now. */
export function beginSession(now: Date): SessionTimes {
  const at = now.toISOString()
  return { createdAt: at, seenAt: at, expiresAt: new Date(now.getTime() + LONGEST_DAYS * DAY_MS).toISOString() }
}

/** The instant since which a session must have been seen to be alive, as an ISO text. */
export const idleSince = (now: Date): string => new Date(now.getTime() - IDLE_DAYS * DAY_MS).toISOString()

/** Whether a session counts: neither left alone for too long nor older than any may be. */
export const isAlive = ({ seenAt, expiresAt }: SessionTimes, now: Date): boolean =>
  seenAt > idleSince(now) && expiresAt > now.toISOString()

/** Whether it is time to write down that a session was seen. */
export const isSeenLongAgo = ({ seenAt }: SessionTimes, now: Date): boolean =>
  now.getTime() - Date.parse(seenAt) >= SEEN_EVERY_MINUTES * MINUTE_MS

type Sign = readonly [RegExp, string]

/** In this order: most browsers also name the ones they descend from. */
const BROWSERS: readonly Sign[] = [
  [/\b(?:Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly Sign[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]
const signOf = (signs: readonly Sign[], agent: string): string | undefined =>
  signs.find(([pattern]) => pattern.test(agent))?.[1]

/**
 * What somebody signed in with, as they would say it: "Firefox · Android". Only names of our own lists come out, never
 * what the header says.
 * @param agent the User-Agent header; '' when there is none
 * @returns '' when neither browser nor system is known
 */
export function deviceOf(agent: string): string {
  const known = agent.slice(0, 400)
  return [signOf(BROWSERS, known), signOf(SYSTEMS, known)].filter(Boolean).join(' · ')
}
