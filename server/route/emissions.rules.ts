import { metresBetween } from '../../geo/measure'
import { AppError } from '../contract/errors'
import type { EmissionLeg, EmissionMode, EmissionsInput, EmissionsOutput } from '../contract/methods/emissions'
import type { EmissionRow } from '../contract/rates'

/** A dated factor: kg CO2e per passenger-km, vehicle-km or litre. */
export type EmissionFactor = Pick<EmissionRow, 'mode' | 'kg' | 'per' | 'year'>

/** Great-circle kilometres up to which a flight that does not say so is a short haul. */
const SHORT_HAUL_KM = 3700

/** Names a mode goes by in the tables of factors besides its own. */
const OTHER_NAMES: Partial<Record<EmissionMode, readonly string[]>> = { fuel: ['fuel-diesel'] }

/**
 * Emissions of a journey in kilograms of CO2e per person, leg by leg; an estimate, since the tables are a proxy.
 * Kilometres are those given, or the great circle from one place to another. `flight` and its alias `air` are short haul
 * up to 3700 km and long haul beyond; a domestic flight says so itself. Legs keep the name they were given.
 * @param legs checked by the contract
 * @param table dated factors; without `year` the latest of each mode
 * @param terms own factors, which win over the table (for a flight, by the given name or by its class), and the year
 * @returns `share` of the whole by mode, zeros when nothing is emitted; no legs emit nothing
 * @throws AppError input.invalid, emissions.factor_missing, naming the mode and the year
 * @see UK Government greenhouse gas conversion factors; domain guide 6
 */
export function emissionsOf(
  legs: EmissionsInput['legs'],
  table: readonly EmissionFactor[],
  terms: Omit<EmissionsInput, 'legs'> = {},
): EmissionsOutput {
  const emitted = legs.map((leg, index) => {
    const km = legKm(leg)
    return { mode: leg.mode, km, kg: factorOf(terms, table, { leg, km, index }) * unitsPerPerson(leg, km) }
  })
  const kg = emitted.reduce((sum, leg) => sum + leg.kg, 0)
  const share: Record<string, number> = {}
  for (const leg of emitted) share[leg.mode] = (share[leg.mode] ?? 0) + (kg === 0 ? 0 : leg.kg / kg)
  return { legs: emitted, kg, share }
}

/**
 * Tells the class of a flight by its great-circle kilometres; every other mode is its own class.
 * @returns flight-short up to 3700 km, included
 */
export function emissionClass(mode: EmissionMode, km: number): EmissionMode {
  if (mode !== 'flight' && mode !== 'air') return mode
  return km <= SHORT_HAUL_KM ? 'flight-short' : 'flight-long'
}

function legKm({ km, from, to }: EmissionLeg): number {
  if (km !== undefined) return km
  return from === undefined || to === undefined ? 0 : metresBetween(from, to) / 1000
}

/** Vehicle-kilometres of a car and litres of fuel are shared by the occupants; passenger-kilometres are not. */
function unitsPerPerson({ mode, occupants = 1, litresPer100km = 0 }: EmissionLeg, km: number): number {
  if (mode === 'car') return km / occupants
  return mode === 'fuel' ? (km * litresPer100km) / 100 / occupants : km
}

function factorOf(
  { factors = {}, year }: Omit<EmissionsInput, 'legs'>,
  table: readonly EmissionFactor[],
  { leg, km, index }: { leg: EmissionLeg; km: number; index: number },
): number {
  const mode = emissionClass(leg.mode, km)
  const own = factors[leg.mode] ?? factors[mode]
  if (own !== undefined) return own
  const names: readonly string[] = [mode, ...(OTHER_NAMES[mode] ?? [])]
  const per = { car: 'vehicle-km', fuel: 'litre' }[mode as string] ?? 'passenger-km'
  const latest = table
    .filter((row) => names.includes(row.mode) && row.per === per && (year === undefined || row.year === year))
    .reduce<EmissionFactor | undefined>((found, row) => (found && found.year >= row.year ? found : row), undefined)
  if (latest !== undefined) return latest.kg
  const details = { key: `legs[${index}].mode`, problem: 'emissions.factor_missing', mode, year: year ?? '—' }
  throw new AppError('input.invalid', details)
}
