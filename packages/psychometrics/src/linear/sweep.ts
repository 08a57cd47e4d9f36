import { sweepModule } from './sweep-module.ts';

/** Room for one matrix and four vectors, and one step of tridiagonalisation over them. */
export interface Sweeper {
  /** n × n, row-major. */
  readonly a: Float64Array;
  readonly u: Float64Array;
  readonly q: Float64Array;
  readonly v: Float64Array;
  readonly y: Float64Array;
  /** On the lower triangle of the leading rows × rows block: A ← A − u q' − q u', then y ← A v. */
  sweep(rows: number): void;
}

/** Below this order a call into WebAssembly costs more than it saves. */
const LEAST = 24;

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  sweep(a: number, ld: number, u: number, q: number, v: number, y: number, rows: number): void;
}

/** What is needed of the global WebAssembly, which the types of this package (no DOM) do not know. */
interface Compiler {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

let kernel: Kernel | null | undefined;

/** A sweeper of order n. The one before must no longer be in use: they share memory. */
export function sweeper(n: number): Sweeper {
  if (kernel === undefined) kernel = load();
  return kernel === null || n < LEAST ? plainSweeper(n) : compiledSweeper(kernel, n);
}

function load(): Kernel | null {
  try {
    const { Module, Instance } = (globalThis as unknown as { WebAssembly: Compiler }).WebAssembly;
    return new Instance(new Module(Uint8Array.from(atob(sweepModule), (c) => c.charCodeAt(0)))).exports as Kernel;
  } catch {
    // No WebAssembly, no SIMD, or a page that forbids it.
    return null;
  }
}

function compiledSweeper({ memory, sweep }: Kernel, n: number): Sweeper {
  const vector = 8 * n;
  const matrix = vector * n;
  const needed = Math.ceil((matrix + 4 * vector) / 65536) - memory.buffer.byteLength / 65536;
  if (needed > 0) memory.grow(needed);
  const at = (index: number): number => matrix + index * vector;
  const view = (from: number, length: number): Float64Array => new Float64Array(memory.buffer, from, length);
  return {
    a: view(0, n * n),
    u: view(at(0), n),
    q: view(at(1), n),
    v: view(at(2), n),
    y: view(at(3), n),
    sweep: (rows) => sweep(0, vector, at(0), at(1), at(2), at(3), rows),
  };
}

/** The same in JavaScript. Two rows and two columns at a time, sums in two halves, as the vector unit has them. */
export function plainSweeper(n: number): Sweeper {
  const a = new Float64Array(n * n);
  const u = new Float64Array(n);
  const q = new Float64Array(n);
  const v = new Float64Array(n);
  const y = new Float64Array(n);
  const sweep = (rows: number): void => {
    let j = 0;
    for (; j + 1 < rows; j += 2) {
      const r0 = j * n;
      const r1 = r0 + n;
      const u0 = u[j]!;
      const u1 = u[j + 1]!;
      const q0 = q[j]!;
      const q1 = q[j + 1]!;
      const v0 = v[j]!;
      const v1 = v[j + 1]!;
      let even0 = 0;
      let odd0 = 0;
      let even1 = 0;
      let odd1 = 0;
      for (let k = 0; k < j; k += 2) {
        const x00 = a[r0 + k]! - (u0 * q[k]! + q0 * u[k]!);
        const x10 = a[r1 + k]! - (u1 * q[k]! + q1 * u[k]!);
        const x01 = a[r0 + k + 1]! - (u0 * q[k + 1]! + q0 * u[k + 1]!);
        const x11 = a[r1 + k + 1]! - (u1 * q[k + 1]! + q1 * u[k + 1]!);
        a[r0 + k] = x00;
        a[r1 + k] = x10;
        a[r0 + k + 1] = x01;
        a[r1 + k + 1] = x11;
        even0 += x00 * v[k]!;
        odd0 += x01 * v[k + 1]!;
        even1 += x10 * v[k]!;
        odd1 += x11 * v[k + 1]!;
        y[k]! += x00 * v0 + x10 * v1;
        y[k + 1]! += x01 * v0 + x11 * v1;
      }
      const first = a[r0 + j]! - (u0 * q0 + q0 * u0);
      const corner = a[r1 + j]! - (u1 * q0 + q1 * u0);
      const second = a[r1 + j + 1]! - (u1 * q1 + q1 * u1);
      a[r0 + j] = first;
      a[r1 + j] = corner;
      a[r1 + j + 1] = second;
      y[j] = even0 + odd0 + (first * v0 + corner * v1);
      y[j + 1] = even1 + odd1 + (corner * v0 + second * v1);
    }
    if (j === rows) return;
    const row = j * n;
    const uj = u[j]!;
    const qj = q[j]!;
    const vj = v[j]!;
    let even = 0;
    let odd = 0;
    for (let k = 0; k < j; k += 2) {
      const x0 = a[row + k]! - (uj * q[k]! + qj * u[k]!);
      const x1 = a[row + k + 1]! - (uj * q[k + 1]! + qj * u[k + 1]!);
      a[row + k] = x0;
      a[row + k + 1] = x1;
      even += x0 * v[k]!;
      odd += x1 * v[k + 1]!;
      y[k]! += x0 * vj;
      y[k + 1]! += x1 * vj;
    }
    const last = a[row + j]! - (uj * qj + qj * uj);
    a[row + j] = last;
    y[j] = even + odd + last * vj;
  };
  return { a, u, q, v, y, sweep };
}
