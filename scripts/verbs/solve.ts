import { INSTANCE_FORMATS, UnreadableInstance, type Instance } from '../instances/instance'
import { formatOf, readInstance } from '../instances/read'
import { solveInstance, Unsolved } from '../instances/solve'
import { readBytes, textOf } from './decode'
import { oneOf, readArgs, Refusal, UsageError } from './usage'

const SECONDS = 2
const MOST_VEHICLES = 100
const MOST_SECONDS = 3600

function readNumber(
  value: string | undefined,
  flag: string,
  [least, most]: readonly [number, number],
): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (value.trim() === '' || !(number >= least && number <= most))
    throw new UsageError('flag_unreadable', { flag, value })
  return number
}

function readWhole(value: string | undefined, flag: string, range: readonly [number, number]): number | undefined {
  const number = readNumber(value, flag, range)
  if (number !== undefined && !Number.isInteger(number))
    throw new UsageError('flag_unreadable', { flag, value: value! })
  return number
}

const OPTIONS = {
  format: { type: 'string' },
  vehicles: { type: 'string' },
  seconds: { type: 'string' },
  seed: { type: 'string' },
} as const

/** Solves a published instance within some seconds, and tells what was found. */
export async function solve(args: string[]): Promise<unknown> {
  const { values, positionals } = readArgs(args, OPTIONS, { least: 1, most: 1 })
  const file = positionals[0]!
  const vehicles = readWhole(values.vehicles, '--vehicles', [1, MOST_VEHICLES])
  const most = readNumber(values.seconds, '--seconds', [0.001, MOST_SECONDS]) ?? SECONDS
  const seed = readWhole(values.seed, '--seed', [0, 2 ** 31 - 1]) ?? 1
  const { text } = textOf(readBytes(file), file)
  const format = values.format === undefined ? formatOf(text) : oneOf(INSTANCE_FORMATS, values.format, '--format')
  const began = performance.now()
  const spent = () => (performance.now() - began) / 1000
  try {
    const instance: Instance = readInstance(text, format, vehicles)
    const solved = solveInstance(instance, { seed, progress: () => spent() / most })
    return { ...solved, seconds: Number(spent().toFixed(3)), seed }
  } catch (error) {
    if (error instanceof UnreadableInstance)
      throw new Refusal('instance_unreadable', { file, format, line: error.line, found: error.found.slice(0, 80) })
    if (error instanceof Unsolved) throw new Refusal('instance_unsolved', { file, fault: error.fault, seconds: most })
    throw error
  }
}
