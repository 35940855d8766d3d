import { SaxesParser } from 'saxes'
import { validText } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'

/** Elements within elements; a log of the standard needs five, and a little more for nested attributes. */
const mostDepth = 64
/** Bytes of one tag, text or comment: what a parser has to hold until it ends. */
const mostBytesAtOnce = 1_048_576
/** The parser is fed in pieces of this size, so that what is too long is noticed soon. */
const pieceBytes = 65_536

export type XmlVisitor = {
  /** `name` without its prefix; `depth` is 1 for the outermost element. */
  open: (name: string, attributes: Readonly<Record<string, string>>, depth: number) => void
  close: (name: string, depth: number) => void
}

export const malformedXml = (message: string): Unreadable => new Unreadable('malformed', message)

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The parser's own messages quote the document, so that only the place is told. */
const openParser = (visitor: XmlVisitor, heard: () => void): SaxesParser => {
  const parser = new SaxesParser()
  let depth = 0
  parser.on('error', () => {
    throw malformedXml(`This XML is not well-formed at line ${parser.line}, column ${parser.column}.`)
  })
  parser.on('doctype', () => {
    throw malformedXml('This XML declares a document type. No log needs one, and entities are not expanded.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    heard()
    depth += 1
    if (depth > mostDepth)
      throw malformedXml(`The elements of this XML nest deeper than ${mostDepth}, at line ${parser.line}.`)
    visitor.open(localName(name), attributes, depth)
  })
  parser.on('closetag', ({ name }) => {
    heard()
    visitor.close(localName(name), depth)
    depth -= 1
  })
  return parser
}

const piecesOf = function* (text: string): Generator<string> {
  for (let start = 0; start < text.length; start += pieceBytes) yield text.slice(start, start + pieceBytes)
}

/** Feeds a parser, and stops where it would have to hold too much before it can tell of it. */
const openFeed = (visitor: XmlVisitor) => {
  let silent = 0
  const parser = openParser(visitor, () => {
    silent = 0
  })
  const write = (text: string): void => {
    for (const piece of piecesOf(text)) {
      silent += piece.length
      parser.write(piece)
      if (silent > mostBytesAtOnce + pieceBytes)
        throw malformedXml(`A tag, text or comment before line ${parser.line} is longer than 1 MiB.`)
    }
  }
  const end = (): void => {
    parser.on('error', () => {
      throw malformedXml('This XML ends too early: it is cut off. Nothing of it was taken.')
    })
    parser.close()
  }
  return { write, end }
}

/**
 * Goes through an XML document and shows its elements to the visitor; yields after each chunk, so that what was
 * gathered can be passed on. Document types, and with them entities other than the five of XML, are refused. Holds no
 * more than a tag of 1 MiB. Throws Unreadable when the document is not well-formed, cut off, or no UTF-8.
 */
export async function* parseXml(source: AsyncIterable<Buffer>, visitor: XmlVisitor): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8')
  const feed = openFeed(visitor)
  for await (const chunk of validText(source)) {
    feed.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  feed.write(decoder.decode())
  feed.end()
  yield
}
