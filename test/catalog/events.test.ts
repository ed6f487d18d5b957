import {createHash} from 'node:crypto';
import {expect, it} from 'vitest';
import {eventTemplates} from '../../src/catalog/index.ts';
import {templateText} from '../../src/core/workbench/event-template.ts';
import {maxPayload} from '../../src/core/workbench/payload.ts';

type Members = Record<string, unknown>;

it('has a template for each of the usual event sources, each with a title of its own', () => {
  const titles = eventTemplates.map(({title}) => title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const source of ['REST', 'HTTP API', 'SQS', 'SNS', 'S3', 'EventBridge', 'DynamoDB', 'Kinesis', 'ALB', 'Sched']) {
    expect(titles.filter(title => title.includes(source))).not.toEqual([]);
  }
});

it.each(eventTemplates.map(template => [template.title, template] as const))('%s is a payload', (_, template) => {
  const text = templateText(template);
  expect(JSON.parse(text)).toEqual(template.event);
  expect(text.length).toBeLessThan(maxPayload.Event);
  expect(text).toContain('\n  "');
});

function records(source: string): readonly Members[] {
  const template = eventTemplates.find(({title}) => title.startsWith(source));
  return (template as {event: {Records: readonly Members[]}}).event.Records;
}

it('gives messages of a queue the digest of their body', () => {
  for (const {body, md5OfBody} of records('SQS')) {
    expect(createHash('md5').update(String(body)).digest('hex')).toBe(md5OfBody);
    expect(JSON.parse(String(body))).toHaveProperty('orderId');
  }
});

it('gives records of a stream JSON in base64', () => {
  for (const {kinesis} of records('Kinesis')) {
    const {data} = kinesis as {data: string};
    expect(JSON.parse(Buffer.from(data, 'base64').toString())).toHaveProperty('visitor');
  }
});
