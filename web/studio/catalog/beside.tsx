import { useMemo, useRef } from 'preact/hooks'
import { MOST_PINS, type TableLine, type TablePin } from '../../../server/contract/api/table'
import { call } from '../../api'
import { StudioMap, type Pin } from '../map/studio-map'
import { useQuery } from '../parts/query'
import { language, say, t } from '../words'
import { shapesOf, workAddress } from '../works/kinds'
import { PINS } from './calls'
import { turn } from './filters'
import { addressOf, boxOf, boxText } from './question'
import type { Rows } from './use-rows'

/** Every site that was found, and the names of those whose rows are there. */
function pinsOf(found: readonly TablePin[] | undefined, rows: readonly TableLine[]): Pin[] {
  const known = new Map(rows.map((line) => [line.id, line]))
  const named = (id: string) => {
    const line = known.get(id)
    return { label: line ? say(line.name) || id : '', precision: line?.precision ?? undefined }
  }
  if (!found)
    return rows.flatMap(({ id, at, network, state }) => (at ? [{ id, at, network, state, ...named(id) }] : []))
  return found.map(([id, lng, lat, network, state]) => ({ id, at: [lng, lat], network, state, ...named(id) }))
}

/** A site that was chosen on the map and stands on no row yet: its name, and the way to it. */
function Elsewhere({ id }: { readonly id: string }) {
  const read = useQuery((signal) => call(shapesOf('site').read, { params: { id }, signal }), [id])
  const name = read.data?.id === id ? say(read.data.value.name ?? {}) : ''
  return (
    <p class="catalog-elsewhere" role="status">
      <span class="small">{t('catalog.pinShown')}</span>
      <a href={workAddress('site', id)}>{name || id}</a>
    </p>
  )
}

interface BesideProps {
  readonly rows: Rows
  readonly shown: string | undefined
  onShow(id: string | undefined): void
}

/** All that was found on the map; what is pointed at in a row is shown on it, and the other way round. */
export function Beside({ rows: { rows, filter, first }, shown, onShow }: BesideProps) {
  const writing = Object.values(first.data?.writing ?? {}).join()
  const of = JSON.stringify(filter)
  const found = useQuery((signal) => call(PINS, { query: filter, signal }), [of, writing])
  // While the answer to another question is on its way the map stays where it is.
  const answered = useRef('')
  if (found.data && !found.loading) answered.current = of
  const pins = useMemo(
    () => pinsOf(found.data?.pins, rows),
    [found.data, rows.map(({ id, savedAt }) => id + savedAt).join(), language.value],
  )
  const isOnRow = (id: string) => rows.some((line) => line.id === id)
  const select = (id: string) => {
    onShow(id)
    const row = document.getElementById(`sitio-${id}`)
    row?.scrollIntoView({ block: 'nearest' })
    row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
  }
  const { bbox } = filter
  return (
    <aside class="catalog-map" aria-label={t('catalog.map')}>
      <StudioMap
        pins={pins}
        selected={shown}
        label={t('catalog.mapOf', { count: pins.length })}
        list={false}
        fit={bbox ? '' : answered.current}
        box={boxOf(bbox)}
        onSelect={select}
        onHint={(id) => id && isOnRow(id) && onShow(id)}
        onBox={(box) => turn(addressOf({ bbox: boxText(box) }))}
      />
      {shown !== undefined && !isOnRow(shown) && <Elsewhere id={shown} />}
      {found.data?.isMore && <p class="small">{t('catalog.pinsMore', { count: MOST_PINS })}</p>}
    </aside>
  )
}
