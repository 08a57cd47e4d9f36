// A share of the studies, in a thread of its own. A study is known by its seed alone, so it does not matter who draws it.
import { parentPort, workerData } from 'node:worker_threads';
import { measureDrawnRaters, measureStudy } from './measure-study.mjs';

for (const { seed, families, raters } of workerData.jobs) {
  parentPort.postMessage({ families, rows: families === undefined ? measureDrawnRaters(seed, raters) : measureStudy(seed, families) });
}
