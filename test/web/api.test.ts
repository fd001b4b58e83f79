import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ApiError, call, fieldErrors, get, keyKeeper, post, put, remove, takeHelm } from '../../web/api'

type Answering = (req: IncomingMessage, res: ServerResponse, body: string) => void

const realFetch = globalThis.fetch
let server: Server
let origin = ''
let answering: Answering
let signIns: number
let mayBeBack: boolean

beforeEach(async () => {
  signIns = 0
  mayBeBack = true
  takeHelm({
    sentence: (code) => `sentence of ${code}`,
    language: () => 'pt',
    async signIn() {
      signIns += 1
      return mayBeBack
    },
  })
  server = createServer((req, res) => {
    let body = ''
    req.on('data', (part) => (body += part)).on('end', () => answering(req, res, body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // A browser knows where relative addresses begin.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(origin + path, init))
})
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const json = (res: ServerResponse, status: number, body: unknown) =>
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
const Name = z.object({ name: z.string() })
const failure = async (asked: Promise<unknown>): Promise<ApiError> => {
  const error = await asked.then(
    () => undefined,
    (trouble: unknown) => trouble,
  )
  expect(error).toBeInstanceOf(ApiError)
  return error as ApiError
}

describe('a call of the API', () => {
  it('names the path, the question, the version it writes over, the creation and the language', async () => {
    let seen: unknown
    answering = (req, res, body) => {
      const { 'if-match': match, 'idempotency-key': key, 'accept-language': language } = req.headers
      seen = { method: req.method, url: req.url, match, key, language, body }
      json(res, 200, { name: 'a', more: 'left out' })
    }
    const answer = await call(put('/sites/:id', Name), {
      params: { id: 'a/b ñ' },
      query: { q: 'x&y', network: '', from: undefined },
      body: { value: 1 },
      match: '3.2',
      key: 'k-1',
    })
    expect(answer).toEqual({ name: 'a' })
    expect(seen).toEqual({
      method: 'PUT',
      url: '/api/sites/a%2Fb%20%C3%B1?q=x%26y',
      match: '"3.2"',
      key: 'k-1',
      language: 'pt',
      body: '{"value":1}',
    })
  })
  it('takes an answer without a body where none is promised', async () => {
    answering = (_req, res) => void res.writeHead(204).end()
    expect(await call(remove('/session', null))).toBeUndefined()
  })
  it('says what the server said, with both versions of a stale edit beside it', async () => {
    const error = {
      code: 'object.stale',
      sentence: 'Alguien guardó antes.',
      details: { a: 1 },
      current: { v: 2 },
      yours: {},
    }
    answering = (_req, res) => void json(res, 412, { error })
    const told = await failure(call(get('/people', Name)))
    expect(told).toMatchObject({
      code: 'object.stale',
      sentence: 'Alguien guardó antes.',
      status: 412,
      details: { a: 1 },
    })
    expect(told.attached).toEqual({ current: { v: 2 }, yours: {} })
  })
  it('refuses an answer that is unlike its shape, and one that is no JSON', async () => {
    answering = (_req, res) => void json(res, 200, { name: 5 })
    expect((await failure(call(get('/x', Name)))).code).toBe('web.unreadable')
    answering = (_req, res) => void res.writeHead(502).end('<html>Bad gateway')
    expect(await failure(call(get('/x', Name)))).toMatchObject({ code: 'web.unreadable', status: 502 })
  })
  it('says that there is no connection', async () => {
    answering = (req) => void req.socket.destroy()
    expect(await failure(call(get('/x', Name)))).toMatchObject({
      code: 'web.offline',
      status: 0,
      sentence: 'sentence of web.offline',
    })
  })
  it('gives up after twenty seconds without an answer', async () => {
    let arrived: () => void
    const there = new Promise<void>((done) => (arrived = done))
    answering = () => arrived()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const asked = failure(call(get('/x', Name)))
    await there
    vi.advanceTimersByTime(20_000)
    expect((await asked).code).toBe('web.timeout')
  })
  it('stops without a word when its answer is no longer wanted', async () => {
    const control = new AbortController()
    answering = () => control.abort()
    await expect(call(get('/x', Name), { signal: control.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a session that ended', () => {
  const missing = (res: ServerResponse) =>
    json(res, 401, { error: { code: 'session.missing', sentence: 'Entre.', details: {} } })
  it('is taken up again, and the call is made once more with the same key', async () => {
    const keys: unknown[] = []
    answering = (req, res) => {
      keys.push(req.headers['idempotency-key'])
      if (keys.length === 1) missing(res)
      else json(res, 201, { name: 'made' })
    }
    expect(await call(post('/sites', Name), { body: {}, key: 'one' })).toEqual({ name: 'made' })
    expect([keys, signIns]).toEqual([['one', 'one'], 1])
  })
  it('stays ended when nobody signs in', async () => {
    mayBeBack = false
    let calls = 0
    answering = (_req, res) => {
      calls += 1
      missing(res)
    }
    expect((await failure(call(get('/home', Name)))).code).toBe('session.missing')
    expect(calls).toBe(1)
  })
  it('is not asked about by calls that only look whether there is one', async () => {
    answering = (_req, res) => void missing(res)
    await failure(call(get('/me', Name), { quiet: true }))
    expect(signIns).toBe(0)
  })
})

describe('what a form is told', () => {
  it('keeps the key of a creation until the form is another', () => {
    const keyFor = keyKeeper()
    const first = keyFor({ name: 'a' })
    expect(keyFor({ name: 'a' })).toBe(first)
    expect(keyFor({ name: 'b' })).not.toBe(first)
    expect(first).toMatch(/^[\x21-\x7e]{16,128}$/)
  })
  it('finds the sentence of each field', () => {
    const problems = ['name: debe tener 2 letras', 'body.grants.0.network: elija: una', 'sin campo']
    const error = new ApiError({ code: 'input.invalid', sentence: '', rest: { details: { problems } } })
    expect(fieldErrors(error)).toEqual({ name: 'debe tener 2 letras', 'grants.0.network': 'elija: una' })
    expect(fieldErrors(new Error('other'))).toEqual({})
  })
})
