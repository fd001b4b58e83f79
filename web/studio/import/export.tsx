import { useState } from 'preact/hooks'
import { ButtonLink } from '../parts/button'
import { Check, OneOf, Select } from '../parts/field'
import { Section } from '../parts/page'
import { t } from '../words'
import { networkOptions } from './shapes'

const FORMATS = ['geojson', 'csv', 'gpx', 'kml'] as const

/** The published sites as a file that comes back without losing anything. */
export function Export() {
  const [format, setFormat] = useState<string>('csv')
  const [network, setNetwork] = useState('')
  const [bom, setBom] = useState(true)
  const query = new URLSearchParams({
    format,
    ...(network && { network }),
    ...(format === 'csv' && bom && { bom: 'true' }),
  })
  return (
    <Section id="exportar" title={t('import.out.title')} lead={t('import.out.lead')}>
      <div class="flow">
        <OneOf
          label={t('import.out.format')}
          value={format}
          options={FORMATS.map((value) => ({ value, label: t(`import.out.${value}`) }))}
          onInput={setFormat}
        />
        <p class="hint">{t(`import.out.hint.${format}`)}</p>
        <Select
          label={t('import.out.network')}
          empty={t('import.out.all')}
          options={networkOptions('site.read')}
          value={network}
          onInput={setNetwork}
        />
        {format === 'csv' && (
          <Check label={t('import.out.bom')} hint={t('import.out.bomHint')} checked={bom} onChange={setBom} />
        )}
        <div class="row">
          <ButtonLink href={`/api/sites/export?${query}`}>{t('import.out.take')}</ButtonLink>
        </div>
      </div>
    </Section>
  )
}
