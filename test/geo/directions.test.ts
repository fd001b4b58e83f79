import { describe, expect, it } from 'vitest'
import { directions, osrmSteps, type DirectionsLanguage } from '../../geo/directions'
import { findWay, isNoWay } from '../../geo/find-way'
import { modifierOf } from '../../geo/osrm-steps'
import { buildRoadGraph, type RoadGraph } from '../../geo/road-graph'
import type { LngLat } from '../../geo/types'
import type { Way } from '../../geo/way'
import { edgeFeature, lakeGraph, nodeAt, nodeFeature, withChange } from '../fixtures/roads/lake'

const LANGUAGES: DirectionsLanguage[] = ['es', 'pt', 'en']
const graph = lakeGraph()

function way(from: LngLat, to: LngLat, roads: RoadGraph = graph): Way {
  const found = findWay(roads, { from, to, mode: 'car' })
  if (isNoWay(found)) throw new Error(found.refused)
  return found
}

const between = (from: string, to: string) => way(nodeAt(graph, from), nodeAt(graph, to))
const texts = (found: Way, language: DirectionsLanguage) => directions(found, language).map((step) => step.text)

/** A crossing reached from the south, with a road leaving at each of the given bearings. */
function crossing(bearings: number[], road: (index: number) => object = (index) => ({ ref: `R-${index}` })): RoadGraph {
  const ends = bearings.map((bearing): LngLat => {
    const angle = (bearing * Math.PI) / 180
    return [0.1 * Math.sin(angle), 0.1 * Math.cos(angle)]
  })
  return buildRoadGraph([
    nodeFeature('sur', [0, -0.1]),
    nodeFeature('cruce', [0, 0], { kind: 'junction' }),
    ...ends.map((end, index) => nodeFeature(`salida${index}`, end)),
    edgeFeature(
      'sur--cruce',
      [
        [0, -0.1],
        [0, 0],
      ],
      { from: 'sur', to: 'cruce', km: 12, ref: 'R-S' },
    ),
    ...ends.map((end, index) =>
      edgeFeature(`cruce--${index}`, [[0, 0], end], { from: 'cruce', to: `salida${index}`, km: 12, ...road(index) }),
    ),
  ])
}

describe('directions as sentences', () => {
  it('tell a day on the road in Spanish', () => {
    expect(texts(between('xa-alba', 'xa-cumbre'), 'es')).toEqual([
      'Diríjase al norte por la X-1 hacia Brisa.',
      'Gire a la derecha por la Carretera de la Sierra (X-5) hacia Cumbre.',
      'Ha llegado a Cumbre.',
    ])
  })

  it('tell it in Portuguese and in English', () => {
    expect(texts(between('xa-alba', 'xa-cumbre'), 'pt')).toEqual([
      'Siga para o norte na X-1 em direção a Brisa.',
      'Vire à direita na Carretera de la Sierra (X-5) em direção a Cumbre.',
      'Você chegou a Cumbre.',
    ])
    expect(texts(between('xa-alba', 'xa-cumbre'), 'en')).toEqual([
      'Head north on X-1 towards Brisa.',
      'Turn right onto Carretera de la Sierra (X-5) towards Cumbre.',
      'You have arrived at Cumbre.',
    ])
  })

  it('name the towns passed, and cross the border where its post stands', () => {
    const found = between('xa-alba', 'xb-dorada')
    expect(texts(found, 'es')).toEqual([
      'Diríjase al norte por la X-1 hacia Frontera, pasando por Brisa.',
      'Cruce la frontera en Frontera (prevea 45 min de trámites).',
      'Continúe por la Y-9 hacia Dorada.',
      'Ha llegado a Dorada.',
    ])
    expect(texts(found, 'pt')[1]).toBe('Cruze a fronteira em Frontera (preveja 45 min de trâmites).')
    expect(texts(found, 'en')[1]).toBe('Cross the border at Frontera (allow 45 min for formalities).')
  })

  it('pick three towns spread over a long road, the cities first', () => {
    const kinds = ['town', 'city', 'city', 'city', 'town', 'city', 'city', 'town', 'town']
    const nodes = kinds.map((kind, n) =>
      nodeFeature(`n${n}`, [n / 10, 0], { kind, name: `${kind[0]!.toUpperCase()}${n}` }),
    )
    const roads = kinds.slice(1).map((_, n) =>
      edgeFeature(
        `e${n}`,
        [
          [n / 10, 0],
          [(n + 1) / 10, 0],
        ],
        { from: `n${n}`, to: `n${n + 1}`, km: 12, ref: 'R-7' },
      ),
    )
    const found = way([0, 0], [0.8, 0], buildRoadGraph([...nodes, ...roads]))
    expect(texts(found, 'es')[0]).toBe('Diríjase al este por la R-7 hacia T8, pasando por C1, C3 y C6.')
    expect(texts(found, 'pt')[0]).toBe('Siga para o leste na R-7 em direção a T8, passando por C1, C3 e C6.')
  })

  it('take the ferry between its landings, without the verb that offends in half the continent', () => {
    const found = between('xa-alba', 'xa-isla')
    expect(texts(found, 'es')[1]).toBe('Tome el transbordador de Puerto a Isla (1 h 40 min con la espera).')
    expect(texts(found, 'pt')[1]).toBe('Tome a balsa de Puerto para Isla (1 h 40 min com a espera).')
    expect(texts(found, 'en')[1]).toBe('Take the ferry from Puerto to Isla (1 h 40 min with the wait).')
  })

  it('admit that a straight line is only an estimate', () => {
    const found = way([-86.2, 12.1], [-86, 12])
    expect(texts(found, 'es')[0]).toMatch(/^Diríjase al .* en línea recta: .*estimación\.$/)
    expect(texts(found, 'pt')[0]).toMatch(/estimativa\.$/)
    expect(texts(found, 'en')[0]).toMatch(/estimate\.$/)
  })

  it('tell the unsigned access to a place off the road, and leave out one of a few metres', () => {
    expect(texts(way([-86.02, 12.125], nodeAt(graph, 'xa-empalme')), 'es')).toEqual([
      'Diríjase al este por el acceso sin señalizar.',
      'Gire a la izquierda por la X-1 hacia Empalme.',
      'Ha llegado a su destino.',
    ])
    expect(texts(way(nodeAt(graph, 'xa-empalme'), [-86.02, 12.125]), 'pt')[1]).toBe(
      'Vire à direita no acesso sem sinalização.',
    )
    expect(texts(way([-86.001, 12.125], nodeAt(graph, 'xa-empalme')), 'es')[0]).toBe(
      'Diríjase al norte por la X-1 hacia Empalme.',
    )
  })

  it('say departure and arrival even when nobody moves', () => {
    for (const language of LANGUAGES) {
      const still = directions(between('xa-alba', 'xa-alba'), language)
      expect(still).toHaveLength(2)
      expect(still.every((step) => step.metres === 0)).toBe(true)
    }
  })

  it('add up to the way, step by step', () => {
    for (const [from, to] of [
      ['xa-sitio', 'xb-dorada'],
      ['xa-cumbre', 'xa-isla'],
      ['xa-sitio', 'xa-isla'],
    ] as const) {
      const found = between(from, to)
      for (const language of LANGUAGES) {
        const steps = directions(found, language)
        expect(steps.reduce((sum, step) => sum + step.metres, 0)).toBeCloseTo(found.metres, 6)
        expect(steps.reduce((sum, step) => sum + step.seconds, 0)).toBeCloseTo(found.seconds, 6)
      }
    }
  })

  it('keep one sentence for a road that goes on with the same number', () => {
    const found = between('xa-alba', 'xa-brisa')
    expect(found.pieces).toHaveLength(2)
    expect(directions(found, 'es')).toHaveLength(2)
  })
})

describe('every maneuver in every language', () => {
  const bearings = [0, 40, 90, 150, 210, 270, 320]
  const star = crossing(bearings)
  const exits = bearings.map((_, index) => way([0, -0.1], nodeAt(star, `salida${index}`), star))
  const unnamed = crossing(bearings, () => ({ ref: '' }))
  const plain = bearings.map((_, index) => way([0, -0.1], nodeAt(unnamed, `salida${index}`), unnamed))
  const others = [
    ['xa-alba', 'xb-dorada'],
    ['xa-cumbre', 'xa-isla'],
    ['xa-isla', 'xa-cumbre'],
    ['xa-sitio', 'xa-brisa'],
  ] as const
  const all = [
    ...exits,
    ...plain,
    ...others.map(([from, to]) => between(from, to)),
    way([-86.02, 12.125], [-85.8, 12.52]),
    way([-86.2, 12.1], [-86, 12]),
    between('xa-alba', 'xa-alba'),
    way(
      nodeAt(graph, 'xa-alba'),
      nodeAt(graph, 'xb-dorada'),
      buildRoadGraph(withChange('frontera--dorada', { properties: { ref: 'X-1' } })),
    ),
  ]

  it('covers each kind of maneuver and each turn', () => {
    const steps = all.flatMap(osrmSteps)
    expect(new Set(steps.map((step) => step.maneuver.type))).toEqual(
      new Set(['depart', 'turn', 'new name', 'continue', 'notification', 'arrive']),
    )
    const turns = steps.filter((step) => step.maneuver.type === 'turn').map((step) => step.maneuver.modifier)
    expect(new Set(turns)).toEqual(
      new Set(['slight right', 'right', 'sharp right', 'sharp left', 'left', 'slight left']),
    )
  })

  it('says each turn well in Spanish', () => {
    expect(exits.map((found) => texts(found, 'es')[1])).toEqual([
      'Continúe por la R-0 hacia salida0.',
      'Gire ligeramente a la derecha por la R-1 hacia salida1.',
      'Gire a la derecha por la R-2 hacia salida2.',
      'Gire en ángulo cerrado a la derecha por la R-3 hacia salida3.',
      'Gire en ángulo cerrado a la izquierda por la R-4 hacia salida4.',
      'Gire a la izquierda por la R-5 hacia salida5.',
      'Gire ligeramente a la izquierda por la R-6 hacia salida6.',
    ])
  })

  it('says each turn well in Portuguese', () => {
    expect(exits.map((found) => texts(found, 'pt')[1])).toEqual([
      'Continue na R-0 em direção a salida0.',
      'Vire suavemente à direita na R-1 em direção a salida1.',
      'Vire à direita na R-2 em direção a salida2.',
      'Faça uma curva fechada à direita na R-3 em direção a salida3.',
      'Faça uma curva fechada à esquerda na R-4 em direção a salida4.',
      'Vire à esquerda na R-5 em direção a salida5.',
      'Vire suavemente à esquerda na R-6 em direção a salida6.',
    ])
  })

  it('never lets English, a familiar form or an unfilled blank into Spanish or Portuguese', () => {
    const english =
      /\b(the|turn|left|right|head|continue (on|straight)|onto|take|toward|ferry|border|arrived|make|and|with|unnamed|destination)\b/i
    for (const found of all) {
      for (const text of [...texts(found, 'es'), ...texts(found, 'pt')]) {
        expect(text.replaceAll(/salida\d/g, '')).not.toMatch(english)
        expect(text).not.toMatch(/Gira|Cruza |Dobla|Toma |Coge|[Tt]u destino|[{}]|undefined|NaN| {2}| ,/)
      }
      for (const text of texts(found, 'es')) expect(text).toMatch(/^(Diríjase|Gire|Continúe|Tome|Cruce|Ha llegado)/)
      for (const text of texts(found, 'pt')) expect(text).toMatch(/^(Siga|Vire|Faça|Continue|Tome|Cruze|Você chegou)/)
      for (const text of texts(found, 'en'))
        expect(text).toMatch(/^(Head|Turn|Make|Go|Continue|Take|Cross|You have arrived)/)
    }
  })

  it('has a straight word for every side', () => {
    expect([0, 24, -24].map(modifierOf)).toEqual(['straight', 'straight', 'straight'])
    expect([-180, 180, 100, -100].map(modifierOf)).toEqual(['sharp left', 'sharp right', 'right', 'left'])
  })
})

describe('OSRM steps', () => {
  it('carry the shape that OSRM clients expect', () => {
    const steps = osrmSteps(between('xa-alba', 'xa-isla'))
    expect(steps.map((step) => [step.maneuver.type, step.mode])).toEqual([
      ['depart', 'driving'],
      ['notification', 'ferry'],
      ['arrive', 'driving'],
    ])
    const [first] = steps
    expect(first).toMatchObject({
      distance: 60_000,
      ref: 'X-2',
      driving_side: 'right',
      geometry: { type: 'LineString' },
    })
    expect(first!.maneuver.location).toEqual([-86, 12])
    expect(first!.maneuver.bearing_after).toBe(95)
    expect(steps.at(-1)!.distance).toBe(0)
  })

  it('do not call a bend a turn where no other road leaves', () => {
    const bend = crossing([90])
    const steps = osrmSteps(way([0, -0.1], nodeAt(bend, 'salida0'), bend))
    expect(steps[1]!.maneuver).toMatchObject({
      type: 'new name',
      modifier: 'straight',
      bearing_before: 0,
      bearing_after: 90,
    })
  })
})
