import { useRef, useState } from 'preact/hooks'
import { call, fieldErrors, keyKeeper } from '../../api'
import type { Choices } from '../../../server/contract/api/catalog'
import type { DraftKind } from '../../../server/contract/draft'
import { Button } from '../parts/button'
import { Dialog } from '../parts/dialog'
import { Field, Select } from '../parts/field'
import { ErrorNote } from '../parts/notice'
import { useDoing, useQuery } from '../parts/query'
import { go } from '../router'
import { me } from '../session'
import { say, t, tOr } from '../words'
import { belongingOf } from './belonging'
import { CHOICES, shapesOf, workAddress } from './kinds'

interface Answers {
  readonly name: string
  readonly network: string
  readonly provider: string
}
type Wrong = Partial<Record<keyof Answers, string>>

interface Asking {
  readonly kind: DraftKind
  readonly providers: Choices['providers']
}

/** What is asked, what was answered, and what follows from it: the only network, the only provider. */
function useAnswers({ kind, providers }: Asking) {
  const all = providers.map(({ id }) => id)
  const { networks, providers: possible, mustName } = belongingOf(kind, me.value?.grants ?? [], all)
  const [answers, setAnswers] = useState<Answers>({ name: '', network: '', provider: '' })
  const network = answers.network || (networks.length === 1 ? networks[0]! : '')
  const offered = possible.filter((id) => {
    const of = providers.find((provider) => provider.id === id)?.network
    return kind === 'tour' || network === '' || of === undefined || of === network
  })
  const only = mustName && offered.length === 1 ? offered[0]! : ''
  const provider = offered.includes(answers.provider) ? answers.provider : only
  const name = answers.name.trim()
  const judge = (): Wrong => ({
    ...(name.length < 2 && { name: t('works.new.short') }),
    ...(networks.length > 0 && network === '' && { network: t('works.new.must') }),
    ...(mustName && provider === '' && { provider: t('works.new.must') }),
  })
  const body = { name: { es: name }, ...(network && { network }), ...(provider && { onBehalfOf: provider }) }
  const put = (change: Partial<Answers>) => setAnswers({ ...answers, ...change })
  const written = { ...answers, network, provider }
  return { written, put, judge, body, networks, offered, mustName, asksWho: possible.length > (mustName ? 1 : 0) }
}

interface QuestionsProps extends Asking {
  readonly answers: ReturnType<typeof useAnswers>
  readonly wrong: Wrong
}

/** Only what is not already known of whoever asks. */
function Questions({ answers, wrong, providers }: QuestionsProps) {
  const { written, put, networks, offered, mustName, asksWho } = answers
  const nameOf = (id: string) => say(providers.find((each) => each.id === id)?.name) || id
  return (
    <>
      <Field
        label={t('works.new.name')}
        hint={t('works.new.nameHint')}
        value={written.name}
        maxLength={200}
        required
        error={wrong.name}
        onInput={(name) => put({ name })}
      />
      {networks.length > 1 && (
        <Select
          label={t('works.new.network')}
          empty={t('works.new.choose')}
          options={networks.map((id) => ({ value: id, label: tOr(`networks.${id}`, id) }))}
          value={written.network}
          error={wrong.network}
          onInput={(network) => put({ network })}
        />
      )}
      {asksWho && (
        <Select
          label={t('works.new.behalf')}
          empty={t(mustName ? 'works.new.choose' : 'works.new.nobody')}
          options={offered.map((id) => ({ value: id, label: nameOf(id) }))}
          value={written.provider}
          error={wrong.provider}
          onInput={(provider) => put({ provider })}
        />
      )}
    </>
  )
}

/** Asks for a name and where it belongs, and begins a draft. */
export function NewWork({ kind, onClose }: { readonly kind: DraftKind; onClose(): void }) {
  const choices = useQuery((signal) => call(CHOICES, { signal }), [])
  const asking = { kind, providers: choices.data?.providers ?? [] }
  const answers = useAnswers(asking)
  const [wrong, setWrong] = useState<Wrong>({})
  const making = useDoing()
  const keyFor = useRef(keyKeeper()).current
  const create = async () => {
    const found = answers.judge()
    setWrong(found)
    if (Object.keys(found).length > 0) return
    const { body } = answers
    const made = await making.run(() => call(shapesOf(kind).create, { body, key: keyFor(body) }))
    if (made) await go(workAddress(kind, made.id))
  }
  const told = fieldErrors(making.error)
  const all: Wrong = { name: told['name.es'], network: told.network, provider: told.onBehalfOf, ...wrong }
  return (
    <Dialog title={t(`works.new.${kind}`)} onClose={onClose} busy={making.busy}>
      <form class="flow" noValidate onSubmit={(event) => (event.preventDefault(), void create())}>
        <Questions {...asking} answers={answers} wrong={all} />
        <ErrorNote error={making.error} />
        <div class="row">
          <Button type="submit" kind="main" busy={making.busy}>
            {t(making.busy ? 'works.new.creating' : 'works.new.create')}
          </Button>
          <Button kind="quiet" onClick={onClose} disabled={making.busy}>
            {t('form.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
