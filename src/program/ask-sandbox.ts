import {readFile} from 'node:fs/promises';
import {text} from 'node:stream/consumers';
import {callSandbox} from './call-sandbox.ts';
import {toRecordsPath} from './deliver-records.ts';
import {formatDelivery} from './delivery-lines.ts';
import {checkReport} from './delivery-report.ts';
import type {Host} from './host.ts';
import type {DeliveriesRequest, DeliverRequest} from './sandbox-commands.ts';

/** Asks a running sandbox for something and prints its answer. What went wrong is one line and exit code 1. */
export async function askSandbox(host: Host, request: DeliverRequest | DeliveriesRequest): Promise<void> {
  const {process} = host;
  try {
    if (request.kind === 'deliver') await deliver(host, request);
    else await listDeliveries(host, request);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`lambdeck sandbox ${request.kind}: ${why}\n`);
    process.exitCode = 1;
  }
}

/** Exit code 1 also when a record did not get through. */
async function deliver(host: Host, request: DeliverRequest): Promise<void> {
  const {process} = host;
  const body = request.file === '-' ? await text(process.stdin) : await readFile(request.file, 'utf8');
  const answer = await callSandbox(host, request, {method: 'POST', path: toRecordsPath(request.uuid), body});
  const report = checkReport(answer);
  process.stdout.write(request.json ? `${JSON.stringify(answer, null, 2)}\n` : formatDelivery(report));
  if (report.undelivered.length + report.discarded.length > 0) process.exitCode = 1;
}

async function listDeliveries(host: Host, request: DeliveriesRequest): Promise<void> {
  const query = request.destination === undefined ? '' : `?${new URLSearchParams({destination: request.destination})}`;
  const answer = await callSandbox(host, request, {method: 'GET', path: `/_sandbox/deliveries${query}`});
  host.process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}
