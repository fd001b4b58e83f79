import { Dialog } from './parts/dialog'
import { shortcuts } from './keys'
import { language, t } from './words'

const helpHref = (path: string): string => (language.value === 'es' ? path : `/${language.value}${path}`)

/** The keys that hold on this screen, and where more is written. */
export const Help = ({ onClose }: { onClose(): void }) => (
  <Dialog title={t('keys.title')} onClose={onClose}>
    <div class="flow">
      <dl class="key-list">
        {shortcuts.value.map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key, index) => (
                <>
                  {index > 0 && <span class="small"> {t('keys.then')} </span>}
                  <kbd>{key}</kbd>
                </>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{t('keys.escape')}</dd>
        </div>
      </dl>
      <ul class="plain-list">
        <li>
          <a href={helpHref('/ayuda/permisos')}>{t('keys.rights')}</a>
        </li>
        <li>
          <a href={helpHref('/ayuda')}>{t('keys.reading')}</a>
        </li>
      </ul>
    </div>
  </Dialog>
)
