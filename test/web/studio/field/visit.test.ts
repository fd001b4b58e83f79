import { describe, expect, it } from 'vitest'
import { Assessment, Narrative } from '../../../../server/contract/record'
import { readNumber } from '../../../../web/studio/field/number'
import {
  assessmentOf,
  blocksOf,
  isDone,
  lacksOf,
  partsOf,
  progressOf,
  tellingOf,
} from '../../../../web/studio/field/parts'
import { better, proposed, unproposed } from '../../../../web/studio/field/position'
import { decided, settle } from '../../../../web/studio/field/settle'
import { answered, beginVisit, type Visit } from '../../../../web/studio/field/visit'
import { readWeek, writeWeek } from '../../../../web/studio/field/week'

const BASE = {
  name: { es: 'Casa' },
  at: [-86.1, 11.9],
  precision: 300,
  coordinateSources: ['Mapa'],
  sheet: { access: { town: 'Masaya' } },
}
const begin = (more: Partial<Parameters<typeof beginVisit>[0]> = {}): Visit =>
  beginVisit({
    ...{ id: 'v1', site: 'casa', network: 'sandino', title: 'Casa', language: 'es', base: BASE, signer: 'Carmen Guía' },
    now: new Date(2026, 10, 22, 9),
    ...more,
  })
const write = (visit: Visit, answers: Record<string, unknown>): Visit =>
  Object.entries(answers).reduce((so, [path, value]) => answered(so, path, value), visit)

describe('what is written at the place', () => {
  it('touches only the pieces that say something else than before', () => {
    const visit = write(begin(), { 'site.locality': 'San Juan', 'site.sheet.access.town': 'Catarina' })
    expect(visit.touched).toEqual(['locality', 'sheet.access.town'])
    expect(write(visit, { 'site.sheet.access.town': 'Masaya', 'site.locality': '' }).touched).toEqual([])
  })

  it('goes into the draft where nobody changed it meanwhile, and leaves the work of others alone', () => {
    const visit = write(begin(), { 'site.locality': 'San Juan' })
    const theirs = { ...BASE, altitude: 440 }
    expect(settle(visit, theirs)).toEqual({ value: { ...theirs, locality: 'San Juan' }, clashes: [] })
  })

  it('is asked about where somebody else wrote something else, and only there', () => {
    const visit = write(begin(), { 'site.locality': 'San Juan', 'site.sheet.access.town': 'Catarina' })
    const theirs = { ...BASE, sheet: { access: { town: 'Masatepe' } } }
    const { value, clashes } = settle(visit, theirs)
    expect(value).toEqual({ ...theirs, locality: 'San Juan' })
    expect(clashes).toEqual([{ piece: 'sheet.access.town', theirs: { 'sheet.access.town': 'Masatepe' } }])
  })

  it('sent twice changes nothing the second time', () => {
    const visit = write(begin(), { 'site.locality': 'San Juan' })
    const { value } = settle(visit, BASE)
    expect(settle(visit, value)).toEqual({ value, clashes: [] })
  })

  it('chosen over theirs is written; given up, theirs stays', () => {
    const visit = write(begin(), { 'site.sheet.access.town': 'Catarina' })
    const theirs = { ...BASE, sheet: { access: { town: 'Masatepe' } } }
    const [clash] = settle(visit, theirs).clashes
    const asking = { ...visit, clashes: [clash!] }
    expect(settle(decided(asking, clash!, 'mine'), theirs).value.sheet).toEqual({ access: { town: 'Catarina' } })
    const given = decided(asking, clash!, 'theirs')
    expect(settle(given, theirs)).toEqual({ value: theirs, clashes: [] })
    expect(given.touched).toEqual([])
  })
})

describe('a measured point', () => {
  const fix = { at: [-86.0945, 11.9048] as const, metres: 7 }
  it('is the most exact of those the telephone gave', () => {
    expect(better(fix, { ...fix, metres: 20 })).toBe(fix)
    expect(better(fix, { ...fix, metres: 4 }).metres).toBe(4)
    expect(better(null, fix)).toBe(fix)
  })
  it('brings its exactness and how it was measured, beside the sources of others', () => {
    const visit = proposed(begin(), fix, 'GPS ±7 m')
    const { value } = settle(visit, { ...BASE, coordinateSources: ['Mapa', 'Instituto'] })
    expect(value).toMatchObject({ at: fix.at, precision: 7, coordinateSources: ['Mapa', 'Instituto', 'GPS ±7 m'] })
    expect(unproposed(visit).touched).toEqual([])
  })
  it('is one piece with its exactness: a point moved meanwhile keeps its own', () => {
    const theirs = { ...BASE, at: [-86.2, 11.8], precision: 20 }
    const { value, clashes } = settle(proposed(begin(), fix, 'GPS'), theirs)
    expect(value).toEqual(theirs)
    expect(clashes.map(({ piece }) => piece)).toEqual(['at'])
  })
})

describe('the parts of a visit', () => {
  const told = write(begin(), {
    'state.condition': 'regular',
    'state.threats': [{ factor: 7, intensity: 'high', trend: 'steady' }],
    'telling.teller': 'Doña Blanca',
    'telling.text': 'Le daba tortillas.',
    'telling.covers': ['story'],
  })
  it('are records as the contract takes them, signed and dated where the telephone is', () => {
    const assessment = assessmentOf(told, 'A simple vista')
    expect(Assessment.parse(assessment)).toEqual(assessment)
    expect(assessment).toMatchObject({ on: '2026-11-22', by: { name: 'Carmen Guía' } })
    const telling = tellingOf(told)
    expect(Narrative.parse(telling)).toEqual(telling)
    expect(telling!.consent).toEqual({ by: 'Doña Blanca', on: '2026-11-22', covers: ['story'] })
  })
  it('bring no consent that nobody gave', () => {
    expect(tellingOf(write(told, { 'telling.covers': undefined }))!.consent).toBeUndefined()
  })
  it('are counted, and done when each has arrived', () => {
    const visit = { ...told, finished: true, sent: { state: { is: 'sent' as const } } }
    expect(partsOf(visit, [])).toEqual(['state', 'telling'])
    expect(progressOf(visit, [])).toEqual({ sent: 1, all: 2 })
    expect(isDone({ ...visit, sent: { ...visit.sent, telling: { is: 'sent' } } }, [])).toBe(true)
  })
  it('say what stays behind, and what must be there first', () => {
    expect(lacksOf(write(begin(), { 'state.notes': 'Grietas', 'telling.text': 'Algo' }))).toEqual([
      'condition',
      'teller',
    ])
    expect(blocksOf(write(told, { 'signer.name': '' }))).toEqual(['signer'])
    expect(blocksOf(begin({ site: null, base: {} }))).toEqual(['name'])
  })
})

describe('answers of a thumb', () => {
  it('read a number with either comma or point, and ask where it could be thousands', () => {
    const km = { min: 0, max: 5000 }
    expect([readNumber('4,5', km), readNumber('4.5', km), readNumber(' 12 ', km)]).toEqual([4.5, 4.5, 12])
    expect([readNumber('1.200', km), readNumber('12 km', km), readNumber('9000', km)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(readNumber('1,5', { ...km, whole: true })).toBeUndefined()
  })
  it('make opening hours of ticked days, and read them again', () => {
    const week = { days: ['Tu', 'We', 'Th', 'Sa'], from: '09:00', to: '17:00' }
    expect(writeWeek(week)).toBe('Tu-Th,Sa 09:00-17:00')
    expect(readWeek('Tu-Th,Sa 09:00-17:00')).toEqual(week)
    expect(readWeek('Tu-Su 09:00-17:00; Dec 25 off')).toBeUndefined()
    expect(writeWeek({ ...week, to: '' })).toBe('')
  })
})
