import { AxePuppeteer } from '@axe-core/puppeteer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Person } from './person'
import { openJourney, type Journey } from './program'
import { wordsOf } from './words'

const w = wordsOf('es')
const PASSWORD = 'caballo tranvía limón paraguas'
const HOUSE = 'Hospedaje comunitario en Masaya (ejemplo)'

let journey: Journey
let coordination: Person
let member: Person

/** Asks the API from a page, as the studio does. */
function ask<T>(person: Person, how: string, { path, body, match }: { path: string; body: object; match?: string }) {
  return person.page.evaluate(
    async ([method, where, what, tag]) => {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...(tag && { 'if-match': `"${tag}"` }),
      }
      const answer = await fetch(`/api${where}`, { method: method!, headers, body: what! })
      if (!answer.ok) throw new Error(`${method} ${where}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
    [how, path, JSON.stringify(body), match ?? ''],
  )
}

/** Somebody of the cooperative of Masaya, with the link they were sent, on a phone. */
async function comeIn(): Promise<void> {
  const secret = /#inicio\.(\S+)/.exec(journey.said())![1]!
  await coordination.open('/studio/entrar')
  const account = { secret, name: 'Ana', email: 'ana@rutas.ni', password: PASSWORD, language: 'es' }
  await ask(coordination, 'POST', { path: '/setup', body: account })
  const grants = [{ role: 'cooperative', network: 'sandino', provider: 'ni-prov-masaya' }]
  const body = { email: 'marta@rutas.ni', grants }
  const { url } = await ask<{ url: string }>(coordination, 'POST', { path: '/invitations', body })
  await member.open(url)
  await member.fill(w('account.name'), 'Marta')
  await member.fill(w('account.newPassword'), PASSWORD)
  await member.push(w('link.invitation.do'))
  await member.reads(w('home.title'))
}

beforeAll(async () => {
  journey = await openJourney(18_605)
  coordination = await Person.sitDown(journey.browser, { home: journey.home })
  member = await Person.sitDown(journey.browser, { home: journey.home, width: 390, touch: true })
  await comeIn()
}, 120_000)
afterEach(() => expect([...coordination.troubles.splice(0), ...member.troubles.splice(0)]).toEqual([]))
afterAll(async () => {
  if (journey) expect(await journey.end()).toBe(0)
})

/** Puts a day where the focus is: how one types it depends on the country of the phone. */
const putDay = (day: string) =>
  member.page.evaluate((iso) => {
    const field = document.activeElement as HTMLInputElement
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, iso)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }, day)
async function setDay(label: string, day: string): Promise<void> {
  await member.reach(label)
  await putDay(day)
}

async function looksRight(): Promise<void> {
  const { violations } = await new AxePuppeteer(member.page).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([])
  const off = await member.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(off).toBeLessThanOrEqual(0)
}

describe('a cooperative on a phone', () => {
  it('fills its card, is told what cannot be, and that a norm without evidence is not published', async () => {
    await member.open('/studio/prestadores/ni-prov-masaya')
    await member.push('Editar')
    await member.fill(w('providers.field.legalForm'), 'Cooperativa de artesanas R. L.')
    await member.fill(w('providers.field.founded'), '2008')
    await member.fill(w('providers.field.women'), '99')
    await member.choose(w('providers.norms.add'), 'Declaración de San José, 2003')
    await member.push(w('works.form.add'))
    await member.reads('Sin evidencia')
    await putDay('2025-03-01')
    await looksRight()
    await member.push(w('providers.save'))
    await member.reads('99 son más que las 27 personas')
    await member.fill(w('providers.field.women'), '22')
    await member.push(w('providers.save'))
    await member.reads('Cooperativa de artesanas R. L.')
    await member.reads(w('providers.norms.none'))
  }, 60_000)

  it('gives its house a second rate and two closed days, and loses nothing where the network fails', async () => {
    await member.push(`${w('providers.edit')}: ${HOUSE}`)
    await setDay(w('providers.field.validity.to'), '2027-05-31')
    await member.push(w('providers.rows.rates.add'))
    await member.page.keyboard.type('Temporada alta')
    await setDay(w('providers.field.rates.from'), '2027-05-15')
    await setDay(w('providers.field.rates.to'), '2027-12-31')
    await member.fill(w('providers.field.rates.currency'), 'NIO')
    await member.fill(w('providers.field.rates.room.single'), '1100')
    await member.fill(w('providers.field.rates.room.double'), '1500')
    await member.push(w('providers.rows.terms.blackouts.add'))
    await setDay(w('providers.field.terms.blackouts.from'), '2027-04-05')
    await setDay(w('providers.field.terms.blackouts.to'), '2027-04-06')
    await looksRight()
    await member.push(w('providers.save'))
    await member.reads('dos tarifas en NIO valen a la vez')
    await setDay(w('providers.field.rates.from'), '2027-06-01')
    await member.page.setOfflineMode(true)
    await member.push(w('providers.save'))
    await member.page.waitForSelector('dialog .notice', { timeout: 20_000 })
    expect(await member.valueOf('#f-rates-0-room-double')).toBe('1500')
    await member.page.setOfflineMode(false)
    await member.push(w('providers.save'))
    await member.reads('NIO 1.100,00 / NIO 1.500,00')
  }, 90_000)

  it('reads in a package of its own why that day cannot be sold, and that the next week can', async () => {
    const said = (es: string) => ({ es, pt: es, en: es })
    const made = { name: { es: 'Semana de Masaya' }, network: 'sandino', onBehalfOf: 'ni-prov-masaya' }
    const { id, tag } = await ask<{ id: string; tag: string }>(member, 'POST', { path: '/packages', body: made })
    const value = {
      name: said('Semana de Masaya'),
      theme: said('Siete días.'),
      route: 'ruta-sandino',
      pricedOn: '2026-11-20',
    }
    const path = `/packages/${id}`
    const leaving = (departsOn: string, match: string) =>
      ask<{ tag: string }>(member, 'PUT', { path, match, body: { value: { ...value, departsOn } } })
    const closed = await leaving('2027-04-05', tag)
    await member.open(`/studio/paquetes/${id}?parte=falta`)
    await member.reads(`El 5 de abril de 2027 «${HOUSE}» no se da: esa fecha no se puede vender.`)
    await looksRight()
    await leaving('2027-04-12', closed.tag)
    await member.open(`/studio/paquetes/${id}?parte=falta`)
    await member.reads(w('works.gaps.advises'))
    expect(await member.text('main')).not.toContain('no se puede vender')
  }, 60_000)
})
