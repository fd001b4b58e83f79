import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Operation } from '../../server/account/operation'
import { openProgram, PASSWORD, type Program } from './open-program'

let program: Program
let cookie: string
let setUpSecret: string
beforeAll(async () => {
  program = await openProgram()
  ;({ cookie, secret: setUpSecret } = await program.begin())
})
afterAll(() => program.close())

const codeOf = ({ json }: { json: never }) => (json as { error?: { code: string } } | undefined)?.error?.code

describe('what every answer tells the browser', () => {
  const addresses = ['/', '/pt/rutas', '/nada', '/api/me', '/api/nada', '/api/openapi.json', '/readyz', '/studio', '/assets/x.js', '/rutas/nada.gpx'] // prettier-ignore
  it('is to run no script but ours, to show us in no frame, and to guess no type', async () => {
    for (const path of addresses) {
      const { headers } = await program.ask({ path, headers: { cookie } })
      const policy = String(headers['content-security-policy'])
      expect([path, policy]).toEqual([path, expect.stringContaining("script-src 'self';")])
      expect([path, /unsafe|frame-ancestors 'none'/.exec(policy)?.[0]]).toEqual([path, "frame-ancestors 'none'"])
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
      expect(headers['permissions-policy']).toContain('camera=()')
      expect(headers['x-powered-by']).toBeUndefined()
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })
  it('lets nobody else’s page read anything but the open data', async () => {
    const origin = 'https://otro.org'
    for (const path of addresses)
      expect((await program.ask({ path, headers: { cookie, origin } })).headers['access-control-allow-origin']).toBe(
        undefined,
      )
    const open = await program.ask({ path: '/api/sites.geojson', headers: { origin } })
    expect([open.status, open.headers['access-control-allow-origin']]).toEqual([200, '*'])
    expect(open.headers['access-control-allow-credentials']).toBeUndefined()
  })
  it('tells no other site where somebody was working, and is kept by no cache', async () => {
    for (const path of ['/api/me', '/api/sessions', '/studio', '/studio/sitios', '/API/me', '/api'])
      expect((await program.ask({ path, headers: { cookie } })).headers['referrer-policy']).toBe('same-origin')
    expect((await program.ask({ path: '/api/me', headers: { cookie } })).headers['cache-control']).toBe('no-store')
  })
  it('is an error in JSON wherever the API is asked, however its address is spelt', async () => {
    for (const path of ['/api', '/api/', '/API/me', '/api//me']) {
      const { headers, json } = await program.ask({ path })
      expect([path, headers['content-type']]).toEqual([path, 'application/json; charset=utf-8'])
      expect((json as { error: { code: string } }).error.code).toMatch(/session.missing|page.not_found/)
    }
  })
  it('asks for TLS from then on where the public address has it', async () => {
    const tls = await openProgram({ empty: true, settings: { PUBLIC_URL: 'https://rutas.org.ni' } })
    const { headers } = await tls.ask({ path: '/api/me' })
    expect(headers['strict-transport-security']).toContain('max-age=')
    expect((await tls.begin()).cookie).toMatch(/^__Host-rutas=/)
    await tls.close()
  })
})

describe('the secrets', () => {
  it('are in no log, however talkative, and nowhere in the database', async () => {
    const secrets = [setUpSecret, cookie.split('=')[1]!, PASSWORD]
    const headers = { cookie, 'idempotency-key': 'llave-de-la-invitacion' }
    const invite = { email: 'luis@rutas.cu', grants: [{ role: 'reviewer', network: 'che' }] }
    const invited = await program.write({ path: '/api/invitations', headers, body: invite })
    expect((await program.write({ path: '/api/invitations', headers, body: invite })).text).toBe(invited.text)
    const secret = (invited.json as { url: string }).url.split('.').at(-1)!
    await program.write({ path: '/api/links/look', body: { secret } })
    const join = { secret, name: 'Luis Revisa', password: `${PASSWORD} dos` }
    const luis = program.cookieOf(await program.write({ path: '/api/invitations/accept', body: join }))
    const signedIn = await program.write({ path: '/api/session', body: { email: 'ana@rutas.ni', password: PASSWORD } })
    await program.write({ path: '/api/session', body: { email: 'ana@rutas.ni', password: 'una clave equivocada' } })
    await program.write({ path: '/api/resets', body: { email: 'luis@rutas.cu' } })
    const { id } = (await program.ask({ path: '/api/me', headers: { cookie: luis } })).json as { id: string }
    const reset = await program.write({ path: `/api/people/${id}/reset-link`, headers: { cookie } })
    const fresh = (reset.json as { url: string }).url.split('.').at(-1)!
    await program.write({ path: '/api/resets/choose', body: { secret: fresh, password: `${PASSWORD} tres` } })
    await program.ask({ path: `/api/audit?object=${fresh}`, headers: { cookie, authorization: `Bearer ${fresh}` } })
    await program.ask({ path: `/rutas?q=${fresh}` })
    secrets.push(secret, fresh, luis.split('=')[1]!, program.cookieOf(signedIn).split('=')[1]!, 'una clave equivocada')
    expect(secrets.every((text) => text.length > 10)).toBe(true)
    const [logged, onDisk] = [program.logged(), await program.onDisk()]
    expect(logged).toContain('/api/invitations/accept')
    for (const text of [...secrets, 'llave-de-la-invitacion'])
      expect([text, logged.includes(text), onDisk.includes(text)]).toEqual([text, false, false])
    expect(/cookie|authorization/i.test(logged)).toBe(false)
  })
  it('are not told by an error about the database', async () => {
    const broken = await openProgram({ empty: true })
    await broken.begin()
    const { sql } = await import('drizzle-orm')
    await broken.house.database.inTransaction(async (tx) => {
      const raw = tx as unknown as { run(query: unknown): void }
      raw.run(sql.raw('ALTER TABLE people RENAME TO gente'))
    })
    const body = { email: 'ana@rutas.ni', password: PASSWORD }
    const answer = await broken.write({ path: '/api/session', body })
    expect([answer.status, codeOf(answer)]).toEqual([500, 'server.broken'])
    expect(answer.text).not.toMatch(/select|people|ana@/i)
    expect(broken.logged()).toContain('no such table')
    expect(broken.logged()).not.toContain('ana@rutas.ni')
    await broken.close()
  })
})

type Shape = {
  type?: string
  properties?: Record<string, Shape>
  items?: Shape
  prefixItems?: Shape[]
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
  additionalProperties?: Shape | boolean
  propertyNames?: Shape
  enum?: unknown[]
  const?: unknown
}
type Path = readonly (string | number)[]

/** Every place of a schema where a text may stand, whatever else stands there. */
function textPlaces(shape: Shape, path: Path = []): Path[] {
  const variants = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])]
  const inner = [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, field]) => textPlaces(field, [...path, key])),
    ...(shape.items ? textPlaces(shape.items, [...path, 0]) : []),
    ...(shape.prefixItems ?? []).flatMap((item, index) => textPlaces(item, [...path, index])),
    ...variants.flatMap((variant) => textPlaces(variant, path)),
    ...(typeof shape.additionalProperties === 'object'
      ? textPlaces(shape.additionalProperties, [...path, 'clave'])
      : []),
  ]
  const isText = shape.type === 'string' || (shape.type === undefined && inner.length === 0)
  const unique = new Map([...(isText ? [path] : []), ...inner].map((place) => [place.join('.'), place]))
  return [...unique.values()]
}

/** A body that is nothing but one value at one place. */
const bodyWith = (path: Path, value: unknown): unknown =>
  path.reduceRight<unknown>(
    (inner, key) => (typeof key === 'number' ? [...Array<null>(key).fill(null), inner] : { [key]: inner }),
    value,
  )

const writing = (operations: readonly Operation[]) => operations.filter(({ body }) => body !== undefined)
const pathOf = ({ path }: Operation): string => `/api${path.replace(/:\w+/g, '1')}`
const placesOf = ({ body }: Operation): Path[] =>
  textPlaces(z.toJSONSchema(body!, { io: 'input', unrepresentable: 'any' }) as Shape)
const everyPlace = () =>
  writing(program.operations).flatMap((operation) => placesOf(operation).map((place) => ({ operation, place })))

/** Sends a body that is nothing but one value at one place. */
const sendAt = (operation: Operation, place: Path, value: unknown) =>
  program.write({
    method: operation.method.toUpperCase(),
    path: pathOf(operation),
    headers: headersFor(operation),
    body: bodyWith(place, value),
  })
const headersFor = ({ overwrites }: Operation) => ({ cookie, ...(overwrites ? { 'if-match': '"0.0"' } : {}) })

/** One thing of each kind to write to. */
async function openThings() {
  const ids = new Map<string, string>()
  for (const folder of ['sites', 'routes', 'packages', 'tours']) {
    const body = { name: { es: 'Cosa de prueba' }, ...(folder === 'tours' ? {} : { network: 'che' }) }
    const made = await program.write({ path: `/api/${folder}`, headers: { cookie }, body })
    ids.set(folder, (made.json as { id: string }).id)
  }
  for (const folder of ['providers', 'services', 'people']) {
    const { json } = await program.ask({ path: `/api/${folder}`, headers: { cookie } })
    ids.set(folder, (json as Record<string, { id: string }[]>)[folder]![0]!.id)
  }
  return {
    async sendAt(operation: Operation, place: Path, value: unknown) {
      const [, folder = ''] = operation.path.split('/')
      const thing = `/api/${folder}/${ids.get(folder)}`
      const tag = async () => String((await program.ask({ path: thing, headers: { cookie } })).headers.etag ?? '"1"')
      return program.write({
        method: operation.method.toUpperCase(),
        path: `/api${operation.path.replace(':id', ids.get(folder) ?? '1').replace(/:\w+/g, '1')}`,
        headers: { cookie, ...(operation.overwrites ? { 'if-match': await tag() } : {}) },
        body: bodyWith(place, value),
      })
    },
  }
}

describe('every text of every body', () => {
  it('is found by this test', () => {
    const places = writing(program.operations).map((operation) => [operation.id, placesOf(operation).length])
    expect(places.length).toBeGreaterThan(9)
    expect(places.filter(([, count]) => count === 0)).toEqual([])
  })
  it('is refused when it holds what nobody types, and the field is named', async () => {
    for (const { operation, place } of everyPlace())
      for (const bad of ['\u0000', '\u202e', '\u200b', '\ud800']) {
        const answer = await sendAt(operation, place, `a${bad}b`)
        const { details } = (answer.json as { error: { details: unknown } }).error
        const expected = [operation.id, 400, 'text.hostile', { field: place.join('.') }]
        expect([operation.id, answer.status, codeOf(answer), details]).toEqual(expected)
      }
  })
  it('may be anything else without breaking the program, in things that are really there', async () => {
    const odd = ['', '<img src=x onerror=alert(1)>', "'; DROP TABLE people; --", '../../etc/passwd', 'ñ'.repeat(20_000), '%00', '👩‍🌾', 5, -1, null, [], {}, '__proto__'] // prettier-ignore
    const there = await openThings()
    const broken: unknown[] = []
    const statuses = new Set<number>()
    for (const { operation, place } of everyPlace())
      for (const value of odd) {
        const { status, text } = await there.sendAt(operation, place, value)
        statuses.add(status)
        if (status >= 500) broken.push([operation.id, place.join('.'), value, text])
      }
    expect(broken).toEqual([])
    expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 400]))
  })
})

describe('every address of the API', () => {
  it('asks for a session before it says anything, where it needs one', async () => {
    const open = []
    for (const operation of program.operations) {
      const method = operation.method.toUpperCase()
      const answer = await program.write({ method, path: pathOf(operation), ...(method === 'GET' ? {} : { body: {} }) })
      if (operation.needs === 'anyone') open.push(operation.id)
      else expect([operation.id, answer.status, codeOf(answer)]).toEqual([operation.id, 401, 'session.missing'])
    }
    expect(open.sort()).toEqual([
      'invitations.accept',
      'links.look',
      'resets.ask',
      'resets.choose',
      'session.begin',
      'session.end',
      'setup.do',
    ])
  })
  it('writes nothing for a page of somebody else', async () => {
    for (const operation of program.operations.filter(({ method }) => method !== 'get'))
      for (const headers of [{ origin: 'https://otro.org' }, { 'sec-fetch-site': 'same-site' }, {}] as Record<
        string,
        string
      >[]) {
        const method = operation.method.toUpperCase()
        const answer = await program.ask({ method, path: pathOf(operation), headers: { cookie, ...headers }, body: {} })
        expect([operation.id, answer.status, codeOf(answer)]).toEqual([operation.id, 403, 'origin.foreign'])
      }
  })
  it('is described, with the right it asks for', async () => {
    const { json } = await program.ask({ path: '/api/openapi.json' })
    const { openapi, paths } = json as {
      openapi: string
      paths: Record<string, Record<string, Record<string, unknown>>>
    }
    expect(openapi).toBe('3.1.0')
    for (const { id, method, path, needs } of program.operations) {
      const described = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method]
      expect([id, described?.operationId, described?.['x-right']]).toEqual([id, id, needs])
    }
  })
})
