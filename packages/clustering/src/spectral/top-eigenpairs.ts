import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface Eigenpair {
  readonly value: number;
  readonly vector: Float64Array;
}

/** n × n, row-major, or what it makes of a vector. */
export type SymmetricMatrix = Float64Array | ((vector: Float64Array) => Float64Array);

/** Residual |Bv − λv| over the largest |λ| at which a pair is taken as found; the error of λ itself is of the order of its square. */
const TOLERANCE = 1e-10;

/**
 * The `count` algebraically largest eigenpairs of a symmetric matrix, descending, by a restarted block Krylov method with full
 * orthogonalisation and Rayleigh–Ritz (Golub & Van Loan 2013, §10.3). A block, because a single Lanczos vector cannot see an eigenvalue twice, and maps of symmetric
 * configurations have such. The basis grows with every restart, up to n vectors, where the result is the full decomposition. The start is fixed: no randomness.
 */
export function topEigenpairs(n: number, matrix: SymmetricMatrix, count: number, tolerance = TOLERANCE): Eigenpair[] {
  const width = Math.min(n, count + 4);
  let block = startBlock(n, width, 0);
  for (
    let attempt = 1, limit = Math.min(n, Math.max(40, 6 * width));
    ;
    attempt++, limit = Math.min(n, Math.ceil(limit * 1.25))
  ) {
    const { basis, images } = krylovBasis(n, matrix, block, limit);
    const ritz = rayleighRitz(n, basis, images);
    const scale = Math.max(...ritz.values.map(Math.abs));
    const found = ritz.values.slice(0, count).map((value, at) => ({ value, ...ritz.vectorAt(at) }));
    // A basis that closed before its limit spans an invariant subspace: its pairs are exact up to rounding.
    const closed = basis.length < limit || basis.length === n;
    if (
      found.length === count &&
      (closed || found.every(({ value, vector, image }) => residual(value, vector, image) <= tolerance * scale))
    ) {
      return found.map(({ value, vector }) => ({ value, vector }));
    }
    block = Array.from({ length: Math.min(width, basis.length) }, (_, at) => ritz.vectorAt(at).vector);
    if (closed) block = [...block, ...startBlock(n, width, attempt)];
  }
}

interface Krylov {
  readonly basis: readonly Float64Array[];
  /** Matrix × each vector of the basis. */
  readonly images: readonly Float64Array[];
}

function krylovBasis(n: number, matrix: SymmetricMatrix, start: readonly Float64Array[], limit: number): Krylov {
  const basis: Float64Array[] = [];
  const images: Float64Array[] = [];
  let block = start;
  while (basis.length < limit && block.length > 0) {
    const next: Float64Array[] = [];
    for (const candidate of block) {
      if (basis.length === limit) break;
      const vector = orthonormalised(candidate, basis);
      if (vector === undefined) continue;
      const image = typeof matrix === 'function' ? matrix(vector) : multiply(n, matrix, vector);
      basis.push(vector);
      images.push(image);
      next.push(image);
    }
    block = next;
  }
  return { basis, images };
}

/** The part of a vector outside the basis, of length 1 (Gram–Schmidt twice); undefined when there is nothing left but rounding. */
function orthonormalised(candidate: Float64Array, basis: readonly Float64Array[]): Float64Array | undefined {
  const vector = Float64Array.from(candidate);
  const before = Math.sqrt(dot(vector, vector));
  for (let pass = 0; pass < 2; pass++) {
    for (const other of basis) {
      const share = dot(vector, other);
      for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! - share * other[i]!;
    }
  }
  const length = Math.sqrt(dot(vector, vector));
  if (!(length > 1e-12 * before)) return undefined;
  for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! / length;
  return vector;
}

function rayleighRitz(n: number, basis: readonly Float64Array[], images: readonly Float64Array[]) {
  const m = basis.length;
  const small = new Matrix(m, m);
  for (let a = 0; a < m; a++) {
    for (let b = a; b < m; b++) {
      const value = dot(basis[a]!, images[b]!);
      small.set(a, b, value);
      small.set(b, a, value);
    }
  }
  const decomposition = new EigenvalueDecomposition(small, { assumeSymmetric: true });
  const order = decomposition.realEigenvalues
    .map((_, at) => at)
    .sort((a, b) => decomposition.realEigenvalues[b]! - decomposition.realEigenvalues[a]!);
  const combine = (vectors: readonly Float64Array[], column: number): Float64Array => {
    const out = new Float64Array(n);
    vectors.forEach((vector, a) => {
      const weight = decomposition.eigenvectorMatrix.get(a, column);
      for (let i = 0; i < n; i++) out[i] = out[i]! + weight * vector[i]!;
    });
    return out;
  };
  return {
    values: order.map((at) => decomposition.realEigenvalues[at]!),
    vectorAt: (rank: number) => ({ vector: combine(basis, order[rank]!), image: combine(images, order[rank]!) }),
  };
}

function residual(value: number, vector: Float64Array, image: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (image[i]! - value * vector[i]!) ** 2;
  return Math.sqrt(sum);
}

function multiply(n: number, matrix: Float64Array, vector: Float64Array): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    // Four sums at once: one alone waits for itself at every step.
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let j = 0;
    for (; j + 4 <= n; j += 4) {
      s0 += matrix[row + j]! * vector[j]!;
      s1 += matrix[row + j + 1]! * vector[j + 1]!;
      s2 += matrix[row + j + 2]! * vector[j + 2]!;
      s3 += matrix[row + j + 3]! * vector[j + 3]!;
    }
    for (; j < n; j++) s0 += matrix[row + j]! * vector[j]!;
    out[i] = s0 + s1 + (s2 + s3);
  }
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Fixed vectors without symmetry: a Weyl sequence scrambled by the sine. */
function startBlock(n: number, width: number, salt: number): Float64Array[] {
  return Array.from({ length: width }, (_, b) =>
    Float64Array.from({ length: n }, (_, i) =>
      Math.sin(12.9898 * (i + 1) + 78.233 * (b + 1 + salt * width) * (i + 1.5) ** 0.5),
    ),
  );
}
