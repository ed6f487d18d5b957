import {expect, it} from 'vitest';
import {listTags} from '../../../src/aws/tags/list-tags.ts';
import {callsTo, forever, json, serve} from '../endpoint.ts';

it('reads page after page, and ends with a token that comes again', async () => {
  const {url, received} = await serve((response, {body}) => {
    const {PaginationToken = '0'} = JSON.parse(String(body));
    const page = Number(PaginationToken);
    const ResourceTagMappingList = [{ResourceARN: `arn:${page}`, Tags: [{Key: 'page', Value: String(page)}]}];
    json(response, {ResourceTagMappingList, PaginationToken: page === 12 ? '3' : String(page + 1)});
  });
  const {telemetry} = callsTo(url);
  const found = await listTags(telemetry.tags, 'lambda:function', forever);
  expect(found.size).toBe(13);
  expect(found.get('arn:7')).toEqual({page: '7'});
  expect(received.length).toBe(13);
  expect(JSON.parse(String(received[0]?.body))).toEqual({
    ResourceTypeFilters: ['lambda:function'],
    ResourcesPerPage: 100,
  });
});

it('says what is not allowed, and by which name that is', async () => {
  const {url} = await serve(response => {
    response.setHeader('x-amzn-errortype', 'AccessDeniedException');
    json(response, {__type: 'AccessDeniedException', message: 'not authorized to perform it'}, 400);
  });
  const {telemetry} = callsTo(url);
  await expect(listTags(telemetry.tags, 'lambda:function', forever)).rejects.toMatchObject({
    problem: {kind: 'denied', tryThis: expect.stringContaining('tag:GetResources')},
  });
});
