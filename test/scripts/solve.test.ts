import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sentenceOf } from '../../scripts/verbs/sentence'
import { solve } from '../../scripts/verbs/solve'

const folder = mkdtempSync(join(tmpdir(), 'rutas-solve-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Answer {
  value: number
  routes: number[][]
  seed: number
}
const written = (lines: readonly string[]): string => {
  const file = join(folder, `${Math.random()}.txt`)
  writeFileSync(file, lines.join('\n'))
  return file
}
const solved = async (lines: readonly string[], ...flags: string[]): Promise<Answer> =>
  (await solve([written(lines), '--seconds', '0.1', ...flags])) as Answer
const refused = (lines: readonly string[], ...flags: string[]): Promise<string> =>
  solved(lines, ...flags).then(
    () => expect.unreachable('was not refused'),
    (error: unknown) => sentenceOf(error, 'es')!,
  )

const square = (kind: string) => [
  'NAME : cuadro',
  'TYPE : TSP',
  'DIMENSION : 4',
  `EDGE_WEIGHT_TYPE : ${kind}`,
  'NODE_COORD_SECTION',
  ...['7 0.0 0.0', '3 10.3 10.3', '9 0.0 10.3', '4 1.03e1 0'],
  'EOF',
]

describe('a tour of TSPLIB', () => {
  it('is as long as its own kind of distance says, and names the places as the file does', async () => {
    const { value, routes, seed } = await solved(square('EUC_2D'))
    expect([value, routes.map((route) => [...route].sort()), seed]).toEqual([40, [[3, 4, 7, 9]], 1])
    expect((await solved(square('CEIL_2D'))).value).toBe(44)
    expect((await solved(square('MAN_2D'))).value).toBe(40)
    expect((await solved(square('MAX_2D'))).value).toBe(40)
    expect((await solved(square('ATT'))).value).toBe(16)
  })

  it('is measured over the Earth where the places are degrees', async () => {
    const places = ['1 38.24 20.42', '2 39.57 26.15', '3 40.56 25.32']
    const file = ['DIMENSION: 3', 'EDGE_WEIGHT_TYPE: GEO', 'NODE_COORD_SECTION', ...places, 'EOF']
    expect((await solved(file)).value).toBe(509 + 501 + 126)
  })

  it('may be written as a matrix, whole or in half, and need not be the same both ways', async () => {
    const matrix = (format: string, ...rows: string[]) => [
      'DIMENSION: 3',
      'EDGE_WEIGHT_TYPE: EXPLICIT',
      `EDGE_WEIGHT_FORMAT: ${format}`,
      'EDGE_WEIGHT_SECTION',
      ...rows,
      'EOF',
    ]
    expect((await solved(matrix('UPPER_ROW', '2 3', '4'))).value).toBe(9)
    expect((await solved(matrix('LOWER_DIAG_ROW', '0', '2 0', '3 4 0'))).value).toBe(9)
    const oneWay = await solved(matrix('FULL_MATRIX', '0 1 9', '9 0 1', '1 9 0'))
    expect([oneWay.value, oneWay.routes]).toEqual([3, [[1, 2, 3]]])
  })
})

describe('a tour with hours', () => {
  const hours = (...open: string[]) => ['3', '0 5 5', '5 0 5', '5 5 0', ...open]

  it('costs its travel without the waiting, and leaves the depot out', async () => {
    const { value, routes } = await solved(hours('0 100', '40 50', '0 20'))
    expect([value, routes]).toEqual([15, [[2, 1]]])
  })

  it('is refused with what fails where nobody can keep the hours', async () => {
    expect(await refused(hours('0 100', '0 6', '0 6'), '--format', 'tsptw')).toContain('2: 10 > 6')
  })
})

const toptw = (type: number, ...places: string[]) => [`${type} 2 ${places.length - 1} 1`, '0 200', ...places]
const DEPOT = '0 0.00 0.00 0.00 0.00 0 0 0 20'

describe('outings with hours', () => {
  it('cut distances to one decimal after Solomon and to two after Cordeau', async () => {
    // A diagonal of 1.41421: there, ten of a visit and back take 12.8 and 12.82.
    const place = '1 1.00 1.00 10.00 7.00 1 1 1 0 20'
    const depot = (closes: string) => `0 0.00 0.00 0.00 0.00 0 0 0 ${closes}`
    expect((await solved(toptw(4, depot('12.8'), place))).value).toBe(7)
    expect((await solved(toptw(4, depot('12.79'), place))).value).toBe(0)
    expect((await solved(toptw(5, depot('12.82'), place))).value).toBe(7)
    expect((await solved(toptw(5, depot('12.81'), place))).value).toBe(0)
  })

  it('wait for a door that is closed still, and give as many days as are asked', async () => {
    const places = ['1 1 0 5 10 1 1 1 10 12', '2 -1 0 5 10 1 1 1 10 12']
    expect((await solved(toptw(4, DEPOT, ...places))).value).toBe(10)
    const { value, routes } = await solved(toptw(4, DEPOT, ...places), '--vehicles', '2')
    expect([value, routes.flat().sort()]).toEqual([20, [1, 2]])
  })
})

describe('outings without hours', () => {
  it('go from the first place to the second within the budget (OP)', async () => {
    const { value, routes } = await solved(['10 1', '0 0 0', '8 0 0', '4 0 5', '4 3 9', '4 9 50'])
    expect([value, routes]).toEqual([9, [[3]]])
  })

  it('go from the first place to the last, in as many teams as the file says (TOP)', async () => {
    const file = ['n 5', 'm 2', 'tmax 10', '0 0 0', '4 3 9', '4 -3 8', '4 0 1', '8 0 0']
    const { value, routes } = await solved(file)
    expect([value, routes.length]).toEqual([17, 2])
    expect((await solved(file, '--vehicles', '1')).value).toBe(9)
  })
})

describe('a file that is no instance', () => {
  it('is refused with the line that cannot be read and the formats that can', async () => {
    expect(await refused(['4 10 2 1', '0 200', DEPOT, '1 dos 3'])).toMatch(
      /toptw: línea 4, «1 dos 3»\. Formatos: tsplib, tsptw/,
    )
    expect(await refused(['4 10 2 1', '0 200', DEPOT])).toMatch(/línea 4/)
    expect(await refused(['5', '1 2 3'])).toContain('4 / 36')
    expect(await refused([''])).toMatch(/no se lee/)
    expect(await refused(['DIMENSION: 2', 'EDGE_WEIGHT_TYPE: XRAY1'])).toContain('EDGE_WEIGHT_TYPE: XRAY1')
    expect(await refused(square('EUC_2D').slice(0, -2))).toContain('9 / 12')
    expect(await refused(square('EUC_2D'), '--vehicles', '0')).toBe('--vehicles no puede ser «0».')
    expect(await refused(square('EUC_2D'), '--format', 'vrp')).toContain('tsplib, tsptw, op, top, toptw')
  })
})
