import {expect, it} from 'vitest';
import {inWords} from '../../../src/core/form/pattern-words.ts';
import {type Field, operations} from '../../../src/schema/index.ts';

interface Patterned {
  readonly path: string;
  readonly pattern: string;
}

/** Patterns that take any text: nothing breaks them but a line break or nothing at all. */
const anything = new Set(['.*', '[\\s\\S]*', '[\\s\\S]+']);

/** What is said of a value that breaks the pattern. */
function said({path, pattern}: Patterned): string {
  return inWords({path, rule: 'pattern', limit: pattern, value: '', message: 'does not match'}).message;
}

function patternsOf(field: Field, at: string, depth = 0): readonly Patterned[] {
  const path = at === '' ? field.name : `${at}.${field.name}`;
  return [...own(field, path), ...(depth > 6 ? [] : nested(field, path, depth))];
}

function nested(field: Field, path: string, depth: number): readonly Patterned[] {
  const item = () => field.item();
  const within = (inner: Field, place: string) => [
    ...own(inner, place),
    ...inner.members().flatMap(member => patternsOf(member, place, depth + 1)),
  ];
  switch (field.kind) {
    case 'list':
      return within(item(), `${path}[0]`);
    case 'map':
      return [...own(field.mapKey(), `${path}{key}`), ...within(item(), `${path}{key}`)];
    default:
      return field.members().flatMap(member => patternsOf(member, path, depth + 1));
  }
}

function own({limits: {pattern}}: Field, path: string): readonly Patterned[] {
  return pattern === undefined || anything.has(pattern) ? [] : [{path, pattern}];
}

it('puts every pattern of the service into words', () => {
  const all = [...operations.values()].flatMap(({input}) => input.flatMap(field => patternsOf(field, '')));
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter(entry => said(entry) === 'does not match')).toEqual([]);
});

it.each([
  ['Qualifier', '(|[a-zA-Z0-9$_-]+)', 'a version number, the name of an alias or $LATEST'],
  ['Qualifier', '((?!^\\d+$)^[0-9a-zA-Z-_]+$)', 'the name of an alias: letters, digits, - and _, not digits only'],
  ['Environment.Variables{a.b[0]}', 'x', 'a letter, then letters, digits and _; two characters at least'],
  ['VpcConfig.SubnetIds[2]', 'x', 'subnet- and letters and digits'],
])('says of %s with the pattern %s what is allowed', (path, pattern, allowed) => {
  expect(said({path, pattern})).toBe(`is not allowed here: ${allowed}`);
});

it('leaves the message of a pattern it does not know', () => {
  expect(said({path: 'Unheard', pattern: '[a-z]'})).toBe('does not match');
});
