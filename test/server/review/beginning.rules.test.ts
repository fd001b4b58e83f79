import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Grant } from '../../../server/contract/account'
import { NETWORK_IDS, Slug } from '../../../server/contract/common'
import { slugFor } from '../../../server/review/name.rules'
import { belongingOf } from '../../../server/review/owner.rules'

describe('the address of something new', () => {
  it('is its Spanish name without accents, ñ or signs', () => {
    expect(slugFor('route', '¡Niñez de Sandino: Niquinohomo — Masaya!', new Set())).toBe(
      'ninez-de-sandino-niquinohomo-masaya',
    )
  })
  it('takes a number when the name is taken', () => {
    expect(slugFor('site', 'Casa Natal', new Set(['casa-natal']))).toBe('casa-natal-2')
    expect(slugFor('site', 'Casa Natal', new Set(['casa-natal', 'casa-natal-2']))).toBe('casa-natal-3')
  })
  it('is never a word that already means something', () => {
    expect(slugFor('site', 'Nuevo', new Set())).toBe('nuevo-2')
    expect(slugFor('site', 'constructor', new Set())).toBe('constructor-2')
  })
  it('is the kind when the name has no Latin letter', () => {
    expect(slugFor('site', '博物馆', new Set())).toBe('site')
  })
  it('is an address whatever the name, short, free, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(12), (name, before) => {
        const taken = new Set<string>()
        for (let count = 0; count <= before; count++) {
          const slug = slugFor('tour', name, taken)
          expect(Slug.safeParse(slug).success).toBe(true)
          expect(slug.length).toBeLessThanOrEqual(60)
          expect(taken.has(slug)).toBe(false)
          expect(slugFor('tour', name, taken)).toBe(slug)
          taken.add(slug)
        }
      }),
    )
  })
})

describe('where something new belongs', () => {
  const member = (provider: string, network: 'sandino' | 'che' = 'sandino'): Grant => ({
    role: 'cooperative',
    network,
    provider,
  })
  const coordination: Grant[] = [{ role: 'coordination' }]

  it('gives a package to the cooperative of its only member, and to the network of that', () => {
    expect(belongingOf({ kind: 'package' }, [member('posada')], undefined)).toEqual({
      networks: ['sandino'],
      provider: 'posada',
    })
  })
  it('asks somebody of two cooperatives on whose behalf they write', () => {
    const grants = [member('posada'), member('rancho', 'che')]
    expect(belongingOf({ kind: 'package' }, grants, undefined)).toMatchObject({
      field: 'onBehalfOf',
      choices: ['posada', 'rancho'],
    })
    expect(belongingOf({ kind: 'package', onBehalfOf: 'rancho' }, grants, 'che')).toEqual({
      networks: ['che'],
      provider: 'rancho',
    })
  })
  it('lets nobody write on behalf of a cooperative that is not theirs', () => {
    expect(belongingOf({ kind: 'tour', onBehalfOf: 'rancho' }, [member('posada')], 'che')).toBe('right.missing')
    expect(belongingOf({ kind: 'package' }, [{ role: 'designer', network: 'che' }], undefined)).toBe('right.missing')
  })
  it('refuses a network that is not that of the cooperative', () => {
    const asked = { kind: 'package', network: 'che' } as const
    expect(belongingOf(asked, [member('posada')], undefined)).toMatchObject({ field: 'network', choices: ['sandino'] })
  })
  it('begins a tour in no network, with its owner', () => {
    expect(belongingOf({ kind: 'tour' }, [member('posada')], undefined)).toEqual({ networks: [], provider: 'posada' })
    expect(belongingOf({ kind: 'tour', network: 'che' }, [member('posada')], undefined)).toMatchObject({
      field: 'network',
      why: 'unasked',
    })
  })
  it('needs the network of a site or a route, and no owner', () => {
    const designer: Grant[] = [{ role: 'designer', network: 'che' }]
    expect(belongingOf({ kind: 'site' }, designer, undefined)).toMatchObject({ field: 'network', choices: NETWORK_IDS })
    expect(belongingOf({ kind: 'route', network: 'che' }, designer, undefined)).toEqual({
      networks: ['che'],
      provider: '',
    })
    expect(belongingOf({ kind: 'site', network: 'che', onBehalfOf: 'rancho' }, designer, 'che')).toMatchObject({
      field: 'onBehalfOf',
      why: 'unasked',
    })
  })
  it('lets the coordination begin for a provider that exists, or for a network', () => {
    expect(belongingOf({ kind: 'package', onBehalfOf: 'rancho' }, coordination, 'che')).toEqual({
      networks: ['che'],
      provider: 'rancho',
    })
    expect(belongingOf({ kind: 'package', network: 'che' }, coordination, undefined)).toEqual({
      networks: ['che'],
      provider: '',
    })
    expect(belongingOf({ kind: 'package', onBehalfOf: 'nadie' }, coordination, undefined)).toMatchObject({
      field: 'onBehalfOf',
      why: 'unknown',
    })
  })
})
