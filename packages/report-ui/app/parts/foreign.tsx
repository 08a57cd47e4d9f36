import { shown } from './format.ts';

/** Text that a model, or a file, gave: isolated in direction, and never more than text. */
export const Foreign = ({ text }: { readonly text: string }) => <bdi class="foreign">{shown(text)}</bdi>;
