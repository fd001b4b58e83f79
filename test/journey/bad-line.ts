import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'

/** A line to the program that loses answers when it is told to, and is dead while the program is. */
export interface BadLine {
  /** The next answer to such a request is lost on its way back. */
  lose(method: string, path: RegExp): void
  /** How many requests of a kind have come to the program. */
  count(method: string, path: RegExp): number
  close(): Promise<void>
}

/** Opens a line between a port that a telephone asks and the port of the program. */
export async function openBadLine(from: number, to: number): Promise<BadLine> {
  const asked: string[] = []
  const losing: { method: string; path: RegExp }[] = []
  const isLost = (method: string, path: string): boolean => {
    const place = losing.findIndex((each) => each.method === method && each.path.test(path))
    if (place >= 0) losing.splice(place, 1)
    return place >= 0
  }
  const pass = (req: IncomingMessage, res: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = req
    const lost = isLost(method, url)
    const onward = request({ port: to, method, path: url, headers }, (answer) => {
      asked.push(`${method} ${url}`)
      if (lost) return void answer.resume().on('end', () => res.destroy())
      res.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(res)
    })
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  }
  const server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(from, resolve))
  return {
    lose: (method, path) => void losing.push({ method, path }),
    count: (method, path) => asked.filter((each) => each.startsWith(`${method} `) && path.test(each)).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
