import { AxePuppeteer } from '@axe-core/puppeteer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../server/contract/common'
import { RECORDS } from '../server/record-bodies'
import { flatWords } from '../web/studio/words'
import { reachAgain } from './hand'
import { Person } from './person'
import { openJourney, type Journey } from './program'
import { wordsOf } from './words'

const PASSWORD = 'caballo tranvía limón paraguas'

/** One thing to look at: where it is, and what is done there before it is seen. */
interface Screen {
  readonly path: string
  /** The words of a button that opens a window over it. */
  readonly opens?: string
}

const work = (address: string, parts: readonly string[]): Screen[] =>
  parts.map((part) => ({ path: `${address}?parte=${part}` }))
const AT_THE_DOOR: readonly Screen[] = [
  { path: '/studio/entrar' },
  { path: '/studio/entrar', opens: 'account.forgot' },
  { path: '/studio/enlace' },
]
const RECORDED: readonly Screen[] = (
  [
    ['estado', 'assessment'],
    ['valoracion', 'evaluation'],
    ['capacidad', 'capacity'],
    ['relatos', 'narrative'],
  ] as const
).flatMap(([drawer, kind]) => {
  const path = `/studio/sitios/niquinohomo-casa-sandino?parte=registros&registro=${drawer}`
  return [{ path }, { path, opens: `record.add.${kind}` }]
})
const INSIDE: readonly Screen[] = [
  { path: '/studio' },
  { path: '/studio/sitios' },
  { path: '/studio/sitios/importar' },
  { path: '/studio/cobertura' },
  { path: '/studio/cobertura?por=route&ruta=ruta-sandino&cama=5&comida=5&guia=5' },
  { path: '/studio/rutas', opens: 'works.new.route' },
  { path: '/studio/paquetes' },
  { path: '/studio/viajes' },
  ...work('/studio/rutas/ruta-sandino', ['ficha', 'falta', 'resultado', 'versiones', 'comentarios']),
  { path: '/studio/rutas/ruta-sandino', opens: 'works.act.send' },
  ...work('/studio/paquetes/masaya-a-pie', ['ficha', 'falta', 'resultado', 'versiones']),
  { path: '/studio/sitios/niquinohomo-casa-sandino' },
  { path: '/studio/sitios/niquinohomo-casa-sandino', opens: 'works.fold.openAll' },
  ...RECORDED,
  { path: '/studio/viajes/cuatro-rutas' },
  { path: '/studio/campo' },
  { path: '/studio/campo', opens: 'field.newPlace' },
  ...['name', 'where', 'state', 'access', 'opening', 'accessibility', 'visitors', 'story', 'photos', 'sign'].map(
    (step) => ({ path: `/studio/campo/niquinohomo-casa-sandino?paso=${step}` }),
  ),
  { path: '/studio/prestadores' },
  { path: '/studio/prestadores/ni-prov-managua' },
  { path: '/studio/prestadores/ni-prov-managua', opens: 'providers.newService' },
  { path: '/studio/personas' },
  { path: '/studio/personas', opens: 'people.invite' },
  { path: '/studio/registro' },
  { path: '/studio/cuenta' },
  { path: '/studio', opens: 'frame.help' },
  { path: '/studio/no-existe' },
]
const nameOf = ({ path, opens }: Screen): string => path + (opens ? ` ${opens}` : '')

let journey: Journey
let coordination: Person
let stranger: Person

/** Asks the API from a page, as the studio does. */
function ask(person: Person, method: string, { path, body, match }: { path: string; body: object; match?: string }) {
  return person.page.evaluate(
    async ([how, where, what, tag]) => {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...(tag && { 'if-match': `"${tag}"` }),
      }
      const answer = await fetch(`/api${where}`, { method: how!, headers, body: what! })
      if (!answer.ok) throw new Error(`${how} ${where}: ${await answer.text()}`)
      return (await answer.json()) as { id: string; tag: string; value: object }
    },
    [method, path, JSON.stringify(body), match ?? ''],
  )
}

/** A studio at work: a route that was changed and spoken about, a package that lacks nearly everything, an invitation. */
async function fillStudio(person: Person): Promise<void> {
  const secret = /#inicio\.(\S+)/.exec(journey.said())![1]!
  await person.open('/studio/entrar')
  const account = { secret, name: 'Ana', email: 'ana@rutas.ni', password: PASSWORD, language: 'es' }
  await ask(person, 'POST', { path: '/setup', body: account })
  const grants = [{ role: 'cooperative', network: 'sandino', provider: 'ni-prov-managua' }]
  await ask(person, 'POST', { path: '/invitations', body: { email: 'carmen@rutas.ni', grants } })
  const name = { es: 'Masaya a pie' }
  await ask(person, 'POST', {
    path: '/packages',
    body: { name, network: 'sandino', onBehalfOf: 'ni-prov-managua' },
  })
  for (const [folder, body] of Object.entries(RECORDS))
    await ask(person, 'POST', { path: `/sites/niquinohomo-casa-sandino/${folder}`, body })
  const path = '/routes/ruta-sandino'
  const { tag, value } = await person.page.evaluate(async () => {
    const answer = await fetch('/api/routes/ruta-sandino')
    return (await answer.json()) as { tag: string; value: object }
  })
  const intro = { es: 'Siete días.', pt: 'Sete dias.', en: 'Seven days.' }
  await ask(person, 'PUT', { path, match: tag, body: { value: { ...value, intro } } })
  await ask(person, 'POST', { path: `${path}/comments`, body: { text: '¿…?' } })
}

beforeAll(async () => {
  journey = await openJourney(18_477)
  coordination = await Person.sitDown(journey.browser, { home: journey.home })
  stranger = await Person.sitDown(journey.browser, { home: journey.home })
  await fillStudio(coordination)
}, 120_000)
afterEach(() => expect([...coordination.troubles.splice(0), ...stranger.troubles.splice(0)]).toEqual([]))
afterAll(async () => {
  if (journey) expect(await journey.end()).toBe(0)
})

async function look(person: Person, screen: Screen, language: Language = 'es'): Promise<void> {
  await person.open(screen.path)
  if (screen.opens) await person.push(wordsOf(language)(screen.opens))
  await person.settled()
}

/** Everything that is read on a screen, by the eye or by the ear, in the language of the reader. */
const phrasesOf = (person: Person): Promise<string[]> =>
  person.page.evaluate(() => {
    const said: string[] = [document.title]
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const isOurs = (node: Node) => node.parentElement!.closest('[lang]') === document.documentElement
    while (texts.nextNode()) if (isOurs(texts.currentNode)) said.push(texts.currentNode.textContent!)
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) said.push(element.getAttribute(name) ?? '')
    return [...new Set(said.map((text) => text.replace(/\s+/g, ' ').trim()))]
  })

const GROUPS = [...new Set([...flatWords('es').keys()].map((key) => key.split('.')[0]!))]
const RAW_KEY = new RegExp(`^(?:${GROUPS.join('|')})\\.[\\w.-]+$|{{`)
/** More than a name: four words, one of them neither a name nor a particle. */
const isSentence = (phrase: string): boolean =>
  phrase.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length > 3 && /(?:^|\s)\p{Ll}{4}/u.test(phrase)
/** Colours are the same in every language: they are measured in one, by day and by night. */
const CONTRAST = ['color-contrast']

/** The faults of some of axe's rules, or of all of them. There are no frames to look into. */
async function faultsOf(
  person: Person,
  { only, but = [] }: { only?: string[]; but?: string[] } = {},
): Promise<string[]> {
  const axe = new AxePuppeteer(person.page).setLegacyMode().disableRules(but)
  const { violations } = await (only ? axe.withRules(only) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}

async function inDark(person: Person): Promise<string[]> {
  await person.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
  const faults = await faultsOf(person, { only: CONTRAST })
  await person.page.emulateMediaFeatures([])
  return faults.map((fault) => `dark ${fault}`)
}

/** What each screen says in each language. */
const said = new Map<string, Map<Language, string[]>>()

async function visit(person: Person, screens: readonly Screen[], language: Language): Promise<void> {
  const found: string[] = []
  for (const screen of screens) {
    await look(person, screen, language)
    const phrases = await phrasesOf(person)
    said.set(nameOf(screen), (said.get(nameOf(screen)) ?? new Map()).set(language, phrases))
    const faults = [
      ...phrases.filter((phrase) => RAW_KEY.test(phrase)).map((phrase) => `raw ${phrase}`),
      ...(language === 'es' ? [...(await faultsOf(person)), ...(await inDark(person))] : []),
      ...(language === 'es' ? [] : await faultsOf(person, { but: CONTRAST })),
    ]
    found.push(...faults.map((fault) => `${nameOf(screen)} · ${fault}`))
  }
  expect(found).toEqual([])
}

describe.each(LANGUAGES)('every screen of the studio, read in %s,', (language) => {
  it('can be used with assistive technology before anybody is known', async () => {
    const cookie = { name: 'idioma', value: language, domain: 'localhost', path: '/studio' }
    await stranger.page.browserContext().setCookie(cookie)
    await visit(stranger, AT_THE_DOOR, language)
  })

  it('can be used with assistive technology inside', async () => {
    await coordination.open('/studio/cuenta')
    await ask(coordination, 'PATCH', { path: '/me', body: { language } })
    await visit(coordination, INSIDE, language)
  }, 180_000)
})

describe('a screen read in Spanish', () => {
  it('has no sentence that stayed in English', () => {
    const alike = [...said].flatMap(([screen, by]) => {
      const english = new Set(by.get('en'))
      return by
        .get('es')!
        .filter((phrase) => english.has(phrase) && isSentence(phrase))
        .map((phrase) => `${screen} · ${phrase}`)
    })
    expect(alike).toEqual([])
  })
})

/** How far the widest thing runs off the side, in pixels. */
const runsOff = (person: Person): Promise<number> =>
  person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** What a thumb could miss: buttons, and links of a menu, lower than a thumb is wide. */
const tooLow = (person: Person, selector: string): Promise<string[]> =>
  person.page.$$eval(selector, (all) =>
    all
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => `${window.nameOf(element)}: ${element.getBoundingClientRect().height}`),
  )

describe('on a phone', () => {
  const hold = (width: number) =>
    Person.sitDown(journey.browser, {
      home: journey.home,
      context: coordination.page.browserContext(),
      width,
      touch: true,
    })

  it.each([390, 320])(
    'of %d pixels no screen runs off the side, and every button is as high as a thumb',
    async (width) => {
      await coordination.open('/studio/cuenta')
      await ask(coordination, 'PATCH', { path: '/me', body: { language: 'es' } })
      const phone = await hold(width)
      const found: string[] = []
      for (const screen of INSIDE.filter(({ opens }) => opens !== 'frame.help')) {
        await look(phone, screen)
        const off = await runsOff(phone)
        if (off > 0) found.push(`${nameOf(screen)} runs off by ${off}`)
        const low = await tooLow(phone, 'button, a.button, nav a, select, dialog a')
        found.push(...low.map((name) => `${nameOf(screen)} · ${name}`))
      }
      await phone.page.close()
      expect(found).toEqual([])
    },
    180_000,
  )

  it('the menu is opened with a thumb, closed with Escape, and leads where it says', async () => {
    const w = wordsOf('es')
    const phone = await hold(390)
    await phone.open('/studio')
    await reachAgain(() => phone.page.tap('.top-menu'))
    await phone.reads(w('nav.routes'), 'dialog')
    expect(await tooLow(phone, 'dialog a, dialog button')).toEqual([])
    expect(await faultsOf(phone)).toEqual([])
    await phone.press('Escape')
    await phone.page.waitForSelector('dialog', { hidden: true })
    await reachAgain(() => phone.page.tap('.top-menu'))
    await reachAgain(() => phone.page.tap('dialog a[href="/studio/rutas"]'))
    await phone.reads(w('works.kinds.route'), 'h1')
    expect(await phone.page.$('dialog')).toBeNull()
    await phone.page.close()
  })
})
