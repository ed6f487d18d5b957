import {toOptionalText} from '../../core/format/members.ts';
import {findUrlAccess} from '../../core/health/public-url.ts';
import type {Item} from '../../core/item.ts';
import type {FollowUp} from '../../core/operation/operation.ts';

/** The two statements a URL without authentication needs, under the names that AWS's own console gives them. */
const grants = [
  {
    StatementId: 'FunctionURLAllowPublicAccess',
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  },
  {
    StatementId: 'FunctionURLInvokeAllowPublicAccess',
    Action: 'lambda:InvokeFunction',
    Principal: '*',
    InvokedViaFunctionUrl: true,
  },
] as const;

/** The first of them, for a new URL that needs them. */
export function offerUrlGrant(sent: Item): FollowUp | undefined {
  return sent['AuthType'] === 'NONE'
    ? buildOffer(sent, grants[0], 'Nobody gets in before two statements allow it.')
    : undefined;
}

/** The second one, after the first, where the policy does not have it. */
export function offerSecondUrlGrant(sent: Item, {Policy}: Item): FollowUp | undefined {
  const isFirst = sent['Action'] === grants[0].Action && sent['Principal'] === '*';
  const missing = findUrlAccess(toOptionalText(Policy), undefined)?.missing ?? [];
  if (!isFirst || !missing.some(({action}) => action === grants[1].Action)) return undefined;
  return buildOffer(sent, grants[1], 'One more statement lets callers of the URL in.');
}

function buildOffer({FunctionName, Qualifier}: Item, preset: Item, why: string): FollowUp {
  const isAlias = Qualifier !== undefined;
  const item = isAlias ? {FunctionName, Version: Qualifier} : {FunctionName};
  return {operation: 'AddPermission', resource: isAlias ? 'aliases' : 'functions', item, preset, why};
}
