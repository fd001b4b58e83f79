import { describe, expect, it } from 'vitest'
import { openRecords } from '../../../server/catalog/open-record.rules'
import {
  checkCorrection,
  compareEvaluations,
  keptRecord,
  latest,
  standing,
  type Recorded,
} from '../../../server/catalog/record.rules'
import type { ScoreInput } from '../../../server/contract/methods/score'
import {
  Assessment,
  CapacityStudy,
  Narrative,
  type RecordKind,
  type RecordValues,
} from '../../../server/contract/record'

const by = (name: string) => ({ name, organisation: 'Instituto de Cultura' })
const recorded = <K extends RecordKind>(number: number, value: RecordValues[K], corrects = 0): Recorded<K> => ({
  number,
  corrects,
  at: '2026-11-22T12:00:00.000Z',
  personName: 'Ana',
  value,
})
const evaluation = (number: number, name: string, given: ScoreInput & { on?: string; corrects?: number }) => {
  const { on = '2026-10-01', corrects, ...score } = given
  return recorded<'evaluation'>(number, keptRecord('evaluation', { on, by: by(name), score }), corrects)
}
/** The worked example of the method, III with 70.8, and how far from it somebody else stands. */
const ecuador = (more: Partial<Record<'A' | 'F' | 'C', number>> = {}): ScoreInput => ({
  method: 'ecuador',
  points: { A: 14.5, B: 10.2, C: 12, D: 8.1, E: 5, F: 9, G: 5, H: 3, I: 4, ...more },
})
const colombia = (significance: 'regional' | 'national', points = [18, 17, 24]): ScoreInput => ({
  method: 'colombia',
  group: 'material',
  points,
  significance,
})

describe('what two evaluators find', () => {
  it('is set side by side, criterion by criterion, with how far they are apart', () => {
    const [found] = compareEvaluations([evaluation(1, 'Rosa', ecuador()), evaluation(2, 'Luis', ecuador({ C: 8 }))])
    expect(found).toMatchObject({
      method: 'ecuador',
      isEnough: true,
      total: { lowest: 66.8, highest: 70.8, spread: 4, mean: 68.8 },
      changesHierarchy: false,
    })
    expect(found!.criteria.find(({ criterion }) => criterion === 'C')).toEqual({
      criterion: 'C',
      lowest: 8,
      highest: 12,
      spread: 4,
    })
    expect(found!.criteria.filter(({ spread }) => spread > 0)).toHaveLength(1)
  })

  it('is flagged when it depends on the evaluator which hierarchy the site has', () => {
    const [found] = compareEvaluations([evaluation(1, 'Rosa', ecuador()), evaluation(2, 'Luis', ecuador({ A: 3 }))])
    expect(found!.evaluators.map(({ hierarchy }) => hierarchy)).toEqual(['III', 'II'])
    expect(found!.changesHierarchy).toBe(true)
  })

  it('does not differ in points that the form cuts anyway', () => {
    const [found] = compareEvaluations([
      evaluation(1, 'Rosa', ecuador({ F: 9 })),
      evaluation(2, 'Luis', ecuador({ F: 18 })),
    ])
    expect(found!.total.spread).toBe(0)
    expect(found!.criteria.every(({ spread }) => spread === 0)).toBe(true)
  })

  it('is flagged by the Colombian table when one reaches the nation and the other the region', () => {
    const [found] = compareEvaluations([
      evaluation(1, 'Rosa', colombia('national')),
      evaluation(2, 'Luis', colombia('regional')),
    ])
    expect(found).toMatchObject({ group: 'material', total: { lowest: 71, highest: 77 }, changesHierarchy: true })
  })

  it('is not yet an evaluation when the same person looked twice, with or without the accent', () => {
    const found = compareEvaluations([
      evaluation(1, 'José Núñez', { ...ecuador({ A: 3 }), on: '2025-01-01' }),
      evaluation(2, 'Jose Nunez', ecuador()),
    ])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      isEnough: false,
      evaluators: [{ number: 2, total: 70.8 }],
      changesHierarchy: false,
    })
  })

  it('is kept apart by table: points of two methods do not mix', () => {
    const both = compareEvaluations([evaluation(1, 'Rosa', ecuador()), evaluation(2, 'Luis', colombia('national'))])
    expect(both.map(({ method, isEnough }) => [method, isEnough])).toEqual([
      ['ecuador', false],
      ['colombia', false],
    ])
  })

  it('counts what stands: a corrected evaluation is no evaluator', () => {
    const [found] = compareEvaluations([
      evaluation(1, 'Rosa', ecuador()),
      evaluation(2, 'Luis', ecuador({ A: 3 })),
      evaluation(3, 'Luis', { ...ecuador({ A: 13 }), corrects: 2 }),
    ])
    expect(found).toMatchObject({ changesHierarchy: false, total: { lowest: 69.3 } })
    expect(compareEvaluations([])).toEqual([])
  })
})

const seen = (on: string, state: 'bueno' | 'malo') =>
  Assessment.parse({
    on,
    by: by('Rosa'),
    condition: { vocabulary: 'simple', state },
    threats: [{ factor: 10, intensity: 'high', trend: 'rising', notes: 'El río se acerca.' }],
    method: 'Inspección visual',
  })

describe('what is recorded', () => {
  const list = [
    recorded<'assessment'>(1, seen('2024-01-01', 'bueno')),
    recorded<'assessment'>(2, seen('2026-05-01', 'malo')),
    recorded<'assessment'>(3, seen('2025-05-01', 'bueno')),
  ]

  it('is told by its own day and not by the day it was typed in', () => {
    expect(latest(list)!.number).toBe(2)
    expect(latest([])).toBeUndefined()
  })

  it('is corrected by a later record and stays there', () => {
    const corrected = [...list, recorded<'assessment'>(4, seen('2026-05-01', 'bueno'), 2)]
    expect(standing(corrected).map(({ number }) => number)).toEqual([1, 3, 4])
    expect(() => checkCorrection(2, corrected)).toThrow('record.corrected')
    expect(() => checkCorrection(9, corrected)).toThrow('record.not_found')
    expect(() => checkCorrection(4, corrected)).not.toThrow()
  })

  it('names each factor of threat once, from 1 to 14', () => {
    const with_ = (factors: number[]) =>
      Assessment.safeParse({
        ...seen('2026-05-01', 'bueno'),
        threats: factors.map((factor) => ({ factor, intensity: 'low', trend: 'steady' })),
      }).success
    expect([with_([1, 14]), with_([1, 1]), with_([15]), with_([0])]).toEqual([true, false, false, false])
  })
})

const study = CapacityStudy.parse({
  on: '2026-03-01',
  by: by('Rosa'),
  validUntil: '2028-03-01',
  source: 'Medición con cinta y registro de lluvias 2020-2025',
  input: {
    space: 45000,
    spacePerVisitor: 20,
    openHours: 8,
    visitHours: 4,
    factors: [
      { name: 'marea', limiting: 5000, total: 45000 },
      { name: 'acceso', limiting: 4500, total: 45000 },
      { name: 'lluvia', limiting: 1100, total: 2920 },
    ],
    management: 0.7532,
  },
})
const telling = (over: object) =>
  Narrative.parse({
    on: '2026-02-02',
    by: by('Rosa'),
    teller: 'Doña Elba',
    language: 'miq',
    text: 'Mi abuela vio pasar la columna.',
    confidence: 'testimonio',
    ...over,
  })
const consent = { by: 'Asamblea', on: '2026-02-02', covers: ['story'] }

describe('what everybody sees of it', () => {
  const nothing = { assessments: [], studies: [], narratives: [] }

  it('is the latest state without its threats, and the institution, not the person', () => {
    const shown = openRecords({ ...nothing, assessments: [recorded(1, seen('2026-05-01', 'malo'))] }, '2026-11-22')
    expect(shown.condition).toMatchObject({ on: '2026-05-01', organisation: 'Instituto de Cultura' })
    expect(JSON.stringify(shown)).not.toMatch(/río|threat|Rosa/)
  })

  it('is the carrying capacity with every factor, as long as the study holds', () => {
    const studies = [recorded<'capacity'>(1, keptRecord('capacity', study))]
    const shown = openRecords({ ...nothing, studies }, '2028-03-01').capacity!
    expect(shown.result.real).toBeCloseTo(2243.8, 0)
    expect(Object.keys(shown.result.factors)).toEqual(['marea', 'acceso', 'lluvia'])
    expect(shown.result.dailyLimit).toBe(845)
    expect(openRecords({ ...nothing, studies }, '2028-03-02').capacity).toBeUndefined()
  })

  it('is every telling whose story may be told, side by side, and none whose consent is missing, partial or withdrawn', () => {
    const narratives = [
      recorded<'narrative'>(1, telling({ consent, text: 'Uno' })),
      recorded<'narrative'>(2, telling({ text: 'Sin permiso' })),
      recorded<'narrative'>(3, telling({ consent: { ...consent, covers: ['image'] }, text: 'Solo la imagen' })),
      recorded<'narrative'>(4, telling({ consent, text: 'Retirado' })),
      recorded<'narrative'>(5, telling({ text: 'Retirado' }), 4),
      recorded<'narrative'>(6, telling({ consent, on: '2025-01-01', text: 'Dos' })),
    ]
    const { tellings } = openRecords({ ...nothing, narratives }, '2026-11-22')
    expect(tellings.map(({ text }) => text)).toEqual(['Dos', 'Uno'])
    expect(JSON.stringify(tellings)).not.toMatch(/Asamblea|Rosa/)
  })
})

it('a study cannot end before it was made', () => {
  expect(CapacityStudy.safeParse({ ...study, validUntil: '2026-02-28' }).success).toBe(false)
})
