import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {listModels, readCommand} from '../../src/package/command-model.ts';
import {buildCompletions} from '../../src/package/completions.ts';
import {buildManPage} from '../../src/package/man-page.ts';
import {createProgram} from '../../src/program/command-line.ts';
import {exitCodeMeanings} from '../../src/program/exit-codes.ts';
import {createFolder} from '../support/folder.ts';

const program = readCommand(createProgram('1.2.3', () => {}));
const models = listModels(program);

describe('the manual page', () => {
  const page = buildManPage(program, {version: '1.2.3', date: '2026-11-27', exitCodes: exitCodeMeanings});
  const plain = page.replaceAll('\\-', '-');

  it('has every command with all its options, and what each exit code says', () => {
    for (const {path, description, options} of models) {
      expect(plain).toContain(path);
      expect(plain).toContain(description.replace(/^\./, '\\&.'));
      for (const {flags} of options) expect(plain).toContain(flags);
    }
    for (const [code, meaning] of exitCodeMeanings) expect(plain).toContain(`.B ${code}\n${meaning}`);
  });

  it('has no line that roff takes for a request of its own', () => {
    const requests = page.split('\n').flatMap(line => /^[.']\s*(\w*)/.exec(line)?.[1] ?? []);
    expect(new Set(requests)).toEqual(new Set(['TH', 'SH', 'SS', 'B', 'I', 'TP', 'br']));
  });
});

describe('the completions', () => {
  const files = buildCompletions(program);

  it.each(Object.keys(files))('of %s know every command and every option', name => {
    const text = files[name] ?? '';
    for (const {name: command, options} of models) {
      expect(text).toContain(command);
      for (const {long} of options) expect(text).toContain(name.endsWith('fish') ? `-l ${long.slice(2)}` : long);
    }
  });

  it.each([
    [['lambdeck', 'inv'], ['invoke']],
    [
      ['lambdeck', 'sandbox', 'deliv'],
      ['deliver', 'deliveries'],
    ],
    [['lambdeck', 'logs', 'orders', '--js'], ['--json']],
    [['lambdeck', 'invoke', '--type', 'E'], ['Event']],
    [
      ['lambdeck', '-p', ''],
      ['default', 'keys', 'prod'],
    ],
    [['lambdeck', '--region', ''], []],
  ])('of bash answer %j with %j', (words, expected) => {
    const folder = createFolder();
    const config = join(folder, 'config');
    writeFileSync(config, '[default]\n[profile prod]\nregion = eu-west-1\n[sso-session corp]\n');
    writeFileSync(join(folder, 'credentials'), '[keys]\n[prod]\n');
    const completion = join(folder, 'lambdeck.bash');
    writeFileSync(completion, files['lambdeck.bash'] ?? '');
    const typed = words.map(word => `'${word}'`).join(' ');
    const script = `. "${completion}"; COMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _lambdeck; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = {
      PATH: process.env['PATH'],
      AWS_CONFIG_FILE: config,
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    };
    const {stdout, stderr} = spawnSync('bash', ['--norc', '-c', script], {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect([stdout.trim().split('\n').filter(Boolean), stderr]).toEqual([expected, '']);
  });
});
