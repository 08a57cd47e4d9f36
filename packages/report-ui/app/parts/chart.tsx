import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { download } from './download.ts';
import { useTheme } from './theme.ts';

export interface ChartProps {
  readonly title: string;
  /** What it shows in words: for those who do not see it. */
  readonly description: string;
  /** Draws at a width in pixels; called again when the width, the theme or `of` changes. */
  readonly draw: (width: number) => SVGElement | HTMLElement;
  /** What the drawing depends on. */
  readonly of: readonly unknown[];
  readonly note?: string;
}

/** A chart with its words, that can be saved as SVG and PNG. */
export function Chart({ title, description, draw, of, note }: ChartProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const theme = useTheme();
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => entry !== undefined && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = place.current;
    if (element === null || width === 0) return;
    const drawing = draw(width);
    const svg = drawing instanceof SVGElement ? drawing : drawing.querySelector('svg');
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-labelledby', `${id}-title ${id}-words`);
    element.replaceChildren(drawing);
  }, [width, theme, ...of]);
  const svgText = (): string => {
    const svg = place.current?.querySelector('svg');
    if (svg == null) return '';
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    const { color, backgroundColor } = getComputedStyle(document.body);
    copy.style.color = color;
    copy.style.background = backgroundColor;
    return new XMLSerializer().serializeToString(copy);
  };
  const savePng = (): void => {
    const svg = place.current?.querySelector('svg');
    if (svg == null) return;
    const { width: wide, height: high } = svg.getBoundingClientRect();
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2 * wide;
      canvas.height = 2 * high;
      canvas.getContext('2d')?.drawImage(image, 0, 0, 2 * wide, 2 * high);
      canvas.toBlob((blob) => blob !== null && download(`${title}.png`, blob, 'image/png'));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
  };
  return (
    <figure class="chart">
      <figcaption class="bar">
        <strong id={`${id}-title`}>{title}</strong>
        <button type="button" class="quiet" onClick={() => download(`${title}.svg`, svgText(), 'image/svg+xml')} aria-label={`Save ${title} as SVG`}>
          SVG
        </button>
        <button type="button" class="quiet" onClick={savePng} aria-label={`Save ${title} as PNG`}>
          PNG
        </button>
      </figcaption>
      <div class="drawing" ref={place} />
      <p id={`${id}-words`} class="for-readers">
        {description}
      </p>
      {note !== undefined && <p class="note">{note}</p>}
    </figure>
  );
}
