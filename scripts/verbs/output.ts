import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from './usage'

const kindOf = (path: string) => statSync(path, { throwIfNoEntry: false })

/** Refuses a file that cannot be written where it is wanted, before any work goes into it. */
export function checkOut(file: string): void {
  const folder = dirname(resolve(file))
  if (!kindOf(folder)?.isDirectory()) throw new Refusal('out_folder_missing', { folder })
  if (kindOf(file)?.isDirectory()) throw new Refusal('is_folder', { path: file })
}
