import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Person } from './person'
import { openJourney, type Journey } from './program'
import { wordsOf } from './words'

const PASSWORD = 'caballo tranvía limón paraguas'
const SITE = '/studio/sitios/niquinohomo-casa-sandino'
const w = wordsOf('es')

/** Every number of the form as it stands on screen. */
const degreesOf = (person: Person): Promise<[number, number]> =>
  person.page.$$eval('.position .entries input', (inputs): [number, number] => {
    const [lng, lat] = inputs.map((input) => Number((input as HTMLInputElement).value))
    return [lng!, lat!]
  })

async function pinOf(person: Person): Promise<{ x: number; y: number }> {
  await person.page.waitForSelector('.hand-pin', { timeout: 60_000 })
  const look = () =>
    person.page.$eval('.hand-pin', (pin) => {
      pin.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { x, y, width, height } = pin.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    })
  for (let before = await look(); ;) {
    await new Promise((resolve) => setTimeout(resolve, 150))
    const now = await look()
    if (now.x === before.x && now.y === before.y) return now
    before = now
  }
}

const until = (person: Person, check: (lng: number, lat: number) => boolean, what: string) =>
  expect.poll(async () => check(...(await degreesOf(person))), { timeout: 10_000, message: what }).toBe(true)

describe.each([
  ['drawn by WebGL', true, 18_481],
  ['drawn without WebGL', false, 18_482],
] as const)('the pin of a site on a map %s', (_, webGl, port) => {
  let journey: Journey
  let person: Person
  beforeAll(async () => {
    journey = await openJourney(port, { webGl })
    person = await Person.sitDown(journey.browser, { home: journey.home })
    const secret = /#inicio\.(\S+)/.exec(journey.said())![1]!
    await person.open('/studio/entrar')
    const body = JSON.stringify({ secret, name: 'Ana', email: 'ana@rutas.ni', password: PASSWORD, language: 'es' })
    await person.page.evaluate(
      (account) =>
        fetch('/api/setup', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: account,
        }),
      body,
    )
    await person.open(SITE)
    await person.push(w('works.fold.openAll'))
    await person.page.$eval('.studio-map', (map) => map.scrollIntoView({ block: 'center', behavior: 'instant' }))
  }, 120_000)
  afterAll(async () => {
    expect(person.troubles).toEqual([])
    if (journey) expect(await journey.end()).toBe(0)
  })

  it('says so when the device draws a simpler map', async () => {
    await pinOf(person)
    const note = await person.text('.map-note')
    expect(note.includes(w('map.plain'))).toBe(!webGl)
  }, 90_000)

  it('is dragged by the mouse, put back, and dragged again: the form saves where it was let go', async () => {
    const [lng, lat] = await degreesOf(person)
    const { x, y } = await pinOf(person)
    const { mouse } = person.page
    await mouse.move(x, y)
    await mouse.down()
    await mouse.move(x + 20, y - 30, { steps: 4 })
    await mouse.move(x + 60, y - 60, { steps: 4 })
    await mouse.up()
    await until(person, (nextLng, nextLat) => nextLng > lng && nextLat > lat, 'dragged to the north-east')
    await person.push(w('map.putBack'))
    await until(person, (nextLng, nextLat) => nextLng === lng && nextLat === lat, 'put back')
    const again = await pinOf(person)
    await mouse.move(again.x, again.y)
    await mouse.down()
    await mouse.move(again.x - 50, again.y, { steps: 6 })
    await mouse.up()
    await until(person, (nextLng) => nextLng < lng, 'dragged to the west')
    const here = await degreesOf(person)
    const kept = () =>
      person.page.evaluate(async () => {
        const answer = await fetch('/api/sites/niquinohomo-casa-sandino')
        return ((await answer.json()) as { value: { at: [number, number] } }).value.at
      })
    await expect.poll(kept, { timeout: 15_000 }).toEqual(here)
    await person.open(SITE)
    await person.push(w('works.fold.openAll'))
    expect(await degreesOf(person)).toEqual(here)
  }, 90_000)

  it('is moved by the arrows, faster with Shift; Escape puts it back and Enter accepts', async () => {
    await person.page.$eval('.studio-map', (map) => map.scrollIntoView({ block: 'center', behavior: 'instant' }))
    await pinOf(person)
    const [lng, lat] = await degreesOf(person)
    const name = new RegExp(`${w('map.hand').replace('{{name}}: ', '')}$`)
    await person.reach(name)
    await person.press('ArrowUp', 'ArrowUp', 'Escape')
    expect(await degreesOf(person)).toEqual([lng, lat])
    await person.press('ArrowUp', 'Enter')
    await until(person, (_lng, nextLat) => nextLat > lat, 'one step north')
    const [, once] = await degreesOf(person)
    await person.reach(name)
    await person.page.keyboard.down('Shift')
    await person.press('ArrowUp')
    await person.page.keyboard.up('Shift')
    await person.press('Enter')
    await until(person, (_lng, nextLat) => nextLat - once > (once - lat) * 9, 'ten steps north')
  }, 90_000)

  it('follows the figures that are typed', async () => {
    await person.fill(w('works.form.lat'), '12.5')
    await pinOf(person)
    const onMap = () =>
      person.page.evaluate(() => {
        const topOf = (what: string) => document.querySelector(what)!.getBoundingClientRect().top
        return Math.round(topOf('.hand-pin') - topOf('.studio-map'))
      })
    const before = await onMap()
    await person.fill(w('works.form.lat'), '12.501')
    await expect.poll(onMap, { timeout: 10_000 }).not.toBe(before)
  }, 60_000)
})
