import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockWords, durationWords, formatsIn, moneyWords } from '../../../server/templates/format.rules'

/** Intl joins numbers and units with spaces that do not break; here they read as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const es = formatsIn('es')
const pt = formatsIn('pt')
const en = formatsIn('en')

describe('numbers and lengths', () => {
  it('writes how far a point may be off in kilometres where metres would only look exact', () => {
    expect([es.metres(3790), es.metres(45_000)].map((text) => text.replace(/\u00a0/g, ' '))).toEqual([
      '3.790 m',
      '45 km',
    ])
  })
  it('writes long roads in whole kilometres and short ones with a decimal', () => {
    expect(plain(es.km(742_300))).toBe('742 km')
    expect(plain(es.km(3_788_000))).toBe('3.788 km')
    expect(plain(es.km(3_700))).toBe('3,7 km')
    expect(plain(en.km(3_700))).toBe('3.7 km')
    expect(plain(es.km(2_000))).toBe('2 km')
  })
  it('writes shares with at most one decimal', () => {
    expect(plain(es.percent(0.716))).toBe('71,6%')
    expect(plain(en.percent(0.12))).toBe('12%')
  })
  it('names the gas that is weighed', () => {
    expect(plain(es.co2(25.2))).toBe('25 kg CO₂e')
    expect(plain(pt.co2(2.04))).toBe('2,0 kg CO₂e')
  })
  it('joins lists as each language does', () => {
    expect([es, pt, en].map((format) => format.list(['a', 'b', 'c']))).toEqual(['a, b y c', 'a, b e c', 'a, b and c'])
  })
})

describe('times', () => {
  it('writes durations in hours and minutes', () => {
    expect(plain(durationWords(7_800))).toBe('2 h 10 min')
    expect(plain(durationWords(3_600))).toBe('1 h')
    expect(plain(durationWords(0))).toBe('0 min')
  })
  it('never writes sixty minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400_000 }),
        (seconds) => !/\b60/.test(durationWords(seconds).split('h')[1] ?? ''),
      ),
    )
  })
  it('writes the clock of the day and begins again at midnight', () => {
    expect(clockWords(27_000)).toBe('07:30')
    expect(clockWords(90_000)).toBe('01:00')
  })
  it('writes dates in the words of each language', () => {
    expect(es.date('2027-02-06')).toBe('6 de febrero de 2027')
    expect(pt.date('2027-02-06')).toBe('6 de fevereiro de 2027')
    expect(en.date('2027-02-06')).toBe('6 February 2027')
  })
  it('says how far a zone is from UTC on that day, summer time counted', () => {
    expect(es.offset('America/Managua', '2027-02-06')).toBe('UTC−6')
    expect(es.offset('America/Havana', '2027-01-15')).toBe('UTC−5')
    expect(es.offset('America/Havana', '2027-07-15')).toBe('UTC−4')
  })
  it('takes the day of a wall clock as it stands there', () => {
    expect(es.shortDay('2027-03-13T23:40')).toContain('13 mar')
  })
})

describe('dates of history (EDTF)', () => {
  it.each([
    ['1927-07-16', '16 de julio de 1927'],
    ['1928-01~', 'hacia enero de 1928'],
    ['1895', '1895'],
    ['1967-10/1967-11', 'octubre–noviembre de 1967'],
    ['1928-01-06/1928-01-08', '6–8 de enero de 1928'],
    ['1927/1934', '1927–1934'],
    ['1813?', 'posiblemente 1813'],
    ['1813-02%', 'posiblemente hacia febrero de 1813'],
  ])('reads %s as “%s”', (date, words) => expect(es.edtf(date)).toBe(words))
  it('says it in Portuguese and English too', () => {
    expect(pt.edtf('1928-01~')).toBe('por volta de janeiro de 1928')
    expect(en.edtf('1928-01~')).toBe('around January 1928')
  })
  it('refuses what is not such a date', () => expect(() => es.edtf('ayer')).toThrow(RangeError))
})

describe('money', () => {
  it('leaves out cents that are not there, and shows them when asked', () => {
    expect(plain(es.money('585', 'USD'))).toBe('US$ 585')
    expect(plain(es.money('585.00', 'USD'))).toBe('US$ 585')
    expect(plain(es.cents('585', 'USD'))).toBe('US$ 585,00')
    expect(plain(pt.cents('347.27', 'USD'))).toBe('US$ 347,27')
    expect(plain(en.cents('1347.27', 'USD'))).toBe('US$1,347.27')
  })
  it('keeps every digit of an amount that a binary number would lose', () => {
    expect(plain(moneyWords('999999999999999.99', { currency: 'USD', language: 'es' }))).toBe(
      'US$ 999.999.999.999.999,99',
    )
  })
  it('never loses a cent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (minor) => {
        const text = minor.toString().padStart(3, '0')
        const shown = es.cents(`${text.slice(0, -2)}.${text.slice(-2)}`, 'USD')
        return BigInt(shown.replace(/\D/g, '')) === minor
      }),
    )
  })
})
