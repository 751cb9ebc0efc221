// Runs the page's unit tests and leaves their totals where Maven's tests leave theirs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const reports = process.argv[2];
if (!reports) {
  console.error('test.mjs REPORTS: the folder for the totals is missing');
  process.exit(2);
}
mkdirSync(reports, { recursive: true });
const json = join(reports, 'vitest.json');
const run = spawnSync(join(here, 'node_modules', '.bin', 'vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`], {
  cwd: here,
  stdio: ['ignore', 'inherit', 'inherit'],
  timeout: 240_000,
  killSignal: 'SIGKILL',
});
const r = JSON.parse(readFileSync(json, 'utf8'));
writeFileSync(
  join(reports, 'TEST-org.partida.web.ui.xml'),
  `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="org.partida.web.ui" tests="${r.numTotalTests}" failures="${r.numFailedTests}" errors="0" skipped="${r.numPendingTests}"/>\n`,
);
process.exit(run.status ?? 1);
