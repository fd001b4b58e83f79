import { describe, expect, it } from 'vitest'
import { comesFromUs, cookieName, pathOrder, secretIn, tagIn } from '../../../server/account/door.rules'

const open = { publicUrl: 'https://rutas.org', ownUrl: 'https://rutas.org', origin: undefined, fetchSite: undefined }

describe('a writing request comes from us', () => {
  it.each([
    ['with the public address as its Origin', { origin: 'https://rutas.org' }],
    ['from the address it was sent to', { origin: 'https://espejo.org', ownUrl: 'https://espejo.org' }],
    ['on this very machine, without TLS', { origin: 'http://localhost:8080', ownUrl: 'http://localhost:8080' }],
    ['on this machine by its number', { origin: 'http://127.0.0.1:81', ownUrl: 'http://127.0.0.1:81' }],
    ['without Origin, when the browser says same-origin', { fetchSite: 'same-origin' }],
  ])('%s', (_, said) => expect(comesFromUs({ ...open, ...said })).toBe(true))

  it.each([
    ['when it says nothing', {}],
    ['from another site', { origin: 'https://otro.org' }],
    ['from another port, scheme or name that begins alike', { origin: 'https://rutas.org:444' }],
    ['from the same name without TLS', { origin: 'http://rutas.org', ownUrl: 'http://rutas.org' }],
    ['from a longer name', { origin: 'https://rutas.org.otro.org' }],
    ['from nowhere', { origin: 'null', fetchSite: 'same-origin' }],
    ['from a foreign page that claims to be the same', { origin: 'https://otro.org', fetchSite: 'same-origin' }],
    ['from a neighbour', { fetchSite: 'same-site' }],
    ['typed by hand', { fetchSite: 'none' }],
    ['from elsewhere by the browser’s own word', { origin: 'https://rutas.org', fetchSite: 'cross-site' }],
    ['with an address that is none', { origin: 'https://x', ownUrl: 'http://' }],
  ])('not %s', (_, said) => expect(comesFromUs({ ...open, ...said })).toBe(false))
})

describe('the secret of a session', () => {
  const secret = 'A'.repeat(43)
  it('is found among other cookies', () => {
    expect(secretIn(`tema=oscuro; rutas=${secret}; x=1`, 'rutas')).toBe(secret)
  })
  it.each([
    ['no header', undefined],
    ['another name', `otras=${secret}`],
    ['a longer name', `xrutas=${secret}`],
    ['two of them', `rutas=${secret}; rutas=${'B'.repeat(43)}`],
    ['an empty one', 'rutas='],
    ['a short one', 'rutas=abc'],
    ['a very long one', `rutas=${'A'.repeat(9000)}`],
    ['what is not one', "rutas=' OR 1=1 --%00%00%00%00"],
    ['rubbish', ';;=;rutas;=rutas=;'],
  ])('is nobody’s with %s', (_, header) => expect(secretIn(header, 'rutas')).toBeUndefined())
  it('is bound to host and scheme where there is TLS', () => {
    expect([cookieName('https://rutas.org'), cookieName('http://localhost:8080')]).toEqual(['__Host-rutas', 'rutas'])
  })
})

describe('the tag a write names', () => {
  it.each([
    ['"3.2"', '3.2'],
    ['W/"3.2"', '3.2'],
    ['3.2', '3.2'],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (header, tag) => expect(tagIn(header)).toBe(tag))
})

describe('paths', () => {
  it('are tried with what is written out before what is a parameter', () => {
    const paths = ['/:kind/:id', '/people/:id/reset-link', '/people/:id', '/sites/:id', '/people', '/people/me', '/me']
    expect(paths.sort(pathOrder)).toEqual([
      '/me',
      '/people',
      '/people/me',
      '/people/:id',
      '/people/:id/reset-link',
      '/sites/:id',
      '/:kind/:id',
    ])
  })
})
