import { Decimal } from 'decimal.js'
import type { Distribution } from '../contract/package'

/** The group that a price is opened for, on every page and print alike: ten who pay, else the one in the middle. */
export const shownBracket = <B extends { readonly paying: number }>(brackets: readonly B[]): B =>
  brackets.find(({ paying }) => paying === 10) ?? brackets[Math.floor(brackets.length / 2)]!

/** What some lines of a distribution come to together; zero for none. */
export const sumOf = (lines: readonly Distribution[]): Decimal =>
  lines.reduce((sum, line) => sum.plus(line.amount), new Decimal(0))

/**
 * Share of what is collected, tax left out, that goes to the providers of the networks; what carriers between packages
 * receive is theirs (`link`) and counts only in the whole.
 * @param lines everything collected from one group, assigned to the cent
 * @returns 0 to 1; null when nothing is left without tax
 * @see domain guide 4.3, share to cooperatives of ex-tax revenue
 */
export function providerShare(lines: readonly Distribution[]): Decimal | null {
  const of = (kind: Distribution['kind']) => sumOf(lines.filter((line) => line.kind === kind))
  const withoutTax = sumOf(lines).minus(of('tax'))
  return withoutTax.lte(0) ? null : of('provider').div(withoutTax)
}
