import {
  InputReader,
  invalidTelemetryParameter,
  type JsonAnswers,
  TelemetryError,
  type TelemetryInput,
} from '../telemetry/index.ts';
import {createStream, deleteStream, type LogStream, listStreams} from './log-store.ts';
import type {LogsContext} from './logs-context.ts';
import {formatGroupArn, groupRules, readGroupName, requireGroup, requireStream, streamRules} from './names.ts';
import {cutPage} from './page.ts';

/** Operations on log streams. */
export const streams: JsonAnswers<LogsContext> = {
  DescribeLogStreams(input, context) {
    const reader = readerOf(input);
    const name = readGroupName(reader, context);
    const prefix = reader.text('logStreamNamePrefix', streamRules);
    const orderBy = reader.oneOf('orderBy', ['LogStreamName', 'LastEventTime']) ?? 'LogStreamName';
    if (prefix !== undefined && orderBy === 'LastEventTime') {
      throw invalidTelemetryParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const isDescending = reader.flag('descending');
    const limit = reader.whole('limit', {min: 1, max: 50}) ?? 50;
    const nextToken = reader.text('nextToken');
    const found = context.telemetry.transact(queries =>
      listStreams(queries, requireGroup(queries, context.region, name)),
    );
    const sorted = orderBy === 'LastEventTime' ? found.sort((a, b) => toLast(a) - toLast(b)) : found;
    if (isDescending) sorted.reverse();
    const matching = sorted.filter(stream => stream.name.startsWith(prefix ?? ''));
    const {page, next} = cutPage(matching, {limit, nextToken}, stream => stream.name);
    return {logStreams: page.map(stream => toAnswer(stream, formatGroupArn(context, name))), ...next};
  },

  CreateLogStream(input, {telemetry, region}) {
    const {group: groupName, stream: name} = readNames(input);
    const isNew = telemetry.transact(queries => {
      const group = requireGroup(queries, region, groupName);
      return createStream(queries, group, name, telemetry.now());
    });
    if (isNew) return {};
    throw new TelemetryError('ResourceAlreadyExistsException', 'The specified log stream already exists');
  },

  DeleteLogStream(input, {telemetry, region}) {
    const {group: groupName, stream: name} = readNames(input);
    telemetry.transact(queries => {
      const group = requireGroup(queries, region, groupName);
      deleteStream(queries, requireStream(queries, group, name));
    });
    return {};
  },
};

function readerOf(input: TelemetryInput): InputReader {
  return new InputReader(input, 'InvalidParameterException');
}

function readNames(input: TelemetryInput): {readonly group: string; readonly stream: string} {
  const reader = readerOf(input);
  return {
    group: reader.requiredText('logGroupName', groupRules),
    stream: reader.requiredText('logStreamName', streamRules),
  };
}

/** A stream without events counts from when it was made. */
function toLast({last, created}: LogStream): number {
  return last ?? created;
}

function toAnswer({name, created, first, last, ingested}: LogStream, groupArn: string): TelemetryInput {
  return {
    logStreamName: name,
    creationTime: created,
    ...(first === null ? {} : {firstEventTimestamp: first}),
    ...(last === null ? {} : {lastEventTimestamp: last}),
    ...(ingested === null ? {} : {lastIngestionTime: ingested}),
    uploadSequenceToken: String(ingested ?? created),
    arn: `${groupArn}:log-stream:${name}`,
    storedBytes: 0,
  };
}
