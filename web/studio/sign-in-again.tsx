import { Dialog } from './parts/dialog'
import { me } from './session'
import { SignInForm } from './sign-in-form'
import { t } from './words'

interface Props {
  readonly waiting: { readonly email: string; done(signedIn: boolean): void }
}

/** The session ended while somebody worked: everything on the page stays, and goes on once they are back. */
export const SignInAgain = ({ waiting }: Props) => (
  <Dialog title={t('account.againTitle')} onClose={() => waiting.done(false)}>
    <div class="flow">
      <p>{t('account.againText')}</p>
      <SignInForm email={waiting.email} onDone={() => waiting.done(true)} />
      <p class="small">
        {t('account.notYou', { name: me.value?.name ?? '' })}{' '}
        <button
          type="button"
          class="as-link"
          onClick={() => {
            waiting.done(false)
            me.value = null
          }}
        >
          {t('account.otherPerson')}
        </button>
      </p>
    </div>
  </Dialog>
)
