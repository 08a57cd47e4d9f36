// Peak memory of a whole analysis of 1000 variables: correlations of 2000 rows, adequacy, number of factors, minres, oblimin, fit.
import { adequacy, createRandom, factorAnalysis, parallelAnalysis, pearson } from '@valuelex/psychometrics';
import { factorData } from './lib/data.mjs';
import { machine } from './lib/measure.mjs';

const megabytes = () => process.resourceUsage().maxRSS / 1024;
console.log(machine());
const start = megabytes();
const data = factorData(2000, 1000, 10);
const correlation = pearson(data);
adequacy(correlation, data.rows);
const { components } = parallelAnalysis(correlation, data.rows, { draws: 5, level: 0.95, random: createRandom(1), reduced: false });
factorAnalysis({ correlation, n: data.rows, factors: components.k, method: 'minres', rotation: { method: 'oblimin', starts: 1 }, random: createRandom(1) });
const peak = megabytes();
console.log(`\nPeak memory, p = 1000 (${components.k} factors): ${peak.toFixed(0)} MB, of which ${start.toFixed(0)} MB are Node itself   target 500 MB: ${peak < 500 ? 'held' : 'NOT held'}`);
