import type {Problem} from '../core/problem.ts';
import {callSandbox} from './call-sandbox.ts';
import {formatDelivery} from './delivery-lines.ts';
import {checkReport} from './delivery-report.ts';
import type {Host} from './host.ts';
import type {SandboxAddress} from './sandbox-commands.ts';

/** The path under which a sandbox takes records for a mapping. */
export function toRecordsPath(uuid: string): string {
  return `/_sandbox/event-source-mappings/${encodeURIComponent(uuid)}/records`;
}

/** Delivers a JSON text of records through a mapping of the sandbox: what became of them, line by line. */
export async function deliverRecords(
  host: Host,
  address: SandboxAddress,
  uuid: string,
  records: string,
): Promise<{lines: readonly string[]} | {problem: Problem}> {
  try {
    const answer = await callSandbox(host, address, {method: 'POST', path: toRecordsPath(uuid), body: records});
    return {lines: formatDelivery(checkReport(answer)).trimEnd().split('\n')};
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const tryThis = 'Correct the file, or enable the mapping, and deliver it again.';
    return {problem: {kind: 'invalid', what: 'Nothing was delivered', why, tryThis}};
  }
}
