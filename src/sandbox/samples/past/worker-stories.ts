import {
  buildPastRun,
  buildTimes,
  formatNodeError,
  formatNodeLine,
  formatPythonLine,
  pickAny,
  type Story,
} from './story.ts';

const minute = 60_000;

/** The stream's reader has met a record it cannot read, 40 minutes ago, and tries it again and again. */
const stuckFor = 40 * minute;

const clickstreamIngest: Story = {
  functionName: 'clickstream-ingest',
  memorySize: 192,
  runs(teller) {
    const {now, random, toId} = teller;
    const stuck = Array.from({length: 80}, (_, n) => now - stuckFor + n * 30_000 + 2000 * random());
    return [...buildTimes(teller, 24, 4, stuckFor), ...stuck].map(time => {
      const isStuck = time >= now - stuckFor;
      const requestId = toId();
      const views = isStuck ? 500 : 20 + Math.floor(200 * random());
      const lines = [formatNodeLine(time + 2, requestId, 'INFO', `${views} page views from clicks`)];
      const duration = 6 + views / 25 + 4 * random();
      if (!isStuck) return buildPastRun(teller, time, {duration, lines, requestId});
      const place = 'exports.handler (/var/task/index.js:6:65)';
      const error = formatNodeError(time + duration - 1, requestId, {errorMessage: 'A page view without url', place});
      return buildPastRun(teller, time, {duration, outcome: 'error', lines: [...lines, error], requestId});
    });
  },
  iteratorAge: (time, now) => Math.max(0, time - (now - stuckFor)) + 240,
};

/** A queue's worker, whose provider sometimes does not answer in time. */
const paymentsWorker: Story = {
  functionName: 'payments-worker',
  memorySize: 256,
  runs(teller) {
    const {random, toId} = teller;
    return buildTimes(teller, 24, 5).map((time, index) => {
      const requestId = toId();
      const say = (level: string, text: string) => formatPythonLine(time + 5, requestId, level, text);
      const isHanging = random() < 0.012;
      const isIncomplete = random() < 0.03;
      const tax = pickAny(random, [120, 98, 240, 64, 310]);
      const done = say('INFO', `領収書 R-${String(4200 + index).padStart(6, '0')} 税額 ${tax} JPY`);
      const lines = isIncomplete ? [say('ERROR', "支払いに項目がありません: 'amount'")] : [done];
      return buildPastRun(teller, time, {
        ...{qualifier: 'prod', version: '1', requestId},
        duration: isHanging ? 30_000 : 90 + 260 * random(),
        outcome: isHanging ? 'timeout' : 'success',
        lines: isHanging ? [] : lines,
      });
    });
  },
};

/** A schedule that goes on although no concurrency is left to it: each try is refused, later and later. */
const nightlyReport: Story = {
  functionName: 'nightly-report',
  memorySize: 512,
  runs(teller) {
    const night = Math.floor((teller.now - 7_200_000) / 86_400_000) * 86_400_000 + 7_200_000;
    const delays = Array.from({length: 40}, (_, n) => Math.min(1000 * 2 ** n, 5 * minute));
    let time = night;
    return delays.flatMap(delay => {
      time += delay;
      const isPast = time < teller.now;
      return isPast ? [buildPastRun(teller, time, {version: '', outcome: 'throttled', duration: 0})] : [];
    });
  },
};

/** It has worked until its subnets had no addresses left, an hour ago. */
const thumbnailer: Story = {
  functionName: 'thumbnailer',
  memorySize: 1024,
  runs(teller) {
    const {random, toId} = teller;
    return buildTimes(teller, 24, 12, 60 * minute).map((time, index) => {
      const requestId = toId();
      const text = `Thumbnail of s3://photos-example/IMG_${2100 + index}.jpg is 320x240`;
      const lines = [formatNodeLine(time + 200, requestId, 'INFO', text)];
      return buildPastRun(teller, time, {duration: 350 + 900 * random(), lines, requestId});
    });
  },
};

/** Stories of what works in the background. */
export const workerStories: readonly Story[] = [clickstreamIngest, paymentsWorker, nightlyReport, thumbnailer];
