import type { ComponentChildren } from 'preact'
import { LAND, ROUTES } from './continent'
import { Brand, Languages, publicHome } from './frame'
import { Page } from './parts/page'
import { t } from './words'

/** The continent and the four routes on it: the studio's frontispiece. */
const Frontispiece = () => (
  <svg class="frontispiece" viewBox="-20 30 440 520" aria-hidden="true">
    <path class="fp-halo is-far" d={LAND} />
    <path class="fp-halo" d={LAND} />
    <path class="fp-land" d={LAND} />
    {ROUTES.map(({ of, line, name, at: [x, y], label }, index) => (
      <g key={of} class={`net-${of}`}>
        <path class="fp-line" d={line} />
        <circle class="fp-stop" cx={x} cy={y} r="8.5" />
        <text class="fp-number" x={x} y={y + 3.8}>
          {index + 1}
        </text>
        <text class="fp-name" x={label[0]} y={label[1]} text-anchor={label[0] < x ? 'end' : 'start'}>
          {name}
        </text>
      </g>
    ))}
  </svg>
)

interface DoorProps {
  readonly title: string
  readonly lead?: ComponentChildren
  readonly children: ComponentChildren
}

/** The screens before somebody is signed in. */
export const Door = ({ title, lead, children }: DoorProps) => (
  <div class="door">
    <header class="door-top">
      <Brand href="/studio/entrar" />
      <Languages />
    </header>
    <div class="door-plate" aria-hidden="true">
      <Frontispiece />
      <p class="door-motto">{t('common.program')}</p>
    </div>
    <main id="contenido" tabIndex={-1} class="door-inside">
      <Page title={title} lead={lead}>
        {children}
      </Page>
      <p class="small door-foot">
        <a href={publicHome()}>{t('frame.publicSite')}</a>
      </p>
    </main>
  </div>
)
