import type { Browser, BrowserContext, KeyInput, Page } from 'puppeteer'

/** What an accessibility tool would call an element, well enough to find it by. Runs in the page. */
function nameOf(element: Element): string {
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
  const own = labels.length > 0 ? labels.map(({ textContent }) => textContent).join(' ') : element.textContent
  return (element.getAttribute('aria-label') || own || '').replace(/\s+/g, ' ').trim()
}

declare global {
  interface Window {
    nameOf: typeof nameOf
  }
}

/** Troubles of the page that no visitor may meet: errors of scripts, refusals of the content policy, other hosts. */
function watch(page: Page, home: string): string[] {
  const troubles: string[] = []
  const isAnswer = (text: string) =>
    /^Failed to load resource: (the server responded with|net::ERR_INTERNET)/.test(text)
  /** What the drawing of maps by the processor says of itself is no trouble of the page. */
  const isDriver = (text: string) => /GPU stall|software WebGL|GL Driver/.test(text)
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type()) && !isAnswer(message.text()) && !isDriver(message.text()))
      troubles.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(`${home}/`) && !request.url().startsWith('data:')) troubles.push(request.url())
  })
  return troubles
}

interface Seat {
  readonly home: string
  /** Several pages of one person share it. */
  readonly context: BrowserContext
  readonly width?: number
  /** A phone is touched. */
  readonly touch?: boolean
  readonly language?: string
}

/** A page of somebody who reads Spanish, listening from its first request. */
async function openPage({ home, context, width = 1280, touch = false, language = 'es' }: Seat) {
  const page = await context.newPage()
  await page.setViewport({ width, height: 900, isMobile: touch, hasTouch: touch })
  await page.emulateFocusedPage(true)
  await page.evaluateOnNewDocument(`window.nameOf = ${nameOf.toString()}`)
  const agent = await context.browser().userAgent()
  const session = await page.createCDPSession()
  await session.send('Network.setUserAgentOverride', { userAgent: agent, acceptLanguage: language })
  return { page, troubles: watch(page, home) }
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
const exactly = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`)
/** More stops of the Tab key than the longest form has. */
const MOST_TABS = 300

/** Somebody at a screen who has only a keyboard. */
export class Person {
  readonly page: Page
  /** What went wrong in the page that nobody saw. */
  readonly troubles: string[]
  private readonly home: string

  private constructor({ page, troubles, home }: { page: Page; troubles: string[]; home: string }) {
    this.page = page
    this.troubles = troubles
    this.home = home
  }

  /** In a browser of their own, or at another page of a browser that is shared. */
  static async sitDown(browser: Browser, seat: Omit<Seat, 'context'> & { context?: BrowserContext }): Promise<Person> {
    const context = seat.context ?? (await browser.createBrowserContext())
    return new Person({ ...(await openPage({ ...seat, context })), home: seat.home })
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path.startsWith(this.home) ? path : this.home + path)
    await this.settled()
  }

  /** Waits until the screen is drawn and nothing on it is still awaited. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector('main h1') !== null && !document.querySelector('.waiting, .is-renewing'),
      { polling: 'mutation' },
    )
  }

  /** Waits until a text can be read, anywhere or in one part of the screen; capitals and spaces do not count. */
  async reads(text: string, within = 'body'): Promise<void> {
    const plain = (it: string) => it.toLowerCase().replace(/\s+/g, ' ').trim()
    await this.page
      .waitForFunction(
        (sought, where) =>
          [...document.querySelectorAll<HTMLElement>(where)].some(({ innerText }) =>
            innerText.toLowerCase().replace(/\s+/g, ' ').includes(sought),
          ),
        { polling: 100, timeout: 15_000 },
        plain(text),
        within,
      )
      .catch(async () => {
        throw new Error(`«${text}» is nowhere in ${within} of ${this.page.url()}:\n${await this.text(within)}`)
      })
  }

  /** Everything that can be read in one part of the screen. */
  text(within = 'body'): Promise<string> {
    return this.page.$$eval(within, (parts) => parts.map((part) => (part as HTMLElement).innerText).join('\n'))
  }

  async press(...keys: KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  private focused(): Promise<string> {
    return this.page.evaluate(() => window.nameOf(document.activeElement!))
  }

  /** Goes with Tab, or back with Shift and Tab, until the focus is on what has this name. */
  async reach(name: string | RegExp, { back = false } = {}): Promise<void> {
    const sought = typeof name === 'string' ? exactly(name) : name
    await this.appears(sought)
    const heard = new Set<string>()
    if (back) await this.page.keyboard.down('Shift')
    try {
      for (let tabs = 0; tabs < MOST_TABS; tabs++) {
        await this.press('Tab')
        const now = await this.focused()
        if (sought.test(now)) return
        heard.add(now.slice(0, 60))
      }
    } finally {
      if (back) await this.page.keyboard.up('Shift')
    }
    throw new Error(`Tab never comes to ${sought} at ${this.page.url()}; it came to:\n${[...heard].join('\n')}`)
  }

  /** Waits until something that can have the focus has this name. */
  private async appears(name: RegExp): Promise<void> {
    await this.page
      .waitForFunction(
        (selector, pattern) =>
          [...document.querySelectorAll<HTMLElement>(selector)].some(
            (element) =>
              element.checkVisibility() &&
              !element.matches(':disabled') &&
              new RegExp(pattern).test(window.nameOf(element)),
          ),
        { polling: 100, timeout: 15_000 },
        FOCUSABLE,
        name.source,
      )
      .catch(async () => {
        throw new Error(`there is no ${name} at ${this.page.url()}:\n${await this.text()}`)
      })
  }

  /** Reaches a button or a link and presses Enter on it. */
  async push(name: string | RegExp, way?: { back: boolean }): Promise<void> {
    await this.reach(name, way)
    await this.press('Enter')
  }

  /** Reaches a field and writes in it, in the place of what it had. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.reach(label)
    await this.page.keyboard.down('Control')
    await this.press('a')
    await this.page.keyboard.up('Control')
    await this.page.keyboard.type(text)
  }

  /** Chooses in a list with the arrows. */
  async choose(label: string | RegExp, option: string): Promise<void> {
    await this.reach(label)
    const [from, to] = await this.page.evaluate((sought) => {
      const list = document.activeElement as HTMLSelectElement
      return [list.selectedIndex, [...list.options].findIndex(({ text }) => text.trim() === sought)] as const
    }, option)
    if (to < 0) throw new Error(`${label} does not offer ${option}`)
    for (let steps = Math.abs(to - from); steps > 0; steps--) await this.press(to > from ? 'ArrowDown' : 'ArrowUp')
    const chosen = await this.page.evaluate(
      () => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text,
    )
    if (chosen !== option) throw new Error(`${label} is ${chosen} and not ${option}`)
  }

  /** Shows a part of a work: Tab to the names of the parts, and the arrows from one to the next. */
  async openTab(name: string): Promise<void> {
    await this.page.waitForSelector('[role=tab]')
    const names = await this.page.$$eval('[role=tab]', (tabs) => tabs.map((tab) => tab.firstChild!.textContent!.trim()))
    const shown = await this.page.$eval('[role=tab][aria-selected=true]', (tab) => window.nameOf(tab))
    await this.reach(shown)
    const steps = names.indexOf(name) - names.findIndex((each) => shown.startsWith(each))
    for (let left = Math.abs(steps); left > 0; left--) await this.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft')
    await this.settled()
  }

  /** What a field has now. */
  valueOf(selector: string): Promise<string> {
    return this.page.$eval(selector, (field) => (field as HTMLInputElement).value)
  }

  /** Asks the API with the session of this page. */
  ask(method: string, path: string): Promise<number> {
    const asked = async ([how, where]: string[]) => (await fetch(where!, { method: how })).status
    return this.page.evaluate(asked, [method, path])
  }
}
