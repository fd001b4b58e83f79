import { useRef, useState } from 'preact/hooks'
import { MOST_MEGABYTES } from '../../../server/contract/api/import'
import { Button, ButtonLink } from '../parts/button'
import { Select } from '../parts/field'
import { Notice } from '../parts/notice'
import { Section } from '../parts/page'
import { language, LOCALES, t } from '../words'
import { networkOptions, networksFor, readFile, type Taken } from './shapes'

const ACCEPTED = '.geojson,.json,.csv,.tsv,.gpx,.kml,.kmz,.zip'

/** `312 kB`, `4,2 MB`. */
function sizeOf(bytes: number): string {
  const isSmall = bytes < 1024 * 1024
  const [unit, value] = isSmall ? ['kilobyte', Math.ceil(bytes / 1024)] : ['megabyte', bytes / 1024 / 1024]
  const style = { style: 'unit', unit: String(unit), maximumFractionDigits: isSmall ? 0 : 1 } as const
  return new Intl.NumberFormat(LOCALES[language.value], style).format(Number(value))
}

interface DropProps {
  readonly taken: Taken | undefined
  readonly busy: boolean
  onFile(file: File): void
}

/** Where a file is let fall, or chosen: a button for whoever has no mouse. */
function Drop({ taken, busy, onFile }: DropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null | undefined) => files?.[0] && !busy && onFile(files[0])
  return (
    <div
      class={`drop${over ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <input
        ref={input}
        id="import-file"
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-label={t('import.file')}
        accept={ACCEPTED}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
      <Button kind={taken ? 'plain' : 'main'} disabled={busy} onClick={() => input.current?.click()}>
        {taken ? t('import.other') : t('import.choose')}
      </Button>
      <p class="drop-said">
        {taken ? (
          <>
            <strong>{taken.name}</strong> <span class="small">{sizeOf(taken.bytes)}</span>
          </>
        ) : (
          t('import.drop')
        )}
      </p>
    </div>
  )
}

/** Files to be filled in, with one row that shows how. */
function Templates({ network }: { readonly network: string }) {
  const href = (format: string) =>
    `/api/imports/template?format=${format}&network=${network || networksFor('site.edit')[0]!}`
  return (
    <div class="row">
      <ButtonLink href={href('csv')}>{t('import.templateCsv')}</ButtonLink>
      <ButtonLink href={href('geojson')}>{t('import.templateGeojson')}</ButtonLink>
    </div>
  )
}

interface ChooseProps extends Omit<DropProps, 'onFile'> {
  readonly network: string
  onNetwork(network: string): void
  onTake(taken: Taken): void
}

/** What is brought, and for whom. */
export function Choose({ taken, busy, network, onNetwork, onTake }: ChooseProps) {
  const [wrong, setWrong] = useState('')
  async function read(file: File) {
    const told = await readFile(file).catch(() => 'unread' as const)
    if (typeof told !== 'string') {
      setWrong('')
      onTake(told)
    } else setWrong(t(`import.wrong.${told}`, { name: file.name, size: sizeOf(file.size), most: MOST_MEGABYTES }))
  }
  return (
    <>
      <Section title={t('import.fileTitle')} lead={t('import.fileLead', { most: MOST_MEGABYTES })}>
        <div class="flow">
          {wrong && (
            <Notice kind="bad" loud>
              <p>{wrong}</p>
            </Notice>
          )}
          <Drop taken={taken} busy={busy} onFile={(file) => void read(file)} />
          <Select
            label={t('import.network')}
            hint={t('import.networkHint')}
            empty={t('import.networkNone')}
            options={networkOptions('site.edit')}
            value={network}
            disabled={busy}
            onInput={onNetwork}
          />
        </div>
      </Section>
      {!taken && (
        <Section title={t('import.templates')} lead={t('import.templatesLead')}>
          <Templates network={network} />
        </Section>
      )}
    </>
  )
}
