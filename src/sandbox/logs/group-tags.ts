import {resourceTags} from '../model/stored-tags.ts';
import {InputReader, invalidTelemetryParameter, type JsonAnswers, type TelemetryInput} from '../telemetry/index.ts';
import type {LogsContext} from './logs-context.ts';
import {formatGroupArn, groupRules, parseGroupName, requireGroup} from './names.ts';

type Tags = Readonly<Record<string, string>>;

/** Tags of log groups, by their ARN, and by their name as older clients ask. */
export const groupTags: JsonAnswers<LogsContext> = {
  ListTagsForResource: (input, context) => ({tags: readTags(findArn(input, context), context)}),
  ListTagsLogGroup: (input, context) => ({tags: readTags(findNamed(input, context), context)}),
  TagResource: (input, context) => writeTags(findArn(input, context), toTags(input), context),
  TagLogGroup: (input, context) => writeTags(findNamed(input, context), toTags(input), context),
  UntagResource: (input, context) => removeTags(findArn(input, context), readKeys(input, 'tagKeys'), context),
  UntagLogGroup: (input, context) => removeTags(findNamed(input, context), readKeys(input, 'tags'), context),
};

/** The tags in an input; none where it has none. Throws a TelemetryError. */
export function toTags(input: TelemetryInput): Tags {
  const tags = Object.entries(readerOf(input).object('tags') ?? {});
  const wrong = tags.find(([, value]) => typeof value !== 'string');
  if (wrong) throw invalidTelemetryParameter(`The value of the tag ${wrong[0]} is not a string.`);
  if (tags.length > 50) throw invalidTelemetryParameter('A log group has 50 tags at most.');
  return Object.fromEntries(tags) as Tags;
}

/** Adds tags to those of a group. */
export function writeTags(arn: string, tags: Tags, context: LogsContext): TelemetryInput {
  if (Object.keys(tags).length === 0) return {};
  context.transaction(() => {
    context.records.put(resourceTags, '', arn, {...readTags(arn, context), ...tags});
  });
  return {};
}

/** Forgets the tags of a group that is gone. */
export function forgetTags(arn: string, {records, transaction}: LogsContext): void {
  transaction(() => void records.delete(resourceTags, '', arn));
}

function removeTags(arn: string, keys: readonly string[], context: LogsContext): TelemetryInput {
  const kept = Object.entries(readTags(arn, context)).filter(([key]) => !keys.includes(key));
  context.transaction(() => context.records.put(resourceTags, '', arn, Object.fromEntries(kept)));
  return {};
}

function readTags(arn: string, {records}: LogsContext): Tags {
  return records.get(resourceTags, '', arn) ?? {};
}

function readKeys(input: TelemetryInput, member: string): readonly string[] {
  return readerOf(input).requiredTexts(member, 50);
}

function findArn(input: TelemetryInput, context: LogsContext): string {
  return requireArn(parseGroupName(readerOf(input).requiredText('resourceArn', {max: 1011}), context), context);
}

function findNamed(input: TelemetryInput, context: LogsContext): string {
  return requireArn(readerOf(input).requiredText('logGroupName', groupRules), context);
}

function requireArn(name: string, context: LogsContext): string {
  context.telemetry.transact(queries => requireGroup(queries, context.region, name));
  return formatGroupArn(context, name);
}

function readerOf(input: TelemetryInput): InputReader {
  return new InputReader(input, 'InvalidParameterException');
}
