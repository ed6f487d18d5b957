import {isSameValue} from '../form/same-value.ts';
import {parseFunctionArn} from '../format/arn.ts';
import {type RawStatement, readStatements} from '../format/policy.ts';
import {showVisibly} from '../text/visible.ts';
import type {Contrast} from './contrast.ts';
import type {ComparedSide} from './side.ts';

/** A resource policy as it was read, undefined where there is none, and what it is of. */
export interface OwnPolicy {
  readonly policy: unknown;
  readonly of: ComparedSide;
}

/** In what two resource policies differ, statement by statement; that each names its own function or version is no difference. */
export function comparePolicies(left: OwnPolicy, right: OwnPolicy): readonly Contrast[] {
  const [old, next] = [readOwn(left), readOwn(right)];
  if (old === undefined || next === undefined) return compareTexts(left, right);
  const names = [...new Set([...old.keys(), ...next.keys()])];
  return names.flatMap(name => compareStatements(name, old.get(name), next.get(name)));
}

/** What stands in a statement for the function or version that the policy is of. */
const itself = '(itself)';

/** The statements by what they are called; undefined of a policy that cannot be read as one. */
function readOwn({policy, of}: OwnPolicy): ReadonlyMap<string, RawStatement> | undefined {
  if (policy === undefined || policy === null) return new Map();
  const statements = readStatements(policy);
  if (statements === undefined) return undefined;
  const counts = new Map<string, number>();
  return new Map(
    statements.map(({Sid, ...statement}, index) => {
      const name = typeof Sid === 'string' && Sid !== '' ? Sid : `statement ${index + 1}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return [count === 1 ? name : `${name} (${count})`, withoutOwn(statement, of) as RawStatement];
    }),
  );
}

function withoutOwn(value: unknown, of: ComparedSide): unknown {
  if (typeof value === 'string') return isNameOf(value, of) ? itself : value;
  if (Array.isArray(value)) return value.map(entry => withoutOwn(entry, of));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutOwn(entry, of)]));
}

function isNameOf(text: string, of: ComparedSide): boolean {
  const named = parseFunctionArn(text);
  if (named === undefined || of.kind !== 'function') return false;
  return named.name === of.functionName && named.qualifier === of.qualifier;
}

function compareStatements(
  name: string,
  left: RawStatement | undefined,
  right: RawStatement | undefined,
): readonly Contrast[] {
  const path = showVisibly(name);
  if (left === undefined || right === undefined) return [{path, left: formatPart(left), right: formatPart(right)}];
  const members = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return members
    .filter(member => !isSameValue(left[member], right[member]))
    .map(member => ({
      path: `${path}.${showVisibly(member)}`,
      left: formatPart(left[member]),
      right: formatPart(right[member]),
    }));
}

function compareTexts({policy: left}: OwnPolicy, {policy: right}: OwnPolicy): readonly Contrast[] {
  return isSameValue(left, right) ? [] : [{path: 'document', left: formatPart(left), right: formatPart(right)}];
}

function formatPart(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return showVisibly(typeof value === 'string' ? value : JSON.stringify(value));
}
