import {toOptionalText, toStructure} from '../format/members.ts';
import type {Item} from '../item.ts';

/** What an event of a change tells, and what the one before it of the same thing answered. */
export interface EventPair {
  readonly request: Item;
  readonly response: Item;
  readonly before: Item | undefined;
}

/** What is different since a change, in a few words each; what was asked for where nothing tells how it was before. */
export function describeDifference(operation: string, compared: EventPair): readonly string[] {
  switch (operation) {
    case 'UpdateFunctionCode':
      return describeCode(compared);
    case 'UpdateFunctionConfiguration':
      return describeSettings(compared);
    case 'CreateAlias':
    case 'UpdateAlias':
      return describeAlias(compared);
    case 'PublishVersion':
      return [`version ${toOptionalText(compared.response['version']) ?? '?'}`, ...describeText(compared.request)];
    default:
      return describeRequest(compared.request);
  }
}

function describeCode({response, before}: EventPair): readonly string[] {
  const now = toOptionalText(response['codeSha256']);
  const then = toOptionalText(before?.['codeSha256']);
  if (now === undefined) return ['code'];
  if (then === undefined) return [`code ${shorten(now)}`];
  return now === then ? ['the same code'] : [`code ${shorten(then)} → ${shorten(now)}`];
}

const shorten = (hash: string) => `${hash.slice(0, 8)}…`;

/** Members of a configuration that change with each call, or tell nothing of what was set. */
const ofNoChange = new Set([
  ...['lastModified', 'revisionId', 'functionArn', 'functionName', 'version', 'environment', 'configSha256'],
  ...['lastUpdateStatus', 'lastUpdateStatusReason', 'lastUpdateStatusReasonCode', 'state', 'stateReason'],
  ...['stateReasonCode', 'runtimeVersionConfig', 'codeSha256', 'codeSize'],
]);

function describeSettings({request, response, before}: EventPair): readonly string[] {
  const values = request['environment'] === undefined ? [] : ['environment set, values are not recorded'];
  if (before === undefined) return [...describeRequest(request).filter(text => !/^Environment/.test(text)), ...values];
  const names = [...new Set([...Object.keys(before), ...Object.keys(response)])].filter(name => !ofNoChange.has(name));
  const changed = names.flatMap(name => {
    const [then, now] = [formatValue(before[name]), formatValue(response[name])];
    return then === now ? [] : [`${toMember(name)} ${then} → ${now}`];
  });
  return changed.length + values.length === 0 ? ['nothing is different'] : [...changed, ...values];
}

function describeAlias({request, response, before}: EventPair): readonly string[] {
  const name = toOptionalText(request['name']) ?? toOptionalText(response['name']) ?? 'alias';
  const [then, now] = [formatRouting(before), formatRouting(response)];
  return [then === undefined || then === now ? `${name} → ${now ?? '?'}` : `${name} ${then} → ${now ?? '?'}`];
}

/** `2`, or with the shares of others `2 + 10 % 3`. */
function formatRouting(alias: Item | undefined): string | undefined {
  const version = toOptionalText(alias?.['functionVersion']);
  if (version === undefined) return undefined;
  const weights = toStructure(toStructure(alias?.['routingConfig'])['additionalVersionWeights']);
  const others = Object.entries(weights).map(
    ([other, weight]) => `${Math.round(Number(weight) * 1000) / 10} % ${other}`,
  );
  return [version, ...others].join(' + ');
}

function describeText({description}: Item): readonly string[] {
  const text = toOptionalText(description);
  return text === undefined ? [] : [`“${text}”`];
}

/** What was asked for, but for whom it was asked. */
function describeRequest(request: Item): readonly string[] {
  return Object.entries(request)
    .filter(([name]) => !['functionName', 'revisionId', 'resource'].includes(name))
    .map(([name, value]) => `${toMember(name)} ${formatValue(value)}`);
}

/** A trail begins members small; everywhere else they are called as in the API. */
function toMember(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function formatValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
