import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {canWallOff} from '../../support/can-wall-off.ts';
import {secretSearch} from '../../support/secret-search.ts';
import {startRuntimes, toJson} from './start-runtimes.ts';

const walled = {isPlain: false};

const isPossible = await canWallOff();

test('whether handlers are walled off is told, and why not', async () => {
  const {runtimes} = startRuntimes(walled);
  const why = expect.stringMatching(/\w/);
  const {memory, ...walls} = await runtimes.isolation();
  expect(walls).toEqual(isPossible ? {kind: 'namespaces'} : {kind: 'none', why});
  expect([{kind: 'controlGroup'}, {kind: 'watch', why}, {kind: 'none', why}]).toContainEqual(memory);
});

describe.runIf(isPossible)('where namespaces can be made', () => {
  test('a handler finds no secret of the user, of other processes or of other functions', async () => {
    const canary = `canary-${Math.random().toString(36).slice(2)}`;
    const home = mkdtempSync(join(homedir(), '.lambdeck-test-'));
    const shared = mkdtempSync(join(tmpdir(), 'lambdeck-test-'));
    for (const folder of [home, shared]) {
      mkdirSync(join(folder, '.aws'));
      writeFileSync(join(folder, '.aws/credentials'), `aws_secret_access_key = ${canary}`);
      onTestFinished(() => rmSync(folder, {recursive: true}));
    }
    const other = spawn('sleep', ['60', '0'], {argv0: canary, env: {AWS_SECRET_ACCESS_KEY: canary}});
    onTestFinished(() => void other.kill());
    const {invoke} = startRuntimes(walled);
    const neighbour = {'index.js': 'exports.handler = async () => 1;', 'secret.txt': canary};
    await invoke(neighbour, {}, {environment: {SECRET: canary}, functionArn: `${arn}:neighbour`});
    const seen = Object(toJson(await invoke(secretSearch, [...canary].toReversed().join(''), {timeout: 60})));
    expect(seen).toEqual({found: [], searched: expect.any(Number), processes: ['1', expect.any(String)]});
    expect(seen.searched).toBeGreaterThan(20);
  });

  test('code and layers lie where Lambda has them, merged and read-only, and /tmp has the size it is given', async () => {
    const {invoke} = startRuntimes(walled);
    const files = {
      'index.js': `const fs = require('node:fs');
      const attempt = work => { try { return work(); } catch (error) { return error.code; } };
      exports.handler = async () => [
        [__filename, process.cwd(), process.env.LAMBDA_TASK_ROOT, require('node:os').tmpdir(), require('shared')],
        fs.readdirSync('/opt').concat(fs.readdirSync('/opt/python')),
        ['/var/task/x', '/opt/x', '/x', '/etc/x'].map(path => attempt(() => fs.writeFileSync(path, ''))),
        attempt(() => fs.chmodSync('/var/task/index.js', 0o666)),
        attempt(() => fs.writeFileSync('/tmp/fits', Buffer.alloc(2e6))),
        attempt(() => fs.writeFileSync('/tmp/large', Buffer.alloc(5e6))),
      ];`,
    };
    const layers = [
      {'nodejs/node_modules/shared/index.js': "module.exports = 'first';", 'python/one.py': ''},
      {'nodejs/node_modules/shared/index.js': "module.exports = 'second';", 'python/two.py': ''},
    ];
    expect(toJson(await invoke(files, {}, {layers, scratchSize: 4}))).toEqual([
      ['/var/task/index.js', '/var/task', '/var/task', '/tmp', 'second'],
      ['nodejs', 'python', 'one.py', 'two.py'],
      ['EROFS', 'EROFS', 'EROFS', 'EROFS'],
      'EROFS',
      null,
      'ENOSPC',
    ]);
  });

  test('variables arrive as they are, whatever the shell makes of such names and values', async () => {
    const {invoke} = startRuntimes(walled);
    const environment = {PPID: '7', UID: "it's", IFS: ' \n', TEXT: '"$HOME" `id`\n\\n ü', LD_PRELOAD: '/nowhere.so'};
    const files = {'index.js': 'exports.handler = async names => names.map(name => process.env[name]);'};
    const outcome = await invoke(files, Object.keys(environment), {environment});
    expect(toJson(outcome)).toEqual(Object.values(environment));
  });

  test('runtimes of every kind run, by a wrapper script too, and say how they ended', async () => {
    const {invoke} = startRuntimes(walled);
    const python = {'app.py': 'import os\ndef handler(event, context): return [os.getcwd(), os.getuid(), __file__]'};
    expect(toJson(await invoke(python, {}, {runtime: 'python3.13', handler: 'app.handler'}))).toEqual([
      ...['/var/task', 993, '/var/task/app.py'],
    ]);
    const layers = [{wrap: '#!/bin/sh\nexport WRAPPED=yes\nexec "$@"\n'}];
    const environment = {AWS_LAMBDA_EXEC_WRAPPER: '/opt/wrap'};
    const wrapped = {'index.js': 'exports.handler = async () => process.env.WRAPPED;'};
    expect(toJson(await invoke(wrapped, {}, {layers, environment}))).toBe('yes');
    const bootstrap = {bootstrap: '#!/bin/sh\necho "I am $(id -u) in $PWD"\nkill -ABRT $$\n'};
    const custom = await invoke(bootstrap, {}, {runtime: 'provided.al2023'});
    expect(toJson(custom)).toMatchObject({errorMessage: expect.stringMatching(/exited with error: signal: aborted$/)});
    expect(custom.log).toContain('I am 993 in /var/task');
  });

  test('what a handler starts is counted with it, and ends with it wherever it went', async () => {
    const {invoke} = startRuntimes(walled);
    const mark = `60.${Math.random().toString().slice(2)}`;
    const files = {
      'index.js': `const {spawn, execFileSync} = require('node:child_process');
      exports.handler = async () => {
        spawn('sh', ['-c', 'setsid sleep ${mark} & exit'], {detached: true, stdio: 'ignore'}).unref();
        execFileSync(process.execPath, ['-e', 'for (const kept = []; ; ) kept.push(Buffer.alloc(1e6, 1))']);
      };`,
    };
    const outcome = await invoke(files, {}, {memorySize: 200, timeout: 30});
    expect(toJson(outcome)).toMatchObject({errorType: 'Runtime.OutOfMemory'});
    expect(readArguments().filter(text => text.includes(mark))).toEqual([]);
  });

  test('the processes of an environment are counted apart from all others', async () => {
    const {invoke} = startRuntimes(walled);
    const files = {
      'app.py': `import os, resource, signal
def handler(event, context):
    limit = resource.getrlimit(resource.RLIMIT_NPROC)
    resource.setrlimit(resource.RLIMIT_NPROC, (8, 8))
    started = []
    try:
        while len(started) < 20:
            pid = os.fork()
            if pid == 0:
                signal.pause()
            started.append(pid)
    except BlockingIOError:
        return [*limit, len(started)]
`,
    };
    const bombed = await invoke(files, {}, {runtime: 'python3.13', handler: 'app.handler'});
    expect(toJson(bombed)).toEqual([1024, 1024, 7]);
  });

  test('a handler can make no namespaces, in which it could mount what nothing limits, and has no capability', async () => {
    const {invoke} = startRuntimes(walled);
    const files = {
      'index.js': `const {spawnSync} = require('node:child_process');
      const run = (...command) => spawnSync('unshare', [...command, 'true'], {encoding: 'utf8'}).status;
      exports.handler = async () => [
        ...[run('--user'), run('--user', '--map-root-user', '--mount'), run('--mount'), run('--pid', '--fork')],
        require('node:fs').readFileSync('/proc/self/status', 'utf8').match(/^Cap...:\\t(?!0+$).*/gm),
      ];`,
    };
    expect(toJson(await invoke(files))).toEqual([1, 1, 1, 1, null]);
  });

  test('closing leaves neither a process nor a file', async () => {
    const {invoke, runtimes, workFolder} = startRuntimes(walled);
    const mark = `61.${Math.random().toString().slice(2)}`;
    await invoke({
      'index.js': `exports.handler = async () => void require('node:child_process').spawn('sleep', ['${mark}']);`,
    });
    expect(readArguments().filter(text => text.includes(mark))).toHaveLength(1);
    await runtimes.close();
    expect(readArguments().filter(text => text.includes(mark) || text.includes(workFolder))).toEqual([]);
    expect(readdirSync(workFolder)).toEqual([]);
  });
});

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function';

/** Of all processes of the machine. */
function readArguments(): string[] {
  return readdirSync('/proc')
    .filter(name => Number(name) > 0)
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    });
}
