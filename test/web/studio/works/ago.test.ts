import { expect, it } from 'vitest'
import { ago } from '../../../../web/studio/works/ago'

const NOW = Date.parse('2026-11-22T12:00:00Z')
it.each([
  [3, 'hace 3 segundos'],
  [180, 'hace 3 minutos'],
  [7200, 'hace 2 horas'],
  [86_400, 'ayer'],
  [-5, 'ahora'],
])('tells an instant %i seconds ago as «%s»', (seconds, words) => {
  expect(ago(NOW - seconds * 1000, NOW, 'es')).toBe(words)
})
it('tells what is older than a month by its date', () => {
  expect(ago(NOW - 60 * 86_400_000, NOW, 'es')).toBe('23 sept 2026')
  expect(ago(NOW - 3_600_000, NOW, 'pt-BR')).toBe('há 1 hora')
})
