import {
  InputReader,
  invalidTelemetryParameter,
  type JsonAnswers,
  TelemetryError,
  type TelemetryInput,
} from '../telemetry/index.ts';
import {forgetTags, toTags, writeTags} from './group-tags.ts';
import {createGroup, deleteGroup, type LogGroupRow, listGroups, setRetention} from './log-store.ts';
import type {LogsContext} from './logs-context.ts';
import {formatGroupArn, groupRules, requireGroup} from './names.ts';
import {cutPage} from './page.ts';

/** Days a group may keep its events, as the service offers them. */
const retentions: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Operations on log groups. */
export const groups: JsonAnswers<LogsContext> = {
  DescribeLogGroups(input, context) {
    const reader = readerOf(input);
    const prefix = reader.text('logGroupNamePrefix', groupRules);
    const pattern = reader.text('logGroupNamePattern', groupRules);
    if (prefix !== undefined && pattern !== undefined) {
      throw invalidTelemetryParameter(
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const limit = reader.whole('limit', {min: 1, max: 50}) ?? 50;
    const nextToken = reader.text('nextToken');
    const found = context.telemetry
      .transact(queries => listGroups(queries, context.region, ''))
      .filter(({name}) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''));
    const {page, next} = cutPage(found, {limit, nextToken}, ({name}) => name);
    return {logGroups: page.map(group => toAnswer(group, context)), ...next};
  },

  CreateLogGroup(input, context) {
    const {telemetry, region} = context;
    const name = readerOf(input).requiredText('logGroupName', groupRules);
    const tags = toTags(input);
    const isNew = telemetry.transact(queries => createGroup(queries, region, name, telemetry.now()));
    if (isNew) return writeTags(formatGroupArn(context, name), tags, context);
    throw new TelemetryError('ResourceAlreadyExistsException', 'The specified log group already exists');
  },

  DeleteLogGroup(input, context) {
    const name = readerOf(input).requiredText('logGroupName', groupRules);
    context.telemetry.transact(queries => deleteGroup(queries, requireGroup(queries, context.region, name)));
    forgetTags(formatGroupArn(context, name), context);
    return {};
  },

  PutRetentionPolicy(input, context) {
    const reader = readerOf(input);
    const name = reader.requiredText('logGroupName', groupRules);
    const days = reader.requiredWhole('retentionInDays');
    if (!retentions.includes(days)) {
      throw invalidTelemetryParameter(
        `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: ` +
          `Member must satisfy enum value set: [${retentions.join(', ')}]`,
      );
    }
    return retain(name, days, context);
  },

  DeleteRetentionPolicy(input, context) {
    return retain(readerOf(input).requiredText('logGroupName', groupRules), null, context);
  },
};

function readerOf(input: TelemetryInput): InputReader {
  return new InputReader(input, 'InvalidParameterException');
}

function retain(name: string, days: number | null, {telemetry, region}: LogsContext): TelemetryInput {
  telemetry.transact(queries => setRetention(queries, requireGroup(queries, region, name), days));
  return {};
}

function toAnswer({name, created, retention, bytes}: LogGroupRow, context: LogsContext): TelemetryInput {
  const arn = formatGroupArn(context, name);
  return {
    logGroupName: name,
    creationTime: created,
    ...(retention === null ? {} : {retentionInDays: retention}),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    storedBytes: bytes,
    logGroupClass: 'STANDARD',
  };
}
