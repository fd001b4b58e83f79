import QRCode from 'qrcode'

/** Empty modules around the code, without which a camera does not find it. */
const QUIET = 4

/**
 * An address as a QR code of level M, drawn dark on light with its quiet zone; its size is that of its frame.
 * @throws Error when the text is longer than a code can hold
 * @see ISO/IEC 18004
 */
export function qrSvg(text: string, label: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const rows = Array.from({ length: size }, (_, row) => row)
  const path = rows.flatMap((row) =>
    rows.filter((column) => modules.get(row, column)).map((column) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`),
  )
  const whole = size + 2 * QUIET
  return `<svg class="qr" viewBox="0 0 ${whole} ${whole}" role="img" aria-label="${escaped(label)}"><rect width="${whole}" height="${whole}" fill="#fff"/><path d="${path.join('')}" fill="#000"/></svg>`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
