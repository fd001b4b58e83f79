import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../parts/button'
import { t } from '../words'
import { clashesOf, merged, proposal, type Choice, type Clash } from './merge'
import { nameOfPath, textOf, type Speaker } from './saying'
import type { Value } from './value'

interface SideProps {
  readonly which: Choice
  readonly clash: Clash
  readonly chosen: boolean
  readonly speaker: Speaker
  onChoose(): void
}

function Side({ which, clash, chosen, speaker, onChoose }: SideProps) {
  const text = textOf(speaker, clash.path, clash[which])
  return (
    <label class={`side${chosen ? ' is-chosen' : ''}`}>
      <span class="side-name">
        <input type="radio" name={`choice-${clash.path}`} checked={chosen} onChange={onChoose} />
        {t(`works.stale.${which}`)}
      </span>
      <span class="side-text">{text || <i>{t('works.stale.empty')}</i>}</span>
    </label>
  )
}

interface PieceProps {
  readonly clash: Clash
  readonly choice: Choice | undefined
  readonly speaker: Speaker
  onChoose(which: Choice): void
}

const Piece = ({ clash, choice, speaker, onChoose }: PieceProps) => (
  <fieldset class="clash">
    <legend>
      {nameOfPath(speaker, clash.path)} <span class="small">{t(`works.stale.by.${clash.by}`)}</span>
    </legend>
    <div class="sides">
      {(['mine', 'theirs'] as const).map((which) => (
        <Side
          key={which}
          which={which}
          clash={clash}
          chosen={choice === which}
          speaker={speaker}
          onChoose={() => onChoose(which)}
        />
      ))}
    </div>
  </fieldset>
)

interface TwoVersionsProps {
  readonly base: Value
  readonly mine: Value
  readonly theirs: Value
  readonly speaker: Speaker
  /** Who saved the other one, where it is known. */
  readonly who?: string
  readonly busy?: boolean
  onMerge(value: Value): void
}

/** Mine and theirs side by side, piece by piece; nothing is saved until somebody says so. */
export function TwoVersions({ base, mine, theirs, speaker, who, busy, onMerge }: TwoVersionsProps) {
  const clashes = clashesOf({ base, mine, theirs })
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>({})
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const choice = { ...proposal(clashes), ...chosen }
  const all = (which: Choice) => setChosen(Object.fromEntries(clashes.map(({ path }) => [path, which])))
  return (
    <section class="two-versions" aria-labelledby="two-versions">
      <h2 id="two-versions" ref={heading} tabIndex={-1}>
        {t('works.stale.title')}
      </h2>
      <p>
        {t('works.stale.lead')} {who && t('works.stale.who', { name: who })}
      </p>
      <div class="row">
        <span class="small">{t('works.stale.untouched', { count: clashes.length })}</span>
        <Button kind="quiet" onClick={() => all('mine')}>
          {t('works.stale.allMine')}
        </Button>
        <Button kind="quiet" onClick={() => all('theirs')}>
          {t('works.stale.allTheirs')}
        </Button>
      </div>
      {clashes.map((clash) => (
        <Piece
          key={clash.path}
          clash={clash}
          choice={choice[clash.path]}
          speaker={speaker}
          onChoose={(which) => setChosen({ ...chosen, [clash.path]: which })}
        />
      ))}
      <div class="row">
        <Button kind="main" busy={busy} onClick={() => onMerge(merged(theirs, clashes, choice))}>
          {t('works.stale.save')}
        </Button>
      </div>
    </section>
  )
}
