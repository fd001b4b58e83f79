import './works.css'
import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { call } from '../../api'
import type { DraftDetail } from '../../../server/contract/api/review'
import type { DraftKind } from '../../../server/contract/draft'
import { WhenReady } from '../parts/loading'
import { Page } from '../parts/page'
import { useQuery } from '../parts/query'
import type { Params } from '../router'
import { me } from '../session'
import { language, t } from '../words'
import { Desk } from './desk'
import { CHOICES, kindOf, shapesOf } from './kinds'
import { Keeper } from './keeper'
import { drawer } from './kept'

/** The storage of this device, where there is one. */
function deviceBox(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

const openKeeper = (kind: DraftKind, detail: DraftDetail): Keeper =>
  new Keeper(detail, {
    drawer: drawer(deviceBox(), me.peek()?.id ?? '', `${kind}:${detail.id}`),
    save: (value, tag) => call(shapesOf(kind).save, { params: { id: detail.id }, body: { value }, match: tag }),
    now: () => Date.now(),
    mayEdit: ({ may }) => may.includes('edit'),
  })

/** A work once it has been read: its keeper lives as long as the screen. */
function Opened({ kind, detail }: { readonly kind: DraftKind; readonly detail: DraftDetail }) {
  const keeper = useMemo(() => openKeeper(kind, detail), [])
  const choices = useQuery((signal) => call(CHOICES, { signal }), [])
  const tongue = useSignal<'es' | 'pt' | 'en'>('es')
  useEffect(() => keeper.watch(), [keeper])
  const spoken = useRef(language.peek())
  useEffect(() => {
    if (spoken.current === language.value) return
    spoken.current = language.value
    const read = call(shapesOf(kind).read, { params: { id: detail.id } })
    // The sentences of before stay when nobody answers: they say the same.
    void read.then((told) => keeper.retell(told)).catch(() => undefined)
  }, [language.value])
  return <Desk keeper={keeper} choices={choices.data} tongue={tongue} />
}

/** The page of one site, route, package or tour. */
export default function Work({ params }: { readonly params: Params }) {
  const kind = kindOf(params.kind)
  const id = params.id!
  const detail = useQuery((signal) => call(shapesOf(kind).read, { params: { id }, signal }), [kind, id])
  if (detail.data) return <Opened kind={kind} detail={detail.data} />
  return (
    <Page title={t(`works.kind.${kind}`)}>
      <WhenReady of={detail} lines={8}>
        {() => null}
      </WhenReady>
    </Page>
  )
}
