import './import.css'
import { useState } from 'preact/hooks'
import type { ImportDone, ImportPreview } from '../../../server/contract/api/import'
import { Button, ButtonLink } from '../parts/button'
import { Check } from '../parts/field'
import { ErrorNote, Notice } from '../parts/notice'
import { Page, Section } from '../parts/page'
import { may } from '../session'
import { t } from '../words'
import { Choose } from './choose'
import { Export } from './export'
import { Rows } from './rows'
import { useImport } from './state'

/** How far what is sent has come; 1 while its answer is awaited. */
function Progress({ share, onCancel }: { readonly share: number; onCancel(): void }) {
  return (
    <div class="sending" role="status">
      <label for="import-progress">
        {share < 1 ? t('import.sending', { percent: Math.floor(share * 100) }) : t('import.reading')}
      </label>
      <progress id="import-progress" max={1} value={share < 1 ? share : undefined} />
      <Button kind="quiet" onClick={onCancel}>
        {t('form.cancel')}
      </Button>
    </div>
  )
}

/** What is wrong with the file as a whole, and what is good to know of it. */
function OfFile({ preview: { file, problems, notes } }: { readonly preview: ImportPreview }) {
  return (
    <>
      {problems.length > 0 && (
        <Notice kind="bad" loud title={t('import.refusedFile', { file })}>
          <ul class="plain-list">
            {problems.map(({ field, problem }) => (
              <li key={field + problem}>
                {field && <strong>{field}: </strong>}
                {problem}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {notes.length > 0 && (
        <Notice>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      )}
    </>
  )
}

interface SaveProps {
  readonly preview: ImportPreview
  readonly undecided: number
  readonly isChanged: boolean
  readonly busy: boolean
  onAgain(): void
  onSave(keepGood: boolean): void
}

/** Saves all of it, or with a tick the good rows; what was decided meanwhile can be looked at first. */
function Save({ preview: { counts }, undecided, isChanged, busy, onAgain, onSave }: SaveProps) {
  const [keepGood, setKeepGood] = useState(false)
  const refused = counts.refused ?? 0
  const left = refused + undecided
  const decided = (counts.match ?? 0) - undecided
  const good = (counts.added ?? 0) + (counts.changed ?? 0) + decided
  return (
    <Section title={t('import.saveTitle')} lead={t('import.saveLead')}>
      <div class="flow">
        {left > 0 && good > 0 && (
          <Check
            label={t('import.keepGood', { count: left })}
            hint={t('import.keepGoodHint')}
            checked={keepGood}
            onChange={setKeepGood}
          />
        )}
        <div class="row">
          <Button
            kind="main"
            busy={busy}
            disabled={good === 0 || (left > 0 && !keepGood)}
            onClick={() => onSave(keepGood && left > 0)}
          >
            {t('import.save', { count: good })}
          </Button>
          {isChanged && (
            <Button busy={busy} onClick={onAgain}>
              {t('import.again')}
            </Button>
          )}
        </div>
        {good === 0 && <p class="small">{t('import.nothingToSave')}</p>}
      </div>
    </Section>
  )
}

function Done({ done, onOther }: { readonly done: ImportDone; onOther(): void }) {
  return (
    <>
      <Notice kind="good" loud title={t('import.saved', { count: done.saved })}>
        <p>{t('import.savedNext')}</p>
        <div class="row">
          <Button kind="main" onClick={onOther}>
            {t('import.another')}
          </Button>
          <ButtonLink href="/studio/sitios?estado=draft">{t('import.toDrafts')}</ButtonLink>
        </div>
      </Notice>
      <Rows preview={done} decisions={{}} />
    </>
  )
}

/** Sites come in from a file, row by row, and leave as one. */
export default function Import() {
  const it = useImport()
  const preview = it.looked?.preview
  const undecided =
    preview?.rows.filter(({ state, row }) => state === 'match' && !it.decisions[String(row)]).length ?? 0
  const isChanged = it.looked !== undefined && JSON.stringify(it.looked.decisions) !== JSON.stringify(it.decisions)
  return (
    <Page title={t('import.title')} over={<a href="/studio/sitios">{t('nav.sites')}</a>} lead={t('import.lead')}>
      {it.done ? (
        <Done done={it.done} onOther={it.restart} />
      ) : may('site.edit') ? (
        <>
          <Choose taken={it.taken} busy={it.busy} network={it.network} onNetwork={it.chooseNetwork} onTake={it.take} />
          {it.busy && <Progress share={it.share} onCancel={it.cancel} />}
          <ErrorNote error={it.error} retry={preview || !it.taken ? undefined : it.again} />
          {preview && <OfFile preview={preview} />}
          {preview && preview.rows.length > 0 && (
            <>
              <Rows preview={preview} decisions={it.decisions} onDecide={it.decide} />
              <Save
                preview={preview}
                undecided={undecided}
                isChanged={isChanged}
                busy={it.busy}
                onAgain={it.again}
                onSave={it.save}
              />
            </>
          )}
        </>
      ) : null}
      {!it.taken && <Export />}
    </Page>
  )
}
