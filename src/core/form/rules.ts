import {aliasRules} from './rules/alias.ts';
import {callbackRules} from './rules/callback.ts';
import {configurationRules} from './rules/configuration.ts';
import {limitRules} from './rules/limits.ts';
import {mappingRules} from './rules/mapping.ts';
import {permissionRules} from './rules/permission.ts';
import type {FormRule, RuleInput, Warning} from './rules/rule.ts';
import {targetRules} from './rules/target.ts';

export type {Warning} from './rules/rule.ts';

/** The findings of the rules that hold between members, and of the quotas that are tighter than the model. */
export function checkRules(operation: string, input: RuleInput): readonly Warning[] {
  return rules.flatMap(rule => rule(operation, input));
}

const rules: readonly FormRule[] = [
  ...configurationRules,
  ...limitRules,
  ...aliasRules,
  ...mappingRules,
  ...permissionRules,
  ...targetRules,
  ...callbackRules,
];
