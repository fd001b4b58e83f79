import type { Instance, InstanceFormat } from './instance'
import { readOp, readTop, readToptw } from './orienteering'
import { readTsplib, readTsptw } from './tours'

/** What a file is by its first line. */
export function formatOf(text: string): InstanceFormat {
  if (/^\s*DIMENSION\s*:/m.test(text)) return 'tsplib'
  if (/^\s*n[\s;:]+\d/i.test(text)) return 'top'
  const words = text.trimStart().split(/\r?\n/, 1)[0]!.trim().split(/\s+/).length
  return words === 1 ? 'tsptw' : words === 2 ? 'op' : 'toptw'
}

/** Reads a published instance. @param vehicles of a team; the file's own where it has one @throws UnreadableInstance */
export function readInstance(text: string, format: InstanceFormat, vehicles?: number): Instance {
  if (format === 'tsplib') return readTsplib(text)
  if (format === 'tsptw') return readTsptw(text)
  if (format === 'top') return readTop(text, vehicles)
  return format === 'op' ? readOp(text, vehicles ?? 1) : readToptw(text, vehicles ?? 1)
}
