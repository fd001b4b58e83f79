import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxePuppeteer } from '@axe-core/puppeteer'
import type { ElementHandle } from 'puppeteer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { jpegWithPlace, png } from '../server/catalog/pictures'
import { Person } from './person'
import { openJourney, type Journey } from './program'
import { wordsOf } from './words'

const CASA = 'niquinohomo-casa-sandino'
const w = wordsOf('es')
const folder = mkdtempSync(join(tmpdir(), 'rutas-photos-'))
const [one, two, none] = ['casa.jpg', 'placa.png', 'nota.jpg'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const ALT = {
  es: 'Casa de adobe con dos balcones.',
  pt: 'Casa de adobe com duas sacadas.',
  en: 'Adobe house with two balconies.',
}

let journey: Journey
let person: Person

beforeAll(async () => {
  writeFileSync(one, await jpegWithPlace())
  writeFileSync(two, await png(900, 700))
  writeFileSync(none, '<svg xmlns="http://www.w3.org/2000/svg"/>')
  journey = await openJourney(18_481)
  person = await Person.sitDown(journey.browser, { home: journey.home, width: 390, touch: true })
  const secret = /#inicio\.(\S+)/.exec(journey.said())![1]!
  await person.open('/studio/entrar')
  const body = {
    secret,
    name: 'Ana',
    email: 'ana@rutas.ni',
    password: 'caballo tranvía limón paraguas',
    language: 'es',
  }
  await ask('POST', '/setup', { body })
  await person.open(`/studio/sitios/${CASA}`)
  await person.page.locator('#part-photos summary').click()
}, 120_000)
afterEach(() => expect(person.troubles.splice(0)).toEqual([]))
afterAll(async () => {
  rmSync(folder, { recursive: true })
  if (journey) expect(await journey.end()).toBe(0)
})

interface Detail {
  tag: string
  value: { photos?: { id: string; author?: string; alt?: Partial<typeof ALT>; showsPeople?: boolean }[] }
  gaps: { code: string; level: string }[]
}
/** Asks the API from the page, as the studio does. */
const ask = (method: string, path: string, { body, match }: { body?: object; match?: string } = {}): Promise<Detail> =>
  person.page.evaluate(
    async ([how, where, what, tag]) => {
      const headers = { 'content-type': 'application/json', ...(tag && { 'if-match': `"${tag}"` }) }
      const answer = await fetch(`/api${where}`, { method: how!, headers, ...(what && { body: what }) })
      if (!answer.ok) throw new Error(`${how} ${where}: ${await answer.text()}`)
      return (await answer.json().catch(() => ({}))) as Detail
    },
    [method, path, body ? JSON.stringify(body) : '', match ?? ''],
  )
const site = () => ask('GET', `/sites/${CASA}`)
const saved = () => person.reads(w('works.save.saved', { when: '' }), '.save-line')

async function choose(...files: string[]): Promise<void> {
  const input = (await person.page.$('.photo-choose input')) as ElementHandle<HTMLInputElement>
  await input.uploadFile(...files)
}
const shown = (count: number) =>
  person.page.waitForFunction(
    (sought) => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.photo .thumbnail')]
      for (const picture of pictures) picture.loading = 'eager'
      return pictures.length === sought && pictures.every(({ naturalWidth }) => naturalWidth > 0)
    },
    { polling: 100, timeout: 30_000 },
    count,
  )
async function type(id: string, text: string): Promise<void> {
  await person.page.focus(id)
  await person.page.keyboard.type(text)
}
async function tap(name: string, within = 'body'): Promise<void> {
  const sought = await person.page.evaluateHandle(
    (words, where) =>
      [...document.querySelectorAll<HTMLElement>(`${where} button`)].find((button) => window.nameOf(button) === words),
    name,
    within,
  )
  const button = sought.asElement() as ElementHandle<HTMLButtonElement> | null
  if (!button) throw new Error(`there is no button ${name}`)
  await button.evaluate((it) => it.click())
}
const width = () => person.page.evaluate(() => document.documentElement.scrollWidth)
const faults = async (within?: string) => {
  const axe = new AxePuppeteer(person.page).setLegacyMode()
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}

describe('a designer with a telephone', () => {
  it('adds a photograph, which is made small before it leaves', async () => {
    const sent: number[] = []
    person.page.on(
      'request',
      (request) => request.url().endsWith('/photos') && sent.push(request.postData()?.length ?? 0),
    )
    await choose(one)
    await shown(1)
    await saved()
    const [photo] = (await site()).value.photos!
    expect(photo!.id).toMatch(/^[0-9a-f]{32}$/)
    expect(await width()).toBe(390)
    expect(sent.filter((bytes) => bytes > 3_000_000)).toEqual([])
  })

  it('tells of it in three languages, one at a time, and is asked for the consent of who is seen', async () => {
    for (const tongue of ['es', 'pt', 'en'] as const) {
      await person.page.$$eval(
        '.tongue-choice button',
        (buttons, at) => (buttons[at] as HTMLElement).click(),
        ['es', 'pt', 'en'].indexOf(tongue),
      )
      await person.page.waitForSelector(`#f-photos-0-alt[data-tongue=${tongue}]`)
      await type(`#f-photos-0-alt-${tongue}`, ALT[tongue])
    }
    await type('#f-photos-0-author', 'Ana Fotógrafa')
    await person.page.select('#f-photos-0-licence', 'cc-by-sa-4.0')
    expect(await person.page.$('#f-photos-0-consent')).toBeNull()
    await person.page.select('#f-photos-0-showsPeople', 'yes')
    await person.page.waitForSelector('#f-photos-0-consent')
    await saved()
    expect((await site()).gaps.map(({ code }) => code)).toContain('photo.consent.missing')
    await type('#f-photos-0-consent-by', 'Doña Elba Ramírez')
    await person.page.$eval('#f-photos-0-consent-covers-people', (box) => (box as HTMLInputElement).click())
    await type('#f-photos-0-consent-on', '11112026')
    await saved()
    const { value, gaps } = await site()
    expect(value.photos![0]).toMatchObject({ alt: ALT, author: 'Ana Fotógrafa', showsPeople: true })
    expect(gaps.filter(({ code, level }) => code.startsWith('photo') && level === 'blocks')).toEqual([])
  }, 60_000)

  it('loses nothing when the network is gone: what was typed stays, and the photograph is sent again', async () => {
    await person.page.setOfflineMode(true)
    await choose(two)
    await person.reads(w('photos.again'), '.sending')
    await type('#f-photos-0-credit', 'Cooperativa La Cosecha')
    await person.page.setOfflineMode(false)
    await tap(`${w('photos.again')}: placa.png`)
    await shown(2)
    await saved()
    expect((await site()).value.photos).toEqual([
      expect.objectContaining({ credit: 'Cooperativa La Cosecha', alt: ALT }),
      { id: expect.any(String) },
    ])
    expect(await person.page.$$('.sending')).toEqual([])
  }, 60_000)

  it('is told what would be taken in place of what is no photograph', async () => {
    await choose(none)
    await person.reads('Se aceptan JPEG, PNG y WebP', '.sending')
    await tap(`${w('photos.giveUp')}: nota.jpg`)
    await person.page.waitForFunction(() => document.querySelector('.sending') === null)
  })

  it('changes the order with the keys, takes one away, and has it back', async () => {
    const ids = async () => (await site()).value.photos!.map(({ id }) => id)
    const [first, second] = (await ids()) as [string, string]
    await person.page.focus('#f-photos-0-author')
    await person.page.keyboard.down('Alt')
    await person.press('ArrowDown')
    await person.page.keyboard.up('Alt')
    await saved()
    expect(await ids()).toEqual([second, first])
    await tap(`${w('works.form.remove')}: ${w('photos.number', { n: 1 })}`)
    await person.reads(w('photos.removed', { name: w('photos.number', { n: 1 }) }))
    await saved()
    expect(await ids()).toEqual([first])
    await tap(w('photos.undo'))
    await shown(2)
    await saved()
    expect(await ids()).toEqual([second, first])
    await tap(`${w('works.form.remove')}: ${w('photos.number', { n: 1 })}`)
    await saved()
  }, 60_000)

  it('can do all that with assistive technology', async () => {
    expect(await faults('#f-photos')).toEqual([])
    await person.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    expect(await faults('#f-photos')).toEqual([])
    await person.page.emulateMediaFeatures([])
    const small = await person.page.$$eval('#f-photos button, #f-photos select, .photo-choose .button', (all) =>
      all.filter((each) => each.getBoundingClientRect().height < 43.5).map((each) => each.outerHTML.slice(0, 120)),
    )
    expect(small).toEqual([])
  })
})

describe('whoever visits the site', () => {
  beforeAll(async () => {
    const { tag } = await site()
    const sent = await ask('POST', `/sites/${CASA}/send`, { body: {}, match: tag })
    await ask('POST', `/sites/${CASA}/publish`, { body: {}, match: sent.tag })
    await new Promise((resolve) => setTimeout(resolve, 1100))
  })

  it.each([390, 1280])(
    'sees the photograph at %i px without scripts, in its place before it has come',
    async (wide) => {
      const page = await journey.browser.newPage()
      await page.setViewport({ width: wide, height: 900 })
      await page.setJavaScriptEnabled(false)
      await page.goto(`${journey.home}/pt/sitios/${CASA}`, { waitUntil: 'networkidle0' })
      await (await page.waitForSelector('.plate img'))!.scrollIntoView()
      await page.waitForNetworkIdle()
      const seen = await page.$eval('.plate img', (image) => {
        const { naturalWidth, currentSrc, alt } = image as HTMLImageElement
        const declared = ['width', 'height'].map((name) => image.getAttribute(name))
        return { naturalWidth, currentSrc, alt, declared, all: document.documentElement.scrollWidth }
      })
      expect(seen.declared).toEqual(['1200', '1600'])
      expect(seen.naturalWidth).toBeGreaterThan(0)
      expect(seen.currentSrc).toMatch(/\.webp$/)
      expect([seen.alt, seen.all]).toEqual([ALT.pt, wide])
      const text = await page.$eval('.plate', (plate) => (plate as HTMLElement).innerText)
      expect(text).toContain('Foto: Cooperativa La Cosecha · CC BY-SA 4.0')
      await page.close()
    },
  )

  it('finds nothing there that assistive technology cannot use', async () => {
    await person.open(`/sitios/${CASA}`)
    expect(await faults()).toEqual([])
    await person.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    expect(await faults('.plates')).toEqual([])
    await person.page.emulateMediaFeatures([])
  })
})
