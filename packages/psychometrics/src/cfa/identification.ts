import { cholesky } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import type { CfaModel } from './model.ts';

/** The Cholesky factor of the information, or null when it is singular on the scale of its parameters. */
export function identified(information: Dense): Dense | null {
  const k = information.rows;
  const scale = Float64Array.from({ length: k }, (_, i) => Math.sqrt(information.data[i * k + i]!));
  if (!scale.every((s) => s > 0)) return null;
  const unit = cholesky({ rows: k, cols: k, data: information.data.map((v, at) => v / (scale[Math.floor(at / k)]! * scale[at % k]!)) });
  if (unit === null) return null;
  for (let i = 0; i < k; i++) if (unit.data[i * k + i]! < 1e-5) return null;
  return cholesky(information);
}

/** Parameters whose pivot vanishes: what the information does not tell apart. */
export function culprits(model: CfaModel, information: Dense): string {
  const k = information.rows;
  const names: string[] = [];
  const kept: number[] = [];
  for (let i = 0; i < k; i++) {
    const trial = [...kept, i];
    const m = trial.length;
    const part = new Float64Array(m * m);
    trial.forEach((a, x) => trial.forEach((b, y) => (part[x * m + y] = information.data[a * k + b]! / Math.sqrt(information.data[a * k + a]! * information.data[b * k + b]!))));
    const factor = information.data[i * k + i]! > 0 ? cholesky({ rows: m, cols: m, data: part }) : null;
    if (factor !== null && factor.data[m * m - 1]! >= 1e-5) kept.push(i);
    else {
      const row = model.rows.find((one) => one.free === i)!;
      names.push(`${row.lhs} ${row.op} ${row.rhs}`.trim());
    }
  }
  return names.slice(0, 5).join(', ');
}
