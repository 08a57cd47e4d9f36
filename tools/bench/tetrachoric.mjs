// Tetrachoric correlations of 525 × 120 marks: 7140 pairs.
import { tetrachoric } from '@valuelex/psychometrics';
import { binaryData } from './lib/data.mjs';
import { machine, medianCpu, report } from './lib/measure.mjs';
import { rMedianCpu } from './lib/r.mjs';

const data = binaryData(525, 120, 5);
console.log(machine());
report('Tetrachoric correlations, 525 × 120', [
  { seconds: medianCpu(() => tetrachoric(data), { runs: 9, warmups: 3 }) },
  { what: 'psych, tetrachoric', seconds: rMedianCpu({ matrix: data, packages: ['psych'], expression: 'tetrachoric(x, smooth = FALSE)', runs: 3 }), target: 100 },
]);
