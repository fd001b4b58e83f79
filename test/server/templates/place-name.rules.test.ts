import { expect, it } from 'vitest'
import { placeName } from '../../../server/templates/place-name.rules'

it('calls airports and towns as the reader does, and leaves every other name alone', () => {
  const airport = 'Aeropuerto Internacional de Maiquetía Simón Bolívar'
  expect(placeName(airport, 'es')).toBe(airport)
  expect(placeName(airport, 'pt')).toBe('Aeroporto Internacional Maiquetía Simón Bolívar')
  expect(placeName(airport, 'en')).toBe('Maiquetía Simón Bolívar International Airport')
  expect(['es', 'pt', 'en'].map((language) => placeName('La Habana', language as 'es'))).toEqual([
    'La Habana',
    'Havana',
    'Havana',
  ])
  expect(placeName('San Rafael del Norte', 'en')).toBe('San Rafael del Norte')
})
