/** The words at the head and foot of the pages of one part of a brochure. */
export interface Head {
  /** Name of the page in the style sheet. */
  readonly name: string
  readonly left: string
  readonly right: string
  readonly foot: string
}

/** A text as a string of a style sheet: everything but plain letters and figures is written by its number. */
export const cssString = (text: string): string =>
  `"${[...text].map((sign) => (/[A-Za-z0-9 ]/.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `)).join('')}"`

/** Running heads as named pages: they stand in the margins, where they are no part of what is read aloud. */
export const headStyles = (heads: readonly Head[]): string =>
  heads
    .map(
      ({ name, left, right, foot }) =>
        `@page ${name} { @top-left { content: ${cssString(left)} } @top-right { content: ${cssString(right)} } @bottom-left { content: ${cssString(foot)} } @bottom-right { content: counter(page) } } .${name} { page: ${name} }`,
    )
    .join('\n')
