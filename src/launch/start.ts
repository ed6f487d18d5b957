/** `npm start`: builds when a source is newer than the built program, then runs it in this very process. */
import {spawnSync} from 'node:child_process';
import {existsSync, globSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = `${root}dist/lambdeck.cjs`;

if (isStale()) {
  process.stderr.write('Building…\n');
  const {status} = spawnSync('npm run --silent build', {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: true,
  });
  if (status !== 0) process.exit(1);
}
process.argv[1] = program;
createRequire(import.meta.url)(program);

function isStale(): boolean {
  if (!existsSync(program)) return true;
  const built = modified(program);
  return globSync(['src/**/*.*', 'rolldown.config.ts', 'package-lock.json'], {cwd: root}).some(
    file => modified(`${root}${file}`) > built,
  );
}

function modified(file: string): number {
  return statSync(file).mtimeMs;
}
