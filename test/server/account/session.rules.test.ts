import { describe, expect, it } from 'vitest'
import { beginSession, deviceOf, isAlive, isSeenLongAgo } from '../../../server/account/session.rules'

const days = (count: number) => new Date(Date.parse('2026-11-22T12:00:00Z') + count * 86_400_000)

describe('what somebody signed in with', () => {
  it.each([
    ['Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox · Android'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; SM-A145M) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36',
      'Samsung Internet · Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
      'Safari · iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 'Chrome · Linux'],
    ['<script>alert(1)</script>', ''],
    ['', ''],
  ])('is told in two words: %s', (agent, device) => {
    expect(deviceOf(agent)).toBe(device)
  })
})

describe('a session', () => {
  const session = beginSession(days(0))
  it('lives for a week of silence', () => {
    expect(isAlive(session, days(6.9))).toBe(true)
    expect(isAlive(session, days(7))).toBe(false)
  })
  it('lives for a month at most, however busy', () => {
    const busy = (at: number) => isAlive({ ...session, seenAt: days(at - 1).toISOString() }, days(at))
    expect(busy(29.9)).toBe(true)
    expect(busy(30)).toBe(false)
  })
  it('is written down as seen every five minutes and not at every request', () => {
    const minutes = (count: number) => new Date(days(0).getTime() + count * 60_000)
    expect(isSeenLongAgo(session, minutes(4))).toBe(false)
    expect(isSeenLongAgo(session, minutes(5))).toBe(true)
  })
})
