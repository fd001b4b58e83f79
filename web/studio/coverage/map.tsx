import { useEffect, useState } from 'preact/hooks'
import type { FeatureCollection } from 'geojson'
import type { LngLat } from '../../../geo/types'
import type { Coverage } from '../../../server/contract/api/coverage'
import { t } from '../words'
import { pathOf, sheetFor } from './project'

type Rings = readonly (readonly LngLat[])[]

interface Ground {
  readonly land: readonly Rings[]
  readonly lakes: readonly Rings[]
}

let read: Promise<Ground> | undefined

/** The ground that the maps of the public pages have, read once. */
async function readGround(): Promise<Ground> {
  const answer = await fetch('/mapa-base.json')
  const { features } = (await answer.json()) as FeatureCollection
  const ringsOf = (kinds: readonly string[]) =>
    features.flatMap(({ geometry, properties }): Rings[] => {
      if (!kinds.includes(String(properties?.kind))) return []
      if (geometry.type === 'Polygon') return [geometry.coordinates as unknown as Rings]
      return geometry.type === 'MultiPolygon' ? [geometry.coordinates.flat() as unknown as Rings] : []
    })
  return { land: ringsOf(['home', 'land']), lakes: ringsOf(['lake']) }
}

/** A map without its ground still tells where the sites are. */
function useGround(): Ground | undefined {
  const [ground, setGround] = useState<Ground>()
  useEffect(() => {
    read ??= readGround()
    read.then(setGround, () => (read = undefined))
  }, [])
  return ground
}

type Sites = Coverage['sites']

/** Where each site is and whether it lacks anything; the numbers are those of the list beside it. */
export function CoverageMap({
  sites,
  numbers,
}: {
  readonly sites: Sites
  readonly numbers: ReadonlyMap<string, number>
}) {
  const ground = useGround()
  const sheet = sheetFor(sites.map(({ at }) => at))
  const lacking = sites.filter(({ lacks }) => lacks.length > 0)
  const whole = sites.filter(({ lacks }) => lacks.length === 0)
  const title = t('coverage.map', { lacking: lacking.length, all: sites.length })
  return (
    <figure class="coverage-map">
      <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={title}>
        <rect class="cm-sea" width={sheet.width} height={sheet.height} />
        {ground?.land.map((rings, index) => (
          <path key={index} class="cm-land" d={pathOf(rings, sheet)} />
        ))}
        {ground?.lakes.map((rings, index) => (
          <path key={index} class="cm-lake" d={pathOf(rings, sheet)} />
        ))}
        {whole.map(({ id, at }) => {
          const [x, y] = sheet.at(at)
          return <circle key={id} class="cm-whole" cx={x} cy={y} r={5} />
        })}
        {lacking.toReversed().map(({ id, at }) => {
          const [x, y] = sheet.at(at)
          return (
            <g key={id} transform={`translate(${x} ${y})`}>
              <circle class="cm-lacks" r={11} />
              <text class="cm-number" y={4}>
                {numbers.get(id)}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption class="small">{t('coverage.mapNote')}</figcaption>
    </figure>
  )
}
