import type { Language } from '../contract/common'

/** Towns that Brazilians and English speakers call by another name. */
const EXONYMS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'La Habana': { es: 'La Habana', pt: 'Havana', en: 'Havana' },
  Managua: { es: 'Managua', pt: 'Manágua', en: 'Managua' },
  'Ciudad de México': { es: 'Ciudad de México', pt: 'Cidade do México', en: 'Mexico City' },
}
const AIRPORT = /^Aeropuerto Internacional (?:de |del )?(.+)$/

/** The name of a place of the road network in the reader's language: airports and a few towns have one; the rest keep their own. */
export function placeName(name: string, language: Language): string {
  const known = EXONYMS[name]
  if (known) return known[language]
  const airport = AIRPORT.exec(name)?.[1]
  if (!airport || language === 'es') return name
  return language === 'pt' ? `Aeroporto Internacional ${airport}` : `${airport} International Airport`
}
