import '../works/style/stale.css'
import { useState } from 'preact/hooks'
import { Button } from '../parts/button'
import { Page } from '../parts/page'
import { go } from '../router'
import { hasWords, t } from '../words'
import { at, isPlain } from '../works/value'
import { me } from '../session'
import { send } from './errand'
import { questionOf } from './questions'
import { decided } from './settle'
import type { Clash, Visit } from './visit'
import type { Change } from './walk'

type Keep = 'mine' | 'theirs'

/** «Datos de accesibilidad · rampa»: the question, and which of its lines where it has several. */
function nameOf({ piece }: Clash): string {
  const question = questionOf(piece)
  const last = piece.split('.').at(-1)!
  const option = `field.option.${question?.id}.${last}`
  return [t(`field.ask.${question?.id ?? 'name'}`), ...(hasWords(option) ? [t(option)] : [])].join(' · ')
}

/** A piece as people read it: the words of what was ticked, and everything else as it was written. */
function said(piece: string, it: unknown): string {
  const question = questionOf(piece)
  const words = question && 'words' in question ? question.words : undefined
  if (Array.isArray(it)) return it.map((each) => said(piece, each)).join(', ')
  if (isPlain(it))
    return Object.values(it)
      .map((each) => said(piece, each))
      .join(' · ')
  const key = `field.option.${words}.${String(it)}`
  const fact = `field.fact.${String(it)}`
  if (question?.input === 'facts' && hasWords(fact)) return t(fact)
  return words && hasWords(key) ? t(key) : String(it ?? '')
}

interface PieceProps {
  readonly clash: Clash
  readonly visit: Visit
  readonly chosen: Keep | undefined
  onChoose(keep: Keep): void
}

function Piece({ clash, visit, chosen, onChoose }: PieceProps) {
  const { piece, theirs } = clash
  const texts = { mine: said(piece, at(visit.answers, `site.${piece}`)), theirs: said(piece, theirs[piece]) }
  return (
    <fieldset class="clash">
      <legend>{nameOf(clash)}</legend>
      <div class="sides">
        {(['mine', 'theirs'] as const).map((keep) => (
          <label key={keep} class={`side${chosen === keep ? ' is-chosen' : ''}`}>
            <span class="side-name">
              <input type="radio" name={piece} checked={chosen === keep} onChange={() => onChoose(keep)} />
              {t(`field.clash.${keep}`)}
            </span>
            <span class="side-text">{texts[keep] || <i>{t('works.stale.empty')}</i>}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** What somebody else changed while one was away, piece by piece: nothing is chosen for anybody. */
export function Clashes({ visit, change }: { readonly visit: Visit; readonly change: Change }) {
  const [choice, setChoice] = useState<Readonly<Record<string, Keep>>>({})
  const isWhole = visit.clashes.every(({ piece }) => choice[piece])
  const settleAll = () => {
    change((so) => so.clashes.reduce((each, clash) => decided(each, clash, choice[clash.piece]!), so))
    void send(me.peek()?.id ?? '')
    void go('/studio/campo')
  }
  return (
    <Page title={t('field.clash.title')} over={visit.title} lead={t('field.clash.lead')}>
      <div class="two-versions">
        {visit.clashes.map((clash) => (
          <Piece
            key={clash.piece}
            clash={clash}
            visit={visit}
            chosen={choice[clash.piece]}
            onChoose={(keep) => setChoice({ ...choice, [clash.piece]: keep })}
          />
        ))}
        <div class="row">
          <Button kind="main" disabled={!isWhole} onClick={settleAll}>
            {t('field.clash.save')}
          </Button>
        </div>
      </div>
    </Page>
  )
}
