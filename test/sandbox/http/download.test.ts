import {expect, onTestFinished, test} from 'vitest';
import {functionInput, startSandbox} from '../../support/sandbox.ts';

/** The link to the zip of a function, and the zip. */
async function start() {
  const {client, close} = await startSandbox();
  onTestFinished(close);
  const input = await functionInput('orders');
  await client.createFunction(input);
  const {Code: code} = await client.getFunction({FunctionName: 'orders'});
  const zip = Buffer.from(input.Code?.ZipFile ?? []);
  const ask = async (range?: string) => {
    const answer = await fetch(code?.Location ?? '', range === undefined ? {} : {headers: {range}});
    const body = Buffer.from(await answer.arrayBuffer());
    return {status: answer.status, range: answer.headers.get('content-range'), body};
  };
  return {zip, ask, size: zip.byteLength};
}

test('the code’s link gives the whole zip, or the part that is asked for, as S3 does', async () => {
  const {zip, ask, size} = await start();
  expect(await ask()).toEqual({status: 200, range: null, body: zip});
  expect(await ask('bytes=2-5')).toEqual({status: 206, range: `bytes 2-5/${size}`, body: zip.subarray(2, 6)});
  expect(await ask('bytes=10-')).toMatchObject({status: 206, body: zip.subarray(10)});
  expect(await ask('bytes=-22')).toEqual({
    status: 206,
    range: `bytes ${size - 22}-${size - 1}/${size}`,
    body: zip.subarray(size - 22),
  });
  expect(await ask('bytes=-100000000')).toMatchObject({status: 206, body: zip});
  expect(await ask('bytes=5-100000000')).toMatchObject({status: 206, body: zip.subarray(5)});
  expect(await ask(`bytes=${size}-`)).toMatchObject({status: 416, range: `bytes */${size}`});
  expect(await ask('lines=1-2')).toMatchObject({status: 200, body: zip});
});
