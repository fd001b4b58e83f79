import { Inflate } from 'fflate'
import type { FaultCode } from '../contract/faults'

/** A file by its name. */
interface Named {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Why a compressed file is not read. */
interface Trouble {
  readonly trouble: FaultCode
  readonly values?: Record<string, string | number>
}

/** One file of the list at the end of an archive. */
interface Entry {
  readonly name: string
  readonly method: number
  readonly isLocked: boolean
  readonly packed: number
  readonly size: number
  /** Where what it holds is announced once more, and follows. */
  readonly at: number
}

/** A guide with a photograph for each of its places has fewer. */
const MOST_ENTRIES = 1000
/** Texts of coordinates become thirty times smaller; what becomes much smaller was made to. */
const MOST_TIMES = 200
/** So little of what is packed goes in at once that it cannot come out as more than four megabytes. */
const PIECE_BYTES = 4096
const ENDS_WITHIN = 22 + 0xffff
const END = 0x06054b50
const LISTED = 0x02014b50
const HERE = 0x04034b50
const STORED = 0
const DEFLATED = 8

const isPacked = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)

/** A name that would be written beside or above the folder it is unpacked in: nothing is here, but nobody sends one by chance. */
const leaves = (name: string): boolean => /^([/\\]|[a-z]:)|\\|(^|\/)\.\.(\/|$)|\0/i.test(name)

/** Where the list of an archive begins, and how many stand in it; undefined where its end is missing. */
function endOf(view: DataView): { at: number; count: number } | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - ENDS_WITHIN); at -= 1)
    if (view.getUint32(at, true) === END)
      return { count: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) }
  return undefined
}

/** The list of an archive. @throws RangeError where it is cut */
function entriesOf(bytes: Uint8Array, view: DataView): Entry[] | undefined {
  const end = endOf(view)
  if (!end) return undefined
  const text = new TextDecoder()
  const entries: Entry[] = []
  let { at } = end
  for (let index = 0; index < Math.min(end.count, MOST_ENTRIES + 1); index += 1) {
    if (view.getUint32(at, true) !== LISTED) return undefined
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: text.decode(bytes.subarray(at + 46, at + 46 + name)),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

/** What of an archive is read: doc.kml, else its first KML; else the one file of another kind that sites come in. */
function chosen(entries: readonly Entry[]): Entry | undefined {
  const files = entries.filter(({ name }) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.)/.test(name))
  const kmls = files.filter(({ name }) => /\.kml$/i.test(name))
  const others = files.filter(({ name }) => /\.(geojson|json|csv|tsv|gpx)$/i.test(name))
  return kmls.find(({ name }) => /^doc\.kml$/i.test(name)) ?? kmls[0] ?? (others.length === 1 ? others[0] : undefined)
}

/** Unpacks piece by piece and stops at the first byte too many, whatever size the archive says it has. */
function inflated(packed: Uint8Array, most: number): Uint8Array | 'bomb' {
  const pieces: Uint8Array[] = []
  let size = 0
  const stream = new Inflate((piece) => {
    size += piece.length
    pieces.push(piece)
  })
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    stream.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length)
    if (size > most) return 'bomb'
  }
  return Buffer.concat(pieces)
}

function contentOf(
  bytes: Uint8Array,
  view: DataView,
  { entry, most }: { entry: Entry; most: number },
): Uint8Array | Trouble {
  const { at, packed, size, method, isLocked, name } = entry
  if (isLocked || (method !== STORED && method !== DEFLATED)) return { trouble: 'zipLocked' }
  if (view.getUint32(at, true) !== HERE) return { trouble: 'zipCut' }
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const held = bytes.subarray(from, from + packed)
  if (held.length < packed) return { trouble: 'zipCut' }
  const limit = Math.min(most, Math.max(PIECE_BYTES, packed) * MOST_TIMES)
  const content = method === STORED ? held : inflated(held, limit)
  if (content === 'bomb')
    return { trouble: 'zipBomb', values: { name, megabytes: Math.floor(most / 1024 / 1024), times: MOST_TIMES } }
  return content.length === size ? content : { trouble: 'zipCut' }
}

/**
 * What a compressed file holds of sites: of a KMZ its main document, of a ZIP its only file; any other file as it is.
 * Nothing else in it is unpacked, and nothing is written anywhere.
 * @param most bytes that the unpacked file may have
 * @returns the file to read; or why it is not: cut, too many files, a name that leaves its folder, a password, a bomb
 * @see PKWARE APPNOTE 6.3.10; OGC 07-147r2 (KML 2.2), annex C
 */
export function unpacked(file: Named, most: number): Named | Trouble {
  const { bytes } = file
  if (!isPacked(bytes)) return file
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const entries = entriesOf(bytes, view)
    if (!entries) return { trouble: 'zipCut' }
    if (entries.length > MOST_ENTRIES) {
      const values = { count: `> ${MOST_ENTRIES}`, most: MOST_ENTRIES }
      return { trouble: 'zipMany', values }
    }
    const bad = entries.find(({ name }) => leaves(name))
    if (bad)
      return { trouble: 'zipPath', values: { name: bad.name.replace(/[^\x20-\x7e\u00a1-\uffff]/g, '?').slice(0, 80) } }
    const entry = chosen(entries)
    if (!entry) return { trouble: 'zipNothing' }
    const content = contentOf(bytes, view, { entry, most })
    return 'trouble' in content ? content : { name: entry.name.split('/').at(-1)!, bytes: content }
  } catch {
    return { trouble: 'zipCut' }
  }
}
