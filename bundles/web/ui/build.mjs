// Builds the page for the bundle: what is not there is fetched, what did not change is not built again. Maven runs it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) {
  console.error('build.mjs OUT: the folder for the built page is missing');
  process.exit(2);
}
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js ${process.versions.node} is too old for the page. What to do: install Node.js 20.19 or newer, with npm`);
  process.exit(2);
}

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? files(join(folder, e.name)) : [join(folder, e.name)]));
const newest = (list) => Math.max(...list.map((f) => statSync(f).mtimeMs));
const time = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

const sources = [...files(join(here, 'src')), ...files(join(here, 'public')), ...['index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'build.mjs'].map((f) => join(here, f))];
const list = join(out, 'files.txt');
if (time(list) > newest(sources)) {
  process.exit(0);
}

const run = (program, args) => execFileSync(program, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000, killSignal: 'SIGKILL', env: { ...process.env, PARTIDA_UI_OUT: out } });
if (time(join(here, 'node_modules', '.package-lock.json')) < time(join(here, 'package-lock.json'))) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  // npm keeps the time of an unchanged tree
  writeFileSync(join(here, 'node_modules', '.package-lock.json'), readFileSync(join(here, 'node_modules', '.package-lock.json')));
}
const tool = (name) => join(here, 'node_modules', '.bin', name);
run(tool('tsc'), ['--noEmit']);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
run(tool('vite'), ['build', '--logLevel', 'warn']);
// the licences of what is built in ask to stand beside it
const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'));
const licences = Object.entries(lock.packages)
  .filter(([path, p]) => path && !p.dev && !p.devOptional && !p.optional && existsSync(join(here, path)))
  .map(([path, p]) => {
    const name = readdirSync(join(here, path)).find((f) => /^licen[cs]e/i.test(f));
    const text = name ? readFileSync(join(here, path, name), 'utf8').trim() : '';
    return `${path.replace(/^.*node_modules\//, '')} ${p.version} (${p.license ?? 'see below'})\n\n${text}`;
  });
writeFileSync(join(out, 'licences.txt'), `${licences.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`);
// a fixed list: no address ever meets a file name that is not on it
writeFileSync(list, `${files(out).map((f) => relative(out, f).replaceAll('\\', '/')).sort().join('\n')}\n`);
