const shortened = (number: string): string => String(Math.round(Number(number) * 10) / 10)

/**
 * The drawing in a chart that was rendered to text, at 640 pixels, a line an element: without the marks of the
 * compiler and the names of its scopes, which change whenever a style does.
 */
export const drawn = ({ body }: { body: string }): string => {
  const svg = /<svg[^>]*data-chart[\s\S]*?<\/svg>/.exec(body)?.[0]
  if (svg === undefined) throw new Error('the chart drew nothing')
  return `${svg
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/ ?\bsvelte-[a-z0-9]+/g, '')
    .replaceAll(' class=""', '')
    .replaceAll(/\d+\.\d\d+/g, shortened)
    .replaceAll(/></g, '>\n<')}\n`
}

/** All the text of what was rendered, without its marks. */
export const wordsOf = ({ body }: { body: string }): string =>
  body
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
