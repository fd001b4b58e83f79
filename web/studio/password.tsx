import { useState } from 'preact/hooks'
import { Field } from './parts/field'
import { t } from './words'

/** Shorter ones are refused; the server counts the same way. */
const SHORTEST_PASSWORD = 12

/** Characters as people count them: one accent or one emoji is one. */
const lengthOf = (password: string): number => [...password.normalize('NFC')].length

interface PasswordProps {
  readonly label: string
  readonly value: string
  onInput(value: string): void
  readonly autocomplete: 'current-password' | 'new-password'
  readonly error?: string
  /** Takes the focus of a window that opens. */
  readonly first?: boolean
}

/** A password that can be pasted, and seen while it is typed. */
export function Password({ label, value, onInput, autocomplete, error, first }: PasswordProps) {
  const [seen, setSeen] = useState(false)
  const missing = SHORTEST_PASSWORD - lengthOf(value)
  const hint =
    value === '' || missing > 0 ? t('account.passwordHint', { least: SHORTEST_PASSWORD }) : t('account.passwordLong')
  return (
    <Field
      label={label}
      type={seen ? 'text' : 'password'}
      name={autocomplete}
      value={value}
      onInput={onInput}
      autocomplete={autocomplete}
      required
      maxLength={1024}
      error={error}
      first={first}
      hint={autocomplete === 'new-password' ? hint : undefined}
      beside={
        <button
          type="button"
          class="reveal"
          aria-label={t(seen ? 'account.hidePassword' : 'account.showPassword')}
          onClick={() => setSeen(!seen)}
        >
          {seen ? t('account.hide') : t('account.show')}
        </button>
      }
    />
  )
}
