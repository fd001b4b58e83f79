import type { Grant } from '../../server/contract/account'
import type { Question, Told } from './account/ask'
import { PASSWORD, type Program } from './open-program'

/** Somebody at a browser: the cookie of their session, and nothing else. */
export interface Visitor {
  readonly name: string
  readonly email: string
  cookie: string
  ask(question: Question): Promise<Told>
}

const secretOf = (url: string): string => url.split('.').at(-1)!

/** A coordination, and a way to let people in as they come in: invited, by the link, or with their password. */
export async function openGate(program: Program) {
  const visitor = (name: string, email = `${name}@rutas.example`): Visitor => ({
    name,
    email,
    cookie: '',
    ask({ headers, ...question }: Question) {
      return program.write({ method: 'GET', ...question, headers: { cookie: this.cookie, ...headers } })
    },
  })
  const enter = async (who: Visitor, path: string, body: object): Promise<void> => {
    const told = await who.ask({ method: 'POST', path, body })
    if (told.headers['set-cookie'] === undefined) throw new Error(`${who.name} stays outside: ${told.text}`)
    who.cookie = program.cookieOf(told)
  }
  const coordination = visitor('coordination')
  const secret = secretOf((await program.rooms.setUpLink())!)
  const { email } = coordination
  await enter(coordination, '/api/setup', { secret, name: 'Coordinación', email, password: PASSWORD })

  return {
    coordination,
    visitor,
    signIn: (who: Visitor) => enter(who, '/api/session', { email: who.email, password: PASSWORD }),
    /** Invited by the coordination, and come in by the link. */
    async join(name: string, ...grants: Grant[]): Promise<Visitor> {
      const who = visitor(name)
      const question = { method: 'POST', path: '/api/invitations', body: { email: who.email, grants } }
      const { url } = (await coordination.ask(question)).json as { url: string }
      await enter(who, '/api/invitations/accept', {
        secret: secretOf(url),
        name: `Persona ${name}`,
        password: PASSWORD,
      })
      return who
    },
  }
}
export type Gate = Awaited<ReturnType<typeof openGate>>
