import type { Logger } from 'pino'
import type { Transporter } from 'nodemailer'
import type { LinkKind } from '../contract/account'
import type { Language } from '../contract/common'
import { render } from '../templates/render'
import { wordsIn } from '../templates/words'

export interface MailSettings {
  /** `smtp://…` or `smtps://…`; without it nothing is sent and links are passed on by hand. */
  readonly smtpUrl: string | undefined
  /** The sender: `Rutas de Liberación <rutas@…>`. */
  readonly from: string
}

/** One link on its way to one person. */
export interface Letter {
  readonly to: string
  readonly kind: Exclude<LinkKind, 'setup'>
  readonly language: Language
  readonly url: string
  /** Who invites; '' when it is nobody in particular. */
  readonly inviter: string
}

export interface Mail {
  readonly isSet: boolean
  /** Whether the letter was handed over to the mail server, as far as is known after so long. Never throws. */
  send(letter: Letter, waitMs?: number): Promise<boolean>
}

/** Nobody waits longer than this for a mail server; the letter may still leave afterwards. */
const WAIT_MS = 5_000
const GIVE_UP_MS = 20_000

/** The letter in the language of whoever reads it: as plain text, and as a page that says the same. */
export function letterText({ kind, language, url, inviter }: Letter): { subject: string; text: string; html: string } {
  const words = wordsIn(language)
  const say = (part: string) => words(`mail.${kind}.${part}`)
  const opening = inviter ? words(`mail.${kind}.opening`, { inviter }) : say('openingAlone')
  const view = {
    opening,
    url,
    subject: say('subject'),
    asked: say('asked'),
    action: say('action'),
    lasts: say('lasts'),
    closing: say('closing'),
    house: words('common.brand'),
  }
  const text = [view.opening, `${view.asked}\n${url}`, view.lasts, view.closing, view.house].join('\n\n')
  return { subject: view.subject, text: `${text}\n`, html: render('mail/letter', view, language) }
}

/** What a person who runs the house can act on, without the address or the password of anybody. */
const reasonOf = (error: unknown) => {
  const { code, responseCode, syscall } = error as { code?: string; responseCode?: number; syscall?: string }
  return { code, responseCode, syscall }
}

const withinMs = (sending: Promise<boolean>, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ms)))
  return Promise.race([sending, late]).finally(() => clearTimeout(timer))
}

export function openMail({ smtpUrl, from }: MailSettings, log: Pick<Logger, 'warn'>): Mail {
  let transport: Promise<Transporter> | undefined
  const open = (): Promise<Transporter> =>
    (transport ??= import('nodemailer').then(({ createTransport }) =>
      createTransport({
        url: smtpUrl,
        connectionTimeout: WAIT_MS,
        greetingTimeout: WAIT_MS,
        socketTimeout: GIVE_UP_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      } as never),
    ))
  const handOver = async (letter: Letter): Promise<boolean> => {
    try {
      await (await open()).sendMail({ from, to: { name: '', address: letter.to }, ...letterText(letter) })
      return true
    } catch (error) {
      log.warn(reasonOf(error), 'a letter could not be handed to the mail server')
      return false
    }
  }
  return {
    isSet: smtpUrl !== undefined,
    send: async (letter, waitMs = WAIT_MS) => (smtpUrl === undefined ? false : withinMs(handOver(letter), waitMs)),
  }
}
