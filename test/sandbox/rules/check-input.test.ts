import {Lambda} from '@aws-sdk/client-lambda';
import fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {implementedOperations} from '../../../src/sandbox/index.ts';
import {type Field, getOperation, type Operation} from '../../../src/schema/index.ts';
import {type Breakage, breakagesOf} from '../../schema/breakages.ts';
import {validInputs} from '../../schema/inputs.ts';
import {refusalOf} from '../../support/answer.ts';
import {credentials, functionInput, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';
import {send} from '../../support/send.ts';

const all = implementedOperations.map(name => [name, getOperation(name)] as const);

let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

function sample(operation: Operation): Record<string, unknown> {
  return fc.sample(validInputs(operation), {seed: 1, numRuns: 1})[0] ?? {};
}

/** What the service says of a broken rule; `undefined` for rules that only our own forms know. */
function toConstraint({rule}: Breakage): string | undefined {
  switch (rule) {
    case 'required':
      return 'Member must not be null';
    case 'enum':
      return 'Member must satisfy (constraint: \\[Member must satisfy )?enum value set: \\[';
    case 'maxLength':
      return '(Member|Map value) must .*length less than or equal to \\d+';
    case 'maxValue':
      return '(Member|Map value) must .*value less than or equal to [\\d.]+';
    case 'minValue':
      return '(Member|Map value) must .*value greater than or equal to -?[\\d.]+';
    default:
      return undefined;
  }
}

/** `Code.S3Bucket` as `code.s3Bucket`; what is wrong with a text in a list or a map is said of the whole. */
function toServicePath(path: string): string {
  return path
    .replace(/\[(\d+)\]$|\{[^}]*\}.*$/, '')
    .replace(/\[(\d+)\]/g, (_, index: string) => `.${Number(index) + 1}.member`)
    .replace(/(^|\.)([A-Z])/g, (_, dot: string, letter: string) => dot + letter.toLowerCase());
}

/** Clients refuse to leave out what is part of the address. */
function isInAddress(operation: Operation, {path, rule}: Breakage): boolean {
  const field = operation.input.find(({name}) => name === path);
  return rule === 'required' && field?.binding.in === 'path';
}

/** A runtime that is not there is answered in other words, after all else. */
function isCheckedLater({name}: Operation, {path, rule}: Breakage): boolean {
  return path === 'Runtime' && rule === 'enum' && /^(Create|Update)Function/.test(name);
}

test.each(all)('%s names each broken constraint as the service does', async (_name, operation) => {
  const breakages = breakagesOf(operation, sample(operation)).filter(broken => !isInAddress(operation, broken));
  for (const broken of breakages) {
    const constraint = toConstraint(broken);
    if (constraint === undefined || isCheckedLater(operation, broken)) continue;
    const refusal = await refusalOf(send(lambda, operation.name, broken.input as object));
    const path = toServicePath(broken.path).replace(/[.$]/g, '\\$&');
    const pattern = `^1 validation error detected: Value( '.*')?( null)? at '${path}' failed to satisfy constraint: ${constraint}`;
    expect({path: broken.path, ...refusal}).toEqual({
      path: broken.path,
      status: 400,
      code: 'ValidationException',
      message: expect.stringMatching(new RegExp(pattern, 's')),
    });
  }
});

/** A text of allowed length that a pattern does not match; undefined for one that takes anything. */
function toMismatch({limits: {min = 0, max = 3, pattern = ''}}: Field): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '');
  return ['!', '!?!', '!'.repeat(min)].find(text => text.length >= min && text.length <= max && !whole.test(text));
}

test.each(all)('%s names the pattern a member does not match', async (_name, operation) => {
  for (const field of operation.input) {
    const wrong = field.limits.pattern === undefined || field.kind !== 'string' ? undefined : toMismatch(field);
    if (wrong === undefined) continue;
    const {code, message} = await refusalOf(send(lambda, operation.name, {...sample(operation), [field.name]: wrong}));
    const start = `1 validation error detected: Value '${wrong}' at '${toServicePath(field.name)}' failed to satisfy constraint: `;
    expect([code, message.startsWith(`${start}Member must satisfy regular expression pattern: `)]).toEqual([
      'ValidationException',
      true,
    ]);
  }
});

const demanding = all.filter(([, operation]) => operation.input.filter(isNeededInBody).length > 1);

function isNeededInBody({required, binding}: Field): boolean {
  return required && binding.in === 'body';
}

test.each(demanding)('%s names all members that are missing at once, in order', async (_name, operation) => {
  const input = Object.fromEntries(
    operation.input.filter(({binding}) => binding.in === 'path').map(({name}) => [name, sample(operation)[name]]),
  );
  const missing = operation.input.filter(isNeededInBody).map(({name}) => toServicePath(name));
  const {code, message} = await refusalOf(send(lambda, operation.name, input));
  const sentences = missing.map(
    name => `Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  );
  expect([code, message]).toEqual([
    'ValidationException',
    `${missing.length} validation errors detected: ${sentences.join('; ')}`,
  ]);
});

test('several errors are answered together', async () => {
  const refusal = await refusalOf(
    lambda.createFunction(await functionInput('x y', {Timeout: 0, MemorySize: 1, Role: 'r'})),
  );
  expect(refusal.message).toMatch(
    /^4 validation errors detected: Value 'x y' at 'functionName' failed .*; Value 'r' at 'role'/,
  );
  expect(refusal.message).toContain(
    "; Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
});

test('secret values are not part of a refusal', async () => {
  const Environment = {Variables: {'1BAD': 'password'}};
  const {message} = await refusalOf(lambda.createFunction(await functionInput('new', {Environment})));
  expect(message).toMatch(
    /^1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys/,
  );
  expect(message).not.toContain('password');
});
