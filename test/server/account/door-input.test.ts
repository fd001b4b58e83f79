import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDoor, type OpenDoor } from './open-door'
import { actorOf, as, codeOf, operations } from './small-api'

let door: OpenDoor
beforeAll(async () => {
  door = await openDoor({ operations, actorOf })
})
afterAll(() => door.close())

const put = (body: unknown, headers: Record<string, string> = {}) =>
  door.write({ method: 'PUT', path: '/api/things/x', body, headers: { ...as('ana'), 'if-match': '"3.2"', ...headers } })

describe('a writing request', () => {
  const types = [
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ]
  it('is refused from a foreign page whatever its content type, and changes nothing', async () => {
    const said = [{}, { origin: 'https://otro.org' }, { origin: 'null', 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'cross-site' }] // prettier-ignore
    for (const type of types)
      for (const headers of said) {
        const asked = { method: 'PUT', path: '/api/things/x', body: '{"name":"robado"}' }
        const answer = await door.ask({ ...asked, headers: { ...as('ana'), 'if-match': '"1"', 'content-type': type, ...headers } as never }) // prettier-ignore
        expect([type, headers, answer.status, codeOf(answer)]).toEqual([type, headers, 403, 'origin.foreign'])
      }
    expect(await door.house.catalog.setting('thing')).toBeUndefined()
  })
  it('is refused from elsewhere for signing in and out too', async () => {
    for (const method of ['POST', 'DELETE'])
      expect((await door.ask({ method, path: '/api/session', body: { ok: true }, headers: as('ana') })).status).toBe(
        403,
      )
  })
  it('is taken from our page, and by the browser’s word where it sends no Origin', async () => {
    expect((await put({ name: 'uno' })).status).toBe(200)
    const headers = { ...as('ana'), 'if-match': '"1"', 'sec-fetch-site': 'same-origin' }
    expect((await door.ask({ method: 'PUT', path: '/api/things/x', body: { name: 'dos' }, headers })).status).toBe(200)
    expect(await door.house.catalog.setting('thing')).toBe('dos')
  })
})

describe('a body', () => {
  it('is JSON in UTF-8 and nothing else', async () => {
    for (const type of [
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'text/json',
      'application/json; charset=utf-16',
    ])
      expect([type, codeOf(await put('{"name":"x"}', { 'content-type': type }))]).toEqual([type, 'body.not_json'])
    const json = { 'content-type': 'application/json' }
    expect(codeOf(await put('{"name":"x"}', { ...json, 'content-encoding': 'gzip' }))).toBe('body.not_json')
    for (const broken of [
      '{',
      '{"name":',
      'name',
      '"x"',
      '1',
      'null',
      '{"name":"x"}{',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    ])
      // prettier-ignore
      expect([String(broken), codeOf(await put(broken, json))]).toEqual([String(broken), 'input.not_json'])
  })
  it('has at most 256 KB', async () => {
    const answer = await put({ name: 'x'.repeat(300_000) })
    expect([answer.status, answer.json]).toMatchObject([413, { error: { details: { bytes: 262_144 } } }])
  })
  it('is not nested for the sake of nesting', async () => {
    const deep = `{"name":"x","tags":${'['.repeat(60_000)}${']'.repeat(60_000)}}`
    const answer = await put(deep, { 'content-type': 'application/json' })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid'])
  })
  it('has no field that the program decides, nor one that reaches into it', async () => {
    for (const extra of [
      '"owner":"ana"',
      '"version":9',
      '"__proto__":{"x":1}',
      '"constructor":{"prototype":{"x":1}}',
      '"prototype":1',
    ]) {
      const answer = await put(`{"name":"x",${extra}}`, { 'content-type': 'application/json' })
      expect([extra, answer.status, codeOf(answer)]).toEqual([extra, 400, 'input.invalid'])
    }
    expect(({} as { x?: number }).x).toBeUndefined()
  })
  it('names every field that is wrong, in the language of the reader', async () => {
    const es = await put({ name: 5, tags: [{ word: 1 }] })
    expect((es.json as { error: { details: { problems: string[] } } }).error.details.problems).toEqual([
      expect.stringMatching(/^name: .*se esperaba/i),
      expect.stringMatching(/^tags\.0\.word: /),
    ])
    const pt = await door.write({ path: '/api/things', body: {}, headers: as('luis') })
    expect(pt.text).toContain('Os dados não têm')
    const en = await door.write({ path: '/api/session', body: {}, headers: { 'accept-language': 'en-GB,en;q=0.9' } })
    expect(en.text).toContain('this field is missing')
  })
  it('is not there where nothing is asked', async () => {
    const answer = await door.write({ method: 'DELETE', path: '/api/session', body: { x: 1 }, headers: as('ana') })
    expect(codeOf(answer)).toBe('input.invalid')
  })
  it('that is cut short harms nobody', async () => {
    const headers = { ...as('ana'), 'if-match': '"1"', 'content-type': 'application/json', 'content-length': '5000' }
    const cut = new AbortController()
    const asked = fetch(`${door.address}/api/things/x`, {
      method: 'PUT',
      headers: { ...headers, origin: door.address },
      body: new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('{"name":"a')) }),
      duplex: 'half',
      signal: cut.signal,
    } as RequestInit)
    setTimeout(() => cut.abort(), 100)
    await expect(asked).rejects.toThrow()
    expect((await put({ name: 'sigue' })).status).toBe(200)
  })
})

describe('a text', () => {
  it('is kept with one form of each letter, and refused with what nobody types', async () => {
    expect((await put({ name: 'Bolívar\r\nSucre' })).json).toMatchObject({ name: 'Bolívar\nSucre' })
    for (const bad of ['\u0000', '\u0008', '\u202e', '\u2066', '\u200b', '\ufeff', '\ud800']) {
      const answer = await put({ name: 'x', tags: [{ word: `a${bad}` }] })
      expect([answer.status, answer.json]).toMatchObject([
        400,
        { error: { code: 'text.hostile', details: { field: 'tags.0.word' } } },
      ])
    }
  })
  it('is looked at in the address too', async () => {
    for (const path of ['/api/things/a%00b', '/api/things/a?q=%E2%80%AEx'])
      expect([path, codeOf(await door.ask({ path, headers: as('ana') }))]).toEqual([path, 'text.hostile'])
    expect((await door.ask({ path: '/api/things/%E0%A4%A', headers: as('ana') })).status).toBe(400)
  })
})

describe('a query', () => {
  it('has only what is known, once', async () => {
    for (const query of ['?x=1', '?q=1&q=2', '?q[a]=1', '?q=demasiado-largo', '?__proto__=1'])
      expect([query, codeOf(await door.ask({ path: `/api/things/a${query}`, headers: as('ana') }))]).toEqual([
        query,
        'input.invalid',
      ])
    expect(codeOf(await door.ask({ path: '/api/things/first?x=1' }))).toBe('input.invalid')
  })
})
