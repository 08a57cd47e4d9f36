import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { later } from '../state/later.ts';

/** A part that is made in a task of its own, once what stands above it is there. */
export function Later({ children, instead = null, isNow = false }: { readonly children: () => ComponentChildren; readonly instead?: ComponentChildren; readonly isNow?: boolean }) {
  const [isDue, setDue] = useState(isNow);
  useEffect(() => (isDue ? undefined : later(() => setDue(true))), []);
  return <>{isDue || isNow ? children() : instead}</>;
}
