import { AxePuppeteer } from '@axe-core/puppeteer'
import type { ElementHandle } from 'puppeteer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { reachAgain } from './hand'
import { Person } from './person'
import { openJourney, type Journey } from './program'
import { wordsOf } from './words'

const SITE = 'niquinohomo-casa-sandino'
const SHEET = `/studio/sitios/${SITE}`
const PASSWORD = 'caballo tranvía limón paraguas'
const POINTS = { A: 13.5, B: 10.2, C: 12, D: 8.1, E: 5, F: 9, G: 5, H: 3, I: 4 }
const w = wordsOf('es')

let journey: Journey
let phone: Person

const records = (drawer: string) => `${SHEET}?parte=registros&registro=${drawer}`

/** Asks the API from a page, as the studio does. */
const ask = <T>(method: string, path: string, body?: object): Promise<T> =>
  phone.page.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const answer = await fetch(`/api${where}`, { method: how!, headers, ...(what && { body: what }) })
      if (!answer.ok) throw new Error(`${how} ${where}: ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body ? JSON.stringify(body) : ''],
  ) as Promise<T>

beforeAll(async () => {
  journey = await openJourney(18_493)
  phone = await Person.sitDown(journey.browser, { home: journey.home, width: 390, touch: true })
  await phone.open('/studio/entrar')
  const secret = /#inicio\.(\S+)/.exec(journey.said())![1]!
  await ask('POST', '/setup', { secret, name: 'Ana', email: 'ana@rutas.ni', password: PASSWORD, language: 'es' })
}, 120_000)
afterEach(() => expect(phone.troubles.splice(0)).toEqual([]))
afterAll(async () => {
  if (journey) expect(await journey.end()).toBe(0)
})

/** Touches what has these words: the last of several, which is what was opened last. */
const touch = (words: string, within = 'main'): Promise<void> => reachAgain(() => touchOnce(words, within))

async function touchOnce(words: string, within: string): Promise<void> {
  const found = await phone.page.waitForFunction(
    (sought, where) => {
      const all = [...document.querySelectorAll<HTMLElement>(`${where} :is(button, a, label, summary)`)]
      return all.findLast((element) => element.checkVisibility() && window.nameOf(element) === sought)
    },
    { timeout: 15_000 },
    words,
    within,
  )
  const element = found.asElement() as ElementHandle<HTMLElement>
  await element.evaluate((it) => it.scrollIntoView({ block: 'center', behavior: 'instant' }))
  await element.tap()
}

/** Writes in a field by its label, in the place of what it had. */
async function write(selector: string, text: string): Promise<void> {
  await phone.page.waitForSelector(selector)
  await phone.page.$eval(
    selector,
    (field) => (field.scrollIntoView({ block: 'center', behavior: 'instant' }), (field as HTMLInputElement).select()),
  )
  await reachAgain(() => phone.page.tap(selector))
  await phone.page.$eval(selector, (field) => (field as HTMLInputElement).select())
  await phone.page.keyboard.type(text)
}

const saved = () => phone.reads(w('works.save.saved', { when: '' }), '.save-line')
const valueNow = async () => (await ask<{ value: Record<string, unknown> }>('GET', `/sites/${SITE}`)).value
const faults = async () => {
  const { violations } = await new AxePuppeteer(phone.page).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}

describe('the sheet of a site on a phone, by touch', () => {
  it('opens at the part that is chosen, and keeps what is touched and typed', async () => {
    await phone.open(SHEET)
    await phone.page.select('.contents select', 'access')
    await phone.page.waitForSelector('#part-access[open]')
    await touch(w('works.option.accessMode.foot'))
    await touch(w('works.option.accessMode.bus'))
    await phone.page.select('#f-sheet-access-road', 'paved')
    await write('#f-sheet-access-km', '3.5')
    await saved()
    expect((await valueNow()).sheet).toMatchObject({ access: { modes: ['foot', 'bus'], road: 'paved', km: 3.5 } })
    await phone.reads(w('works.fold.filled', { filled: 3, all: 8 }), '#part-access summary')
  })

  it('puts opening hours together without their notation, and says what they mean', async () => {
    await phone.page.select('.contents select', 'visit')
    await touch(w('works.hours.help'), '#part-visit')
    await touch(w('works.hours.add'), '#part-visit')
    await touch(w('works.hours.feast.off'), '#part-visit')
    expect(await phone.valueOf('#f-openingHours')).toBe('Mo-Sa 09:00-12:00; PH off')
    await phone.reads('lunes a sábado 09:00–12:00; feriados cerrado', '#part-visit')
    await saved()
    const { gaps } = await ask<{ gaps: { field: string }[] }>('GET', `/sites/${SITE}`)
    expect(gaps.filter(({ field }) => field === 'openingHours')).toEqual([])
    await write('#f-openingHours', 'de nueve a doce')
    await phone.reads('«de nueve a doce» no se puede leer', '#part-visit .wrong')
    await write('#f-openingHours', 'Mo-Sa 09:00-12:00')
    await saved()
  })

  it('says fact by fact what there is for whoever moves otherwise, and what the public sees of a place kept safe', async () => {
    await phone.page.select('.contents select', 'comfort')
    const fact = '.fact:nth-of-type(1)'
    await phone.page.waitForSelector(`#part-comfort[open] ${fact}`)
    await touch(w('works.option.answer.no'), `#part-comfort ${fact}`)
    await phone.page.select('.contents select', 'sensitive')
    await write('#f-sensitive-blurMetres', '800')
    await phone.reads('entre 400 y 800 metros', '#part-sensitive')
    await saved()
    expect(await valueNow()).toMatchObject({
      sheet: { accessibility: { 'step-free-entrance': 'no' } },
      sensitive: { blurMetres: 800 },
    })
    expect(await faults()).toEqual([])
  })
})

interface Recorded {
  readonly records: { readonly number: number; readonly correctedBy: number | null; readonly value: object }[]
}
const assessments = async () => (await ask<Recorded>('GET', `/sites/${SITE}/assessments`)).records
const OPTION = (name: string) => w(`record.option.${name}`)

describe('a condition assessment', () => {
  it('survives a reload before it is sent, and is sent once although the network goes', async () => {
    await phone.open(records('estado'))
    await touch(w('record.add.assessment'))
    await touch(w('works.option.state.regular'))
    await touch(OPTION('factor.4'))
    await touch(OPTION('intensity.high'))
    await touch(OPTION('trend.rising'))
    await write('#f-method', 'Recorrida a simple vista')
    await phone.page.reload()
    await phone.settled()
    await phone.reads(w('record.restored'))
    expect(await phone.valueOf('#f-method')).toBe('Recorrida a simple vista')
    await phone.page.setOfflineMode(true)
    await touch(w('record.send'))
    await phone.reads(w('record.waits'))
    await phone.page.setOfflineMode(false)
    await phone.page.evaluate(() => window.dispatchEvent(new Event('online')))
    await phone.reads('Regular', '.records')
    expect(await assessments()).toMatchObject([
      { value: { condition: { state: 'regular' }, threats: [{ factor: 4, intensity: 'high', trend: 'rising' }] } },
    ])
  })

  it('is corrected by another that begins from it, and stays, crossed out', async () => {
    await touch(`${w('record.correct')}: ${w('record.n', { n: 1 })}`)
    await phone.reads(w('record.correcting', { n: 1 }))
    await touch(w('works.option.state.malo'))
    await touch(w('record.send'))
    await phone.reads(w('record.correctedBy', { n: 2 }), '.records')
    expect((await assessments()).map(({ number, correctedBy }) => [number, correctedBy])).toEqual([
      [2, null],
      [1, 2],
    ])
    const crossed = await phone.page.$eval(
      '.is-corrected .record-body',
      (body) => getComputedStyle(body).textDecorationLine,
    )
    expect(crossed).toBe('line-through')
    expect(await faults()).toEqual([])
  })
})

describe('two evaluators of one site', () => {
  it('are held to the maximum of each criterion, and see the total grow', async () => {
    const first = { on: '2026-05-01', by: { name: 'Rosa Pérez' }, score: { method: 'ecuador', points: POINTS } }
    await ask('POST', `/sites/${SITE}/evaluations`, first)
    await phone.open(records('valoracion'))
    await phone.reads(w('record.compare.alone'))
    await touch(w('record.add.evaluation'))
    await touch(OPTION('table.ecuador'))
    await write('#f-score-points-A', '19')
    await phone.reads(w('works.question.range', { min: 0, max: 18 }))
    await touch(w('record.send'))
    await phone.reads(w('record.fix'))
    for (const [key, points] of Object.entries({ ...POINTS, A: 2 }))
      await write(`#f-score-points-${key}`, String(points))
    await phone.reads(`58,3 de 100 · ${w('record.score.hierarchy', { level: 'II' })}`, '.running')
  })

  it('are shown where they disagree, and that the hierarchy depends on it', async () => {
    await touch(w('record.send'))
    await phone.reads(w('record.compare.hierarchy'))
    await phone.reads('Difieren en 11,5 puntos: de 58,3 a 69,8', '.compared')
    expect(await phone.page.$$eval('.comparison .is-loud th', (rows) => rows.map((row) => row.textContent))).toEqual([
      `A · ${w('record.ecuador.A')}`,
    ])
    expect(await faults()).toEqual([])
  })
})

describe('a telling', () => {
  it('asks for no translation into the language it was told in, and has room for its words', async () => {
    await phone.open(records('relatos'))
    await touch(w('record.add.narrative'))
    await write('#f-language', 'es')
    await phone.reads(w('record.tongue', { name: 'español' }))
    expect(await phone.page.$$eval('#f-translation textarea', (fields) => fields.map(({ lang }) => lang))).toEqual([
      'pt-BR',
      'en',
    ])
    const { height } = (await (await phone.page.$('#f-text'))!.boundingBox())!
    expect(height).toBeGreaterThan(100)
    await write('#f-language', 'miq')
    await phone.page.waitForSelector('#f-translation textarea[lang=es]')
  })
})

describe('a translation whose source was changed', () => {
  const list = '/studio/sitios?q=sandino&estado=draft'
  it('is marked beside its text, on the languages of a phone, and in the list', async () => {
    await phone.open(SHEET)
    await write('#f-name-es', 'Casa natal de Sandino')
    await saved()
    await phone.reads(w('works.old.count', { count: 1 }), '.tongue-choice')
    await phone.open(list)
    await phone.reads(w('works.old.inList', { count: 2 }))
  })

  it('shows what changed, and loses its mark when it is written or said to hold', async () => {
    await phone.open(SHEET)
    await reachAgain(() => phone.page.tap('.tongue-choice button:nth-child(2)'))
    await reachAgain(() => phone.page.tap('.tongue.is-pt .stale-note summary'))
    await phone.reads('Casa natal de Sandino', '.tongue.is-pt .stale-note')
    expect(await faults()).toEqual([])
    const holds = `${w('works.old.holds')}: ${w('works.field.name')} · ${w('works.form.pt')}`
    await touch(holds)
    await phone.page.waitForSelector('.tongue.is-pt .stale-note', { hidden: true })
    await phone.open(list)
    await phone.reads(w('works.old.inList', { count: 1 }), '.catalog-grid')
    await phone.open(SHEET)
    await reachAgain(() => phone.page.tap('.tongue-choice button:nth-child(3)'))
    await write('#f-name-en', 'Birthplace of Sandino')
    await saved()
    await phone.page.waitForSelector('.tongue.is-en .stale-note', { hidden: true })
    await phone.open(list)
    expect(await phone.text('main')).not.toContain(w('works.old.inList', { count: 1 }))
  })
})
