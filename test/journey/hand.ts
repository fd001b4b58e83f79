const MOVED = /detached from document|not clickable|not visible|Execution context was destroyed/
const TRIES = 8

/** Does what a hand does when a screen is drawn anew under it: it reaches again. Nothing was touched by a try that failed. */
export async function reachAgain(touch: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await touch()
    } catch (error) {
      if (tries === TRIES || !MOVED.test(String(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
