import {buildPastRun, buildTimes, formatNodeError, formatNodeLine, pickAny, type Story} from './story.ts';

/** The release that the alias sends a tenth of its calls to came 40 minutes ago, and cannot price what has no currency. */
const canaryAge = 40 * 60_000;

const unread = "Cannot read properties of undefined (reading 'currency')";
const refused = 'exports.handler (/var/task/index.js:7:25)';

/** The web shop's API: busy by day, an error now and then, and more of them since a deployment. */
const ordersApi: Story = {
  functionName: 'orders-api',
  memorySize: 512,
  runs(teller) {
    const {now, random, toId} = teller;
    const canaries = Array.from({length: 26}, (_, n) => now - canaryAge + (n + 0.3 + 0.4 * random()) * 90_000);
    const times = [...buildTimes(teller, 24, 1.3), ...canaries].toSorted((a, b) => a - b);
    return times.map((time, index) => {
      const isCanary = canaries.includes(time);
      const version = isCanary ? '3' : '2';
      const isBroken = isCanary && random() < 0.9;
      const isRefused = random() < 0.012;
      const requestId = toId();
      const orderId = 48_210 + index;
      const duration = 18 + 60 * random() ** 3 + (random() < 0.02 ? 400 : 0);
      const say = (at: number, message: string, data: object) =>
        formatNodeLine(time + at, requestId, 'INFO', JSON.stringify({message, service: 'orders-api', ...data}));
      const received = say(2, 'order received', {orderId, table: 'orders', stage: 'production', version});
      const thrown = isBroken
        ? {errorType: 'TypeError', errorMessage: unread, place: 'exports.handler (/var/task/index.js:13:62)'}
        : {errorMessage: `Order ${orderId} was refused by the payment provider`, place: refused};
      const lines =
        isBroken || isRefused
          ? [received, formatNodeError(time + 9, requestId, thrown)]
          : [
              received,
              say(duration - 2, 'order priced', {total: pickAny(random, [25, 24, 42.5, 18, 67]), remaining: 9961}),
            ];
      const outcome = isBroken || isRefused ? 'error' : 'success';
      return buildPastRun(teller, time, {qualifier: 'live', version, duration, outcome, lines, requestId});
    });
  },
};

/** Mails for customers: in a rush, more are asked for than the five that are reserved. */
const notifyCustomers: Story = {
  functionName: 'notify-customers',
  memorySize: 128,
  runs(teller) {
    const {random, toId} = teller;
    return buildTimes(teller, 24, 6).flatMap(time => {
      const requestId = toId();
      const to = `${pickAny(random, ['ana', 'luis', 'carmen', 'javier'])}@example.com`;
      const text = `To ${to} from tienda@example.com: Su pedido está en camino`;
      const lines = [formatNodeLine(time + 3, requestId, 'INFO', text)];
      const duration = 40 + 90 * random();
      const sent = buildPastRun(teller, time, {qualifier: 'live', version: '1', duration, lines, requestId});
      const rush = random() < 0.05 ? 7 : 0;
      const refused = Array.from({length: rush}, (_, n) =>
        buildPastRun(teller, time + 40 + n, {qualifier: 'live', version: '', outcome: 'throttled', duration: 0}),
      );
      return [sent, ...refused];
    });
  },
};

/** Pictures on demand. */
const imageResizer: Story = {
  functionName: 'image-resizer',
  memorySize: 256,
  runs(teller) {
    const {random, toId} = teller;
    return buildTimes(teller, 24, 45).map(time => {
      const requestId = toId();
      return buildPastRun(teller, time, {duration: 3 + 5 * random(), lines: [`Запрос ${requestId}\n`], requestId});
    });
  },
};

/** Stories of what people wait for. */
export const webStories: readonly Story[] = [ordersApi, notifyCustomers, imageResizer];
