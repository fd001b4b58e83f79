import { parseOptions } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { NOBODYS_HASH, openPasswords } from '../../../server/account/password'
import { HASHING, lengthFault, wordsToTry } from '../../../server/account/password.rules'
import { GOOD_PASSWORD } from './open-room'

const passwords = openPasswords()
const ANA = { name: 'Ana Pérez', email: 'ana.perez@coop-del-norte.test' }

describe('the length of a password', () => {
  it('is counted in characters, whatever bytes or code units they take', () => {
    expect(lengthFault('ñandúñandúñ')?.code).toBe('password.short')
    expect(lengthFault('ñandúñandúña')).toBeUndefined()
    expect(lengthFault('🌋'.repeat(11))?.code).toBe('password.short')
    expect(lengthFault('🌋'.repeat(12))).toBeUndefined()
  })
  it('counts a letter and its accent as one, however the keyboard wrote them', () => {
    expect(lengthFault('o\u0301'.repeat(11))?.code).toBe('password.short')
  })
  it('may be a whole sentence and not a whole page', () => {
    expect(lengthFault('a'.repeat(128))).toBeUndefined()
    expect(lengthFault('a'.repeat(129))).toEqual({ code: 'password.long', details: { most: 128 } })
  })
})

describe('a password that would be tried early', () => {
  it.each([
    'aaaaaaaaaaaa',
    '123456789012',
    'abcabcabcabc',
    'qwertyuiop12',
    'contraseña1234',
    'Contraseña1234!',
    'RutaSandino2026',
    'rutasdeliberacion',
    'Bolívar123456',
    'sanmartín2026',
    'nicaragua2026',
    'administrador1',
    'minhasenha123',
    'SenhaForte2026',
    'ana.perez2026',
    'AnaPérez12345',
    'coop-del-norte1',
  ])('is refused: %s', async (password) => {
    await expect(passwords.check(password, ANA)).rejects.toMatchObject({ code: 'password.common' })
  })
  it.each([GOOD_PASSWORD, 'mesa verde tornillo lluvia', 'xK9$mQ2vL7pR', 'k7fm2qzt9wxb', 'los pájaros cantan temprano'])(
    'is not one that nobody would think of: %s',
    async (password) => {
      await expect(passwords.check(password, ANA)).resolves.toBeUndefined()
    },
  )
  it('is judged by the words of its owner, with their parts and without their accents', () => {
    expect(wordsToTry(ANA)).toEqual(expect.arrayContaining(['perez', 'pérez', 'ana perez', 'anaperez', 'norte']))
    expect(wordsToTry({ name: '', email: '' })).not.toContain('')
  })
  it('is judged, however long and odd it is', async () => {
    for (const odd of ['p4ssw0rd'.repeat(16), '@4(6|301$5+7%2'.repeat(9), 'aA1!'.repeat(32)]) {
      const verdict = passwords.check(odd.slice(0, 128), ANA).then(
        () => 'taken',
        ({ code }: { code: string }) => code,
      )
      expect(await verdict).toMatch(/^(taken|password\.\w+)$/)
    }
  })
})

describe('the hash of a password', () => {
  it('is argon2id with the parameters of today', async () => {
    const hash = await passwords.hash(GOOD_PASSWORD)
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwords.isOutdated(hash)).toBe(false)
    expect(await passwords.isOutdated(hash.replace('t=2', 't=1'))).toBe(true)
  })
  it('opens to the same password from another keyboard, and to no other', async () => {
    const hash = await passwords.hash('corazón corazón'.normalize('NFD'))
    expect(await passwords.isRight(hash, 'corazón corazón'.normalize('NFC'))).toBe(true)
    expect(await passwords.isRight(hash, 'corazon corazon')).toBe(false)
  })
  it('is compared with one of nobody where there is none, made with the same effort', async () => {
    expect(await passwords.isRight('', GOOD_PASSWORD)).toBe(false)
    expect(parseOptions(NOBODYS_HASH)).toMatchObject(HASHING)
  })
  it('waits its turn in a burst, and a burst without end is sent away', async () => {
    const burst = Array.from({ length: 80 }, () => passwords.isRight(NOBODYS_HASH, 'otra'))
    const answers = await Promise.allSettled(burst)
    const sentAway = answers.filter((answer) => answer.status === 'rejected')
    expect(sentAway.length).toBe(18)
    expect(sentAway[0]).toMatchObject({ reason: { code: 'limit.reached', details: { seconds: 5 } } })
    expect(await passwords.isRight(NOBODYS_HASH, 'otra')).toBe(false)
  })
})
