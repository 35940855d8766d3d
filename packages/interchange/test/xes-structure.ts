import { SaxesParser } from 'saxes'

export type Element = {
  name: string
  attributes: Record<string, string>
  children: Element[]
}

/** The elements of an XML document; throws where it is not well-formed, or holds text outside of attributes. */
export const elementsOf = (xml: string): Element => {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    if (text.trim() !== '') throw new Error('text between elements')
  })
  parser.write(xml).close()
  const [log] = root.children
  if (log === undefined) throw new Error('no element')
  return log
}

const ncName = /^[A-Za-z_][\w.-]*$/
const xmlName = /^[A-Za-z_:][\w.:-]*$/
const dateTime = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/
const anything = /^[^]*$/

const values: Readonly<Record<string, RegExp>> = {
  string: anything,
  date: dateTime,
  int: /^[+-]?\d+$/,
  float: /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  boolean: /^(true|false|0|1)$/,
  id: anything,
}
const data = Object.keys(values).join('|')

/** Of each element of the schema of 2016: its children in order, its attributes, those it must have marked with !. */
const schema: Readonly<Record<string, { children: RegExp; attributes: Readonly<Record<string, RegExp>> }>> = {
  log: {
    children: new RegExp(`^(extension )*(global )*(classifier )*((${data}) )*(trace )*(event )*$`),
    attributes: { '!xes.version': /^\d+(\.\d+)?$/, 'xes.features': /^\S*( \S+)*$/ },
  },
  extension: {
    children: /^$/,
    attributes: { '!name': ncName, '!prefix': ncName, '!uri': /^[a-z]+:\S+$/ },
  },
  global: { children: new RegExp(`^((${data}) )*$`), attributes: { '!scope': /^(trace|event)$/ } },
  classifier: {
    children: /^$/,
    attributes: { '!name': ncName, scope: ncName, '!keys': /^\S+( \S+)*$/ },
  },
  trace: { children: new RegExp(`^((${data}) )*(event )*$`), attributes: {} },
  event: { children: new RegExp(`^((${data}) )*$`), attributes: {} },
  ...Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { children: new RegExp(`^((${data}) )*$`), attributes: { '!key': xmlName, '!value': value } },
    ]),
  ),
}

const faultsOfAttributes = (
  { name, attributes }: Element,
  rules: Readonly<Record<string, RegExp>>,
): string[] => {
  const known = Object.entries(rules).map(([rule, value]) => ({
    attribute: rule.replace('!', ''),
    needed: rule.startsWith('!'),
    value,
  }))
  const unknown = Object.keys(attributes).filter((each) => known.every(({ attribute }) => attribute !== each))
  return [
    ...unknown.map((each) => `${name} may not have ${each}`),
    ...known.flatMap(({ attribute, needed, value }) => {
      const given = attributes[attribute]
      if (given === undefined) return needed ? [`${name} lacks ${attribute}`] : []
      return value.test(given) ? [] : [`${name} has ${attribute}="${given}"`]
    }),
  ]
}

/** What of a document is not as the XML schema of IEEE 1849-2016 wants it: names, order, attributes and their types. */
export const faultsOfXes = (element: Element): string[] => {
  const rule = schema[element.name]
  if (rule === undefined) return [`${element.name} is no element of the schema`]
  const order = element.children.map(({ name }) => `${name} `).join('')
  return [
    ...(rule.children.test(order) ? [] : [`${element.name} holds ${order.slice(0, 200)}`]),
    ...faultsOfAttributes(element, rule.attributes),
    ...element.children.flatMap(faultsOfXes),
  ]
}

/** The value of an attribute of a log, a trace or an event; undefined where it has none. */
export const valueIn = ({ children }: Element, key: string): string | undefined =>
  children.find(({ name, attributes }) => name in values && attributes['key'] === key)?.attributes['value']

/** The elements of that name directly within. */
export const within = ({ children }: Element, name: string): Element[] =>
  children.filter((child) => child.name === name)
