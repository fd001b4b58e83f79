type Decoded = { readonly text: string; readonly encoding: string } | { readonly unread: string }

const SIGNATURES: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['XLSX / KMZ / ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['XLS', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['GZIP', [0x1f, 0x8b]],
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

const LATIN = /^(iso-8859-1|latin1|windows-1252|us-ascii)$/i
const HEAD_BYTES = 200

/** The encoding that an XML file says it is in; only those of one byte a letter say something that its bytes do not. */
function declaredIn(bytes: Uint8Array): 'windows-1252' | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES))
  const named = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1] ?? ''
  return LATIN.test(named) ? 'windows-1252' : undefined
}

function encodingOf(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  if (mark === 0xfffe) return 'utf-16le'
  if (mark === 0xfeff) return 'utf-16be'
  return declaredIn(bytes) ?? 'utf-8'
}

/**
 * The text of a file in UTF-8, in UTF-16 with its mark, or in the one-byte encoding that its XML declaration names.
 * @returns the text without its mark, and the encoding; for any other, what it seems to be: nobody guesses at letters
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))
  if (signed) return { unread: signed[0] }
  const encoding = encodingOf(bytes)
  const text = decodeAs(encoding, bytes)
  // A NUL in UTF-8 is a file of another kind, or UTF-16 without its mark; one escaped in JSON is refused with its row.
  if (text !== undefined && !text.includes('\0')) return { text, encoding }
  return { unread: encoding === 'utf-8' ? guessEncoding(bytes) : `${encoding.toUpperCase()} (?)` }
}
