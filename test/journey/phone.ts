import { rmSync } from 'node:fs'
import puppeteer, { type Browser, type ElementHandle } from 'puppeteer'
import { findBrowser } from '../../server/brochure/find-browser'
import { reachAgain } from './hand'
import { Person } from './person'

const LOST = /^Failed to load resource|net::ERR_/

/** A telephone of 390 pixels whose browser may be killed at any time; what it kept is there when it is opened again. */
export class Phone {
  private browser: Browser | undefined
  private holder: Person | undefined

  constructor(
    private readonly home: string,
    private readonly folder: string,
  ) {}

  get person(): Person {
    if (!this.holder) throw new Error('nobody holds the telephone')
    return this.holder
  }

  async turnOn(): Promise<void> {
    const { path, env } = await findBrowser({ environment: process.env, dataDir: this.folder, log: () => undefined })
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const executable = { executablePath: path, env: { ...process.env, ...env } }
    this.browser = await puppeteer.launch({ ...executable, args, headless: 'shell', userDataDir: this.folder })
    const context = this.browser.defaultBrowserContext()
    await context.overridePermissions(this.home, ['geolocation'])
    this.holder = await Person.sitDown(this.browser, { home: this.home, context, width: 390, touch: true })
  }

  /** As when the battery ends: nobody is told. */
  async die(): Promise<void> {
    const child = this.browser!.process()!
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    this.browser = undefined
  }

  async turnOff(): Promise<void> {
    await this.browser?.close()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  /** What went wrong in the page beside the network that was not there. */
  troubles(): string[] {
    return this.person.troubles.splice(0).filter((trouble) => !LOST.test(trouble))
  }

  /** Touches what has this name, in a group if one is named. */
  tap(name: string, group?: string, timeout = 15_000): Promise<void> {
    return reachAgain(async () => this.tapOnce(await this.find(name, { group, timeout })))
  }

  /** Touches it whenever it is there, until something has come about. */
  async tapUntil(name: string, done: () => Promise<boolean>): Promise<void> {
    const isOffered = () =>
      this.person.page.evaluate(
        (sought) =>
          [...document.querySelectorAll<HTMLElement>('button')].some(
            (each) => window.nameOf(each) === sought && each.checkVisibility(),
          ),
        name,
      )
    for (const end = Date.now() + 60_000; !(await done());) {
      if (Date.now() > end) throw new Error(`«${name}» did not lead anywhere:\n${await this.person.text()}`)
      // What goes between the look and the touch is of no more use.
      if (await isOffered()) await this.tap(name, undefined, 2000).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  private async find(
    name: string,
    { group, timeout }: { group: string | undefined; timeout: number },
  ): Promise<ElementHandle<HTMLElement>> {
    const found = await this.person.page.waitForFunction(
      (sought, legend) => {
        const groups = [...document.querySelectorAll('fieldset')]
        const isOf = (each: Element) => each.querySelector('legend')?.textContent?.trim() === legend
        const within =
          legend === null
            ? ([...document.querySelectorAll('dialog[open]')].at(-1) ?? document)
            : groups.filter(isOf).at(-1)
        return [...(within?.querySelectorAll<HTMLElement>('a, button, label') ?? [])].find(
          (each) => window.nameOf(each) === sought && each.checkVisibility() && !each.matches(':disabled'),
        )
      },
      { polling: 100, timeout },
      name,
      group ?? null,
    )
    return found.asElement() as ElementHandle<HTMLElement>
  }

  private async tapOnce(element: ElementHandle<HTMLElement>): Promise<void> {
    // Touched where it is seen: a frame later the screen has scrolled as far as the page has.
    await element.evaluate((each) => {
      each.scrollIntoView({ block: 'center', behavior: 'instant' })
      return new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))
    })
    await element.tap()
  }

  /** Writes in the field that has this label, in the place of what it had. */
  async write(label: string, text: string): Promise<void> {
    const found = await this.person.page.waitForFunction(
      (sought) =>
        [...document.querySelectorAll<HTMLInputElement>('input, textarea')].find(
          (each) => window.nameOf(each) === sought && !each.matches(':disabled'),
        ),
      { polling: 100, timeout: 15_000 },
      label,
    )
    const field = found.asElement() as ElementHandle<HTMLInputElement>
    await field.evaluate((each) => {
      each.scrollIntoView({ block: 'center', behavior: 'instant' })
      each.focus()
      each.select()
    })
    await this.person.page.keyboard.type(text)
  }

  /** What the field with this label has. */
  value(label: string): Promise<string | undefined> {
    return this.person.page.evaluate(
      (sought) =>
        [...document.querySelectorAll<HTMLInputElement>('input, textarea')].find(
          (each) => window.nameOf(each) === sought,
        )?.value,
      label,
    )
  }
}
