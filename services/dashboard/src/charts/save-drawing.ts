/** What of the style sheet a drawing carries along when it leaves the page. */
const carried = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
  'paint-order',
] as const

/** A drawing of the page as a file of its own: with the styles it has on screen written into it, and its title. */
export const drawingAsFile = (drawing: SVGSVGElement): Blob => {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('the copy of a drawing is no drawing')
  const [shown, copied] = [drawing.querySelectorAll('*'), copy.querySelectorAll('*')]
  for (const [index, element] of shown.entries()) {
    const styles = getComputedStyle(element)
    const target = copied[index]
    for (const name of carried) target?.setAttribute(name, styles.getPropertyValue(name))
    target?.removeAttribute('class')
    target?.removeAttribute('style')
  }
  // Where somebody points is no part of the drawing.
  for (const cursor of copy.querySelectorAll('[data-cursor]')) cursor.remove()
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title')
  title.textContent = drawing.dataset['chart'] ?? ''
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  copy.prepend(title, paper)
  copy.removeAttribute('aria-hidden')
  copy.setAttribute('role', 'img')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.removeAttribute('class')
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' })
}
