import { useId } from 'preact/hooks'
import { language, LOCALES, t } from '../words'
import { useForm } from '../works/tools'
import { stripOf, type Bar, type Strip, type StripKind, type Written } from './strip'

const LANE = 22
const HEAD = 36
const GAP = 10
/** Units of the drawing for one day. */
const DAY = 2

const dayWords = (iso: string): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(`${iso}T12:00:00`),
  )
export const spanWords = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? dayWords(from) : t('providers.strip.span', { from: dayWords(from), to: dayWords(to) })

const monthLetter = (first: string): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { month: 'narrow' }).format(new Date(`${first}T12:00:00`))

const lanesOf = (bars: readonly Bar[]): number => 1 + Math.max(0, ...bars.map(({ lane }) => lane))

function Drawing({ strip, label }: { readonly strip: Strip; readonly label: string }) {
  const hatch = useId()
  const width = strip.days * DAY
  const drawn = strip.rows.filter(({ bars }) => bars.length > 0)
  const tops = drawn.map((_, index) =>
    drawn.slice(0, index).reduce((sum, { bars }) => sum + lanesOf(bars) * LANE + GAP, HEAD + 4),
  )
  const height = drawn.reduce((sum, { bars }) => sum + lanesOf(bars) * LANE + GAP, HEAD + 4)
  return (
    <svg class="year-strip" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" class="strip-hatch" />
        </pattern>
      </defs>
      {strip.months.map(({ first, at, days }) => (
        <g key={first}>
          <path d={`M${at * DAY} ${HEAD}V${height}`} class="strip-month" />
          <text x={(at + days / 2) * DAY} y={HEAD - 9} class="strip-letter">
            {monthLetter(first)}
          </text>
        </g>
      ))}
      {drawn.map(({ kind, bars }, row) => (
        <g key={kind} class={`strip-${kind}`}>
          {bars.map(({ at, days, lane }, index) => (
            <rect
              key={`${at} ${lane}`}
              x={at * DAY + 0.5}
              y={tops[row]! + lane * LANE}
              width={Math.max(2, days * DAY - 1)}
              height={LANE - 5}
              class={kind === 'rates' && index % 2 === 1 ? 'is-other' : undefined}
              fill={kind === 'blackouts' ? `url(#${hatch})` : undefined}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}

const Told = ({ kind, bars }: { readonly kind: StripKind; readonly bars: readonly Bar[] }) => (
  <div>
    <dt>
      <span class={`strip-key is-${kind}`} aria-hidden="true" /> {t(`providers.strip.${kind}`)}
    </dt>
    <dd>
      {bars.map((bar) => (
        <span key={`${bar.from} ${bar.name}`}>
          {spanWords(bar)}
          {bar.name && ` · ${bar.name}`}
        </span>
      ))}
    </dd>
  </div>
)

/** Twelve months of a service, drawn, with a list that says the same. */
export function YearStrip({ written, today }: { readonly written: Written; readonly today: string }) {
  const strip = stripOf(written, today)
  const rows = strip.rows.filter(({ bars }) => bars.length > 0)
  const always = rows.every(({ kind }) => kind !== 'seasons')
  if (rows.length === 0) return <p class="small">{t('providers.strip.none')}</p>
  return (
    <figure class="strip">
      <Drawing strip={strip} label={t('providers.strip.label')} />
      <dl class="strip-told">
        {rows.map(({ kind, bars }) => (
          <Told key={kind} kind={kind} bars={bars} />
        ))}
        {always && (
          <div>
            <dt>{t('providers.strip.seasons')}</dt>
            <dd>{t('providers.strip.always')}</dd>
          </div>
        )}
      </dl>
      {strip.gaps.map((gap) => (
        <p key={gap.from} class="small strip-gap">
          {t('providers.strip.gap', { span: spanWords(gap) })}
        </p>
      ))}
    </figure>
  )
}

/** The strip of what is being written. */
export function StripInput() {
  const { value, choices } = useForm()
  const today = choices?.today ?? new Date().toISOString().slice(0, 10)
  return (
    <div class="wide">
      <YearStrip written={value as Written} today={today} />
    </div>
  )
}
