import { describe, expect, it, vi } from 'vitest'
import { carryingCapacity } from '../../../../server/catalog/capacity.rules'
import type { EvaluationComparison } from '../../../../server/contract/api/record'
import { NEW_RECORDS, RECORD_KINDS } from '../../../../server/contract/record'
import {
  beginning,
  blankColombia,
  bodyOf,
  correction,
  criteriaOf,
  problemsOf,
} from '../../../../web/studio/records/begin'
import { recordDrawer, sending } from '../../../../web/studio/records/kept'
import type { Line } from '../../../../web/studio/records/shapes'
import { sentenceOf } from '../../../../web/studio/records/comparison'
import { capacitySteps } from '../../../../web/studio/records/steps'
import { RECORDS } from '../../../server/record-bodies'
import { speak } from '../../../../web/studio/words'
import { WORDS } from '../words'

const ANA = { today: '2026-11-22', name: 'Ana' }
const line = (value: object): Line =>
  ({ number: 3, at: '2026-05-01T12:00:00Z', recordedBy: 'ANA', correctedBy: null, value }) as unknown as Line

describe('a new record', () => {
  it.each(RECORD_KINDS)('of %s begins signed and dated, and says what it still lacks', (kind) => {
    const begun = beginning(kind, ANA)
    expect(begun).toMatchObject({ on: '2026-11-22', by: { name: 'Ana' } })
    expect(problemsOf(kind, begun).length).toBeGreaterThan(0)
    const known = WORDS.es.record as unknown as { wrong: Record<string, string> }
    expect(problemsOf(kind, begun).filter(({ code }) => !(code in known.wrong))).toEqual([])
  })
  it('of the condition goes on in the vocabulary that was used last', () => {
    const last = line({ condition: { vocabulary: 'en16096', condition: 1, urgency: 0, recommendation: 1 } })
    expect(beginning('assessment', { ...ANA, last }).condition).toEqual({ vocabulary: 'en16096' })
  })
  it('that corrects another begins from all it says, signature included, without what was computed', () => {
    const value = { ...RECORDS.evaluations, by: { name: 'Rosa' }, corrects: 1, result: { total: 77 } }
    const begun = correction(line(value))
    expect(begun).toEqual({ ...RECORDS.evaluations, by: { name: 'Rosa' }, corrects: 3 })
    expect(problemsOf('evaluation', begun)).toEqual([])
  })
  it('is sent without what was opened and left empty', () => {
    const value = { ...RECORDS.assessments, by: { name: 'Rosa', organisation: ' ' }, notes: '' }
    expect(NEW_RECORDS.assessment.safeParse(bodyOf(value)).success).toBe(true)
  })
})

describe('a score', () => {
  it('asks for every criterion of its table, each with its maximum', () => {
    const score = blankColombia('material')
    expect(criteriaOf(score).map(({ maximum }) => maximum)).toEqual([21, 21, 28])
    expect(criteriaOf({ method: 'ecuador' }).reduce((sum, { maximum }) => sum + maximum, 0)).toBe(100)
    const evaluation = { ...beginning('evaluation', ANA), score: { ...score, points: [18, '', 24] } }
    expect(problemsOf('evaluation', evaluation)).toEqual([{ path: 'score.points.1', code: 'required' }])
  })
  it('above a maximum is not sent', () => {
    const score = { ...blankColombia('material'), points: [22, 17, 24], significance: 'national' }
    expect(problemsOf('evaluation', { ...beginning('evaluation', ANA), score })).toEqual([
      { path: 'score.points.0', code: 'odd' },
    ])
  })
})

describe('a capacity study', () => {
  const place = {
    ...{ space: 45_000, spacePerVisitor: 20, openHours: 8, visitHours: 4 },
    factors: [
      { name: 'marea', limiting: 5000, total: 45_000 },
      { name: 'acceso', limiting: 4500, total: 45_000 },
      { name: 'lluvia', limiting: 1100, total: 2920 },
    ],
    management: 0.7532,
  }
  const show = (value: number) => String(Math.round(value * 10_000) / 10_000)
  it('shows every step with its numbers, as the guide of the field does', () => {
    const steps = capacitySteps(place, show)
    expect(steps.map(({ name, key, sum, value }) => `${name ?? key}: ${sum} = ${show(value)}`)).toEqual([
      'visits: 8 ÷ 4 = 2',
      'physical: 45000 ÷ 20 × 2 = 4500',
      'marea: 1 − 5000 ÷ 45000 = 0.8889',
      'acceso: 1 − 4500 ÷ 45000 = 0.9',
      'lluvia: 1 − 1100 ÷ 2920 = 0.6233',
      'real: 4500 × 0.8889 × 0.9 × 0.6233 = 2243.8356',
      'management: 0.7532 = 0.7532',
      'effective: 2243.8356 × 0.7532 = 1690.057',
      'daily: 1690.057 ÷ 2 = 845.0285',
      'limit: ⌊845.0285⌋ = 845',
    ])
  })
  it('comes to what the server keeps, with groups, degrees and three marks of management', () => {
    const other = {
      ...place,
      group: { size: 15, gap: 50, spacePerVisitor: 1 },
      factors: [
        { name: 'suelo', high: 10, medium: 20, total: 120 },
        { name: 'obras', value: 0.8 },
      ],
      management: { infrastructure: 0.8, equipment: 0.7, staff: 0.75 },
    }
    const steps = capacitySteps(other, show)
    const of = (key: string) => steps.find((step) => step.key === key)!.value
    const kept = carryingCapacity(other)
    expect([of('real'), of('effective'), of('limit')]).toEqual([kept.real, kept.effective, kept.dailyLimit])
    expect(steps.find(({ name }) => name === 'suelo')!.sum).toBe('1 − (1.5 × 10 + 20) ÷ 120')
  })
})

describe('what is not sent yet', () => {
  const box = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
      removeItem: (name: string) => void kept.delete(name),
    }
  }
  it('is found again on the device, by the same person, for the same drawer of the same site', () => {
    const device = box()
    recordDrawer(device, 'ana', 'casa', 'assessment').keep({ value: { method: 'A simple vista' } })
    expect(recordDrawer(device, 'ana', 'casa', 'assessment').look()?.value).toEqual({ method: 'A simple vista' })
    expect(recordDrawer(device, 'luis', 'casa', 'assessment').look()).toBeUndefined()
    expect(recordDrawer(device, 'ana', 'casa', 'narrative').look()).toBeUndefined()
    recordDrawer(device, 'ana', 'casa', 'assessment').clear()
    expect(recordDrawer(device, 'ana', 'casa', 'assessment').look()).toBeUndefined()
  })
  it('keeps one key for the same words, however often they are sent, and takes another for other words', () => {
    let made = 0
    const key = () => `key ${++made}`
    const first = sending({ value: {} }, { method: 'A' }, key)
    const again = sending(first, { method: 'A' }, key)
    expect([first.key, again.key, sending(again, { method: 'B' }, key).key]).toEqual(['key 1', 'key 1', 'key 2'])
  })
  it('is nothing where the browser gives no storage', () => {
    expect(recordDrawer(undefined, 'ana').look()).toBeUndefined()
  })
})

describe('what several evaluators make of a site', () => {
  const evaluators = [{}, {}] as unknown as EvaluationComparison['evaluators']
  const total = { lowest: 77, highest: 77, mean: 77, spread: 0 }
  const told = (changesHierarchy: boolean) =>
    sentenceOf({ method: 'colombia', evaluators, total, changesHierarchy } as Parameters<typeof sentenceOf>[0])

  it('is said without a difference where the sums are the same, also when they see another reach', async () => {
    vi.stubGlobal('document', { documentElement: { lang: '' } })
    await speak('es')
    expect(told(false)).toBe('Las personas que valoraron suman lo mismo.')
    expect(told(true)).toBe(
      'Las personas que valoraron suman lo mismo. No ven el mismo alcance: conviene que lo conversen.',
    )
    vi.unstubAllGlobals()
  })
})
