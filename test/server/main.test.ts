import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { ask, type Question } from './account/ask'
import { PASSWORD } from './open-program'

const folder = mkdtempSync(join(tmpdir(), 'rutas-main-'))
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) =>
    child.exitCode !== null || child.signalCode !== null ? resolve(child.exitCode) : child.once('exit', resolve),
  )

/** Starts the program in a process of its own, and waits until it can serve. */
async function start(dataDir: string) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  while (child.exitCode === null && !(await fetch(`${address}/readyz`).catch(() => undefined))?.ok) await sleep(50)
  const write = (question: Question) => ask(address, { ...question, headers: { origin: address, ...question.headers } })
  /** The first account, with the link that the start has printed. @returns its cookie */
  const begin = async () => {
    const [, secret] = /\/studio\/enlace#inicio\.([\w-]+)/.exec(said)!
    const person = { secret, name: 'n 0', email: 'ana@rutas.ni', password: PASSWORD }
    return String((await write({ method: 'POST', path: '/api/setup', body: person })).headers['set-cookie']).split(
      ';',
    )[0]!
  }
  return { child, address, write, begin, said: () => said }
}

describe('the first start', () => {
  it('prints a link in Spanish until somebody has an account, and never again', async () => {
    const dataDir = join(folder, 'first')
    const first = await start(dataDir)
    expect(first.said()).toContain('Todavía no hay ninguna cuenta.')
    await first.begin()
    first.child.kill('SIGTERM')
    expect(await exitOf(first.child)).toBe(0)
    const second = await start(dataDir)
    expect(second.said()).not.toContain('enlace')
    second.child.kill('SIGTERM')
    expect(await exitOf(second.child)).toBe(0)
  })
})

describe('a program that is told to stop', () => {
  it('is not ready from then on, finishes what is under way, and leaves well', async () => {
    const { child, address, begin } = await start(join(folder, 'stop'))
    const cookie = await begin()
    // Two connections that a browser keeps: one it has used, one it never speaks on.
    const silent = (await import('node:net')).connect(Number(new URL(address).port), '127.0.0.1')
    silent.on('error', () => undefined)
    await fetch(`${address}/healthz`)
    const slow = new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = { cookie, origin: address, 'content-type': 'application/json', 'content-length': '14' }
      const asked = request(`${address}/api/me`, { method: 'PATCH', headers }, (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode!, text }))
      })
      asked.on('error', reject)
      asked.write('{"name":')
      setTimeout(() => asked.end('"Ana"}'), 1500)
    })
    await sleep(300)
    child.kill('SIGTERM')
    await sleep(200)
    child.kill('SIGTERM')
    expect((await fetch(`${address}/readyz`)).status).toBe(503)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    const refused = await ask(address, { path: '/api/me', headers: { cookie } })
    expect([refused.status, refused.json]).toMatchObject([503, { error: { code: 'server.stopping' } }])
    expect((await fetch(`${address}/rutas`)).status).toBe(503)
    expect(await slow).toMatchObject({ status: 200, text: expect.stringContaining('"name":"Ana"') })
    expect(await exitOf(child)).toBe(0)
  })
})

describe('a program that is killed while it writes', () => {
  it('has kept every write it has acknowledged, whole', async () => {
    const dataDir = join(folder, 'killed')
    const { child, write, begin } = await start(dataDir)
    const cookie = await begin()
    let acknowledged = 0
    setTimeout(() => child.kill('SIGKILL'), 1200)
    for (let turn = 1; child.exitCode === null && child.signalCode === null; turn += 1) {
      const answer = await write({
        method: 'PATCH',
        path: '/api/me',
        body: { name: `n ${turn}` },
        headers: { cookie },
      }).catch(() => undefined)
      if (answer?.status === 200) acknowledged = turn
    }
    expect(acknowledged).toBeGreaterThan(20)
    const again = await start(dataDir)
    const me = (await ask(again.address, { path: '/api/me', headers: { cookie } })).json as { name: string }
    const kept = Number(me.name.slice(2))
    // One more may have been written whose answer never arrived; a line of the log stands for each.
    expect([acknowledged, acknowledged + 1]).toContain(kept)
    let lines = 0
    let before = ''
    do {
      const path = `/api/audit?action=profile-changed${before && `&before=${before}`}`
      const page = (await ask(again.address, { path, headers: { cookie } })).json as { lines: []; next: string | null }
      lines += page.lines.length
      before = page.next ?? ''
    } while (before !== '')
    expect(lines).toBe(kept)
    again.child.kill('SIGTERM')
    expect(await exitOf(again.child)).toBe(0)
  })
})

describe('programs that start at the same moment', () => {
  const ROUNDS = 40
  /** Claims one folder after the other, each at an instant that both rivals know, and tells what it was answered. */
  const script = `
    import { claimData } from './server/running.ts'
    import { readConfig } from './server/config.ts'
    const [, , folder, begins] = process.argv
    const told = []
    for (let round = 0; round < ${ROUNDS}; round += 1) {
      const config = readConfig({ DATA_DIR: folder + '/' + round })
      while (Date.now() < Number(begins) + round * 100) {}
      told.push(String(claimData(config)))
    }
    console.log(JSON.stringify(told))
    setTimeout(() => {}, 20000)`

  it('leave the data to one of them, whatever mark was left over', async () => {
    const shared = mkdtempSync(join(folder, 'claim-'))
    for (let round = 0; round < ROUNDS; round += 1) {
      mkdirSync(join(shared, String(round)))
      writeFileSync(join(shared, String(round), 'running.pid'), '999999999')
    }
    const begins = String(Date.now() + 4000)
    const rivals = ['a', 'b'].map(() => {
      const args = ['--import', 'tsx', '--input-type=module', '-e', script, 'server/main.ts', shared, begins]
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      running.add(child)
      return child
    })
    const told = await Promise.all(
      rivals.map(
        (child) => new Promise<string[]>((resolve) => child.stdout!.once('data', (text) => resolve(JSON.parse(text)))),
      ),
    )
    for (let round = 0; round < ROUNDS; round += 1) {
      const marked = readFileSync(join(shared, String(round), 'running.pid'), 'utf8')
      const winner = rivals.findIndex(({ pid }) => String(pid) === marked)
      expect([round, told[winner]?.[round], told[1 - winner]?.[round]]).toEqual([round, 'undefined', marked])
    }
    for (const child of rivals) child.kill('SIGKILL')
  })
})
