import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatOf, readInstance } from '../instances/read'
import { solveInstance } from '../instances/solve'

/** Best known values by family and instance; of a team by the number of its days. */
type Best = Readonly<Record<string, Readonly<Record<string, number | Readonly<Record<string, number>>>>>>

interface Case {
  readonly family: string
  readonly name: string
  readonly file: string
  readonly vehicles: number | undefined
  readonly best: number
}

const round = (value: number): number => Number(value.toFixed(2))

function casesOf(folder: string): Case[] {
  const best = JSON.parse(readFileSync(join(folder, 'bestknown.json'), 'utf8')) as Best
  return Object.entries(best).flatMap(([family, instances]) => {
    const files = existsSync(join(folder, family)) ? readdirSync(join(folder, family)).sort() : []
    return files.flatMap((file): Case[] => {
      const name = file.replace(/\.[^.]+$/, '')
      const known = instances[name]
      const common = { family, name, file: join(folder, family, file) }
      if (known === undefined) return []
      if (typeof known === 'number') return [{ ...common, vehicles: undefined, best: known }]
      return Object.entries(known).map(([vehicles, value]) => ({ ...common, vehicles: Number(vehicles), best: value }))
    })
  })
}

/** How far from the best known value an answer is, in per cent: tours by how much longer, teams by how much less. */
function gapOf({ family, best }: Case, value: number): number {
  const isTour = family.startsWith('tsp')
  return (100 * (isTour ? value - best : best - value)) / best
}

interface Line {
  readonly family: string
  readonly gap: number
  readonly seconds: number
}

function solveOne(each: Case, most: number): Line {
  const text = readFileSync(each.file, 'utf8')
  const began = performance.now()
  const spent = () => (performance.now() - began) / 1000
  const instance = readInstance(text, formatOf(text), each.vehicles)
  const { value } = solveInstance(instance, { seed: 1, progress: () => spent() / most })
  const gap = gapOf(each, value)
  const team = each.vehicles === undefined ? '' : ` m=${each.vehicles}`
  process.stdout.write(
    `${each.family} ${each.name}${team}: ${value}, best known ${each.best}, gap ${round(gap)} %, ${round(spent())} s\n`,
  )
  const family = each.vehicles === undefined ? each.family : `${each.family} m=${each.vehicles}`
  return { family, gap, seconds: spent() }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Solves every instance of a folder that has a best known value, and tells the gap to it: `npm run bench:solve -- DIR [SECONDS]`. */
function benchSolve([folder, seconds = '2']: readonly string[]): void {
  if (folder === undefined || !existsSync(join(folder, 'bestknown.json'))) {
    process.stderr.write(
      'npm run bench:solve -- DIR [SECONDS]: DIR holds bestknown.json and a folder for each family\n',
    )
    process.exitCode = 2
    return
  }
  const lines = casesOf(folder).map((each) => solveOne(each, Number(seconds)))
  for (const family of new Set(lines.map((line) => line.family))) {
    const own = lines.filter((line) => line.family === family)
    const gaps = own.map(({ gap }) => gap)
    process.stdout.write(
      `${family}: ${own.length} instances, mean gap ${round(mean(gaps))} %, worst ${round(Math.max(...gaps))} %, mean ${round(mean(own.map((line) => line.seconds)))} s\n`,
    )
  }
}

benchSolve(process.argv.slice(2))
