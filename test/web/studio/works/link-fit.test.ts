import { describe, expect, it } from 'vitest'
import { fitOf } from '../../../../web/studio/works/link-fit'

const MANAGUA: [number, number] = [-86.1682, 12.1415]
const HAVANA: [number, number] = [-82.4091, 22.9892]
const CARACAS: [number, number] = [-66.9912, 10.6012]
const pack = (ends?: [[number, number], [number, number]]) => ({
  id: 'p',
  name: { es: '', pt: '', en: '' },
  network: 'che',
  version: 1,
  ...(ends && { ends }),
})
const fit = (before: ReturnType<typeof pack> | undefined, after: ReturnType<typeof pack> | undefined) =>
  fitOf(
    { id: 'air-mga-hav', from: '', to: '', mode: 'air', minutes: 130, via: [], ends: [MANAGUA, HAVANA] },
    before,
    after,
  )

describe('a link between two packages', () => {
  it('fits where the first ends and the second starts within a drive of its gateways', () => {
    expect(fit(pack([CARACAS, MANAGUA]), pack([HAVANA, CARACAS]))).toBe('both')
    expect(fit(pack([CARACAS, [-86.25, 12.13]]), pack([HAVANA, CARACAS]))).toBe('both')
  })

  it('only leaves from the first when the second starts elsewhere, or is not chosen yet', () => {
    expect(fit(pack([CARACAS, MANAGUA]), pack([CARACAS, HAVANA]))).toBe('leaves')
    expect(fit(pack([CARACAS, MANAGUA]), undefined)).toBe('leaves')
  })

  it('serves nobody when the first ends elsewhere, or nobody knows where', () => {
    expect(fit(pack([MANAGUA, CARACAS]), pack([HAVANA, HAVANA]))).toBe('none')
    expect(fit(pack(), pack([HAVANA, HAVANA]))).toBe('none')
    expect(fit(undefined, undefined)).toBe('none')
  })
})
