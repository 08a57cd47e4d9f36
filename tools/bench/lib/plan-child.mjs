// `valuelex plan` in a process of its own, which then tells what it took. Argument: the config.
const begun = performance.now();
const { main } = await import(new URL('../../../apps/cli/dist/main.js', import.meta.url).href);
const write = process.stdout.write.bind(process.stdout);
let text = '';
process.stdout.write = (chunk) => {
  text += chunk;
  return true;
};
await main(['plan', process.argv[2], '--json']);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const { total } = JSON.parse(text);
write(JSON.stringify({ calls: total.calls, seconds: (performance.now() - begun) / 1000, cpu: (userCPUTime + systemCPUTime) / 1e6, mb: maxRSS / 1024 }));
