import { AppError } from '../contract/errors'

/** The bytes of a file that came in a field of JSON. @throws AppError input.invalid where it is no base64 */
export function bytesOfBase64(base64: string): Buffer {
  const letters = base64.replace(/\s/g, '').replace(/=+$/, '')
  const bytes = Buffer.from(letters, 'base64')
  // Node leaves out what is no base64 without a word.
  if (bytes.length !== Math.floor((letters.length * 3) / 4))
    throw new AppError('input.invalid', { problems: ['base64'] })
  return bytes
}
