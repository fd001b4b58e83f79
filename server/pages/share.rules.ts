import { Decimal } from 'decimal.js'
import type { Distribution } from '../contract/package'
import { providerShare, sumOf } from '../package/share.rules'
import { capital, type Reader } from './reader.rules'

const KINDS = ['provider', 'link', 'fund', 'contingency', 'margin', 'commission', 'tax'] as const
export type ShareKind = (typeof KINDS)[number]

const WIDTH = 1000
const HEIGHT = 34

/** The parts of a price as a bar: widths in proportion, those who work on the road first. */
function barOf(parts: readonly { kind: ShareKind; amount: Decimal }[], total: Decimal): string {
  let from = new Decimal(0)
  const rectangles = parts.map(({ kind, amount }) => {
    const x = from.div(total).times(WIDTH).toDecimalPlaces(1)
    from = from.plus(amount)
    const width = Decimal.max(1.5, amount.div(total).times(WIDTH).minus(3)).toDecimalPlaces(1)
    return `<rect class="b-${kind}" x="${x}" y="0" width="${width}" height="${HEIGHT}"/>`
  })
  return `<svg class="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${rectangles.join('')}</svg>`
}

export const shareKey = (kind: ShareKind): string =>
  `<svg class="key" viewBox="0 0 28 28" aria-hidden="true" focusable="false"><rect class="b-${kind}" x="0" y="0" width="28" height="28"/></svg>`

/**
 * Where the money of a group goes: the drawn bar, and the same as lines with amounts to the cent and shares of the whole.
 * @param priced what is collected, already assigned to the cent
 * @param currency in which it is sold
 */
export function shareBar(
  priced: { readonly distribution: readonly Distribution[] },
  currency: string,
  { words, format }: Reader,
) {
  const lines = priced.distribution
  const total = sumOf(lines)
  const parts = KINDS.map((kind) => ({
    kind,
    amount: sumOf(lines.filter((line) => line.kind === kind)),
  })).filter(({ amount }) => amount.gt(0))
  const share = providerShare(lines)
  return {
    bar: total.gt(0) ? barOf(parts, total) : '',
    total: format.cents(total.toFixed(2), currency),
    providerShare: share === null ? '' : format.percent(share.toNumber()),
    parts: parts.map(({ kind, amount }) => ({
      kind,
      key: shareKey(kind),
      label: capital(words(`labels.distribution.${kind}`)),
      meaning: words(`labels.distributionMeaning.${kind}`),
      amount: format.cents(amount.toFixed(2), currency),
      share: format.percent(amount.div(total).toNumber()),
    })),
  }
}
