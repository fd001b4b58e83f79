import { AxePuppeteer } from '@axe-core/puppeteer'
import type { ElementHandle } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reachAgain } from './hand'
import { Person } from './person'
import { openJourney, type Journey } from './program'
import { wordsOf } from './words'

const PASSWORD = 'caballo tranvía limón paraguas'
const w = wordsOf('es')

let journey: Journey
let desk: Person
let phone: Person

beforeAll(async () => {
  journey = await openJourney(18_483, { webGl: true })
  desk = await Person.sitDown(journey.browser, { home: journey.home })
  const secret = /#inicio\.(\S+)/.exec(journey.said())![1]!
  await desk.open('/studio/entrar')
  const account = { secret, name: 'Ana', email: 'ana@rutas.ni', password: PASSWORD, language: 'es' }
  await desk.page.evaluate(
    (body) =>
      fetch('/api/setup', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body,
      }),
    JSON.stringify(account),
  )
  const context = desk.page.browserContext()
  phone = await Person.sitDown(journey.browser, { home: journey.home, context, width: 390, touch: true })
}, 120_000)
afterAll(async () => {
  const troubles = [...(desk?.troubles ?? []), ...(phone?.troubles ?? [])]
  expect(troubles).toEqual([])
  if (journey) expect(await journey.end()).toBe(0)
})

/** A button or a box by what it is called, as a hand finds it. */
async function named(person: Person, selector: string, name: string): Promise<ElementHandle<Element>> {
  const found = await person.page.waitForFunction(
    (where, sought) =>
      [...document.querySelectorAll(where)].find(
        (element) => element.checkVisibility() && window.nameOf(element).startsWith(sought),
      ),
    { timeout: 15_000 },
    selector,
    name,
  )
  return found.asElement() as ElementHandle<Element>
}
/** With the mouse or the thumb; the page glides, a hand waits until it stands. */
const press = (find: () => Promise<ElementHandle<Element> | null>, way: 'click' | 'tap' = 'click'): Promise<void> =>
  reachAgain(async () => {
    const element = (await find())!
    await element.evaluate((it) => it.scrollIntoView({ block: 'center', behavior: 'instant' }))
    await element[way]()
  })
const namesOf = (person: Person): Promise<string[]> =>
  person.page.$$eval('.catalog-grid td.is-title a', (links) => links.map((link) => link.textContent ?? ''))
const comes = (person: Person, check: (names: string[]) => boolean, what: string) =>
  expect.poll(async () => check(await namesOf(person)), { timeout: 15_000, message: what }).toBe(true)

async function replaceInThree(person: Person, way: 'click' | 'tap'): Promise<void> {
  for (const index of [1, 2, 3])
    await press(() => person.page.$(`.catalog-grid tbody tr:nth-child(${index}) .row-check`), way)
  await person.reads(w('catalog.chosen', { count: 3 }))
  await press(() => named(person, '.chosen-bar button', w('catalog.replace')), way)
  await (await named(person, 'dialog input', w('catalog.find'))).type('Che')
  await (await named(person, 'dialog input', w('catalog.with'))).type('Comandante Guevara')
  await press(() => named(person, 'dialog button', w('catalog.preview')), way)
  await person.reads(w('catalog.willChange', { count: 3 }), 'dialog')
  await person.reads('Comandante Guevara', 'dialog ins')
  await press(() => named(person, 'dialog button', w('catalog.apply', { count: 3 })), way)
  await person.page.waitForSelector('dialog', { hidden: true })
}

describe('the table of the catalog at a desk', () => {
  it('finds what is typed without accents, filters, sorts, and keeps it all in the address', async () => {
    await desk.open('/studio/sitios')
    await (await named(desk, 'input[type=search]', w('works.list.search'))).type('nancahuazu')
    await comes(desk, (names) => names.length > 0 && names.every((name) => /ñancahuaz/i.test(name)), 'the search')
    await press(() => named(desk, '.chip', 'Quitar el filtro'))
    await comes(desk, (names) => names.length === 50, 'all sites again')
    await press(() => named(desk, 'summary', w('works.list.filters')))
    await (await named(desk, 'select', w('catalog.filter.network'))).select('che')
    await comes(desk, (names) => names.length > 0 && names.length < 50, 'those of one network')
    await press(() => named(desk, '.sort', w('works.list.name')))
    const isSorted = (names: string[]) => names.join() === [...names].sort((a, b) => a.localeCompare(b, 'es')).join()
    await comes(desk, isSorted, 'in the order of names')
    expect(await desk.page.$eval('th.is-title', (head) => head.getAttribute('aria-sort'))).toBe('ascending')
    expect(desk.page.url()).toMatch(/red=che/)
    await desk.page.goBack()
    await expect.poll(() => desk.page.$('th[aria-sort=ascending]'), { timeout: 10_000 }).toBeNull()
    await desk.page.goForward()
    await comes(desk, isSorted, 'sorted again')
  }, 90_000)

  it('shows the columns that are chosen, on this device from now on', async () => {
    await desk.settled()
    await desk.page.waitForSelector('.map-zoom', { timeout: 60_000 })
    await press(() => named(desk, 'summary', w('catalog.columns')))
    // The window of choices opens over a page that may still glide.
    const box = await named(desk, '.column-choice input', w('catalog.precision'))
    await box.focus()
    await desk.press('Space')
    await desk.reads(w('catalog.precision'), 'thead')
    await desk.open('/studio/sitios?red=che&orden=name&sentido=asc')
    await desk.reads(w('catalog.precision'), 'thead')
  }, 60_000)

  it('says by which key one comes from the rows to what is done with them', async () => {
    await desk.open('/studio/sitios?red=che&orden=name')
    await comes(desk, (names) => names.length > 3, 'rows')
    await desk.reach(w('catalog.choose', { name: (await namesOf(desk))[0]! }))
    await desk.press('Space')
    await desk.reads(`${w('catalog.toChosenKey')} b`, '.chosen-bar')
    const pressed = async () => {
      await desk.press('b')
      return desk.page.evaluate(() => document.activeElement?.className)
    }
    // The key is listened to a moment after the bar is drawn.
    await expect.poll(pressed, { timeout: 5000 }).toBe('chosen-bar')
    await desk.push(w('catalog.chooseNone'))
    await desk.page.waitForSelector('.chosen-bar', { hidden: true })
  }, 60_000)

  it('replaces a word in three sites, shows it first, and puts it back even after the page was loaded again', async () => {
    await replaceInThree(desk, 'click')
    await desk.open('/studio/sitios?estado=draft')
    await comes(desk, (names) => names.length === 3, 'three drafts')
    await press(() => named(desk, '.batch button', w('catalog.undo')))
    await desk.reads(w('catalog.undone', { count: 3 }))
    await comes(desk, (names) => names.length === 0, 'no draft left')
  }, 90_000)

  it('leads to files and coverage, and gives what is filtered as a file', async () => {
    await desk.open('/studio/sitios?red=che&falta=hours')
    await named(desk, 'a[href="/studio/sitios/importar"]', w('import.link'))
    await named(desk, 'a[href="/studio/cobertura"]', w('coverage.link'))
    await press(() => named(desk, 'summary', w('catalog.export')))
    const link = await named(desk, '.column-choice a', w('catalog.exportAs.geojson'))
    const found = await desk.page.evaluate(
      async (path) => ((await (await fetch(path)).json()) as { features: unknown[] }).features.length,
      (await link.evaluate((it) => it.getAttribute('href')))!,
    )
    await comes(desk, (names) => names.length === found, 'as many rows as the file holds')
  }, 60_000)

  it('can be used with assistive technology', async () => {
    await desk.open('/studio/sitios?red=che')
    await desk.page.waitForSelector('.map-zoom', { timeout: 60_000 })
    const { violations } = await new AxePuppeteer(desk.page).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([])
  }, 90_000)
})

describe('the table of the catalog on a phone', () => {
  it('is cards under the thumb, and a word is replaced and put back', async () => {
    await phone.open('/studio/sitios?red=che&orden=name')
    await comes(phone, (names) => names.length > 3, 'cards')
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
    await press(() => named(phone, 'summary', w('catalog.columns')), 'tap')
    const choices = (await (await phone.page.$('.column-choice[open] .checks'))!.boundingBox())!
    expect(choices.x).toBeGreaterThanOrEqual(0)
    expect(choices.x + choices.width).toBeLessThanOrEqual(390)
    await press(() => named(phone, 'summary', w('catalog.columns')), 'tap')
    await replaceInThree(phone, 'tap')
    await press(() => named(phone, '.batch button', w('catalog.undo')), 'tap')
    await phone.reads(w('catalog.undone', { count: 3 }))
  }, 90_000)
})
