import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it, onTestFinished} from 'vitest';
import {createBudgets} from '../../src/aws/budget/budgets.ts';
import type {Calls, Recorder} from '../../src/aws/calls.ts';
import {findDifferences} from '../../src/core/form/review.ts';
import {maskUrl} from '../../src/core/format/url.ts';
import {isSecret, maskSensitive} from '../../src/core/mask.ts';
import {buildAwsCommand} from '../../src/core/operation/aws-command.ts';
import {plainEnvironment} from '../../src/core/target/environment.ts';
import type {Host} from '../../src/program/host.ts';
import {createJournal} from '../../src/program/journal.ts';
import {openConnection} from '../../src/program/open-connection.ts';
import {type Field, getOperation, type Operation, operations} from '../../src/schema/index.ts';
import {createFolder} from '../support/folder.ts';
import {sampleInput} from '../support/sample-input.ts';

const canary = 'canary-7f3a-hunter2';
/** As it stands in a text, in base64 and percent-encoded at least in part. */
const traces = /canary|hunter2|Y2FuYXJ5/;

/** The sample with the canary in every member that is a secret, wherever it is; how many there are. */
function plant(operation: Operation): {input: Record<string, unknown>; count: number} {
  let count = 0;
  const secret = (field: Field): unknown => {
    count += 1;
    switch (field.kind) {
      case 'map':
        return {KEY: canary};
      case 'list':
        return [canary];
      case 'blob':
        // A text names a file.
        return new TextEncoder().encode(canary);
      default:
        return canary;
    }
  };
  const fill = (field: Field, value: unknown): unknown => {
    if (isSecret(field)) return secret(field);
    if (field.kind === 'list' && Array.isArray(value)) return value.map(item => fill(field.item(), item));
    if (typeof value !== 'object' || value === null) return value;
    if (field.kind === 'map')
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(field.item(), item)]));
    // Of a union each member, one after the other, would be sent; all of them at once hide nothing.
    if (field.kind === 'structure' || field.kind === 'union') return members(field.members(), value);
    return value;
  };
  const members = (fields: readonly Field[], value: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const field = fields.find(one => one.name === name);
        return [name, field === undefined ? member : fill(field, member)];
      }),
    );
  return {input: members(operation.input, sampleInput(operation)), count};
}

const endpoint = 'https://ops:canary@lambda.test:4566/hunter2-free?token=canary&stage=hunter2';
const shownEndpoint = maskUrl(endpoint.replace('hunter2-free', 'base'));

function openJournalled(folder: string) {
  const journal = createJournal(folder, process.pid);
  const createCalls = (_: unknown, {record}: {record?: Recorder}) =>
    ({
      call: (name: never, input: unknown) => record?.(name, input, async () => ({})),
      stream: (input: unknown) => record?.('InvokeWithResponseStream', input, async () => ({})),
      close: () => {},
    }) as unknown as Calls;
  const opened = openConnection({} as never, {
    handOver: work => work(),
    host: {} as Host,
    journal,
    identity: {key: 'k', profile: 'prod', region: 'eu-west-1', endpoint: shownEndpoint, sandbox: false},
    place: undefined,
    guarding: {env: {}, settings: {findEnvironment: () => plainEnvironment}, readOnly: false},
    questions: {} as never,
    codeKeeper: {} as never,
    createCalls: createCalls as never,
    budget: createBudgets().open(''),
    getOperation,
  });
  onTestFinished(opened.close);
  return {...opened, journal};
}

describe('a secret', () => {
  it('is planted in a few operations', () => {
    const planted = [...operations.values()].filter(operation => plant(operation).count > 0).map(({name}) => name);
    expect(planted).toEqual(expect.arrayContaining(['CreateFunction', 'CheckpointDurableExecution', 'Invoke']));
    expect(planted.length).toBeGreaterThan(8);
  });

  it.each([...operations.keys()])('of %s is neither in the journal, its file nor a command', async name => {
    const folder = createFolder();
    const operation = getOperation(name);
    const {input} = plant(operation);
    const {connection, journal} = openJournalled(folder);
    await connection.call(name, input, {background: false, signal: connection.signal});
    expect(JSON.stringify(journal.entries())).not.toMatch(traces);
    if (!operation.readOnly) {
      const text = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
      expect(text).toContain(`"${name}"`);
      expect(text).not.toMatch(traces);
    }
  });

  it.each([...operations.keys()])('of %s is not in its review, whatever was there', name => {
    const operation = getOperation(name);
    const {input: sent} = plant(operation);
    for (const before of [{}, sampleInput(operation), sent]) {
      const lines = [
        ...findDifferences(operation.input, {before, sent, whole: false}, 'masked'),
        ...findDifferences(operation.input, {before: sent, sent: before, whole: true}, 'masked'),
      ];
      expect(JSON.stringify(lines)).not.toMatch(traces);
    }
    const command = buildAwsCommand(operation, maskSensitive(operation.input, sent) as never, {
      profile: undefined,
      region: 'eu-west-1',
      endpoint: shownEndpoint,
    });
    expect(JSON.stringify(command)).not.toMatch(traces);
  });
});

describe('an endpoint', () => {
  it.each([
    ['https://lambda.eu-west-1.amazonaws.com', 'https://lambda.eu-west-1.amazonaws.com'],
    ['http://127.0.0.1:9001', 'http://127.0.0.1:9001'],
    ['http://[::1]:9001/base', 'http://[::1]:9001/base'],
    ['https://ops:pass@host:1/base', 'https://••••••••@host:1/base'],
    ['https://token@host', 'https://••••••••@host'],
    ['https://host/?token=x&stage=dev', 'https://host/?token=••••••••&stage=••••••••'],
    ['https://host?justtoken', 'https://host?••••••••'],
    ['https://host/#token', 'https://host/#••••••••'],
  ])('%s is shown as %s', (url, shown) => {
    expect(maskUrl(url)).toBe(shown);
  });

  it('shows neither user, password nor values of its query, whatever else it has', () => {
    const part = fc.stringMatching(/^[a-z0-9.-]{1,8}$/);
    const secret = fc.constantFrom(canary, encodeURIComponent('canary@/?#='), 'canary:hunter2');
    fc.assert(
      fc.property(
        part,
        part,
        secret,
        fc.array(fc.tuple(part, secret)),
        fc.boolean(),
        (host, path, user, query, isUser) => {
          const values = query.map(([name, value]) => `${name}=${value}`).join('&');
          const url = `https://${isUser ? `${user}@` : ''}${host}/${path}${values === '' ? '' : `?${values}`}`;
          expect(maskUrl(url)).not.toMatch(traces);
          expect(maskUrl(url)).toContain(`${host}/${path}`);
        },
      ),
    );
  });
});
