import {error, type FormRule, ruleFor, text} from './rule.ts';

/** A name that ends in a version: deleting it would delete that version only. */
const deletesWhole: FormRule = ruleFor(['DeleteFunction'], input =>
  input['Qualifier'] === undefined && /(^(?!function:)|(^|:)function:)[^:]+:[^:]+$/.test(text(input, 'FunctionName'))
    ? error('FunctionName', 'names a version; delete that among the versions')
    : [],
);

const latestStays: FormRule = ruleFor(['DeleteFunction'], input =>
  input['Qualifier'] === '$LATEST' ? error('Qualifier', '$LATEST goes with the function only') : [],
);

const provisionedNeedsPublished: FormRule = ruleFor(['PutProvisionedConcurrencyConfig'], input =>
  input['Qualifier'] === '$LATEST' ? error('Qualifier', 'must be a published version or an alias') : [],
);

const runtimeVersionWhenManual: FormRule = ruleFor(['PutRuntimeManagementConfig'], input => {
  const isManual = input['UpdateRuntimeOn'] === 'Manual';
  if (isManual === (input['RuntimeVersionArn'] !== undefined)) return [];
  return error('RuntimeVersionArn', isManual ? 'is required for Manual' : 'is for Manual only');
});

/** What an operation may be called on. */
export const targetRules: readonly FormRule[] = [
  deletesWhole,
  latestStays,
  provisionedNeedsPublished,
  runtimeVersionWhenManual,
];
