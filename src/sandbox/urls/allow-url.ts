import type {Context} from '../context/context.ts';
import {policies} from '../model/stored-policy.ts';
import type {FoundUrl} from '../model/stored-url.ts';

/** What a URL without authentication needs anyone to be allowed (Lambda developer guide, "Control access to function URLs"). */
const needed = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'];

/**
 * Whether the policy of a URL's function or alias lets anyone through a URL without authentication. Nothing is known of who calls: a
 * condition on that does not hold.
 */
export function isOpenToAll({name, qualifier = ''}: FoundUrl, {records}: Context): boolean {
  const statements = records.get(policies, name, qualifier)?.statements ?? [];
  const holding = statements.filter(one => isAnyone(one.Principal) && holds(one.Condition));
  const has = (effect: string, action: string) =>
    holding.some(({Effect, Action}) => Effect === effect && toTexts(Action).some(pattern => matches(pattern, action)));
  return needed.every(action => has('Allow', action) && !has('Deny', action));
}

function isAnyone(principal: unknown): boolean {
  return toTexts(isRecord(principal) ? principal['AWS'] : principal).includes('*');
}

/** What is so of such a call, by the keys of conditions. */
const facts: Readonly<Record<string, string>> = {
  'lambda:functionurlauthtype': 'none',
  'lambda:invokedviafunctionurl': 'true',
  'aws:securetransport': 'true',
};

function holds(condition: unknown): boolean {
  if (!isRecord(condition)) return true;
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : {}).every(([key, values]) => {
      const fact = facts[key.toLowerCase()];
      const isKnown = fact !== undefined && /^(String(Equals|EqualsIgnoreCase|Like)|Bool)(IfExists)?$/.test(operator);
      return isKnown && toTexts(values).some(value => matches(value, fact));
    }),
  );
}

/** By `*` for any characters. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map(part => part.replace(/[^\w]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(text);
}

function toTexts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
