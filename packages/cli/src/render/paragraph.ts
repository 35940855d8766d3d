/** Prose in lines of at most `columns`, broken between words; every line after the first is indented. */
export const paragraph = (text: string, columns: number, indent = ''): string => {
  const width = Math.max(20, columns)
  return text
    .split(' ')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1)
      if (last === undefined) return [word]
      const longer = `${last} ${word}`
      return longer.length <= width ? [...lines.slice(0, -1), longer] : [...lines, indent + word]
    }, [])
    .join('\n')
}
