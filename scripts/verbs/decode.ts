type Decoded = { readonly text: string } | { readonly encoding: string }

const SIGNATURES: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['XLSX / ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
]

/** What a text that is neither UTF-8 nor marked as UTF-16 most likely is. */
function guessEncoding(bytes: Uint8Array): string {
  const zeros = [0, 0]
  bytes.forEach((byte, index) => void (byte === 0 && (zeros[index % 2]! += 1)))
  const [even, odd] = zeros as [number, number]
  if (even + odd === 0) return 'Windows-1252 / ISO-8859-1'
  if (odd > bytes.length / 8 && odd > 4 * even) return 'UTF-16LE'
  if (even > bytes.length / 8 && even > 4 * odd) return 'UTF-16BE'
  return 'application/octet-stream'
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The text of a file in UTF-8 or in UTF-16 with its mark, without that mark; for any other, the name of what it seems to be. */
export function decodeText(bytes: Uint8Array): Decoded {
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))
  if (signed) return { encoding: signed[0] }
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  const text = decodeAs(encoding, bytes)
  if (text !== undefined && !text.includes('\0')) return { text }
  return { encoding: encoding === 'utf-8' ? guessEncoding(bytes) : `${encoding.toUpperCase()} (?)` }
}
