/** Runs in a page before its scripts: how long its tasks and its events take. */
export function watchTasks() {
  let task = 0;
  let event = null;
  let last = performance.now();
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) task = Math.max(task, duration);
    last = performance.now();
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) event = Math.max(event ?? 0, duration);
    last = performance.now();
  }).observe({ type: 'event', durationThreshold: 16 });
  globalThis.tasks = {
    begin: () => {
      task = 0;
      event = null;
      last = performance.now();
    },
    /** Until nothing long has happened for a while. */
    settled: async () => {
      last = performance.now();
      while (performance.now() - last < 400) await new Promise((done) => setTimeout(done, 50));
    },
    end: () => ({ task: Math.round(task), event: event === null ? null : Math.round(event) }),
  };
}
