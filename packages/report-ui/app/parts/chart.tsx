import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import { allNow, later } from '../state/later.ts';
import { MarkContext } from '../state/mark.ts';
import { download } from './download.ts';
import { shown } from './format.ts';
import { chartOf, pictureOf } from './picture.ts';

export interface ChartProps {
  readonly title: string;
  /** What it shows in words: for those who do not see it. */
  readonly description: string;
  /** Draws at a width in pixels; called again when the width or `of` changes. Colours are those of the page, so that a theme needs no new drawing. */
  readonly draw: (width: number) => SVGElement | HTMLElement;
  /** What the drawing depends on. */
  readonly of: readonly unknown[];
  readonly note?: string;
}

/** A chart with its words, that can be saved as SVG and PNG. Drawn when it comes near the window, or when the page is printed. */
export function Chart({ title, description, draw, of, note }: ChartProps) {
  const id = useId();
  const mark = useContext(MarkContext);
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const size = new ResizeObserver(([entry]) => entry !== undefined && setWidth(Math.round(entry.contentRect.width)));
    const sight = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true), { rootMargin: '600px 0px' });
    size.observe(element);
    sight.observe(element);
    return () => {
      size.disconnect();
      sight.disconnect();
    };
  }, []);
  const render = (): void => {
    const element = place.current;
    const available = width || Math.round(element?.getBoundingClientRect().width ?? 0);
    if (element === null || available === 0) return;
    const drawing = draw(available);
    const svg = chartOf(drawing);
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-labelledby', `${id}-title ${id}-words`);
    // Beside each colour of a legend stands its name, and what a scale of colours shows is in the words: the squares and scales themselves say nothing more.
    for (const legend of drawing.querySelectorAll('svg')) if (svg !== null && legend !== svg && !svg.contains(legend)) legend.setAttribute('aria-hidden', 'true');
    for (const legend of drawing.querySelectorAll('[class*="-swatches"]')) {
      legend.setAttribute('role', 'group');
      legend.setAttribute('aria-label', 'Colours');
    }
    // The words say it all; a label on a group without a role is none.
    for (const group of drawing.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
    element.replaceChildren(drawing);
  };
  useEffect(() => {
    if (isNear && width > 0) return later(render);
    const onPrint = (): void => render();
    addEventListener('beforeprint', onPrint);
    return () => removeEventListener('beforeprint', onPrint);
  }, [isNear, width, ...of]);
  const picture = (): SVGElement | null => {
    allNow();
    if (place.current?.firstChild == null) render();
    const drawing = place.current?.firstElementChild ?? null;
    return drawing === null ? null : pictureOf(drawing, { title: shown(title), mark: mark?.title ?? null });
  };
  const saveSvg = (): void => {
    const svg = picture();
    if (svg !== null) download(`${title}.svg`, new XMLSerializer().serializeToString(svg), 'image/svg+xml');
  };
  const savePng = (): void => {
    const svg = picture();
    if (svg === null) return;
    const [wide, high] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2 * wide;
      canvas.height = 2 * high;
      canvas.getContext('2d')?.drawImage(image, 0, 0, 2 * wide, 2 * high);
      canvas.toBlob((blob) => blob !== null && download(`${title}.png`, blob, 'image/png'));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  };
  return (
    <figure class="chart">
      <figcaption class="bar">
        <strong id={`${id}-title`}>{shown(title)}</strong>
        <button type="button" class="quiet" onClick={saveSvg} aria-label={`Save ${title} as SVG`}>
          SVG
        </button>
        <button type="button" class="quiet" onClick={savePng} aria-label={`Save ${title} as PNG`}>
          PNG
        </button>
      </figcaption>
      <div class="drawing" ref={place} />
      <p id={`${id}-words`} class="for-readers">
        {shown(description)}
      </p>
      {note !== undefined && <p class="note">{shown(note)}</p>}
    </figure>
  );
}
