import {cleanText} from '../core/text/clean.ts';
import type {DeliveryReport} from '../sandbox/index.ts';

type Batch = DeliveryReport['batches'][number];

/** A report of a delivery for people; records are named by their place in the file, from 0. */
export function toDeliveryLines(report: DeliveryReport): string {
  const {received, filteredOut, batches, delivered, discarded, undelivered, lastProcessingResult} = report;
  const lines = [
    `${received} records for ${report.functionArn}`,
    ...(filteredOut.length > 0 ? [`filtered out: ${toList(filteredOut)}`] : []),
    ...batches.map(toBatchLine),
    `delivered ${delivered.length}, discarded ${discarded.length}, undelivered ${undelivered.length}`,
    ...(discarded.length > 0 ? [`discarded: ${toList(discarded)}`] : []),
    ...(undelivered.length > 0 ? [`undelivered: ${toList(undelivered)}`] : []),
    ...(lastProcessingResult === undefined ? [] : [`last processing result: ${lastProcessingResult}`]),
  ];
  return lines.map(line => `${cleanText(line)}\n`).join('');
}

function toBatchLine(batch: Batch, index: number): string {
  const {records, attempt, result, failed} = batch;
  const part = result === 'failed in part' ? ` (${toList(failed)})` : '';
  const again = attempt > 1 ? `, attempt ${attempt}` : '';
  return `batch ${index + 1}${again}: records ${toList(records)}: ${result}${part}${toReason(batch)}`;
}

function toReason({reason, response, result}: Batch): string {
  if (reason !== undefined) return `: ${reason}`;
  if (result === 'succeeded') return '';
  const {errorType, errorMessage} = Object(response);
  return errorMessage === undefined ? '' : `: ${errorType}: ${errorMessage}`;
}

function toList(records: readonly number[]): string {
  return records.join(', ');
}
