import type { ComponentChildren } from 'preact'
import { t } from '../words'

interface ButtonProps {
  readonly children: ComponentChildren
  /** `main` once for each form; `quiet` reads as a link; `danger` takes something away. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger'
  readonly type?: 'button' | 'submit'
  readonly onClick?: () => void
  /** At work: it keeps its place and the focus, and does nothing more. */
  readonly busy?: boolean
  readonly disabled?: boolean
  /** Says more to the ear than the words on it: «Quitar» → «Quitar a María». */
  readonly label?: string
  readonly pressed?: boolean
  readonly expanded?: boolean
  readonly class?: string
}

/** Something that is done. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', busy = false } = props
  return (
    <button
      type={props.type ?? 'button'}
      class={`button is-${kind}${busy ? ' is-busy' : ''}${props.class ? ` ${props.class}` : ''}`}
      disabled={props.disabled}
      aria-disabled={busy ? 'true' : undefined}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else props.onClick?.()
      }}
    >
      {props.children}
    </button>
  )
}

interface ButtonLinkProps {
  readonly href: string
  readonly children: ComponentChildren
  readonly kind?: 'main' | 'plain' | 'quiet'
  /** Opens beside the studio. */
  readonly outside?: boolean
}

/** Somewhere one goes, drawn as a button. */
export const ButtonLink = ({ href, children, kind = 'plain', outside }: ButtonLinkProps) => (
  <a
    class={`button is-${kind}`}
    href={href}
    target={outside ? '_blank' : undefined}
    rel={outside ? 'noopener noreferrer' : undefined}
  >
    {children}
  </a>
)

interface FormEndProps {
  /** The words on the button that sends the form. */
  readonly submit: string
  readonly busy: boolean
  onCancel(): void
}

/** The end of a form in a window: do it, or leave it. */
export const FormEnd = ({ submit, busy, onCancel }: FormEndProps) => (
  <div class="row">
    <Button type="submit" kind="main" busy={busy}>
      {submit}
    </Button>
    <Button kind="quiet" onClick={onCancel} disabled={busy}>
      {t('form.cancel')}
    </Button>
  </div>
)
