import { closeSync, openSync, readSync } from 'node:fs'
import { decodeText } from '../../server/catalog/import-text.rules'
import { Refusal } from './usage'

/** Ten thousand whole sites take forty. */
const MOST_MEGABYTES = 64
export const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024

/** The bytes of a file or a pipe, or of standard input for `-`; what never ends is refused like what is too large. */
export function readBytes(file: string): Uint8Array {
  const handle = file === '-' ? 0 : openSync(file, 'r')
  try {
    const chunks: Buffer[] = []
    let size = 0
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      const count = readSome(handle, chunk)
      if (count === 0) return Buffer.concat(chunks)
      size += count
      if (size > MOST_BYTES) throw new Refusal('file_too_large', { file, megabytes: MOST_MEGABYTES })
      chunks.push(chunk.subarray(0, count))
    }
  } finally {
    if (handle !== 0) closeSync(handle)
  }
}

/** A closed terminal ends like a file; a pipe whose writer is slow is asked again. */
function readSome(handle: number, chunk: Buffer): number {
  for (;;)
    try {
      return readSync(handle, chunk)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
}

/** The text of those bytes with its encoding; any other is refused by the name of what it seems to be. */
export function textOf(bytes: Uint8Array, file: string): { readonly text: string; readonly encoding: string } {
  const decoded = decodeText(bytes)
  if ('unread' in decoded) throw new Refusal('encoding', { file, encoding: decoded.unread })
  return decoded
}
