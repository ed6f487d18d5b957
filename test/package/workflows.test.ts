import {globSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly 'runs-on'?: string;
  readonly strategy?: {readonly matrix: Readonly<Record<string, readonly unknown[]>>};
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = globSync('.github/workflows/*.yml', {cwd: root});
const {scripts, engines} = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const read = (file: string): Workflow => parse(readFileSync(`${root}${file}`, 'utf8'), {strict: true});

describe.each(files)('%s', file => {
  const workflow = read(file);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('has jobs that run somewhere, after jobs that there are, in steps that either use or run something', () => {
    expect(workflow.permissions).toBeTypeOf('object');
    for (const [, {'runs-on': machine, needs}] of jobs) {
      expect(machine).toBeTypeOf('string');
      if (needs !== undefined) expect(Object.keys(workflow.jobs)).toContain(needs);
    }
    for (const {uses, run} of steps) expect([uses, run].filter(Boolean)).toHaveLength(1);
  });

  it('uses actions by version, runs scripts that there are, and names no matrix entry that is none', () => {
    for (const {uses} of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
    const named = steps.flatMap(({run = ''}) => [...run.matchAll(/npm (?:run (\S+)|(test)\b)/g)]);
    for (const [, script, test] of named) expect(Object.keys(scripts)).toContain(script ?? test);
    for (const [, job] of jobs) {
      const used = [...JSON.stringify(job).matchAll(/\$\{\{ matrix\.(\w+) \}\}/g)].map(([, name]) => name);
      expect(Object.keys(job.strategy?.matrix ?? {})).toEqual(expect.arrayContaining(used));
    }
  });
});

it('the package is tried on the oldest Node that it says it runs on, and on the newest', () => {
  const {install} = read('.github/workflows/test.yml').jobs;
  const {os, node = []} = install?.strategy?.matrix ?? {};
  const [oldest] = /\d+/.exec(engines.node) ?? [];
  expect([os, node]).toEqual([
    ['ubuntu-latest', 'macos-latest'],
    [Number(oldest), 24, 26],
  ]);
});
