import { useEffect, useRef, useState } from 'preact/hooks'
import { metresBetween } from '../../../geo/measure'
import type { LngLat } from '../../../geo/types'
import { Button } from '../parts/button'
import { Notice } from '../parts/notice'
import { language, LOCALES, t } from '../words'
import { type AskedProps } from './asked'
import { Group } from './choices'
import { better, fixOf, pointIn, proposed, unproposed, type Fix } from './position'
import type { QuestionOf } from './questions'
import { answerAt, textAt, type Visit } from './visit'

/** Beyond this a point is asked about once more: a telephone may still say where it was yesterday. */
const FAR_METRES = 1000
const degrees = ([lng, lat]: LngLat): string => `${lat.toFixed(5)}, ${lng.toFixed(5)}`
const inMetres = (metres: number): string =>
  new Intl.NumberFormat(LOCALES[language.value], { maximumFractionDigits: 0 }).format(metres)

type Trouble = 'denied' | 'unavailable' | 'unsafe'

/** Listens to the telephone's position until it is told to stop, and keeps the most exact answer. */
function useFix() {
  const [fix, setFix] = useState<Fix | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [listening, setListening] = useState(false)
  const watch = useRef<number | undefined>(undefined)
  const stop = () => {
    if (watch.current !== undefined) navigator.geolocation.clearWatch(watch.current)
    watch.current = undefined
    setListening(false)
  }
  const listen = () => {
    if (!isSecureContext || !navigator.geolocation) return setTrouble('unsafe')
    setTrouble(null)
    setFix(null)
    setListening(true)
    watch.current = navigator.geolocation.watchPosition(
      ({ coords }) => setFix((best) => better(best, fixOf(coords))),
      ({ code }) => {
        setTrouble(code === 1 ? 'denied' : 'unavailable')
        if (code === 1) stop()
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 },
    )
  }
  useEffect(() => stop, [])
  return { fix, trouble, listening, listen, stop, forget: () => setFix(null) }
}

function Before({ visit }: { readonly visit: Visit }) {
  const was = pointIn(visit.base)
  const exactness = visit.base.precision
  return (
    <p>
      <span class="small line">{t('field.point.before')}</span>
      {was ? `${degrees(was)} · ± ${inMetres(Number(exactness ?? 0))} m` : t('field.point.none')}
    </p>
  )
}

/** How far the new point lies from the one of before, with a warning where that is far. */
function Distance({ visit, to }: { readonly visit: Visit; readonly to: LngLat }) {
  const was = pointIn(visit.base)
  if (!was) return null
  const metres = metresBetween(was, to)
  const isFar = metres > FAR_METRES
  return (
    <p class={isFar ? 'wrong' : 'small'}>
      {t(isFar ? 'field.point.far' : 'field.point.away', { metres: inMetres(metres) })}
    </p>
  )
}

interface ProposalProps {
  readonly visit: Visit
  readonly point: LngLat
  onUndo(): void
}

/** The point that will be sent, and a way back to the one of before. */
const Proposal = ({ visit, point, onUndo }: ProposalProps) => (
  <>
    <p class="field-point">
      <span class="small line">{t('field.point.now')}</span>
      {degrees(point)} · ± {inMetres(Number(answerAt(visit, 'site.precision')))} m
    </p>
    <Distance visit={visit} to={point} />
    <Button onClick={onUndo}>{t('field.point.undo')}</Button>
  </>
)

/** Where the place is, as the telephone measures it: a proposal beside the point of before. */
export function Place({ question, visit, change }: AskedProps<QuestionOf<'position'>>) {
  const { fix, trouble, listening, listen, stop, forget } = useFix()
  const mine = pointIn((answerAt(visit, 'site') ?? {}) as Visit['base'])
  const isProposed = visit.touched.includes('at')
  const accept = (best: Fix) => {
    stop()
    forget()
    const words = { metres: best.metres, on: textAt(visit, 'on'), name: textAt(visit, 'signer.name') }
    change((so) => proposed(so, best, t('field.point.measured', words)))
  }
  return (
    <Group question={question}>
      <Before visit={visit} />
      {isProposed && mine && <Proposal visit={visit} point={mine} onUndo={() => change(unproposed)} />}
      <div class="field-fix" role="status">
        {listening && !fix && <p>{t('field.point.waiting')}</p>}
        {fix && (
          <>
            <p class="field-point">
              {degrees(fix.at)} · <b>± {inMetres(fix.metres)} m</b>
            </p>
            <Distance visit={visit} to={fix.at} />
            <p class="small">{t(listening ? 'field.point.better' : 'field.point.best')}</p>
          </>
        )}
      </div>
      {trouble && <Notice kind="warn">{t(`field.point.${trouble}`)}</Notice>}
      <div class="row">
        {fix && (
          <Button kind="main" onClick={() => accept(fix)}>
            {t('field.point.use')}
          </Button>
        )}
        {listening ? (
          <Button onClick={stop}>{t('field.point.stop')}</Button>
        ) : (
          <Button onClick={listen}>{t('field.point.measure')}</Button>
        )}
      </div>
    </Group>
  )
}
