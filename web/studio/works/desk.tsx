import { useComputed, useSignal, type Signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { call } from '../../api'
import type { Choices } from '../../../server/contract/api/catalog'
import type { DraftDetail } from '../../../server/contract/api/review'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { NetworkName, StateBadge } from '../parts/marks'
import { Notice } from '../parts/notice'
import { Page } from '../parts/page'
import { RecordsPart } from '../records/records'
import { may } from '../session'
import { announce } from '../parts/live'
import { language, say, t } from '../words'
import { Actions } from './actions'
import { CommentsPart } from './comments'
import { FORMS, idsOf } from './fields'
import { Gaps } from './gaps'
import { publicAddress, shapesOf } from './kinds'
import type { Keeper } from './keeper'
import { LastWord } from './last-word'
import { Kept } from './locked'
import { OutcomePart } from './outcome'
import { Reading } from './reading'
import { SaveLine } from './save-line'
import type { Speaker } from './saying'
import { Sheet } from './sheet'
import { TwoVersions } from './stale'
import { Panel, showTab, Tabs, useTab, type Tab } from './tabs'
import { FormFrame, type FormTools } from './tools'
import { withAt } from './value'
import { VersionsPart } from './versions'
import { When } from './when'

interface DeskProps {
  readonly keeper: Keeper
  readonly choices: Choices | undefined
  readonly tongue: Signal<Language>
}

const tabsOf = ({ kind, gaps }: DraftDetail): Tab[] => {
  const grave = gaps.filter(({ level }) => level === 'blocks').length
  return [
    { id: 'ficha', label: t('works.work.sheet') },
    ...(kind === 'site' ? [{ id: 'registros', label: t('record.title') }] : []),
    { id: 'falta', label: t('works.work.gaps'), count: grave || gaps.length, grave: grave > 0 },
    { id: 'resultado', label: t('works.work.outcome') },
    { id: 'versiones', label: t('works.work.versions') },
    { id: 'comentarios', label: t('works.work.comments') },
  ]
}

/** Where the work stands: state, version, who saved it and when. */
function Standing({ detail }: { readonly detail: DraftDetail }) {
  const { state, version, editedBy, savedAt } = detail
  return (
    <p class="standing">
      <StateBadge state={state} />
      <span>
        {version === null ? t('works.work.unpublished') : t('works.work.published', { n: version })}
        {version !== null && (
          <>
            {' · '}
            <a href={publicAddress(detail, language.value)}>{t('works.work.public')}</a>
          </>
        )}
      </span>
      <span class="small">
        <When at={savedAt} exact />
        {editedBy && ` · ${editedBy.name}`}
      </span>
    </p>
  )
}

/** Why a work is only read here. */
const readingReason = ({ kind, state }: DraftDetail): string =>
  state === 'review' && may(`${kind}.edit`) ? 'works.work.reading.review' : 'works.work.reading.right'

/** What everything around the form knows of it. */
function useTools({ keeper, choices, tongue }: DeskProps, unread: Signal<ReadonlySet<string>>): FormTools {
  const state = keeper.state.value
  const { networks, gaps, stale, kind, id } = keeper.detail.value
  return {
    gaps,
    stale,
    keep: async ({ field, language: spoken }) => {
      await keeper.flush()
      const match = keeper.state.peek().tag
      const body = { field, language: spoken }
      keeper.retell(await call(shapesOf(kind).keepTranslation, { params: { id }, body, match }))
      announce(t('works.old.kept'))
    },
    room: 'works',
    work: { id, latest: () => keeper.state.peek().value, mayErase: may('site.review') },
    value: state.value,
    set: (path, next) => keeper.type(withAt(keeper.state.peek().value, path, next)),
    tongue,
    choices,
    networks,
    errors: state.trouble.kind === 'failed' ? (state.trouble.problems ?? {}) : {},
    unread: (path, is) => {
      if (unread.peek().has(path) === is) return
      const rest = [...unread.peek()].filter((each) => each !== path)
      unread.value = new Set(is ? [...rest, path] : rest)
    },
  }
}

/** Shows the field of a gap and puts the focus in it. */
function jump(
  path: string,
  { tabs, tongue, sections }: { tabs: Tab[]; tongue: Signal<Language>; sections: Speaker['sections'] },
) {
  const spoken = LANGUAGES.find((each) => path.endsWith(`.${each}`))
  if (spoken) tongue.value = spoken
  showTab(tabs, tabs[0]!.id)
  requestAnimationFrame(() => {
    const found = idsOf(sections, path).map((id) => document.getElementById(id))
    const target = found.find((element) => element !== null)
    const fold = target?.closest('details')
    if (fold) fold.open = true
    target?.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
  })
}

function SheetPart({ keeper, speaker, tools }: { keeper: Keeper; speaker: Speaker; tools: FormTools }) {
  const detail = keeper.detail.value
  const { trouble, base, value } = keeper.state.value
  const titleOf = (id: string) => t(`works.section.${detail.kind}.${id}`)
  if (!detail.may.includes('edit'))
    return (
      <>
        <Notice>{t(readingReason(detail))}</Notice>
        <Reading value={detail.value} speaker={speaker} titleOf={titleOf} />
      </>
    )
  return (
    <FormFrame value={tools}>
      {trouble.kind === 'stale' && (
        <TwoVersions
          key={trouble.newer.tag}
          base={base}
          mine={value}
          theirs={trouble.newer.value}
          speaker={speaker}
          who={detail.editedBy?.name}
          onMerge={(merged) => void keeper.merge(merged)}
        />
      )}
      <Sheet sections={speaker.sections} titleOf={titleOf} />
    </FormFrame>
  )
}

/** Puts a published version in the place of the draft. */
async function restore(keeper: Keeper, version: number): Promise<void> {
  const { kind, id } = keeper.detail.peek()
  await keeper.settle()
  const answer = await call(shapesOf(kind).restore, { params: { id, version }, match: keeper.state.peek().tag })
  keeper.giveUp()
  keeper.take(answer)
  announce(t('works.versions.restored', { n: version }))
}

/** The parts of a work, one of them shown. */
function Parts({ tabs, ...props }: DeskProps & { readonly tabs: Tab[] }) {
  const { keeper, choices, tongue } = props
  const { kind, id, tag, gaps, may: allowed } = keeper.detail.value
  const unread = useSignal<ReadonlySet<string>>(new Set())
  const tools = useTools(props, unread)
  const sections = FORMS[kind]
  const speaker = useMemo<Speaker>(() => ({ sections, choices, room: 'works', id }), [sections, choices, id])
  const shown = useTab(tabs)
  const shared = { kind, id, tag }
  const toGaps = () => showTab(tabs, 'falta')
  const toField = (path: string) => jump(path, { tabs, tongue, sections })
  return (
    <>
      <LastWord detail={keeper.detail.value} onChanges={() => showTab(tabs, 'versiones')} />
      <div class="work-bar">
        <Tabs tabs={tabs} label={t('works.work.sections')} shown={shown} />
        {allowed.includes('edit') && <SaveLine keeper={keeper} unread={unread.value.size} />}
      </div>
      <Kept keeper={keeper} />
      <Panel id="ficha" shown={shown} stays>
        <SheetPart keeper={keeper} speaker={speaker} tools={tools} />
      </Panel>
      {kind === 'site' && (
        <Panel id="registros" shown={shown}>
          <RecordsPart site={id} networks={keeper.detail.value.networks} />
        </Panel>
      )}
      <Panel id="falta" shown={shown}>
        <Gaps gaps={gaps} speaker={speaker} maySend={allowed.includes('send')} onJump={toField} />
      </Panel>
      <Panel id="resultado" shown={shown}>
        <OutcomePart {...shared} proof={kind !== 'site' && allowed.includes('preview')} onGaps={toGaps} />
      </Panel>
      <Panel id="versiones" shown={shown}>
        <VersionsPart
          {...shared}
          speaker={speaker}
          mayRestore={allowed.includes('restore')}
          onRestore={(version) => restore(keeper, version)}
        />
      </Panel>
      <Panel id="comentarios" shown={shown}>
        <CommentsPart {...shared} may={allowed.includes('comment')} />
      </Panel>
    </>
  )
}

/** One work and everything about it: its sheet, what it lacks, what it would be, what it was, what is said of it. */
export function Desk(props: DeskProps) {
  const { keeper } = props
  const detail = keeper.detail.value
  const { kind, networks } = detail
  const tabs = tabsOf(detail)
  const title = useComputed(() => say(keeper.state.value.value.name as Parameters<typeof say>[0])).value
  return (
    <Page
      title={title || t('works.list.unnamed')}
      network={networks.length === 1 ? networks[0] : undefined}
      over={
        <>
          {t(`works.kind.${kind}`)}
          {networks.map((network) => (
            <NetworkName key={network} id={network} />
          ))}
        </>
      }
      lead={<Standing detail={detail} />}
      actions={<Actions detail={detail} keeper={keeper} onGaps={() => showTab(tabs, 'falta')} />}
    >
      <Parts {...props} tabs={tabs} />
    </Page>
  )
}
