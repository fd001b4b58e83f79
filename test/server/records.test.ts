import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProgram, type Program } from './open-program'
import { openGate, type Gate, type Visitor } from './visitors'

const SITE = 'niquinohomo-casa-sandino'
const by = { name: 'Rosa Elena Pérez', organisation: 'Instituto de Cultura' }
const consent = { by: 'Asamblea de vecinas', on: '2026-02-02', covers: ['story'] }
const telling = (over: object) => ({
  on: '2026-02-02',
  by,
  teller: 'Doña Elba',
  language: 'es',
  text: 'Mi abuela vio pasar la columna.',
  confidence: 'testimonio',
  ...over,
})
const study = {
  on: '2026-03-01',
  by,
  validUntil: '2100-03-01',
  source: 'Medición con cinta',
  input: {
    space: 120,
    spacePerVisitor: 2,
    openHours: 8,
    visitHours: 1,
    factors: [{ name: 'lluvia', limiting: 1100, total: 2920 }],
  },
}

let program: Program
let gate: Gate
let designer: Visitor
let reviewer: Visitor
beforeAll(async () => {
  program = await openProgram()
  gate = await openGate(program)
  designer = await gate.join('designer', { role: 'designer', network: 'sandino' })
  reviewer = await gate.join('reviewer', { role: 'reviewer', network: 'sandino' })
}, 60_000)
afterAll(() => program?.close())

const post = (who: Visitor, folder: string, body: object) =>
  who.ask({ method: 'POST', path: `/api/sites/${SITE}/${folder}`, body })
const list = async <T>(who: Visitor, folder: string) =>
  (await who.ask({ path: `/api/sites/${SITE}/${folder}` })).json as unknown as T
const page = async (prefix = '') => (await program.ask({ path: `${prefix}/sitios/${SITE}` })).text

describe('what is recorded about a site', () => {
  it('is taken down once for one Idempotency-Key, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'desde-el-telefono-1' }
    const path = `/api/sites/${SITE}/assessments`
    const body = { on: '2026-05-01', by, condition: { vocabulary: 'four', state: 'alterado' }, threats: [], method: 'Recorrida' } // prettier-ignore
    for (let sent = 0; sent < 2; sent++)
      expect((await designer.ask({ method: 'POST', path, body, headers })).status).toBe(201)
    expect((await list<{ records: unknown[] }>(designer, 'assessments')).records).toHaveLength(1)
  })

  it('is corrected by a later record, once, and what was corrected is still there', async () => {
    const body = { on: '2026-05-02', by, condition: { vocabulary: 'en16096', condition: 1, urgency: 1, recommendation: 1 }, threats: [{ factor: 14, intensity: 'low', trend: 'steady' }], method: 'Recorrida', corrects: 1 } // prettier-ignore
    expect((await post(designer, 'assessments', body)).status).toBe(201)
    expect((await post(designer, 'assessments', body)).status).toBe(409)
    expect((await post(designer, 'assessments', { ...body, corrects: 99 })).status).toBe(404)
    const { records } = await list<{ records: { number: number; correctedBy: number | null; recordedBy: string }[] }>(
      designer,
      'assessments',
    )
    expect(records.map(({ number, correctedBy }) => [number, correctedBy])).toEqual([
      [2, null],
      [1, 2],
    ])
    expect(records[0]!.recordedBy).toBe('Persona designer')
  })

  it('is scored by whoever designs and by whoever reviews, and the list says where they differ', async () => {
    const points = { A: 14.5, B: 10.2, C: 12, D: 8.1, E: 5, F: 9, G: 5, H: 3, I: 4 }
    const score = (over: object) => ({ method: 'ecuador', points: { ...points, ...over } })
    expect((await post(designer, 'evaluations', { on: '2026-05-01', by, score: score({}) })).status).toBe(201)
    const second = { on: '2026-05-03', by: { name: 'Luis Mora' }, score: score({ A: 2 }) }
    expect((await post(reviewer, 'evaluations', second)).status).toBe(201)
    const { comparisons } = await list<{ comparisons: object[] }>(reviewer, 'evaluations')
    expect(comparisons).toMatchObject([{ isEnough: true, changesHierarchy: true, total: { spread: 12.5 } }])
  })

  it('is refused with a sentence that names the key: points above their maximum, factors without a total, a day to come', async () => {
    const problems = async (folder: string, body: object) => {
      const told = await post(designer, folder, body)
      expect(told.status).toBe(400)
      return (told.json as unknown as { error: { details: { problems: string[] } } }).error.details.problems.join()
    }
    const colombia = { method: 'colombia', group: 'material', points: [22, 17, 24], significance: 'national' }
    expect(await problems('evaluations', { on: '2026-05-01', by, score: colombia })).toMatch(/score\.points\.0: .*21/)
    const input = { ...study.input, factors: [{ name: 'lluvia', limiting: 3 }] }
    expect(await problems('capacity-studies', { ...study, input })).toMatch(/input\.factors\.0: .*«lluvia»/)
    expect(await problems('narratives', telling({ on: '2199-01-01' }))).toMatch(/^on: .*todavía no ha llegado/)
    expect(await problems('capacity-studies', { ...study, validUntil: '2026-01-01' })).toMatch(/validUntil: no puede/)
  })

  it('shows a capacity study with everything it was computed from', async () => {
    expect((await post(designer, 'capacity-studies', study)).status).toBe(201)
    const { records } = await list<{ records: { value: { input: object; result: { dailyLimit: number } } }[] }>(
      designer,
      'capacity-studies',
    )
    expect(records[0]!.value.input).toMatchObject({ space: 120, factors: [{ name: 'lluvia', limiting: 1100 }] })
    expect(records[0]!.value.result.dailyLimit).toBe(37)
  })

  it('leaves a line in the log, each with what it is about', async () => {
    const { json } = await gate.coordination.ask({ path: `/api/audit?object=${SITE}` })
    const kinds = (json as unknown as { lines: { kind: string; action: string }[] }).lines.map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(['assessment', 'evaluation', 'capacity']))
  })
})

describe('the page of a site', () => {
  it('shows the state, the limit with how it comes about, and who looked: the institution, not the person', async () => {
    const text = await page()
    expect(text).toMatch(/Síntomas leves \(CC1\)/)
    expect(text).toContain('Hasta 37 personas por día')
    expect(text).toMatch(/lluvia<\/dt><dd class="num">× 0,623/)
    expect(text).toContain('Instituto de Cultura')
    expect(text).not.toMatch(/Rosa Elena|Persona designer/)
  })

  it('shows the tellings that may be told, as text and never as code, beside their translation', async () => {
    const hostile = telling({ consent, text: '<script>alert(1)</script> Así fue', teller: '"><img src=x>' })
    const translated = telling({ consent, language: 'miq', text: 'Yang kaikri.', translation: { es: 'Yo lo vi.' } })
    for (const body of [hostile, translated, telling({ text: 'Esto es solo para la casa.' })])
      expect((await post(designer, 'narratives', body)).status).toBe(201)
    const text = await page('/en')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Así fue')
    expect(text).not.toMatch(/<script>alert|<img src=x/)
    expect(text).toContain('<blockquote lang="miq"><p>Yang kaikri.</p></blockquote>')
    expect(text).toContain('<p lang="es">Yo lo vi.</p>')
    expect(text).not.toMatch(/solo para la casa|Asamblea de vecinas/)
  })

  it('no longer shows a telling whose consent was taken back', async () => {
    const { records } = await list<{ records: { number: number; value: { language: string } }[] }>(
      designer,
      'narratives',
    )
    const { number } = records.find(({ value }) => value.language === 'miq')!
    const without = telling({ language: 'miq', text: 'Yang kaikri.', corrects: number })
    expect((await post(designer, 'narratives', without)).status).toBe(201)
    expect(await page()).not.toContain('Yang kaikri')
  })
})
