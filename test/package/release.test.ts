import {spawn, spawnSync} from 'node:child_process';
import {chmodSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Lambda, waitUntilFunctionActiveV2} from '@aws-sdk/client-lambda';
import {beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {allPlatforms, findExecutableFault, makeExecutable} from '../../src/package/executables.ts';
import {buildManifest, findAddresses, type RootManifest} from '../../src/package/manifest.ts';
import {packTarball} from '../../src/package/pack-tarball.ts';
import {buildChecksums, buildDockerfile, buildFormula} from '../../src/package/release-files.ts';
import {stagePackage} from '../../src/package/stage.ts';
import {createFolder} from '../support/folder.ts';
import {patience} from '../support/patience.ts';
import {credentials, functionInput, region, zipOf} from '../support/sandbox.ts';
import {checkBuilt} from '../support/terminal/built.ts';

beforeAll(checkBuilt);

const root = fileURLToPath(new URL('../../', import.meta.url));
const now = new Date('2026-11-27T12:00:00Z');
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const manifest: RootManifest = readJson(join(root, 'package.json'));

function stage() {
  const folder = join(createFolder(), 'package');
  return {folder, ...stagePackage(root, folder, now)};
}

describe('the package', () => {
  it('has no dependencies, no scripts and no maps, and says what it contains', () => {
    const {folder} = stage();
    const published = readJson(join(folder, 'package.json'));
    for (const name of ['dependencies', 'devDependencies', 'optionalDependencies', 'scripts', 'private'])
      expect(published).not.toHaveProperty(name);
    expect(published).toMatchObject({bin: {lambdeck: 'lambdeck.cjs'}, engines: {node: '>=22.13'}});
    expect(readFileSync(join(folder, 'lambdeck.cjs'), 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node');
    expect(globSync('**/*.map', {cwd: folder})).toEqual([]);
    const isMapped = (name: string) =>
      /^\/\/# sourceMappingURL=/m.test(readFileSync(join(folder, name), 'utf8').slice(-200));
    expect(globSync('*.cjs', {cwd: folder}).filter(isMapped)).toEqual([]);
    const notices = readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const {dependencies} = readJson(join(root, 'package.json'));
    for (const [name, version] of Object.entries(dependencies)) expect(notices).toContain(`${name} ${version} (`);
  });

  it('runs where it is installed into an empty prefix', () => {
    const [into, prefix, home] = [createFolder(), createFolder(), createFolder()];
    const tarball = packTarball(stage().folder, into);
    const env = {PATH: process.env['PATH'], HOME: home};
    const args = ['install', '--global', '--offline', '--ignore-scripts', '--prefix', prefix, tarball];
    const installed = spawnSync('npm', args, {encoding: 'utf8', env, cwd: home});
    expect([installed.status, installed.stderr]).toEqual([0, '']);
    expect(readdirSync(join(prefix, 'lib', 'node_modules'))).toEqual(['lambdeck']);
    const run = (...given: string[]) =>
      spawnSync(join(prefix, 'bin', 'lambdeck'), given, {encoding: 'utf8', env, cwd: home, timeout: patience});
    expect(run('--version').stdout).toBe(`${manifest.version}\n`);
    const {status, stdout, stderr} = run('invoke', 'orders-api', '--sandbox', '--payload', '{}');
    expect([0, 3]).toContain(status);
    expect(JSON.parse(stdout), stderr).toBeTypeOf('object');
  });

  it('cannot be published from the root', () => {
    const {status, stderr} = spawnSync('npm', ['publish', '--dry-run', '--offline'], {encoding: 'utf8', cwd: root});
    expect(status).not.toBe(0);
    expect(stderr).toContain('What is published is dist/package');
  });
});

const platform = allPlatforms.find(name => name === `${process.platform}-${process.arch}`);

describe.runIf(platform !== undefined)('the single executable', () => {
  let executable = '';
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'lambdeck-executable-'));
    executable = join(folder, 'lambdeck');
    const staged = join(folder, 'package');
    stagePackage(root, staged, now);
    makeExecutable(root, platform ?? 'linux-x64', {staged, output: executable});
    return () => rmSync(folder, {recursive: true});
  });

  it('runs without any Node around, and so do the handlers of its sandbox', async () => {
    const [home, nothing] = [createFolder(), createFolder()];
    const env = {PATH: nothing, HOME: home, AWS_REGION: 'eu-west-1'};
    const run = (...args: string[]) => spawnSync(executable, args, {encoding: 'utf8', env, timeout: patience});
    expect(run('--version')).toMatchObject({stdout: `${manifest.version}\n`, stderr: '', status: 0});
    const served = spawn(executable, ['sandbox', '--port', '0', '--memory', '--empty'], {env});
    onTestFinished(() => void served.kill('SIGKILL'));
    let greeting = '';
    for await (const piece of served.stdout) {
      greeting += String(piece);
      if (greeting.includes('lambdeck --endpoint-url')) break;
    }
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)?.[0] ?? '';
    const code = `import {spawnSync} from 'node:child_process';
      const started = await Promise.resolve('top level');
      export const handler = async event => {
        const child = spawnSync(process.execPath, [new URL('child.cjs', import.meta.url).pathname, event.word], {encoding: 'utf8'});
        return {started, child: child.stdout.trim(), argv: process.argv.length};
      };`;
    const files = {'index.mjs': code, 'child.cjs': 'console.log(process.argv[2]);'};
    const client = new Lambda({region, endpoint: url, credentials, maxAttempts: 1});
    onTestFinished(() => client.destroy());
    await client.createFunction(await functionInput('alone', {Code: {ZipFile: await zipOf(files)}}));
    await waitUntilFunctionActiveV2({client, maxWaitTime: 60, minDelay: 1}, {FunctionName: 'alone'});
    const {stdout, stderr} = run('invoke', 'alone', '--endpoint-url', url, '--payload', '{"word": "said"}');
    expect(stdout, stderr).toBe('{"started":"top level","child":"said","argv":2}');
  });

  it('lays its program down where nobody else could have put another, or says that it cannot', () => {
    const [home, cache, temporary] = [createFolder(), createFolder(), createFolder()];
    mkdirSync(join(cache, 'lambdeck'));
    chmodSync(join(cache, 'lambdeck'), 0o777);
    const run = (env: Record<string, string>) =>
      spawnSync(executable, ['--version'], {encoding: 'utf8', env: {HOME: home, ...env}, timeout: patience});
    expect(run({XDG_CACHE_HOME: cache, TMPDIR: temporary}).status).toBe(0);
    expect(readdirSync(join(cache, 'lambdeck')).filter(name => name.startsWith('program'))).toEqual([]);
    expect(readdirSync(temporary)).toEqual([`lambdeck-${process.getuid?.()}`]);
    const {status, stderr} = run({XDG_CACHE_HOME: '/proc', TMPDIR: '/proc'});
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^lambdeck needs a folder of its own[^\n]*Set XDG_CACHE_HOME[^\n]*\n$/),
    ]);
  });
});

it('an executable that cannot be run here is looked at: its machine, and whether it carries the program', () => {
  const header = Buffer.from('7f454c46020101000000000000000000' + '0200b700', 'hex');
  expect(findExecutableFault(header, 'linux-arm64')).toBe('carries no program');
  expect(findExecutableFault(header, 'linux-x64')).toBe('is for another machine');
  expect(findExecutableFault(Buffer.from('#!/bin/sh\n'), 'linux-arm64')).toBe('is no 64-bit ELF file');
});

describe('the addresses', () => {
  const repository = {type: 'git', url: 'git+https://example.org/team/lambdeck.git'};

  it('all come from where the sources are', () => {
    const published = buildManifest({...manifest, repository});
    expect(published).toMatchObject({
      homepage: 'https://example.org/team/lambdeck#readme',
      bugs: 'https://example.org/team/lambdeck/issues',
      repository,
    });
    const tarball = join(createFolder(), 'lambdeck-1.0.0.tgz');
    writeFileSync(tarball, '');
    const formula = buildFormula({...manifest, version: '1.0.0'}, tarball, findAddresses({repository}));
    expect(formula).toContain('url "https://example.org/team/lambdeck/releases/download/v1.0.0/lambdeck-1.0.0.tgz"');
    expect(buildFormula(manifest, tarball, undefined)).toMatch(/url # not known: "repository" of package.json/);
  });

  it('are left out while nobody has said that, and none is made up', () => {
    const {name, version, description, license, keywords, engines} = manifest;
    const unknown = {name, version, description, license, keywords, engines};
    expect(findAddresses({})).toBeUndefined();
    const published = buildManifest(unknown);
    for (const address of ['homepage', 'bugs', 'repository']) expect(published).not.toHaveProperty(address);
  });
});

it('sums are read by sha256sum, and the image installs the tarball', () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'lambdeck-1.0.0.tgz'), 'bytes');
  writeFileSync(join(folder, 'SHA256SUMS'), buildChecksums([join(folder, 'lambdeck-1.0.0.tgz')], folder));
  expect(spawnSync('sha256sum', ['--check', 'SHA256SUMS'], {cwd: folder, encoding: 'utf8'}).stdout).toContain(': OK');
  expect(buildDockerfile('lambdeck-1.0.0.tgz', '26')).toMatch(/FROM node:26-alpine[\s\S]*COPY lambdeck-1\.0\.0\.tgz/);
});
