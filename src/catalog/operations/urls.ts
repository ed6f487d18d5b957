import {parseFunctionArn} from '../../core/format/arn.ts';
import {toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {
  type CurrentState,
  defineOperation,
  type OperationDeclaration,
  type Selection,
} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {needsNoUrl, needsUrl} from './requirements.ts';
import {findTarget, formatQualified, pickMembers, unlessPublished} from './target.ts';
import {offerUrlGrant} from './url-grants.ts';

const on = ['functions', 'aliases'];
const target = ['FunctionName', 'Qualifier'] as const;
const unavailable = unlessPublished('a URL is for a function or an alias');

const url: CurrentState = {
  operation: 'GetFunctionUrlConfig',
  of: ['FunctionName'],
  may: ['Qualifier'],
  input: fixed => pickMembers(fixed, ...target),
};

/** Changing the URL of what is selected. */
const edit = {
  operation: 'UpdateFunctionUrlConfig',
  requires: needsUrl,
  danger: toUrlDanger,
  exposes: formatUrlExposure,
  common: ['AuthType', 'Cors', 'InvokeMode'],
  confirm: toUrlConfirmation,
  current: {...url, toValues: answer => pickMembers(answer, 'AuthType', 'Cors', 'InvokeMode')},
  undo: (sent, before) => buildPutBack('UpdateFunctionUrlConfig', target, {sent, before, empty: {Cors: {}}}),
} satisfies Partial<OperationDeclaration<'UpdateFunctionUrlConfig'>>;

/** Taking it away; a new one has another address. */
const deletion = {
  operation: 'DeleteFunctionUrlConfig',
  requires: needsUrl,
  current: {...url, toKept: pickUrl},
  removes: (_, kept) => pickUrl(kept),
  confirm: input => `${formatQualified(input)}:url`,
} satisfies Partial<OperationDeclaration<'DeleteFunctionUrlConfig'>>;

const listed = {on: ['function-urls'], fill: pickListed};

/** Web addresses of functions and aliases; one without authentication is open to anyone. */
export const urlOperations: readonly OperationDeclaration[] = [
  defineOperation<'CreateFunctionUrlConfig'>({
    operation: 'CreateFunctionUrlConfig',
    requires: needsNoUrl,
    on,
    unavailable,
    danger: toUrlDanger,
    exposes: formatUrlExposure,
    fill: findTarget,
    common: ['Cors', 'InvokeMode'],
    confirm: toUrlConfirmation,
    tells: ({FunctionUrl}) => toOptionalText(FunctionUrl),
    follow: offerUrlGrant,
    undo: sent => ({operation: 'DeleteFunctionUrlConfig', input: pickMembers(sent, ...target)}),
  }),
  defineOperation<'UpdateFunctionUrlConfig'>({...edit, on, unavailable, title: 'Edit function URL', fill: findTarget}),
  defineOperation<'UpdateFunctionUrlConfig'>({
    ...edit,
    ...listed,
    name: 'EditListedUrl',
    key: 'e',
    title: 'Edit this URL',
  }),
  defineOperation<'DeleteFunctionUrlConfig'>({...deletion, on, unavailable, fill: findTarget}),
  defineOperation<'DeleteFunctionUrlConfig'>({
    ...deletion,
    ...listed,
    name: 'DeleteListedUrl',
    key: 'D',
    title: 'Delete this URL',
  }),
];

function formatUrlExposure(): string {
  return 'This opens the URL to the whole internet: callers need no AWS credentials. They get in once the policy allows it, too: add permissions for principal * with lambda:InvokeFunctionUrl (FunctionUrlAuthType NONE) and with lambda:InvokeFunction (InvokedViaFunctionUrl).';
}

function toUrlDanger({AuthType}: Item): 'exposes' | 'changes' {
  return AuthType === 'NONE' ? 'exposes' : 'changes';
}

function toUrlConfirmation({AuthType, FunctionName}: Item): string | undefined {
  return AuthType === 'NONE' ? String(FunctionName) : undefined;
}

function pickUrl(answer: Item): Item {
  return pickMembers(answer, 'FunctionUrl', 'AuthType', 'Cors', 'InvokeMode');
}

/** The function, and the alias, of a URL in a list of them. */
function pickListed({item}: Selection): {FunctionName: string | undefined; Qualifier: string | undefined} {
  const found = parseFunctionArn(item?.['FunctionArn']);
  return {FunctionName: found?.name, Qualifier: found?.qualifier};
}
