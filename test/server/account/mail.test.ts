import { createServer, type AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { letterText } from '../../../server/account/mail'
import { PersonName } from '../../../server/contract/account'
import { LANGUAGES } from '../../../server/contract/common'
import type { Database } from '../../../server/db/database'
import { addProviders, openDatabase, openRoom, PUBLIC_URL, UNO } from './open-room'

const FROM = 'Rutas de Liberación <rutas@rutas.test>'

/** A real mail server in this process that keeps what it gets. */
async function openPost(refuses = false) {
  const letters: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuses ? new Error('no such mailbox') : null),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString(),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    letters,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The letter as a mail program shows it: quoted-printable undone. */
const readable = (text: string): string => {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_code, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

describe('a letter', () => {
  const url = `${PUBLIC_URL}/studio/enlace#invitacion.abc`
  it.each(LANGUAGES)('says the same as text and as a page, in %s', (language) => {
    for (const kind of ['invitation', 'reset'] as const) {
      const { subject, text, html } = letterText({ to: 'eva@rutas.test', kind, language, url, inviter: 'Ana' })
      expect(subject).not.toBe('')
      expect(text).toContain(url)
      expect(html).toContain(`lang="${language}"`.replaceAll('"', html.includes("lang='") ? "'" : '"'))
    }
  })
  it('has one line for the name of whoever invites, whatever they call themselves', () => {
    expect(PersonName.parse('  Ana\n\nEntre en\thttps://otro.org \u2028 Pérez ')).toBe(
      'Ana Entre en https://otro.org Pérez',
    )
    expect([' \n ', 'A', 'Ñ'.repeat(81)].filter((name) => PersonName.safeParse(name).success)).toEqual([])
  })
  it('takes the name of whoever invites for text', () => {
    const { html } = letterText({ to: 'x', kind: 'invitation', language: 'es', url, inviter: '<img src=x onerror=1>' })
    expect(html).not.toContain('<img')
  })
})

describe('the post', () => {
  let database: Database
  beforeEach(async () => {
    database = await openDatabase()
    await addProviders(database)
  })
  afterEach(() => database.close())

  it('takes an invitation to whom it is for, with the link that was shown', async () => {
    const post = await openPost()
    const room = openRoom(database, { smtpUrl: post.smtpUrl, from: FROM })
    const ana = await room.setUp()
    const { url, mailed } = await room.commands.invite(ana, { email: 'luis@rutas.test', grants: [UNO], language: 'pt' })
    expect(mailed).toBe(true)
    expect(post.letters.map(({ to }) => to)).toEqual([['luis@rutas.test']])
    const letter = readable(post.letters[0]!.text)
    expect(letter).toContain(url)
    expect(letter).toContain('Ana Pérez convida você')
    await post.close()
  })

  it('takes a new link to whoever asked for one and has an account, and to nobody else', async () => {
    const post = await openPost()
    const room = openRoom(database, { smtpUrl: post.smtpUrl, from: FROM })
    await room.setUp()
    for (const email of ['ana@rutas.test', 'nadie@rutas.test']) expect(room.commands.askForReset(email)).toBeUndefined()
    await room.settle()
    expect(post.letters.map(({ to }) => to)).toEqual([['ana@rutas.test']])
    const [, secret] = /#clave\.([\w-]{43})/.exec(readable(post.letters[0]!.text))!
    expect(await room.commands.lookAtLink(secret!)).toMatchObject({ kind: 'reset', email: 'ana@rutas.test' })
    await post.close()
  })

  it('takes no more than three in an hour to one address', async () => {
    const post = await openPost()
    const room = openRoom(database, { smtpUrl: post.smtpUrl, from: FROM })
    await room.setUp()
    for (let n = 0; n < 6; n += 1) room.commands.askForReset('ana@rutas.test')
    await room.settle()
    expect(post.letters).toHaveLength(3)
    await post.close()
  })

  it('hinders nothing when it refuses, is away, or never answers', async () => {
    const refusing = await openPost(true)
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const urls = [refusing.smtpUrl, 'smtp://127.0.0.1:1', `smtp://quien:secretísima@127.0.0.1:${port}`]
    const room = openRoom(database)
    const ana = await room.setUp()
    for (const smtpUrl of urls) {
      const other = openRoom(database, { smtpUrl, from: FROM })
      const before = performance.now()
      const answer = await other.commands.invite(ana, { email: 'luis@rutas.test', grants: [UNO] })
      expect(answer).toMatchObject({ mailed: false, url: expect.stringContaining('#invitacion.') })
      expect(performance.now() - before).toBeLessThan(60_000)
      expect(JSON.stringify(other.warnings)).not.toMatch(/secret|luis@/)
    }
    await refusing.close()
    silent.close()
  })

  it('is not there unless it is set, and then a reset that was asked for is only written down', async () => {
    const room = openRoom(database)
    await room.setUp()
    room.commands.askForReset('ana@rutas.test')
    room.commands.askForReset('nadie@rutas.test')
    await room.settle()
    const { lines } = await room.audit.list({ action: 'reset-asked' }, [{ role: 'coordination' }])
    expect(lines.map(({ details }) => details)).toEqual([{ mailed: false }])
    expect(room.warnings).toEqual([])
  })
})
