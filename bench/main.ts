/** `npm run bench [PART …]`: measures Handrail against named peers in one run. Prints; asserts nothing about time. */
import os from 'node:os';

const parts: Record<string, () => Promise<void>> = {
  assess: async () => (await import('./assess.ts')).benchAssess(),
  page: async () => (await import('./page.ts')).benchPage(),
  start: async () => (await import('./start.ts')).benchStart(),
  words: async () => (await import('./words.ts')).benchWords(),
  save: async () => (await import('./save.ts')).benchSave(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !(part in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
console.log(`Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}\n`);
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  await run();
  console.log('');
}
process.exit(0);
