import type { Dimension } from '@valuelex/core';
import { Diagnostics } from '../../parts/diagnostics.tsx';
import { decimal, shown } from '../../parts/format.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { Section } from '../../parts/section.tsx';
import { WordLink } from '../../parts/word-link.tsx';
import { useStudy } from '../../state/study.ts';
import { Sunburst } from './sunburst.tsx';

const origins = { derived: 'Derived in this study.', given: 'Given by the user, not derived here.', reported: 'Reported in a paper, not re-derived here.' };

/** Dimensions and their words. */
export function Taxonomy() {
  const { taxonomy } = useStudy().document;
  if (taxonomy === null) return null;
  return (
    <Section id="taxonomy" title="Taxonomy" lead={`${origins[taxonomy.origin]} ${taxonomy.source}`}>
      {taxonomy.dimensions.length === 0 && (
        <p>
          <strong>There is no structure to report:</strong> no dimension stands out from what chance gives.
        </p>
      )}
      <div class="side-by-side">
        <Sunburst taxonomy={taxonomy} />
        <div class="tree">
          {taxonomy.dimensions.map((dimension) => (
            <DimensionTree dimension={dimension} />
          ))}
        </div>
      </div>
      <Diagnostics of={taxonomy.diagnostics} />
    </Section>
  );
}

function DimensionTree({ dimension }: { readonly dimension: Dimension }) {
  const { id, name, names, members, subdimensions, underIdentified } = dimension;
  const inside = new Set(subdimensions.flatMap((sub) => sub.members));
  const rest = members.filter(({ descriptor }) => !inside.has(descriptor)).map(({ descriptor }) => descriptor);
  return (
    <details class="card" open={members.length <= 30}>
      <summary>
        <strong>
          <Foreign text={name} />
        </strong>{' '}
        <small>
          {shown(id)}, {members.length} words: <Foreign text={members.slice(0, 6).map(({ descriptor }) => descriptor).join(', ')} />
          {members.length > 6 ? ', …' : ''}
        </small>
      </summary>
      {underIdentified && <p class="note">Under-identified: fewer than three markers.</p>}
      {names.length > 1 && (
        <p class="note">
          Proposed names: <Foreign text={names.map((proposal) => `${proposal.name} (${proposal.namer})`).join(', ')} />
        </p>
      )}
      {subdimensions.map((sub) => (
        <p>
          <strong>
            <Foreign text={sub.name} />
          </strong>{' '}
          <small>
            {shown(sub.id)}
            {sub.stability === null ? '' : `, stability ${decimal(sub.stability)}`}
          </small>
          <br />
          <Words words={sub.members} dimension={dimension} />
        </p>
      ))}
      {rest.length > 0 && (
        <p>
          {subdimensions.length > 0 && <small>in no subdimension: </small>}
          <Words words={rest} dimension={dimension} />
        </p>
      )}
    </details>
  );
}

function Words({ words, dimension }: { readonly words: readonly string[]; readonly dimension: Dimension }) {
  const loadings = new Map(dimension.members.map(({ descriptor, loading, crossLoads }) => [descriptor, { loading, crossLoads }]));
  return (
    <>
      {words.map((word, at) => {
        const found = loadings.get(word);
        return (
          <>
            {at > 0 ? ', ' : ''}
            <WordLink word={word} />
            {found?.crossLoads === true ? '*' : ''}
            {found?.loading === null || found?.loading === undefined ? null : <small> {decimal(found.loading)}</small>}
          </>
        );
      })}
    </>
  );
}
