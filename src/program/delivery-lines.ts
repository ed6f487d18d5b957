import {cleanText} from '../core/text/clean.ts';
import type {DeliveryReport} from '../sandbox/index.ts';

type Batch = DeliveryReport['batches'][number];

/** A report of a delivery for people; records are named by their place in the file, from 0. */
export function formatDelivery(report: DeliveryReport): string {
  const {received, filteredOut, batches, delivered, discarded, undelivered, lastProcessingResult} = report;
  const lines = [
    `${received} records for ${report.functionArn}`,
    ...(filteredOut.length > 0 ? [`filtered out: ${formatList(filteredOut)}`] : []),
    ...batches.map(formatBatch),
    `delivered ${delivered.length}, discarded ${discarded.length}, undelivered ${undelivered.length}`,
    ...(discarded.length > 0 ? [`discarded: ${formatList(discarded)}`] : []),
    ...(undelivered.length > 0 ? [`undelivered: ${formatList(undelivered)}`] : []),
    ...(lastProcessingResult === undefined ? [] : [`last processing result: ${lastProcessingResult}`]),
  ];
  return lines.map(line => `${cleanText(line)}\n`).join('');
}

function formatBatch(batch: Batch, index: number): string {
  const {records, attempt, result, failed} = batch;
  const part = result === 'failed in part' ? ` (${formatList(failed)})` : '';
  const again = attempt > 1 ? `, attempt ${attempt}` : '';
  return `batch ${index + 1}${again}: records ${formatList(records)}: ${result}${part}${formatReason(batch)}`;
}

function formatReason({reason, response, result}: Batch): string {
  if (reason !== undefined) return `: ${reason}`;
  if (result === 'succeeded') return '';
  const {errorType, errorMessage} = Object(response);
  return errorMessage === undefined ? '' : `: ${errorType}: ${errorMessage}`;
}

function formatList(records: readonly number[]): string {
  return records.join(', ');
}
