import {type FormRule, ruleFor, warning} from './rule.ts';

const withoutResult = ruleFor(['SendDurableExecutionCallbackSuccess'], input =>
  input['Result'] === undefined
    ? warning('Result', 'Result is empty: the execution goes on without one, and that cannot be taken back')
    : [],
);

const withoutError = ruleFor(['SendDurableExecutionCallbackFailure'], input =>
  input['Error'] === undefined
    ? warning('Error', 'Error is empty: the execution is not told why, and that cannot be taken back')
    : [],
);

/** What an execution that waits is told is said once. */
export const callbackRules: readonly FormRule[] = [withoutResult, withoutError];
