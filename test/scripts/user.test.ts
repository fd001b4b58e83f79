import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccounts, type Accounts } from '../../server/account/accounts'
import { readConfig } from '../../server/config'
import { loadCatalog, openHouse, type House } from '../../server/house'

const folder = mkdtempSync(join(tmpdir(), 'rutas-user-'))
const DATA_DIR = join(folder, 'data')
let house: House
let accounts: Accounts
/** The website, as far as the command line meets it: the same file, open in another process. */
beforeAll(async () => {
  house = await openHouse(readConfig({ DATA_DIR }))
  await loadCatalog(house, 'es')
  const mail = { smtpUrl: undefined, from: '' }
  const { database, now, config } = house
  accounts = openAccounts({ database, now, publicUrl: config.publicUrl, mail, log: { warn: () => undefined } })
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

interface Told {
  readonly status: number | null
  readonly out: string
  readonly said: string
}
const rutas = (...args: string[]): Promise<Told> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR, PUBLIC_URL: 'https://rutas.test', RUTAS_LANG: 'es' }
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/rutas.ts', ...args], { env })
    let [out, said] = ['', '']
    child.stdout.on('data', (part: Buffer) => (out += String(part)))
    child.stderr.on('data', (part: Buffer) => (said += String(part)))
    child.on('close', (status) => resolve({ status, out, said }))
  })
const json = async (...args: string[]) => {
  const told = await rutas(...args)
  expect(told).toMatchObject({ status: 0, said: '' })
  return JSON.parse(told.out) as Record<string, unknown>
}
const ANA = ['--email', 'Ana@Rutas.test', '--name', 'Ana Pérez', '--role', 'coordination']

describe('accounts from the terminal', () => {
  it('adds a person, with a link that works on the running website', async () => {
    const added = await json('user', 'add', ...ANA, '--lang', 'pt')
    expect(added).toMatchObject({ email: 'ana@rutas.test', expiresAt: expect.stringMatching(/Z$/) })
    expect(added.link).toMatch(/^https:\/\/rutas\.test\/studio\/enlace#clave\.[\w-]{43}$/)
    const link = await accounts.commands.lookAtLink(String(added.link).split('.').at(-1)!)
    expect(link).toMatchObject({ kind: 'reset', email: 'ana@rutas.test', language: 'pt' })
    expect(await accounts.setUpLink()).toBeUndefined()
    expect(await json('user', 'list')).toMatchObject({
      people: [{ id: added.id, name: 'Ana Pérez', grants: [{ role: 'coordination' }], disabled: false, seenAt: null }],
    })
  })

  it('adds a member of a cooperative, whose network it knows', async () => {
    const [provider] = await house.catalog.providers('che')
    const words = ['--email', 'coop@rutas.test', '--name', 'Coop', '--role', 'cooperative', '--provider', provider!.id]
    const { id } = await json('user', 'add', ...words)
    const { people } = (await json('user', 'list')) as { people: { id: string; grants: unknown }[] }
    expect(people.find((person) => person.id === id)?.grants).toEqual([
      { role: 'cooperative', network: 'che', provider: provider!.id },
    ])
    const foreign = await rutas('user', 'add', ...words, '--network', 'sandino')
    expect(foreign.status).toBe(1)
  })

  it('makes a link for a new password, shuts a person out, and shows it all in the log', async () => {
    const { link } = await json('user', 'reset', '--email', 'coop@rutas.test')
    expect(link).toContain('#clave.')
    expect(await json('user', 'disable', '--email', 'coop@rutas.test')).toMatchObject({ disabled: true })
    const { lines } = (await json('audit', '--kind', 'person')) as { lines: { action: string; personName: string }[] }
    expect(lines.map(({ action }) => action)).toEqual(['disabled', 'reset-link-made', 'created', 'created'])
    expect(new Set(lines.map(({ personName }) => personName))).toEqual(new Set(['rutas (terminal)']))
    expect(await json('audit', '--verify')).toEqual({ rows: 4, brokenAt: null })
  })

  it('writes beside the website without losing a line of either', async () => {
    const deed = { actor: { id: 'p', name: 'P' }, action: 'edited', kind: 'site', object: 'x' } as const
    let writing = true
    const website = (async () => {
      let count = 0
      for (; writing; count += 1) {
        await house.database.inTransaction((tx) => accounts.audit.record(tx, deed))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return count
    })()
    await json('user', 'reset', '--email', 'ana@rutas.test')
    writing = false
    expect(await accounts.audit.verify()).toEqual({ rows: 5 + (await website), brokenAt: null })
  })

  it.each([
    [2, ['user'], '«»'],
    [2, ['user', 'add'], '--email'],
    [2, ['user', 'add', '--email', 'ana', '--name', 'Ana', '--role', 'coordination'], '«ana»'],
    [2, ['user', 'add', '--email', 'a@b.co', '--name', 'A', '--role', 'coordination'], '--name'],
    [2, ['user', 'add', '--email', 'a@b.co', '--name', 'Ana', '--role', 'designer'], '--network'],
    [2, ['user', 'add', ...ANA, '--network', 'che'], '--network'],
    [2, ['audit', '--action', 'robado'], 'robado'],
    [1, ['user', 'add', ...ANA], 'Ya hay una cuenta'],
    [1, ['user', 'reset', '--email', 'nadie@rutas.test'], 'No hay ninguna persona'],
    [1, ['audit', '--from', 'ayer'], 'from'],
  ])('answers %i to «rutas %s» and says why in one line', async (status, args, why) => {
    const told = await rutas(...(args as string[]))
    expect([told.status, told.out]).toEqual([status, ''])
    const [line, ...rest] = told.said.trim().split('\n')
    expect(line).toContain(why)
    expect(rest.length > 0).toBe(status === 2)
  })
})
