const namespace = 'http://www.w3.org/2000/svg';

export interface PictureOptions {
  readonly title: string;
  /** What a reader must know wherever the picture goes. */
  readonly mark: string | null;
}

/** The chart in a drawing; where there are legends, these come first. */
export const chartOf = (drawing: Element): SVGElement | null => (drawing instanceof SVGElement ? drawing : ([...drawing.querySelectorAll<SVGElement>(':scope > svg')].at(-1) ?? drawing.querySelector('svg')));

/** A drawing as a picture of its own: title, legends and chart as they stand on the page, in the colours that the page has now. */
export function pictureOf(drawing: Element, { title, mark }: PictureOptions): SVGElement | null {
  const chart = chartOf(drawing);
  if (chart === null) return null;
  const { color, backgroundColor, fontFamily } = getComputedStyle(document.body);
  const place = drawing.getBoundingClientRect();
  const heads = [title, ...(mark === null ? [] : [mark])];
  const top = 8 + 20 * heads.length;
  const width = Math.max(chart.getBoundingClientRect().right - place.left, 320);
  const height = top + chart.getBoundingClientRect().bottom - place.top;
  const picture = make('svg', { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}`, fill: 'currentColor', role: 'img', 'aria-label': heads.join('. ') });
  Object.assign(picture.style, { color, background: backgroundColor, fontFamily });
  picture.style.setProperty('--ground', backgroundColor);
  heads.forEach((text, at) => picture.append(write(text, 4, 20 + 20 * at, at === 0 ? '14px' : '12px', at === 0)));
  const legends = drawing === chart ? [] : [...drawing.querySelectorAll<SVGElement>('svg')].filter((svg) => svg !== chart && !chart.contains(svg));
  for (const part of [...legends, chart]) {
    const copy = part.cloneNode(true) as SVGElement;
    // What these name, or hide beside, stays on the page.
    for (const name of ['role', 'aria-labelledby', 'aria-hidden']) copy.removeAttribute(name);
    const box = part.getBoundingClientRect();
    for (const [name, value] of Object.entries({ x: box.left - place.left, y: top + box.top - place.top, width: box.width, height: box.height })) copy.setAttribute(name, String(value));
    const own = getComputedStyle(part);
    Object.assign(copy.style, { fontSize: own.fontSize, overflow: 'visible', ...(own.fill !== 'none' && part !== chart && { fill: own.fill }) });
    picture.append(copy);
    // Beside a swatch stands its name, which is no part of its picture.
    const name = part.parentElement !== drawing && part !== chart ? (part.parentElement?.textContent ?? '') : '';
    if (name !== '') picture.append(write(name, box.right - place.left + 5, top + box.top - place.top + box.height / 2 + 4, '12px', false));
  }
  return picture;
}

function write(text: string, x: number, y: number, fontSize: string, isBold: boolean): SVGElement {
  const element = make('text', { x, y });
  Object.assign(element.style, { fontSize, fontWeight: isBold ? '600' : '400' });
  element.textContent = text;
  return element;
}

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') element.setAttribute(key, String(value));
  return element;
}
