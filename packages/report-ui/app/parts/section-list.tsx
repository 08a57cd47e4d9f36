import { arriveAt, linkTo } from '../state/location.ts';
import { useChoice } from '../state/study.ts';

/** The story at a glance, and the way to each part. What is chosen stays chosen on the way. */
export function SectionList({ of }: { readonly of: readonly { readonly id: string; readonly title: string }[] }) {
  const { place } = useChoice();
  return (
    <nav aria-label="Sections">
      <ul>
        {of.map(({ id, title }) => (
          <li key={id}>
            <a href={linkTo({ section: id, chosen: place.chosen })} onClick={() => arriveAt(id)} aria-current={place.section === id ? 'true' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
