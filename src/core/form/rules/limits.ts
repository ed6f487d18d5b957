import {error, type FormRule, number, type RuleInput, ruleFor, structure, type Warning, warning} from './rule.ts';

const configured = ['CreateFunction', 'UpdateFunctionConfiguration'];

/** Quotas of ordinary functions (Lambda quotas page); the model allows more, for managed instances. */
const memoryQuota = ruleFor(configured, input =>
  above(input, 'MemorySize', 10_240, 'MB is the most an ordinary function can have'),
);

const timeoutQuota = ruleFor(configured, input =>
  above(input, 'Timeout', 900, 'seconds is the longest an ordinary function can run'),
);

/** An environment that comes with managed instances may be larger. */
function above(input: RuleInput, name: string, quota: number, what: string): readonly Warning[] {
  const value = number(input, name);
  const isManaged = input['CapacityProviderConfig'] !== undefined;
  return value === undefined || value <= quota || isManaged
    ? []
    : warning(name, `${quota.toLocaleString('en')} ${what}`);
}

const tagged = [
  ...['CreateFunction', 'CreateEventSourceMapping', 'CreateCodeSigningConfig', 'CreateCapacityProvider'],
  'TagResource',
];

/** Tags of a resource, and their lengths (Lambda quotas page). */
const fewTags = ruleFor(tagged, input => {
  const count = Object.keys(structure(input, 'Tags')).length;
  return count > 50 ? error('Tags', `are ${count}; at most 50 are allowed`) : [];
});

const tagKeys = ruleFor(tagged, input =>
  Object.entries(structure(input, 'Tags')).flatMap(([key, value]) => {
    if (/^aws:/i.test(key)) return error(`Tags{${key}}`, 'tags that begin with aws: are reserved');
    if (key === '' || key.length > 128) return error(`Tags{${key}}`, 'a key has 1 to 128 characters');
    return String(value).length > 256 ? error(`Tags{${key}}`, 'a value has at most 256 characters') : [];
  }),
);

/** A function that reserves all there is leaves nothing to the others: 100 have to stay unreserved. */
const stopsTheFunction = ruleFor(['PutFunctionConcurrency'], input =>
  number(input, 'ReservedConcurrentExecutions') === 0
    ? warning('ReservedConcurrentExecutions', '0 stops the function: every call is throttled')
    : [],
);

/** What the quotas say beside the model. */
export const limitRules: readonly FormRule[] = [memoryQuota, timeoutQuota, fewTags, tagKeys, stopsTheFunction];
