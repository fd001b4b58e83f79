import type { Protocol } from 'puppeteer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { wordsIn } from '../../server/templates/words'
import { comeIn } from './come-in'
import { Person } from './person'
import { openJourney, type Journey } from './program'
import { wordsOf } from './words'

const PASSWORD = 'caballo tranvía limón paraguas'
const ROUTE = '/studio/rutas/ruta-sandino'
const w = wordsOf('es')
const refusal = wordsIn('es')
const INTRO = {
  es: 'Cuatro días tras los pasos de Sandino, de Masaya a Las Segovias.',
  pt: 'Quatro dias nos passos de Sandino, de Masaya a Las Segovias.',
  en: 'Four days in the steps of Sandino, from Masaya to Las Segovias.',
}
const TONGUES = ['es', 'pt', 'en'] as const
const introIn = (tongue: keyof typeof INTRO): string => `${w('works.field.intro')}: ${w(`works.form.${tongue}`)}`
const SAVED = w('works.save.saved', { when: '' })

let journey: Journey
const everybody: Person[] = []
let coordination: Person, designer: Person, reviewer: Person, cooperative: Person

/** Somebody in a browser of their own, or at another page of theirs. */
async function sitDown(beside?: Person): Promise<Person> {
  const context = beside?.page.browserContext()
  const person = await Person.sitDown(journey.browser, { home: journey.home, context })
  everybody.push(person)
  return person
}

beforeAll(async () => {
  journey = await openJourney(18_476)
  coordination = await sitDown()
}, 120_000)
afterEach(() => expect(everybody.flatMap(({ troubles }) => troubles.splice(0))).toEqual([]))
afterAll(async () => {
  if (journey) expect(await journey.end()).toBe(0)
})

const navigation = (person: Person): Promise<string[]> =>
  person.page.$$eval('nav.studio-nav a', (links) => links.map((link) => link.textContent!.trim()))
const saved = (person: Person): Promise<void> => person.reads(SAVED, '.save-line')
const setUpLink = (): string => /→ (\S+#inicio\.\S+)/.exec(journey.said())![1]!

describe('the first start', () => {
  it('gives a link that makes the coordination, with a password nobody would guess', async () => {
    await coordination.open(setUpLink())
    expect(coordination.page.url()).toBe(`${journey.home}/studio/enlace`)
    await coordination.fill(w('account.name'), 'Ana Coordina')
    await coordination.fill(w('account.email'), 'ana@rutas.ni')
    for (const [password, code] of [
      ['corta', 'short'],
      ['rutasdeliberacion', 'common'],
    ] as const) {
      await coordination.fill(w('account.newPassword'), password)
      await coordination.press('Enter')
      await coordination.reads(refusal(`errors.password.${code}`, { least: 12 }))
    }
    await coordination.fill(w('account.newPassword'), PASSWORD)
    await coordination.press('Enter')
    await coordination.reads(w('home.title'))
    expect(await coordination.page.evaluate(() => history.length + location.hash)).not.toContain('#')
  })

  it('lets nobody in with the same link again', async () => {
    const stranger = await sitDown()
    await stranger.open(setUpLink())
    await stranger.reads(w('link.unusable'))
    await stranger.reads(refusal('errors.setup.closed'))
  })
})

describe('people of a network', () => {
  it('come in by the links the coordination sends them, and find only what they may do', async () => {
    await coordination.push(w('nav.people'))
    const own = { password: PASSWORD, sitDown }
    designer = await comeIn(coordination, { ...own, name: 'Diana', role: 'designer' })
    reviewer = await comeIn(coordination, { ...own, name: 'Rita', role: 'reviewer' })
    cooperative = await comeIn(coordination, {
      ...own,
      name: 'Carmen',
      role: 'cooperative',
      provider: 'Cooperativa de Turismo El Malinche (ejemplo)',
    })
    const all = ['home', 'sites', 'field', 'routes', 'packages', 'tours', 'providers', 'people', 'audit']
    const without = (...areas: string[]) => all.filter((area) => !areas.includes(area)).map((area) => w(`nav.${area}`))
    expect(await navigation(coordination)).toEqual(without())
    expect(await navigation(designer)).toEqual(without('people', 'audit'))
    expect(await navigation(reviewer)).toEqual(without('field', 'people'))
    expect(await navigation(cooperative)).toEqual(without('sites', 'field', 'routes', 'audit'))
  })
})

/** Takes a step of the review that asks for a few words. */
async function takeStep(person: Person, step: 'send' | 'return' | 'publish', words: string): Promise<void> {
  await person.push(w(`works.act.${step}`), { back: true })
  await person.fill(w(step === 'return' ? 'works.act.comment' : 'works.act.note'), words)
  await person.push(w(`works.act.${step}`))
  await person.page.waitForSelector('dialog[open]', { hidden: true })
}

const addedWords = (person: Person): Promise<string> =>
  person.page.$$eval('.runs ins', (runs) => runs.map(({ textContent }) => textContent).join(' '))

describe('a route, by keyboard alone', () => {
  it('is written in three languages by its designer and saved by itself', async () => {
    await designer.push(w('nav.routes'))
    await designer.push('Ruta Sandino')
    for (const tongue of TONGUES) await designer.fill(introIn(tongue), INTRO[tongue])
    await saved(designer)
    await takeStep(designer, 'send', 'La introducción queda más corta.')
    await designer.reads(w('states.review'), '.standing')
  })

  it('waits on the desk of the reviewer, who reads what changed and returns it', async () => {
    await reviewer.open('/studio')
    await reviewer.reads(w('home.waiting'))
    await reviewer.push('Ruta Sandino')
    await reviewer.settled()
    await reviewer.openTab(w('works.work.versions'))
    expect(await addedWords(reviewer)).toContain('Cuatro días')
    await takeStep(reviewer, 'return', 'Son siete días, no cuatro.')
    await reviewer.reads(w('states.returned'), '.standing')
  })

  it('comes back with a comment, is corrected and sent again', async () => {
    await designer.open('/studio')
    await designer.push('Ruta Sandino')
    await designer.settled()
    await designer.openTab(w('works.work.comments'))
    await designer.reads('Son siete días, no cuatro.')
    await designer.openTab(w('works.work.sheet'))
    await designer.fill(introIn('es'), INTRO.es.replace('Cuatro', 'Siete'))
    await designer.fill(introIn('pt'), INTRO.pt.replace('Quatro', 'Sete'))
    await designer.fill(introIn('en'), INTRO.en.replace('Four', 'Seven'))
    await saved(designer)
    await takeStep(designer, 'send', '')
  })

  it('is seen as a printed proof and then published, and the public reads the new words', async () => {
    await reviewer.open(ROUTE)
    await reviewer.openTab(w('works.work.outcome'))
    await reviewer.reach(w('works.outcome.proof'))
    const proof = await reviewer.page.evaluate(async () => {
      const answer = await fetch((document.activeElement as HTMLAnchorElement).href)
      return [answer.headers.get('content-type'), (await answer.text()).slice(0, 5)]
    })
    expect(proof).toEqual(['application/pdf', '%PDF-'])
    await takeStep(reviewer, 'publish', 'Lista.')
    await reviewer.reads(w('works.work.published', { n: 2 }))
    for (const [prefix, words] of [
      ['', 'Siete días tras'],
      ['/pt', 'Sete dias nos'],
      ['/en', 'Seven days in'],
    ])
      expect(await (await fetch(`${journey.home}${prefix}/rutas/ruta-sandino`)).text()).toContain(words)
  })

  it('keeps its first version, which can be compared and brought back as a draft', async () => {
    await designer.open(ROUTE)
    await designer.openTab(w('works.work.versions'))
    await designer.choose(w('works.versions.from'), w('works.versions.n', { n: 1 }))
    await designer.choose(w('works.versions.to'), w('works.versions.n', { n: 2 }))
    await designer.reads('Siete días', '.runs ins')
    await designer.push(`${w('works.versions.restore')}: ${w('works.versions.n', { n: 1 })}`)
    await designer.push(w('works.versions.restore'))
    await designer.reads(w('states.draft'), '.standing')
    await designer.openTab(w('works.work.sheet'))
    expect(await designer.valueOf('#f-intro-es')).toContain('Augusto C. Sandino')
    expect(await (await fetch(`${journey.home}/rutas/ruta-sandino`)).text()).toContain('Siete días tras')
  })
})

describe('a cooperative', () => {
  it('offers a service at its net rate', async () => {
    const year = new Date().getFullYear() + 1
    await cooperative.push(w('nav.providers'))
    await cooperative.push(/El Malinche/)
    await cooperative.push(w('providers.newService'))
    await cooperative.choose(w('providers.field.serviceKind'), w('providers.option.service.guide'))
    for (const tongue of TONGUES)
      await cooperative.fill(new RegExp(`: ${w(`works.form.${tongue}`)}`), `Guía de ${tongue}`)
    await cooperative.fill(new RegExp(`^${w('providers.field.perDay')}`), '1450.00')
    await cooperative.fill(w('providers.field.maxGroup'), '12')
    // A day and a month that are read alike whichever of them the browser asks for first.
    await cooperative.fill(w('providers.field.validity.from'), `0101${year}`)
    await cooperative.fill(w('providers.field.validity.to'), `1212${year}`)
    await cooperative.push(w('providers.createService'))
    await cooperative.reads('Guía de es')
    await cooperative.reads('1.450,00')
  })

  it('puts together a package on a published route', async () => {
    await cooperative.push(w('nav.packages'))
    await cooperative.push(w('works.new.package'))
    await cooperative.fill(w('works.new.name'), 'Masaya a pie')
    await cooperative.push(w('works.new.create'))
    await cooperative.reads('Masaya a pie', 'h1')
    await cooperative.fill(w('works.field.route'), 'Sandino')
    await cooperative.press('Enter')
    await saved(cooperative)
  })

  it('sees neither the draft of the designer nor the packages of others', async () => {
    const made = await coordination.page.evaluate(async () => {
      const body = JSON.stringify({ name: { es: 'Masaya en barro' }, network: 'sandino', onBehalfOf: 'ni-prov-masaya' })
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const answer = await fetch('/api/packages', { method: 'POST', body, headers })
      return ((await answer.json()) as { id: string }).id
    })
    await cooperative.open('/studio/paquetes')
    await cooperative.reads('Masaya a pie')
    expect(await cooperative.text()).not.toContain('Masaya en barro')
    await cooperative.open(`/studio/paquetes/${made}`)
    await cooperative.reads(refusal('errors.draft.not_found'))
    await cooperative.open(ROUTE)
    await cooperative.reads(refusal('errors.right.missing'))
    expect(await cooperative.text()).not.toContain('Sandino,')
  })
})

describe('words that are being written', () => {
  it('are shown beside those of whoever saved first, and the person chooses', async () => {
    await designer.open(ROUTE)
    await coordination.open(ROUTE)
    await designer.fill(introIn('es'), 'Lo que escribió Diana.')
    await saved(designer)
    await coordination.fill(introIn('es'), 'Lo que escribió Ana.')
    await coordination.fill(introIn('pt'), 'O que Ana escreveu.')
    await coordination.reads(w('works.stale.title'))
    for (const words of ['Lo que escribió Diana.', 'Lo que escribió Ana.', 'O que Ana escreveu.'])
      await coordination.reads(words, '.two-versions')
    await coordination.reach(new RegExp(`^${w('works.stale.mine')}.*Lo que escribió Ana`))
    await coordination.press('ArrowDown')
    await coordination.push(w('works.stale.save'))
    await saved(coordination)
    await designer.open(ROUTE)
    expect(await designer.valueOf('#f-intro-es')).toBe('Lo que escribió Diana.')
    expect(await designer.valueOf('#f-intro-pt')).toBe('O que Ana escreveu.')
  })

  it('are saved when the network comes back', async () => {
    await designer.page.setOfflineMode(true)
    await designer.fill(introIn('es'), 'Escrito en el bus.')
    await designer.reads(w('works.save.offline'), '.save-line')
    await designer.page.setOfflineMode(false)
    await saved(designer)
  })

  it('come back when the page is loaded again before they could be saved', async () => {
    await designer.page.setOfflineMode(true)
    await designer.fill(introIn('es'), 'Escrito sin señal.')
    await designer.reads(w('works.save.offline'), '.save-line')
    const asked: string[] = []
    designer.page.once('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await designer.page.reload().catch(() => undefined)
    expect(asked).toEqual(['beforeunload'])
    await designer.page.setOfflineMode(false)
    await designer.open(ROUTE)
    expect(await designer.valueOf('#f-intro-es')).toBe('Escrito sin señal.')
    await saved(designer)
  })

  it('outlive a session that ends meanwhile', async () => {
    const elsewhere = await sitDown(designer)
    await elsewhere.open('/studio')
    expect(await elsewhere.ask('DELETE', '/api/sessions')).toBe(204)
    await designer.fill(introIn('es'), 'Escrito sin sesión.')
    await designer.reads(w('account.againTitle'), 'dialog')
    await designer.fill(w('account.password'), PASSWORD)
    await designer.press('Enter')
    await saved(designer)
    await designer.open(ROUTE)
    expect(await designer.valueOf('#f-intro-es')).toBe('Escrito sin sesión.')
  })
})

describe('the session of the studio', () => {
  it('is a cookie that no script can read and no other site can send', async () => {
    const { cookies } = (await (await designer.page.createCDPSession()).send('Network.getCookies')) as {
      cookies: Protocol.Network.Cookie[]
    }
    const session = cookies.filter(({ httpOnly }) => httpOnly)
    expect(session.map(({ sameSite, path }) => [sameSite, path])).toEqual([['Lax', '/']])
    expect(await designer.page.evaluate(() => document.cookie)).not.toContain(session[0]!.name)
  })
})
