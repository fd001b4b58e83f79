import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config'

describe('the settings', () => {
  it('have a value when nobody sets them', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      publicUrl: 'http://localhost:8080',
      sqliteDriver: 'auto',
      trustProxy: 0,
    })
  })

  it('take an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '' }).port).toBe(8080)
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
