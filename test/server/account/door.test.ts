import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDoor, type OpenDoor } from './open-door'
import { actorOf, as, codeOf, gate, grants, operations, SECRETS } from './small-api'

let door: OpenDoor
beforeAll(async () => {
  door = await openDoor({ operations, actorOf, limits: { 'sign-in': { most: 4, minutes: 15, failuresOnly: true } } })
})
afterAll(() => door.close())

const put = (body: unknown, headers: Record<string, string> = {}) =>
  door.write({ method: 'PUT', path: '/api/things/x', body, headers: { ...as('ana'), 'if-match': '"3.2"', ...headers } })

describe('an address of the API', () => {
  it('answers a method it does not have with those it has', async () => {
    for (const method of ['PATCH', 'POST', 'TRACE', 'PROPFIND']) {
      const answer = await door.write({ method, path: '/api/things/x' })
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD, PUT, OPTIONS'])
    }
    expect(await door.ask({ method: 'OPTIONS', path: '/api/things/x' })).toMatchObject({ status: 204, text: '' })
    expect(await door.write({ path: '/api/sites.geojson' })).toMatchObject({ status: 405 })
  })
  it('answers in JSON where nothing is', async () => {
    for (const path of ['/api/nada', '/api/things/x/y', '/api/', '/api'])
      expect([path, (await door.ask({ path })).status]).toEqual([path, 404])
    expect(codeOf(await door.write({ path: '/api/nada' }))).toBe('page.not_found')
  })
  it('takes what is written out before what is a parameter', async () => {
    expect((await door.ask({ path: '/api/things/first' })).json).toEqual({ id: 'first' })
  })
  it('gives HEAD the headers of GET and nothing else', async () => {
    const answer = await door.ask({ method: 'HEAD', path: '/api/things/x', headers: as('ana') })
    expect([answer.status, answer.text, answer.headers.etag]).toEqual([200, '', '"3.2"'])
  })
})

describe('a page outside the API', () => {
  it('is only read', async () => {
    for (const path of ['/', '/pt/rutas', '/ayuda', '/rutas/x.pdf', '/readyz']) {
      const answer = await door.write({ path, body: 'x', headers: { 'content-type': 'text/plain' } })
      expect([path, answer.status, answer.headers.allow]).toEqual([path, 405, 'GET, HEAD, OPTIONS'])
    }
  })
})

describe('who asks', () => {
  it('is nobody without a session, or with something that is none', async () => {
    for (const cookie of [
      undefined,
      'rutas=',
      `rutas=${'x'.repeat(43)}`,
      `rutas=${SECRETS.ana}; rutas=${SECRETS.luis}`,
      `rutas=${'A'.repeat(9000)}`,
      'rutas=%',
      '\u00ff',
    ]) {
      const answer = await door.ask({ path: '/api/things/x', headers: cookie === undefined ? {} : { cookie } })
      expect([cookie, answer.status, codeOf(answer)]).toEqual([cookie, 401, 'session.missing'])
    }
  })
  it('is told that a right is missing', async () => {
    expect(codeOf(await put({ name: 'x' }, as('luis')))).toBe('right.missing')
  })
  it('is looked up again inside the transaction: a role taken away meanwhile counts', async () => {
    let open = () => {}
    gate.open = new Promise((resolve) => (open = resolve))
    const first = put({ name: 'primera' })
    const second = put({ name: 'segunda' }, as('eva'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    grants.eva = []
    open()
    expect([(await first).status, codeOf(await second)]).toEqual([200, 'right.missing'])
    expect(await door.house.catalog.setting('thing')).toBe('primera')
    gate.open = Promise.resolve()
    grants.eva = [{ role: 'coordination' }]
  })
})

describe('an answer', () => {
  it('holds only what its shape names, is kept nowhere, and carries its tag', async () => {
    const { json, headers } = await door.ask({ path: '/api/things/x', headers: as('ana') })
    expect(json).toEqual({ id: 'x', by: 'ana' })
    expect(headers).toMatchObject({
      etag: '"3.2"',
      'cache-control': 'no-store',
      vary: expect.stringContaining('Cookie'),
    })
  })
  it('that does not have its shape is an error, and what was written is undone', async () => {
    expect(codeOf(await door.write({ path: '/api/broken' }))).toBe('server.broken')
    expect(await door.house.catalog.setting('broken')).toBeUndefined()
  })
  it('about a stale edit carries both versions', async () => {
    const answer = await put({ name: 'viejo' })
    expect(answer.status).toBe(412)
    expect(answer.json).toMatchObject({
      error: {
        code: 'draft.stale',
        current: { name: 'hoy' },
        yours: { name: 'viejo' },
        sentence: expect.any(String),
      },
    })
  })
})

describe('writing over something', () => {
  it('names the version it was written over, weak or not', async () => {
    const without = { ...as('ana'), 'content-type': 'application/json' }
    const answer = await door.write({ method: 'PUT', path: '/api/things/x', body: { name: 'x' }, headers: without })
    expect([answer.status, codeOf(answer)]).toEqual([428, 'match.missing'])
    for (const tag of ['"3.2"', 'W/"3.2"'])
      expect((await put({ name: 'x' }, { 'if-match': tag })).json).toMatchObject({ match: '3.2' })
  })
})

describe('the cookie', () => {
  it('is for the server alone, and goes when the session does', async () => {
    const signIn = await door.write({ path: '/api/session', body: { ok: true } })
    expect([signIn.status, signIn.headers['set-cookie']]).toEqual([
      204,
      [`rutas=${SECRETS.ana}; Path=/; Expires=Tue, 01 Jan 2030 00:00:00 GMT; HttpOnly; SameSite=Lax`],
    ])
    const signOut = await door.write({ method: 'DELETE', path: '/api/session', headers: as('ana') })
    expect(signOut.headers['set-cookie']).toEqual([
      'rutas=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax',
    ])
  })
  it('belongs to this host over TLS where the public address has it', async () => {
    const tls = await openDoor({ operations, actorOf, settings: { PUBLIC_URL: 'https://rutas.example' } })
    const { headers } = await tls.write({ path: '/api/session', body: { ok: true } })
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-rutas=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
    await tls.close()
  })
})

describe('trying', () => {
  const wrong = (headers: Record<string, string> = {}) =>
    door.write({ path: '/api/session', body: { ok: false }, headers })
  it('ends after so many failures of an address, and says when to try again; what succeeds is free', async () => {
    for (let turn = 0; turn < 8; turn += 1) await door.write({ path: '/api/session', body: { ok: true } })
    const statuses = []
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await wrong()).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429])
    const answer = await wrong({ 'x-forwarded-for': '203.0.113.9' })
    const { seconds } = (answer.json as { error: { details: { seconds: number } } }).error.details
    expect([answer.status, seconds > 800 && seconds <= 900]).toEqual([429, true])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(800)
    expect(answer.headers.ratelimit).toContain('remaining=0')
  })
  it('is counted by the address behind a proxy that is believed, a household of IPv6 as one', async () => {
    const limits = { 'sign-in': { most: 2, minutes: 1 } }
    const behind = await openDoor({ operations, actorOf, limits, settings: { TRUST_PROXY: '1' } })
    const from = async (address: string) =>
      (await behind.write({ path: '/api/session', body: { ok: false }, headers: { 'x-forwarded-for': address } }))
        .status
    expect([await from('2001:db8::1'), await from('2001:db8::2'), await from('2001:db8::3')]).toEqual([401, 401, 429])
    expect(await from('2001:db8:0:1::1')).toBe(401)
    await behind.close()
  })
})
