import {findNodeAtLocation, parseTree} from 'jsonc-parser';
import {parseArn, parseFunctionArn} from '../format/arn.ts';
import type {InvokeTarget} from '../invoke-target.ts';
import type {QueueEntry} from './queue-entry.ts';
import type {MessageValue, ReceivedMessage} from './queue-services.ts';

/** What a message has a function given, as the bytes it was given at first; a sentence where it does not tell. */
export type MessagePayload = {readonly text: string; readonly target: InvokeTarget} | {readonly why: string};

/** The payload a message stands for: of a queue's message the event that Lambda makes of it, else the event that failed. */
export function toMessagePayload(message: ReceivedMessage, {arn, role, target}: QueueEntry): MessagePayload {
  if (role === 'dead letters of the function') return {text: message.body, target};
  if (role === 'on failure') return readRecord(message.body, target);
  return {text: JSON.stringify({Records: [toRecord(message, arn)]}, undefined, 2), target};
}

/** `requestPayload` of an invocation record, letter by letter. */
function readRecord(body: string, target: InvokeTarget): MessagePayload {
  const tree = parseTree(body);
  const payload = tree && findNodeAtLocation(tree, ['requestPayload']);
  if (payload === undefined) return {why: 'it has no requestPayload: what failed cannot be sent again from it'};
  const text = body.slice(payload.offset, payload.offset + payload.length);
  const arn: unknown = tree && findNodeAtLocation(tree, ['requestContext', 'functionArn'])?.value;
  const {name, qualifier} = parseFunctionArn(arn) ?? {};
  if (name !== target.FunctionName || qualifier === undefined || qualifier === '$LATEST') return {text, target};
  return {text, target: {...target, Qualifier: qualifier}};
}

function toRecord({id, handle, body, bodyHash, system, attributes}: ReceivedMessage, arn: string): object {
  const entries = Object.entries(attributes).map(([name, value]) => [name, toAttribute(value)]);
  return {
    messageId: id,
    receiptHandle: handle,
    body,
    attributes: system,
    messageAttributes: Object.fromEntries(entries),
    md5OfBody: bodyHash,
    eventSource: 'aws:sqs',
    eventSourceARN: system['DeadLetterQueueSourceArn'] ?? arn,
    awsRegion: parseArn(arn)?.region ?? '',
  };
}

function toAttribute({type, text, bytes}: MessageValue): object {
  return {
    ...(text === undefined ? {} : {stringValue: text}),
    ...(bytes === undefined ? {} : {binaryValue: bytes}),
    stringListValues: [],
    binaryListValues: [],
    dataType: type,
  };
}
