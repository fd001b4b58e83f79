import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config'

describe('the settings', () => {
  it('have a value when nobody sets them', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      publicUrl: 'http://localhost:8080',
      sqliteDriver: 'auto',
      trustProxy: 0,
      smtpUrl: undefined,
      mailFrom: 'Rutas de Liberación <rutas@localhost>',
    })
  })

  it('take an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '', SMTP_URL: '' }).port).toBe(8080)
  })

  it('follow the port in the public address, and drop a slash at its end', () => {
    expect(readConfig({ PORT: '9000' }).publicUrl).toBe('http://localhost:9000')
    expect(readConfig({ PUBLIC_URL: 'https://rutas.example/' }).publicUrl).toBe('https://rutas.example')
  })

  it('name every variable that cannot be used, in one go', () => {
    const refused = () => readConfig({ PORT: 'ochenta', LOG_LEVEL: 'loud', PUBLIC_URL: 'javascript:alert(1)' })
    expect(refused).toThrow(/PORT: .*\n.*PUBLIC_URL: .*\n.*LOG_LEVEL: |PORT: [\s\S]*LOG_LEVEL: /)
  })
})

describe('the mail server', () => {
  const real = 'smtps://rutas:tren%20azul@correo.cooperativa.org.ni:465'

  it('is one variable, and the sender is of the public address', () => {
    expect(readConfig({ SMTP_URL: real, PUBLIC_URL: 'https://rutas.org.ni:8443' })).toMatchObject({
      smtpUrl: real,
      mailFrom: 'Rutas de Liberación <rutas@rutas.org.ni>',
    })
    expect(readConfig({ MAIL_FROM: 'Red Che <red@che.cu>' }).mailFrom).toBe('Red Che <red@che.cu>')
  })

  it('may stand in a file, and not in both', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rutas-config-'))
    const file = join(folder, 'smtp')
    writeFileSync(file, `${real}\n`)
    expect(readConfig({ SMTP_URL_FILE: file }).smtpUrl).toBe(real)
    expect(() => readConfig({ SMTP_URL_FILE: file, SMTP_URL: real })).toThrow(/solo una/)
    expect(() => readConfig({ SMTP_URL_FILE: join(folder, 'ninguno') })).toThrow(/SMTP_URL_FILE: .*ENOENT/)
    writeFileSync(file, 'smtp://rutas:secret@correo.cu')
    expect(() => readConfig({ SMTP_URL_FILE: file })).toThrow(/SMTP_URL_FILE: .*ejemplo/)
    rmSync(folder, { recursive: true })
  })

  it.each([
    'smtp://rutas:x@smtp.example.org',
    'smtps://rutas:x@mail.example.com:465',
    'smtp://rutas:x@example.net',
    'smtp://rutas:x@correo.example',
    'smtp://rutas:x@correo.invalid',
    'smtp://rutas:secret@correo.cu',
    'smtp://rutas:changeme@correo.cu',
    'smtp://rutas:Password@correo.cu',
    'smtp://rutas:contrase%C3%B1a@correo.cu',
    'smtp://rutas:clave@correo.cu',
  ])('%s is an example, and the start says so', (url) => {
    expect(() => readConfig({ SMTP_URL: url })).toThrow(/SMTP_URL: .*ejemplo/)
  })

  it.each(['correo.cu', 'http://correo.cu', 'smtp://', 'smtp://rutas:100%@correo.cu', 'no es nada'])(
    '%s is no mail server, and the start says what is expected',
    (url) => expect(() => readConfig({ SMTP_URL: url })).toThrow(/SMTP_URL: (se espera smtp|la clave tiene un %)/),
  )

  it('sends from an address, in one line', () => {
    for (const from of ['nadie', 'Rutas <rutas>', 'Rutas <a@b.cu>\r\nBcc: todos@b.cu'])
      expect(() => readConfig({ MAIL_FROM: from })).toThrow(/MAIL_FROM/)
  })
})
