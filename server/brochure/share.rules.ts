import { Decimal } from 'decimal.js'
import type { Distribution } from '../contract/package'
import type { Provider } from '../contract/provider'
import { providerShare, sumOf } from '../package/share.rules'
import { capital, type Reader } from './reader.rules'

const KINDS = ['provider', 'link', 'fund', 'contingency', 'margin', 'commission', 'tax'] as const
type ShareKind = (typeof KINDS)[number]

const WIDTH = 658
const HEIGHT = 40
/** Narrower parts of the bar have no room for their letter. */
const LEAST_LETTERED = 15
/** Parts are lettered in the order they are shown. */
const LETTERS = 'ABCDEFG'

interface Part {
  readonly kind: ShareKind
  readonly letter: string
  readonly amount: Decimal
}

/** Slanted lines cut to a box; the distance between them tells two parts apart without colour. */
function slant(x: number, width: number, step: number): string {
  const lines: string[] = []
  for (let from = x - HEIGHT; from < x + width; from += step) {
    const [start, end] = [Math.max(from, x), Math.min(from + HEIGHT, x + width)]
    if (end > start)
      lines.push(
        `M${start.toFixed(1)} ${(HEIGHT - (start - from)).toFixed(1)}L${end.toFixed(1)} ${(HEIGHT - (end - from)).toFixed(1)}`,
      )
  }
  return lines.join('')
}

const SLANTED: Partial<Record<ShareKind, number>> = { link: 13, contingency: 5, commission: 9 }

/** A part of the bar without its letter. */
function ground(kind: ShareKind, x: number, width: number): string {
  const step = SLANTED[kind]
  const box = `<rect class="b-${kind}" x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="${HEIGHT}"/>`
  return step ? `${box}<path class="b-slant" d="${slant(x, width, step)}"/>` : box
}

function barPart({ kind, letter: sign }: Part, x: number, width: number): string {
  const middle = (x + width / 2).toFixed(1)
  if (width <= LEAST_LETTERED) return ground(kind, x, width)
  const plate = SLANTED[kind] ? `<circle class="b-plate" cx="${middle}" cy="20" r="7.5"/>` : ''
  const letter = `<text class="b-letter b-on-${kind}" x="${middle}" y="24">${sign}</text>`
  return ground(kind, x, width) + plate + letter
}

function barOf(parts: readonly Part[], total: Decimal): string {
  let from = new Decimal(0)
  const drawn = parts.map((part) => {
    const x = from.div(total).times(WIDTH).toNumber()
    from = from.plus(part.amount)
    return barPart(part, x, Math.max(1.5, part.amount.div(total).times(WIDTH).toNumber() - 2))
  })
  return `<svg class="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${drawn.join('')}</svg>`
}

const shareKey = (kind: ShareKind): string =>
  `<svg class="key" viewBox="0 0 40 40" aria-hidden="true">${ground(kind, 0, 40)}</svg>`

/** Who a provider is: members, and how many of them are women; empty for one that has none counted. */
export function membersWords(provider: Provider, { words }: Reader): string {
  const members = provider.members === undefined ? [] : [words('brochure.share.members', { count: provider.members })]
  const women =
    provider.women === undefined || provider.women === 0
      ? []
      : [words('brochure.share.women', { count: provider.women })]
  return members.length === 0 ? words(`labels.provider.${provider.kind}`) : [...members, ...women].join(' · ')
}

/** What providers and carriers receive from one group, the largest amount first; those who serve only other sizes of group are left out. */
export const payeesOf = (lines: readonly Distribution[]): Distribution[] =>
  lines
    .filter((line) => (line.kind === 'provider' || line.kind === 'link') && !new Decimal(line.amount).isZero())
    .toSorted((a, b) => new Decimal(b.amount).comparedTo(a.amount))

/** A share of what a group pays, in words. */
export const partWords = (amount: string, lines: readonly Distribution[], { format }: Reader): string =>
  format.percent(new Decimal(amount).div(sumOf(lines)).toNumber())

/**
 * The price of a group opened into its parts: a drawn bar and the same as lines, which add up to what is collected.
 * @param lines everything collected from one group, assigned to the cent   @param currency in which it is sold
 */
export function shareView(lines: readonly Distribution[], { currency, reader }: { currency: string; reader: Reader }) {
  const { words, format } = reader
  const total = sumOf(lines)
  const parts = KINDS.map((kind) => ({ kind, amount: sumOf(lines.filter((line) => line.kind === kind)) }))
    .filter(({ amount }) => amount.gt(0))
    .map((part, index): Part => ({ ...part, letter: LETTERS[index]! }))
  const part = (amount: Decimal) => format.percent(amount.div(total).toNumber())
  const share = providerShare(lines)
  return {
    bar: total.gt(0) ? barOf(parts, total) : '',
    total: format.cents(total.toFixed(2), currency),
    whole: format.percent(1),
    cooperatives: share === null ? '' : format.percent(share.toNumber()),
    parts: parts.map(({ kind, letter, amount }) => ({
      key: shareKey(kind),
      letter,
      label: capital(words(`labels.distribution.${kind}`)),
      meaning: words(`labels.distributionMeaning.${kind}`),
      amount: format.cents(amount.toFixed(2), currency),
      share: part(amount),
    })),
  }
}
