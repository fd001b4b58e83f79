import { expect, it } from 'vitest'
import { drawer } from '../../../../web/studio/works/kept'

function box() {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => void held.set(key, text),
    removeItem: (key: string) => void held.delete(key),
  }
}
const kept = { value: { legal: 'b' }, base: { legal: 'a' }, tag: '3.1', at: 1 }

it('gives back after a reload what one person had not saved, to nobody else', () => {
  const shelf = box()
  drawer(shelf, 'ana', 'site:casa').keep(kept)
  expect(drawer(shelf, 'ana', 'site:casa').look()).toEqual(kept)
  expect(drawer(shelf, 'luis', 'site:casa').look()).toBeUndefined()
  drawer(shelf, 'ana', 'site:casa').clear()
  expect(shelf.held.size).toBe(0)
})

it('says that nothing is kept where the browser keeps nothing, and goes on', () => {
  const full = {
    ...box(),
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  expect(drawer(full, 'ana', 'x').keep(kept)).toBe(false)
  expect(drawer(undefined, 'ana', 'x').keep(kept)).toBe(false)
})

it('takes no damaged leftovers for a draft', () => {
  const shelf = box()
  shelf.setItem('rutas:unsaved:ana:x', '{"value":3}')
  expect(drawer(shelf, 'ana', 'x').look()).toBeUndefined()
})
